// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinecolumns.h"

#include "cellfilter.h"
#include "tracetext.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr quint32 Magic = 0x43574331; // "CWC1"
constexpr qsizetype LongestTitle = 200;

const FilterFieldInfo &infoOf(FilterField field) { return filterFields()[size_t(field)]; }

} // namespace

QVariant TimelineColumns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return title(section);
    if (role == Qt::ToolTipRole)
        return toolTip(section);
    if (role == Qt::TextAlignmentRole)
        return int((isRightAligned(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

FilterField TimelineColumns::field(int section) const
{
    return isCustom(section) ? m_custom[section - TimelineModel::ColumnCount].field : FilterField::No;
}

int TimelineColumns::add(FilterField field, const QString &title)
{
    if (m_custom.size() >= MostCustom)
        return -1;
    const int section = columnCount();
    beginInsertColumns({}, section, section);
    m_custom.append({field, title.left(LongestTitle)});
    endInsertColumns();
    return section;
}

void TimelineColumns::remove(int section)
{
    if (!isCustom(section))
        return;
    beginRemoveColumns({}, section, section);
    m_custom.removeAt(section - TimelineModel::ColumnCount);
    endRemoveColumns();
}

void TimelineColumns::removeAll()
{
    for (int section = columnCount() - 1; isCustom(section); --section)
        remove(section);
    m_titles.clear();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString TimelineColumns::title(int section) const
{
    if (!isCustom(section))
        return m_titles.value(section, TimelineModel::columnTitle(TimelineModel::Column(section)));
    const Custom &custom = m_custom[section - TimelineModel::ColumnCount];
    return custom.title.isEmpty() ? QString(infoOf(custom.field).name) : custom.title;
}

void TimelineColumns::setTitle(int section, const QString &title)
{
    if (section < 0 || section >= columnCount())
        return;
    const QString text = title.trimmed().left(LongestTitle);
    if (isCustom(section))
        m_custom[section - TimelineModel::ColumnCount].title = text == infoOf(field(section)).name ? QString() : text;
    else if (text.isEmpty() || text == TimelineModel::columnTitle(TimelineModel::Column(section)))
        m_titles.remove(section);
    else
        m_titles.insert(section, text);
    Q_EMIT headerDataChanged(Qt::Horizontal, section, section);
}

QString TimelineColumns::toolTip(int section) const
{
    if (!isCustom(section))
        return TimelineModel::columnToolTip(TimelineModel::Column(section));
    const FilterFieldInfo &info = infoOf(field(section));
    return tr("%1: %2", "name of a filter's field, and what it is").arg(info.name, translated(info.meaning));
}

bool TimelineColumns::isRightAligned(int section) const
{
    if (!isCustom(section))
        return TimelineModel::isRightAligned(TimelineModel::Column(section));
    switch (infoOf(field(section)).type) {
    case FilterType::Number:
    case FilterType::Duration:
    case FilterType::Time:
    case FilterType::Size:
        return true;
    case FilterType::Text:
    case FilterType::Enum:
    case FilterType::Flag:
        return false;
    }
    return false;
}

QString TimelineColumns::text(const TimelineModel &model, qint64 row, int section) const
{
    return isCustom(section) ? model.fieldText(row, field(section)) : model.text(row, TimelineModel::Column(section));
}

QString TimelineColumns::filter(const TimelineModel &model, qint64 row, int section) const
{
    return isCustom(section) ? fieldFilter(model, row, field(section)) : cellFilter(model, row, TimelineModel::Column(section));
}

QByteArray TimelineColumns::save() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << Magic << qint32(m_custom.size());
    // By name: numbers of fields may be others in another version.
    for (const Custom &custom : m_custom)
        out << QString(infoOf(custom.field).name) << custom.title;
    out << m_titles;
    return state;
}

bool TimelineColumns::restore(const QByteArray &state)
{
    removeAll();
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    qint32 count = 0;
    in >> magic >> count;
    if (magic != Magic || count < 0 || count > MostCustom)
        return false;
    for (int i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        QString name;
        QString title;
        in >> name >> title;
        const FilterFieldInfo *info = findFilterField(name);
        // Every column keeps its number, so that the header's state fits: an unknown field is one that is shown as the number.
        if (in.status() == QDataStream::Ok)
            add(info ? info->field : FilterField::No, title);
    }
    QMap<int, QString> titles;
    in >> titles;
    if (in.status() != QDataStream::Ok) {
        removeAll();
        return false;
    }
    for (auto it = titles.begin(); it != titles.end(); ++it) {
        if (it.key() >= 0 && it.key() < TimelineModel::ColumnCount)
            setTitle(it.key(), it.value());
    }
    return true;
}

} // namespace Inspector
