// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which calls stand in which rows of CallsModel.

#include "callsmodel.h"

#include <QtCore/QHash>

#include <algorithm>
#include <limits>

using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int Interval = 250; // milliseconds
constexpr qint64 CallsPerStep = 2000;
constexpr qint64 MostCalls = std::numeric_limits<int>::max() / 64; // a view counts pixels in int
constexpr qint64 MostAtOnce = 4000; // rows that change without being prepared
constexpr qsizetype MostInsertions = 16; // a view looks at all rows with each
constexpr qint64 MostRemoved = 100'000;

} // namespace

struct CallsModel::Branch {
    Id top = CallTree::None; ///< that the calls were made on; None: on none
    std::vector<Id> rows;
};

bool CallsModel::step(const Capture &capture)
{
    if (m_walk != CallTree::None)
        return walk();
    const CallIndex &calls = capture.calls();
    const qint64 all = qMin(calls.count(), MostCalls);
    const qint64 end = qMin(all, m_tree.count() + CallsPerStep);
    for (CallId id = m_tree.count(); id < end; ++id) {
        const CallId on = calls.call(id).targetCall;
        m_tree.add(on != NoCall && on < id ? Id(on) : CallTree::None);
    }
    if (end < all)
        return false;
    if (!m_layOut && end - m_placed <= MostAtOnce)
        return true;
    m_layOut = false;
    m_next.clear();
    m_walk = m_tree.firstShown();
    return m_walk == CallTree::None;
}

bool CallsModel::walk()
{
    for (qint64 i = 0; i < CallsPerStep && m_walk != CallTree::None; ++i) {
        m_next.append(m_walk);
        m_walk = m_tree.nextShown(m_walk);
    }
    m_walked = m_walk == CallTree::None;
    return m_walked;
}

void CallsModel::restart()
{
    beginResetModel();
    m_tree.clear();
    m_rows.clear();
    m_next.clear();
    m_walk = CallTree::None;
    m_walked = m_layOut = false;
    m_placed = 0;
    m_details.clear();
    endResetModel();
}

void CallsModel::show()
{
    if (m_work.isBusy())
        return; // one insertion instead of thousands: views count all rows with each
    if (m_rows.count() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); // pending ones may be answered
    if (std::exchange(m_walked, false))
        takeLayout();
    else if (m_placed < m_tree.count())
        placeNew();
}

void CallsModel::takeLayout()
{
    const bool first = m_rows.count() == 0;
    if (first)
        beginInsertRows({}, 0, int(m_next.count()) - 1);
    else
        beginResetModel();
    m_rows = std::move(m_next);
    m_next.clear();
    m_placed = m_tree.count();
    if (first)
        endInsertRows();
    else
        endResetModel();
    m_work.wake(); // what came meanwhile
}

/// Lays out all rows anew, soon.
void CallsModel::layOutAll()
{
    m_layOut = true;
    m_walk = CallTree::None;
    m_walked = false;
    m_work.setInterval(0);
    m_work.wake();
    m_work.setInterval(Interval);
}

/// The row behind a branch and all that hung on it before the new calls came.
int CallsModel::rowBehind(Id branch) const
{
    for (Id id = branch; id != CallTree::None; id = m_tree.parent(id)) {
        const Id next = m_tree.nextSibling(id);
        if (next != CallTree::None && next < m_placed)
            return int(m_rows.rowOf(next));
    }
    return int(m_rows.count());
}

