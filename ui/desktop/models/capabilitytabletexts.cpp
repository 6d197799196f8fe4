// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cells of a CapabilityTableModel say.

#include "capabilitytablemodel.h"

#include "capturedocument.h"
#include "datatext.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

bool isRightAligned(int column)
{
    return column == CapabilityTableModel::IdColumn || column == CapabilityTableModel::ReferencesColumn
           || column == CapabilityTableModel::BornColumn || column == CapabilityTableModel::ResolvedColumn
           || column == CapabilityTableModel::AgeColumn || column == CapabilityTableModel::LeakColumn;
}

} // namespace

QString CapabilityTableModel::lifeText(const Item &item) const
{
    const TableEntry &entry = item.entry;
    QStringList parts{entry.born == NoRecord ? tr("there from the start") : tr("created by record %1").arg(entry.born)};
    if (entry.resolved != NoRecord)
        parts.append(entry.rejected ? tr("rejected by record %1").arg(entry.resolved)
                                    : tr("resolved by record %1").arg(entry.resolved));
    parts.append(entry.released == NoRecord ? tr("held until now") : tr("released by record %1").arg(entry.released));
    return parts.join(u", "_s);
}

QString CapabilityTableModel::kindText(TableEntry::Origin origin)
{
    switch (origin) {
    case TableEntry::Origin::Main:
        return tr("main");
    case TableEntry::Origin::Push:
        return tr("result");
    case TableEntry::Origin::Stream:
        return tr("write");
    case TableEntry::Origin::Pipe:
        return tr("pipe");
    case TableEntry::Origin::Export:
        return tr("stub");
    case TableEntry::Origin::Promise:
        return tr("promise");
    case TableEntry::Origin::Writable:
        return tr("writable");
    case TableEntry::Origin::Unknown:
        break;
    }
    return tr("unknown");
}

QString CapabilityTableModel::stateText(State state)
{
    switch (state) {
    case State::Main:
    case State::Live:
        return tr("live");
    case State::NotPulled:
        return tr("not pulled");
    case State::Pending:
        return tr("pending");
    case State::Resolved:
        return tr("resolved");
    case State::Rejected:
        return tr("rejected");
    case State::Gone:
        return tr("released");
    case State::LeftOver:
        return tr("held at end");
    }
    return {};
}

QString CapabilityTableModel::text(const Item &item, int column) const
{
    const TableEntry &entry = item.entry;
    switch (column) {
    case IdColumn:
        return idText(entry.id);
    case KindColumn:
        return kindText(entry.origin);
    case OriginColumn:
        return m_document ? m_document->capture().label(m_session, m_side, m_table, entry) : QString();
    case ReferencesColumn:
        return idText(entry.references);
    case BornColumn:
        return entry.born == NoRecord ? tr("start") : u'#' + QString::number(entry.born);
    case ResolvedColumn:
        return entry.resolved == NoRecord ? QString() : u'#' + QString::number(entry.resolved);
    case AgeColumn: {
        const qint64 age = m_document ? ageOf(item) : -1;
        // Fractions of an age that runs would only flicker.
        return age < 0 ? QString() : durationText(isLive() && age > 1'000'000'000 ? age / 100'000'000 * 100'000'000 : age);
    }
    case StateColumn:
        return stateText(stateOf(item));
    case LeakColumn: {
        const int score = leakScoreOf(item);
        return score ? tr("%1 of %L2", "leak score, number of the same origin").arg(score).arg(m_scores.countOf(item.entry))
                     : QString();
    }
    default:
        return {};
    }
}

QVariant CapabilityTableModel::sortKey(const Item &item, int column) const
{
    switch (column) {
    case IdColumn:
        return item.entry.id.value;
    case ReferencesColumn:
        return item.entry.references;
    case BornColumn:
        return item.entry.born;
    case ResolvedColumn:
        return item.entry.resolved;
    case AgeColumn:
        return m_document ? ageOf(item) : -1;
    case LifeColumn:
        return item.entry.born;
    case LeakColumn:
        return leakScoreOf(item);
    default:
        return text(item, column);
    }
}

QVariant CapabilityTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(item, index.column());
    case Qt::ToolTipRole:
        if (index.column() == OriginColumn)
            return text(item, OriginColumn);
        if (index.column() == LifeColumn)
            return lifeText(item);
        if (index.column() == LeakColumn && leakScoreOf(item))
            return tr("%Ln of the same origin are held: the more, and the longer, the higher is the score, up to 100", nullptr,
                      int(m_scores.countOf(item.entry)));
        return {};
    case Qt::TextAlignmentRole:
        return int((isRightAligned(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return tr("%1 %2").arg(headerData(index.column(), Qt::Horizontal).toString(),
                               index.column() == LifeColumn ? lifeText(item) : text(item, index.column()));
    case SortRole:
        return sortKey(item, index.column());
    case StateRole:
        return QVariant::fromValue(stateOf(item));
    case ChangeRole:
        return QVariant::fromValue(changeOf(item));
    case LifeRole:
        return QVariant::fromValue(lifeOf(item));
    default:
        return {};
    }
}

QVariant CapabilityTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isRightAligned(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole) {
        static const char *titles[] = {QT_TR_NOOP("Id"),   QT_TR_NOOP("Kind"),     QT_TR_NOOP("Origin"), QT_TR_NOOP("Refs"),
                                       QT_TR_NOOP("Born"), QT_TR_NOOP("Resolved"), QT_TR_NOOP("Age"),    QT_TR_NOOP("State"),
                                       QT_TR_NOOP("Life"), QT_TR_NOOP("Leak")};
        return tr(titles[section]);
    }
    if (role == Qt::ToolTipRole) {
        static const char *tips[] = {QT_TR_NOOP("The id on the wire; 0 is the main interface"),
                                     QT_TR_NOOP("How it came into the table"),
                                     QT_TR_NOOP("The call or the argument that it came from"),
                                     QT_TR_NOOP("Introductions, less releases"),
                                     QT_TR_NOOP("The record that created it"),
                                     QT_TR_NOOP("The record that resolved or rejected it"),
                                     QT_TR_NOOP("Time since it was created"),
                                     QT_TR_NOOP("Whether it waits, is settled, or lives"),
                                     QT_TR_NOOP("When it lived within its session: outlined while it waited for its result"),
                                     QT_TR_NOOP("How much it looks like a leak, 0 to 100, and how many of its origin are held")};
        return tr(tips[section]);
    }
    return {};
}

} // namespace Inspector
