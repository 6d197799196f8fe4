// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilitytablemodel.h"

#include "capturedocument.h"

#include <QtCore/QTimerEvent>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int RefreshInterval = 100;
constexpr int AgeInterval = 500;
constexpr int ScoreInterval = 20;
constexpr qint64 ScoreBudget = 3; // milliseconds
/// With more runs of changes than this at once, announcing each costs more than starting over.
constexpr size_t MaximumRuns = 500;

/// The order of TableHistory::entries(): 0, then -1, -2 …, then 1, 2 ….
bool idLess(EntryId a, EntryId b)
{
    const auto group = [](double id) { return id == 0 ? 0 : id < 0 ? 1 : 2; };
    const int x = group(a.value);
    const int y = group(b.value);
    if (x != y)
        return x < y;
    return x == 1 ? a.value > b.value : a.value < b.value;
}

} // namespace

CapabilityTableModel::CapabilityTableModel(Table table, QObject *parent) : QAbstractTableModel(parent), m_table(table) { }

CapabilityTableModel::~CapabilityTableModel() = default;

void CapabilityTableModel::setDocument(CaptureDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_session = 0;
    m_at = TableHistory::Latest;
    m_scores.clear();
    if (document) {
        connect(document, &CaptureDocument::appended, this, &CapabilityTableModel::onAppended);
        connect(document, &CaptureDocument::stateChanged, this, &CapabilityTableModel::onAppended);
        connect(document, &QObject::destroyed, this, &CapabilityTableModel::refresh);
        m_ageTimer.start(AgeInterval, this);
    } else {
        m_ageTimer.stop();
    }
    refresh();
}

void CapabilityTableModel::setSession(quint32 session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_scores.clear();
    refresh();
}

void CapabilityTableModel::setSide(Side side)
{
    if (side == m_side)
        return;
    m_side = side;
    m_scores.clear();
    refresh();
}

void CapabilityTableModel::setAt(RecordIndex at)
{
    if (at == m_at)
        return;
    m_at = at;
    refresh();
}

void CapabilityTableModel::onAppended()
{
    if (isLive() && !m_refreshTimer.isActive())
        m_refreshTimer.start(RefreshInterval, this);
}

void CapabilityTableModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_refreshTimer.timerId()) {
        refresh();
    } else if (event->timerId() == m_scoreTimer.timerId()) {
        scoreSome(ScoreBudget);
    } else if (event->timerId() == m_ageTimer.timerId()) {
        if (isLive() && m_document && m_document->state() == CaptureDocument::State::Connected && !m_rows.empty())
            Q_EMIT dataChanged(index(0, AgeColumn), index(rowCount() - 1, AgeColumn), {Qt::DisplayRole});
    } else {
        QAbstractTableModel::timerEvent(event);
    }
}

std::vector<CapabilityTableModel::Item> CapabilityTableModel::currentItems() const
{
    std::vector<Item> items;
    if (!m_document || int(m_session) >= m_document->capture().sessionCount())
        return items;
    const TableHistory &tables = m_document->capture().tables();
    const QList<TableEntry> now = tables.entries(m_session, m_side, m_table, m_at);
    items.reserve(size_t(now.size()));
    for (const TableEntry &entry : now)
        items.push_back({entry, false});
    if (isLive() || m_at <= 0)
        return items;
    const QList<TableEntry> before = tables.entries(m_session, m_side, m_table, m_at - 1);
    for (const TableEntry &entry : before) {
        if (entry.released != m_at)
            continue;
        const auto at = std::lower_bound(items.begin(), items.end(), entry.id,
                                         [](const Item &item, EntryId id) { return idLess(item.entry.id, id); });
        if (at == items.end() || at->entry.id != entry.id)
            items.insert(at, {entry, true});
    }
    return items;
}