void CallsModel::placeNew()
{
    std::vector<Branch> branches;
    QHash<Id, size_t> known;
    for (Id id = Id(m_placed); id < m_tree.count(); ++id) {
        const Id on = m_tree.parent(id);
        if (on != CallTree::None && (on >= m_placed || !isShownBranch(on)))
            continue; // it comes with what it hangs on, or is hidden
        const auto place = known.constFind(on);
        const size_t branch = place == known.constEnd() ? branches.size() : *place;
        if (branch == branches.size()) {
            known.insert(on, branch);
            branches.push_back({on, {}});
        }
        for (Id row = id; row != CallTree::None; row = m_tree.nextShown(row, id))
            branches[branch].rows.push_back(row);
    }
    // Two may go to the same row, if one hangs on the other: what is deeper comes first there.
    const auto depth = [this](const Branch &branch) { return branch.top == CallTree::None ? -1 : m_tree.depth(branch.top); };
    std::ranges::stable_sort(branches, std::greater(), depth);
    const auto insertAll = [this, &branches](bool announce) {
        for (const Branch &branch : branches) {
            const int row = rowBehind(branch.top);
            if (announce)
                beginInsertRows({}, row, row + int(branch.rows.size()) - 1);
            m_rows.insert(row, branch.rows);
            if (announce)
                endInsertRows();
        }
    };
    if (qsizetype(branches.size()) <= MostInsertions) {
        insertAll(true);
        m_placed = m_tree.count();
        return;
    }
    // Many places: all come at the end first, and are moved to where they belong in one go.
    const int before = rowCount();
    std::vector<Id> all;
    for (const Branch &branch : branches)
        all.insert(all.end(), branch.rows.begin(), branch.rows.end());
    beginInsertRows({}, before, before + int(all.size()) - 1);
    m_rows.insert(before, all);
    endInsertRows();
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<Id> kept;
    for (const QModelIndex &index : from)
        kept.push_back(m_rows.at(index.row()));
    m_rows.remove(before, qint64(all.size()));
    insertAll(false);
    m_placed = m_tree.count();
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(index(int(m_rows.rowOf(kept[size_t(i)])), from[i].column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

// Unfolding

void CallsModel::setExpanded(CallId call, bool expanded)
{
    if (!isExpandable(call) || isExpanded(call) == expanded)
        return;
    const Id id = Id(call);
    const int row = rowOf(call);
    const bool plain = isLaidOut() && row >= 0;
    if (!plain || (!expanded && m_tree.descendants(id) > MostRemoved)) {
        m_tree.setExpanded(id, expanded);
        layOutAll();
    } else if (!expanded) {
        const int last = rowOf(m_tree.lastShown(id));
        beginRemoveRows({}, row + 1, last);
        m_tree.setExpanded(id, false);
        m_rows.remove(row + 1, last - row);
        endRemoveRows();
    } else {
        m_tree.setExpanded(id, true);
        std::vector<Id> rows;
        for (Id next = m_tree.nextShown(id, id); next != CallTree::None && qint64(rows.size()) <= MostAtOnce;
             next = m_tree.nextShown(next, id))
            rows.push_back(next);
        if (qint64(rows.size()) > MostAtOnce) {
            layOutAll();
        } else {
            beginInsertRows({}, row + 1, row + int(rows.size()));
            m_rows.insert(row + 1, rows);
            endInsertRows();
        }
    }
    if (row < 0)
        return;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT expandedChanged(row, expanded);
}

void CallsModel::expandBranch(CallId call)
{
    if (!isExpandable(call))
        return;
    setExpanded(call, false);
    const Id top = Id(call);
    // Each is expanded before the next is looked for, so that the way leads through all.
    m_tree.setExpanded(top, true);
    qint64 left = MostAtOnce;
    for (Id id = m_tree.nextShown(top, top); id != CallTree::None && left-- > 0; id = m_tree.nextShown(id, top)) {
        if (m_tree.hasChildren(id))
            m_tree.setExpanded(id, true);
    }
    m_tree.setExpanded(top, false);
    setExpanded(call, true);
}

void CallsModel::setAllExpanded(bool expanded)
{
    m_tree.setAllExpanded(expanded);
    if (m_tree.count() > 0)
        layOutAll();
}

void CallsModel::reveal(CallId call)
{
    std::vector<CallId> above;
    for (CallId on = parentOf(call); on != NoCall; on = parentOf(on))
        above.push_back(on);
    for (auto on = above.rbegin(); on != above.rend(); ++on)
        setExpanded(*on, true);
}

// Questions

CallId CallsModel::callAt(int row) const { return row >= 0 && row < m_rows.count() ? CallId(m_rows.at(row)) : NoCall; }

int CallsModel::rowOf(CallId call) const { return isKnown(call) ? int(m_rows.rowOf(Id(call))) : -1; }

int CallsModel::shownRowOf(CallId call) const
{
    for (; isKnown(call); call = parentOf(call)) {
        if (const int row = rowOf(call); row >= 0)
            return row;
    }
    return -1;
}

CallId CallsModel::parentOf(CallId call) const
{
    const Id on = isKnown(call) ? m_tree.parent(Id(call)) : CallTree::None;
    return on == CallTree::None ? NoCall : CallId(on);
}

CallId CallsModel::firstChildOf(CallId call) const
{
    const Id first = isKnown(call) ? m_tree.firstChild(Id(call)) : CallTree::None;
    return first == CallTree::None ? NoCall : CallId(first);
}

bool CallsModel::isExpandable(CallId call) const { return isKnown(call) && m_tree.hasChildren(Id(call)); }

bool CallsModel::isExpanded(CallId call) const { return isExpandable(call) && m_tree.isExpanded(Id(call)); }

int CallsModel::rowOfRecord(RecordIndex record) const
{
    const Capture *capture = m_work.capture();
    if (!capture || record < 0 || record >= capture->count())
        return -1;
    return shownRowOf(capture->calls().callOf(record));
}

} // namespace Inspector
