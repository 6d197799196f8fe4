// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionspane.h"

#include "capturedocument.h"
#include "datadelegate.h"
#include "sessionsmodel.h"

using namespace Qt::StringLiterals;

namespace Inspector {

SessionsPane::SessionsPane(QWidget *parent) : QTreeView(parent)
{
    setObjectName(u"sessions"_s);
    setAccessibleName(tr("Captures and sessions"));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setItemDelegate(new SessionDelegate(this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
}

void SessionsPane::setSessions(SessionsModel *model)
{
    m_sessions = model;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent, int first, int last) {
        if (parent.isValid())
            return;
        for (int row = first; row <= last; ++row)
            expand(m_sessions->index(row, 0));
        if (!currentIndex().isValid())
            setCurrentIndex(m_sessions->index(first, 0));
    });
}

void SessionsPane::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (selected.isEmpty())
        return;
    const QModelIndex index = selected.indexes().constFirst();
    const std::optional<quint32> session = m_sessions->sessionAt(index);
    Q_EMIT chosen(m_sessions->documentAt(index), session ? qint64(*session) : -1);
}

} // namespace Inspector