void CapabilityTableModel::refresh()
{
    m_refreshTimer.stop();
    replaceBy(currentItems());
    m_liveCount = int(std::count_if(m_rows.begin(), m_rows.end(), [](const Item &item) { return !item.gone; }));
    startScores();
    Q_EMIT refreshed();
}

void CapabilityTableModel::startScores()
{
    std::vector<TableEntry> entries;
    entries.reserve(m_rows.size());
    for (const Item &item : m_rows) {
        if (!item.gone)
            entries.push_back(item.entry);
    }
    m_scores.setEntries(std::move(entries));
    if (!m_scores.isComplete())
        m_scoreTimer.start(ScoreInterval, this);
}

void CapabilityTableModel::scoreSome(qint64 milliseconds)
{
    if (!m_document)
        return m_scoreTimer.stop();
    const Capture &capture = m_document->capture();
    if (!m_scores.step([&](const TableEntry &entry) { return capture.label(m_session, m_side, m_table, entry); }, milliseconds))
        return;
    m_scoreTimer.stop();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, LeakColumn), index(rowCount() - 1, LeakColumn));
}

void CapabilityTableModel::finishScores() { scoreSome(std::numeric_limits<qint64>::max()); }

void CapabilityTableModel::replaceBy(std::vector<Item> &&items)
{
    // Both are sorted by id: what differs is found in one walk, as runs from the back, so that positions stay right.
    struct Run {
        size_t oldBegin, oldEnd, newBegin, newEnd;
    };
    std::vector<Run> runs;
    size_t o = 0;
    size_t n = 0;
    while (o < m_rows.size() || n < items.size()) {
        if (o < m_rows.size() && n < items.size() && m_rows[o].entry.id == items[n].entry.id) {
            ++o;
            ++n;
            continue;
        }
        Run run{o, o, n, n};
        while (o < m_rows.size() && (n >= items.size() || idLess(m_rows[o].entry.id, items[n].entry.id)))
            run.oldEnd = ++o;
        while (n < items.size() && (o >= m_rows.size() || idLess(items[n].entry.id, m_rows[o].entry.id)))
            run.newEnd = ++n;
        run.oldBegin = qMin(run.oldBegin, run.oldEnd);
        runs.push_back(run);
        if (runs.size() > MaximumRuns) {
            beginResetModel();
            m_rows = std::move(items);
            endResetModel();
            return;
        }
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const auto at = std::ptrdiff_t(run->oldBegin);
        if (run->oldEnd > run->oldBegin) {
            beginRemoveRows({}, int(run->oldBegin), int(run->oldEnd) - 1);
            m_rows.erase(m_rows.begin() + at, m_rows.begin() + std::ptrdiff_t(run->oldEnd));
            endRemoveRows();
        }
        if (run->newEnd > run->newBegin) {
            const int count = int(run->newEnd - run->newBegin);
            beginInsertRows({}, int(run->oldBegin), int(run->oldBegin) + count - 1);
            m_rows.insert(m_rows.begin() + at, items.begin() + std::ptrdiff_t(run->newBegin),
                          items.begin() + std::ptrdiff_t(run->newEnd));
            endInsertRows();
        }
    }
    // Same ids in the same order now; what they say may have changed.
    m_rows = std::move(items);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CapabilityTableModel::rowOf(EntryId id) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), id,
                                     [](const Item &item, EntryId other) { return idLess(item.entry.id, other); });
    return at != m_rows.end() && at->entry.id == id ? int(at - m_rows.begin()) : -1;
}

int CapabilityTableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int CapabilityTableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

qint64 CapabilityTableModel::referenceTime() const
{
    if (!m_document || !m_document->count())
        return -1;
    if (!isLive())
        return m_document->capture().row(qMin(m_at, m_document->count() - 1)).time;
    const SessionInfo &session = m_document->capture().session(m_session);
    if (session.open && int(m_session) == m_document->capture().sessionCount() - 1)
        return m_document->now();
    return session.last == NoRecord ? -1 : m_document->capture().row(session.last).time;
}

