// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilityref.h"
#include "seeninterfaces.h"

#include <QtCore/QAbstractListModel>
#include <QtWidgets/QCompleter>

#include <vector>

/// \file
/// Methods and properties that were seen in traffic, offered while a call is written.

namespace Inspector {

/// \brief A list of what may be put into a field of the composer. Its texts are copies: it stays as it is while records come.
class ComposerMembers final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ShapeRole = Qt::UserRole, ///< what stands behind the text: "(string)", ": number", a name; may be empty
        CountRole, ///< how often it was seen, in words; may be empty
        IsMethodRole, ///< bool: it was called
        RowRole, ///< in this list, whatever filters it
    };
    struct Entry {
        QString text; ///< the whole text of the field
        QString shape;
        QString count;
        QString hint; ///< all of it, for a tooltip
        bool isMethod = false;
        CapabilityRef target; ///< what stands before the method, and the method, if it is one
        QtCapnWeb::PropertyPath method;
    };

    using QAbstractListModel::QAbstractListModel;

    /// More are left out.
    static constexpr int MostEntries = 1000;

    void setEntries(std::vector<Entry> entries);
    /// Null for a row that is not there.
    const Entry *entryAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// Paths below \a target: namespaces, properties and methods.
    static std::vector<Entry> targets(const CapabilityRef &target, const std::vector<OfferedMember> &members);
    /// Members as they stand in the field of the method.
    static std::vector<Entry> methods(const std::vector<OfferedMember> &members);

private:
    std::vector<Entry> m_entries;
};

/// \brief Offers a ComposerMembers by any part of their texts. What is chosen as a target is what stands before its method.
class MemberCompleter final : public QCompleter
{
    Q_OBJECT
public:
    MemberCompleter(ComposerMembers *members, bool forTargets, QObject *parent);

    ComposerMembers *members() const { return m_members; }
    /// The list opens with all there is, whatever the field says.
    void showAll();

    QString pathFromIndex(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosen(const Inspector::ComposerMembers::Entry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);

    ComposerMembers *m_members;
    bool m_forTargets;
};

} // namespace Inspector
