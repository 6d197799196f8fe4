// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argumentparser.h"
#include "calllog.h"
#include "collection.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QPointer>

#include <functional>
#include <vector>

/// \file
/// A collection's calls made one after the other.

namespace Inspector {

/// \brief Runs calls in their order, and shows as a table what became of each.
///
/// A call is made when the one before has settled; its text may name results of earlier ones ({{Log in.token}}). A call that
/// cannot be sent, or is rejected, ends the run, unless it is told to go on.
class CallSequence final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, CallColumn, StateColumn, LatencyColumn, ResultColumn, ColumnCount };
    enum class State : quint8 { Waiting, Running, Passed, Failed, Skipped, Cancelled };
    enum Role { HandleRole = Qt::UserRole + 1, StateRole };

    /// Sends, as InspectorController::call() does: the log has an entry of that handle when it returns. None: it cannot be sent.
    using Send = std::function<CallHandle(const CallRequest &request)>;

    struct Row {
        CallDraft draft;
        State state = State::Waiting;
        std::optional<CallEntry> entry; ///< what the log said last
        QString problem; ///< why it was not sent
    };

    explicit CallSequence(QObject *parent = nullptr);

    /// Ends a run that is on. \a log must be the one that \a send writes into; it may die. \a folder: see CallRequest.
    void start(const QString &title, const QList<CallDraft> &calls, const Variables &variables, const QString &folder,
               CallLog *log, Send send, ArgumentParser::Check check);
    /// Sends nothing more; what is on its way is not waited for, and told by cancelled().
    void cancel();
    bool isRunning() const { return m_running; }
    bool stopsAtError() const { return m_stopsAtError; }
    void setStopsAtError(bool stops) { m_stopsAtError = stops; }

    QString title() const { return m_title; }
    const Row &at(int row) const { return m_rows[size_t(row)]; }
    int count(State state) const;
    /// "3 of 5 calls passed, 1 failed", or how far it is.
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void advanced();
    void finished();
    /// A call whose result nobody waits for any more.
    void cancelled(Inspector::CallHandle handle);

private:
    void next(quint64 run);
    void look();
    void settle(State state);
    void finish();
    void changed(int row);

    QString m_title;
    std::vector<Row> m_rows;
    Variables m_variables;
    QString m_folder;
    QPointer<CallLog> m_log;
    Send m_send;
    ArgumentParser::Check m_check;
    int m_current = -1;
    CallHandle m_handle = CallHandle::None; ///< of the current one, while it is waited for
    quint64 m_run = 0;
    bool m_running = false;
    bool m_stopsAtError = true;
};

/// A word for a state.
QString toText(CallSequence::State state);

} // namespace Inspector