qint64 CapabilityTableModel::ageOf(const Item &item) const
{
    const qint64 now = referenceTime();
    RecordIndex born = item.entry.born;
    if (born == NoRecord)
        born = m_document->capture().session(m_session).first;
    const qint64 then = born == NoRecord ? -1 : m_document->capture().row(born).time;
    return now < 0 || then < 0 ? -1 : qMax<qint64>(0, now - then);
}

CapabilityTableModel::Life CapabilityTableModel::lifeOf(const Item &item) const
{
    Life life;
    if (!m_document)
        return life;
    const Capture &capture = m_document->capture();
    const SessionInfo &session = capture.session(m_session);
    if (session.first == NoRecord)
        return life;
    // The present goes on while the session does; a life that is open reaches to its end.
    const qint64 begin = capture.row(session.first).time;
    qint64 end = capture.row(session.last).time;
    const bool running = session.open && int(m_session) == capture.sessionCount() - 1;
    if (running && end >= 0)
        end = qMax(end, m_document->now());
    const bool timed = begin >= 0 && end > begin;
    const auto part = [&](RecordIndex record) {
        if (record == NoRecord)
            return 0.0;
        const qint64 time = timed ? capture.row(record).time : -1;
        const double value = time >= 0
                                 ? double(time - begin) / double(end - begin)
                                 : double(record - session.first) / double(qMax<RecordIndex>(1, session.last - session.first));
        return qBound(0.0, value, 1.0);
    };
    const TableEntry &entry = item.entry;
    life.born = part(entry.born);
    if (entry.resolved != NoRecord)
        life.resolved = part(entry.resolved);
    if (entry.released != NoRecord)
        life.released = part(entry.released);
    life.now = isLive() ? 1 : part(m_at);
    life.waits = entry.origin == TableEntry::Origin::Push || entry.origin == TableEntry::Origin::Stream
                 || entry.origin == TableEntry::Origin::Promise;
    return life;
}

int CapabilityTableModel::leakScoreOf(const Item &item) const
{
    if (item.gone || !m_document)
        return 0;
    const Capture &capture = m_document->capture();
    const RecordIndex first = capture.session(m_session).first;
    const qint64 begin = first == NoRecord ? -1 : capture.row(first).time;
    const qint64 now = referenceTime();
    return m_scores.score(item.entry, ageOf(item), begin < 0 || now < begin ? -1 : now - begin);
}

CapabilityTableModel::State CapabilityTableModel::stateOf(const Item &item) const
{
    if (item.gone)
        return State::Gone;
    if (isLive() && m_document) {
        const SessionInfo &session = m_document->capture().session(m_session);
        if (!session.open || m_document->capture().tables().isFrozen(m_session, m_side))
            return State::LeftOver;
    }
    switch (item.entry.origin) {
    case TableEntry::Origin::Main:
        return State::Main;
    case TableEntry::Origin::Push:
    case TableEntry::Origin::Stream:
    case TableEntry::Origin::Promise:
        if (item.entry.resolved != NoRecord)
            return item.entry.rejected ? State::Rejected : State::Resolved;
        return item.entry.pulled == NoRecord && item.entry.origin == TableEntry::Origin::Push ? State::NotPulled : State::Pending;
    case TableEntry::Origin::Pipe:
    case TableEntry::Origin::Export:
    case TableEntry::Origin::Writable:
    case TableEntry::Origin::Unknown:
        break;
    }
    return State::Live;
}

CapabilityTableModel::State CapabilityTableModel::stateAt(int row) const { return stateOf(m_rows[size_t(row)]); }

CapabilityTableModel::Change CapabilityTableModel::changeOf(const Item &item) const
{
    if (item.gone)
        return Change::Gone;
    if (isLive())
        return Change::None;
    if (item.entry.born == m_at)
        return Change::Born;
    return item.entry.resolved == m_at ? Change::Resolved : Change::None;
}

} // namespace Inspector
