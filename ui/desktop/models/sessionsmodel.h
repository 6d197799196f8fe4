// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QBasicTimer>
#include <QtCore/QList>
#include <QtCore/QPointer>

#include <optional>
#include <vector>

/// \file
/// The list of captures and of the sessions in each.

namespace Inspector {

/// \brief Captures at the top, their sessions below. Looks at most five times a second at captures that grow.
///
/// Of a capture with very many sessions the first are listed, and an entry that says how many are not: a tree of a million rows
/// would keep the window busy for seconds, and no person would read it.
class SessionsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole, ///< a second line: counts and state
        StateRole, ///< a Mark
    };
    enum class Mark : quint8 { Idle, Connecting, Open, Closed, Failed };
    Q_ENUM(Mark)

    /// Sessions of one capture that are listed.
    static constexpr int MaximumSessions = 5000;

    explicit SessionsModel(QObject *parent = nullptr);
    ~SessionsModel() override;

    /// Not owned; taken out by itself when it dies.
    void addDocument(CaptureDocument *document);
    void removeDocument(CaptureDocument *document);
    /// Null for one that dies right now.
    CaptureDocument *documentAt(const QModelIndex &index) const;
    /// The session that the index stands for; nothing for a whole capture, and for the entry of those that are not listed.
    std::optional<quint32> sessionAt(const QModelIndex &index) const;
    QModelIndex indexOf(const CaptureDocument *document) const;

    /// Looks now instead of within a fifth of a second.
    void refresh();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Item {
        const QObject *key; ///< the document's address, also while it dies
        QPointer<CaptureDocument> document;
        int rows; ///< that the model has announced
    };
    /// Rows for the sessions of a capture as they are now.
    static int rowsOf(const CaptureDocument *document);
    void onChanged();
    void remove(const QObject *document);

    std::vector<Item> m_items;
    QBasicTimer m_timer;
};

} // namespace Inspector
