// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionsmodel.h"

#include "datatext.h"
#include "visibletext.h"

#include <QtCore/QTimerEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int RefreshInterval = 200;
constexpr quintptr Top = 0; // internal id of a capture; its sessions have its row + 1

SessionsModel::Mark markOf(CaptureDocument::State state)
{
    switch (state) {
    case CaptureDocument::State::Idle:
        return SessionsModel::Mark::Idle;
    case CaptureDocument::State::Connecting:
    case CaptureDocument::State::Closing:
        return SessionsModel::Mark::Connecting;
    case CaptureDocument::State::Connected:
    case CaptureDocument::State::Listening:
        return SessionsModel::Mark::Open;
    case CaptureDocument::State::Disconnected:
        return SessionsModel::Mark::Closed;
    case CaptureDocument::State::Failed:
        return SessionsModel::Mark::Failed;
    case CaptureDocument::State::Loading:
        return SessionsModel::Mark::Connecting;
    }
    return SessionsModel::Mark::Idle;
}

} // namespace

SessionsModel::SessionsModel(QObject *parent) : QAbstractItemModel(parent) { }

SessionsModel::~SessionsModel() = default;

void SessionsModel::addDocument(CaptureDocument *document)
{
    beginInsertRows({}, int(m_items.size()), int(m_items.size()));
    m_items.push_back({document, document, rowsOf(document)});
    endInsertRows();
    connect(document, &CaptureDocument::appended, this, &SessionsModel::onChanged);
    connect(document, &CaptureDocument::stateChanged, this, &SessionsModel::onChanged);
    connect(document, &CaptureDocument::titleChanged, this, &SessionsModel::onChanged);
    connect(document, &CaptureDocument::progressChanged, this, &SessionsModel::onChanged);
    connect(document, &CaptureDocument::savedChanged, this, &SessionsModel::onChanged);
    connect(document, &QObject::destroyed, this, &SessionsModel::remove);
}

void SessionsModel::removeDocument(CaptureDocument *document)
{
    document->disconnect(this);
    remove(document);
}

void SessionsModel::remove(const QObject *document)
{
    const auto it = std::find_if(m_items.begin(), m_items.end(), [document](const Item &item) { return item.key == document; });
    if (it == m_items.end())
        return;
    const int row = int(it - m_items.begin());
    beginRemoveRows({}, row, row);
    m_items.erase(it);
    endRemoveRows();
    // Sessions name their capture by its row.
    if (row < int(m_items.size())) {
        beginResetModel();
        endResetModel();
    }
}

int SessionsModel::rowsOf(const CaptureDocument *document)
{
    return qMin(document->capture().sessionCount(), MaximumSessions + 1); // one for the rest
}

void SessionsModel::onChanged()
{
    if (!m_timer.isActive())
        m_timer.start(RefreshInterval, this);
}

void SessionsModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        refresh();
    else
        QAbstractItemModel::timerEvent(event);
}

void SessionsModel::refresh()
{
    m_timer.stop();
    for (size_t row = 0; row < m_items.size(); ++row) {
        const QModelIndex top = index(int(row), 0);
        const int before = m_items[row].rows;
        if (!m_items[row].document)
            continue;
        const int now = rowsOf(m_items[row].document);
        if (now > before) {
            beginInsertRows(top, before, now - 1);
            m_items[row].rows = now;
            endInsertRows();
        }
        Q_EMIT dataChanged(top, top);
        // Only the last sessions can have changed; a capture may hold a million.
        const int first = qMax(0, before - 4);
        if (before > first)
            Q_EMIT dataChanged(index(first, 0, top), index(before - 1, 0, top));
    }
}

CaptureDocument *SessionsModel::documentAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return m_items[index.internalId() == Top ? size_t(index.row()) : size_t(index.internalId() - 1)].document;
}

std::optional<quint32> SessionsModel::sessionAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == Top || index.row() >= MaximumSessions)
        return {};
    return quint32(index.row());
}

QModelIndex SessionsModel::indexOf(const CaptureDocument *document) const
{
    for (size_t row = 0; row < m_items.size(); ++row) {
        if (m_items[row].document == document)
            return index(int(row), 0);
    }
    return {};
}

QModelIndex SessionsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : Top);
}

QModelIndex SessionsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == Top)
        return {};
    return createIndex(int(child.internalId() - 1), 0, Top);
}

int SessionsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_items.size());
    return parent.internalId() == Top && parent.column() == 0 ? m_items[size_t(parent.row())].rows : 0;
}

int SessionsModel::columnCount(const QModelIndex &) const { return 1; }

QVariant SessionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CaptureDocument *document = documentAt(index);
    if (!document)
        return {};
    const std::optional<quint32> session = sessionAt(index);
    if (session) {
        const SessionInfo &info = document->capture().session(*session);
        const bool last = int(*session) == document->capture().sessionCount() - 1;
        const bool live = last && document->state() == CaptureDocument::State::Connected;
        switch (role) {
        case Qt::DisplayRole:
            return tr("Session %1").arg(*session);
        case Qt::ToolTipRole:
            return visibleText(info.name, 400);
        case Qt::AccessibleTextRole:
            return tr("Session %1, %2").arg(*session).arg(data(index, DetailRole).toString());
        case DetailRole: {
            const QString count = countText(qint64(info.messages), tr("1 message"), tr("%1 messages"));
            if (info.aborted)
                return count + tr(", aborted");
            return info.open ? count : count + tr(", ended");
        }
        case StateRole:
            // A proxy has many sessions at once: each one's own records say how it is.
            if (document->state() == CaptureDocument::State::Listening && info.open)
                return QVariant::fromValue(Mark::Open);
            if (last && document->state() != CaptureDocument::State::Idle
                && document->state() != CaptureDocument::State::Listening)
                return QVariant::fromValue(markOf(document->state()));
            return QVariant::fromValue(live ? Mark::Open : info.aborted ? Mark::Failed : info.open ? Mark::Idle : Mark::Closed);
        default:
            return {};
        }
    }
    if (index.internalId() != Top) {
        switch (role) {
        case Qt::DisplayRole:
            return tr("%n more session(s)", nullptr, document->capture().sessionCount() - MaximumSessions);
        case Qt::AccessibleTextRole:
            return data(index, Qt::DisplayRole).toString() + u", "_s + data(index, DetailRole).toString();
        case DetailRole:
            return tr("not listed; filter for session == …");
        case StateRole:
            return QVariant::fromValue(Mark::Idle);
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(document->title(), 400);
    case Qt::ToolTipRole:
        return visibleText(document->filePath().isEmpty() ? document->title() : document->filePath(), 4000);
    case Qt::AccessibleTextRole:
        return data(index, Qt::DisplayRole).toString() + u", "_s + data(index, DetailRole).toString();
    case DetailRole:
        if (document->state() == CaptureDocument::State::Loading)
            return document->progress() < 0 ? tr("opening…") : tr("opening… %L1 %").arg(int(document->progress() * 100));
        if (document->state() == CaptureDocument::State::Failed && !document->count() && !document->filePath().isEmpty())
            return tr("could not be opened");
        if (document->isUnread())
            return tr("opened when it is selected");
        return countText(document->count(), tr("1 record"), tr("%1 records")) + u", "_s
               + sizeText(document->capture().textBytes());
    case StateRole:
        return QVariant::fromValue(markOf(document->state()));
    default:
        return {};
    }
}

} // namespace Inspector
