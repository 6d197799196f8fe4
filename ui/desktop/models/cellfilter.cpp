// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cellfilter.h"

#include "calldetails.h"
#include "capturedocument.h"
#include "fieldvalue.h"
#include "filter.h"
#include "recordkind.h"

#include <QtCore/QMimeData>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

/// A longer text is no filter that a person could read.
constexpr qsizetype LongestText = 200;

/// Whole nanoseconds, in the largest unit that keeps them whole.
QString durationWord(qint64 nanoseconds)
{
    if (nanoseconds % 1'000'000 == 0)
        return QString::number(nanoseconds / 1'000'000) + u" ms"_s;
    if (nanoseconds % 1'000 == 0)
        return QString::number(nanoseconds / 1'000) + u" us"_s;
    return QString::number(nanoseconds) + u" ns"_s;
}

} // namespace

QString cellFilter(const TimelineModel &model, qint64 row, TimelineModel::Column column)
{
    using Column = TimelineModel::Column;
    const RecordIndex record = model.recordAt(row);
    if (record == NoRecord)
        return {};
    const Capture &capture = model.document()->capture();
    const Row data = capture.row(record);
    const CallId id = capture.calls().callOf(record);
    switch (column) {
    case Column::Number:
        return u"no == %1"_s.arg(record);
    case Column::Time:
        return data.time < 0 ? QString() : u"time >= %1"_s.arg(durationWord(data.time));
    case Column::Delta: {
        const qint64 before = record > 0 ? capture.row(record - 1).time : -1;
        return before < 0 || data.time < 0 ? QString() : u"delta >= %1"_s.arg(durationWord(data.time - before));
    }
    case Column::Direction:
        return u"from == %1"_s.arg(data.from == Side::A ? u"a"_s : u"b"_s);
    case Column::Kind:
        return u"kind == %1"_s.arg(recordKindName(data));
    case Column::Id:
        return data.hasId ? u"id == %1"_s.arg(data.id, 0, 'g', 17) : QString();
    case Column::Target: {
        const QString method = id == NoCall ? QString() : capture.calls().method(capture.calls().call(id).method);
        if (!method.isEmpty() && method.size() <= LongestText)
            return u"method == "_s + filterLiteral(method);
        const QString target = capture.target(record);
        return target.isEmpty() || target.size() > LongestText ? QString() : u"target == "_s + filterLiteral(target);
    }
    case Column::State:
        if (data.hasProblem)
            return u"problem"_s;
        return id == NoCall ? QString() : u"state == %1"_s.arg(callStateName(capture.calls().call(id).state));
    case Column::Size:
        return u"size == %1"_s.arg(data.textSize);
    case Column::Preview: {
        if (data.textSize > LongestText || data.textSize == 0)
            return {};
        return u"text == "_s + filterLiteral(QString::fromUtf8(capture.text(record)));
    }
    }
    return {};
}

QString fieldFilter(const TimelineModel &model, qint64 row, FilterField field)
{
    const RecordIndex record = model.recordAt(row);
    if (record == NoRecord)
        return {};
    const QString name(filterFields()[size_t(field)].name);
    const Capture &capture = model.document()->capture();
    // Texts are cut and made visible for display: as a filter they are what they are.
    if (field == FilterField::Text)
        return cellFilter(model, row, TimelineModel::Column::Preview);
    const auto value = fieldValue(capture, field, record, LongestText + 1);
    if (!value)
        return u"not "_s + name;
    switch (value->type) {
    case FilterType::Number:
        return u"%1 == %2"_s.arg(name).arg(value->number, 0, 'g', 17);
    case FilterType::Duration:
        return value->number < 0 ? QString() : u"%1 >= %2"_s.arg(name, durationWord(qint64(value->number)));
    case FilterType::Time:
        return u"%1 >= %2"_s.arg(name, durationWord(qint64(value->number)));
    case FilterType::Size:
        return u"%1 == %2"_s.arg(name).arg(qint64(value->number));
    case FilterType::Text:
        if (field == FilterField::Error || field == FilterField::Problem || value->text.size() > LongestText)
            return name;
        return u"%1 == %2"_s.arg(name, filterLiteral(value->text));
    case FilterType::Enum:
        // "in" is an operator, too.
        return u"%1 == %2"_s.arg(name, value->text == u"in"_s ? filterLiteral(value->text) : value->text);
    case FilterType::Flag:
        return value->number != 0 ? name : u"%1 == false"_s.arg(name);
    }
    return {};
}

QString callFilter(const TimelineModel &model, qint64 row)
{
    const RecordIndex record = model.recordAt(row);
    const CallId id = record == NoRecord ? NoCall : model.document()->capture().calls().callOf(record);
    return id == NoCall ? QString() : u"call == %1"_s.arg(id);
}

QString filterMimeType() { return u"application/x-capnweb-filter"_s; }

QMimeData *filterMimeData(const QString &part)
{
    if (part.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    mime->setText(part);
    mime->setData(filterMimeType(), part.toUtf8());
    return mime;
}

QString joinedFilter(const QString &current, const QString &part, FilterJoin join)
{
    const QString before = current.trimmed();
    // Brackets only where they are needed: what stands there is read by a person.
    const auto bracketed = [](const QString &text) { return text.contains(u' ') ? u'(' + text + u')' : text; };
    const auto grouped = [](const QString &text, QLatin1StringView other) {
        return text.contains(other, Qt::CaseInsensitive) || text.contains("||"_L1) ? u'(' + text + u')' : text;
    };
    switch (join) {
    case FilterJoin::Selected:
        return part;
    case FilterJoin::NotSelected:
        return u"not "_s + bracketed(part);
    case FilterJoin::And:
        return before.isEmpty() ? part : grouped(before, " or "_L1) + u" and "_s + part;
    case FilterJoin::AndNot:
        return before.isEmpty() ? u"not "_s + bracketed(part) : grouped(before, " or "_L1) + u" and not "_s + bracketed(part);
    case FilterJoin::Or:
        return before.isEmpty() ? part : before + u" or "_s + part;
    case FilterJoin::OrNot:
        return before.isEmpty() ? u"not "_s + bracketed(part) : before + u" or not "_s + bracketed(part);
    }
    return part;
}

} // namespace Inspector
