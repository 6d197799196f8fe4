// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "replayplan.h"

#include "wiremessage.h"

#include <QtCore/QSet>
#include <QtNetwork/QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;
using Trace::Table;

namespace {

bool isSentByClient(const Trace::Row &row) { return row.kind == Record::Kind::Message && row.from == Side::A && row.onWire; }

} // namespace

QString messageName(const Trace::Capture &capture, RecordIndex record)
{
    const qint64 seq = record == NoRecord ? -1 : capture.seqOf(record);
    return seq < 0 ? u"record %1"_s.arg(record) : u"message %1"_s.arg(seq);
}

ReplayPlan::ReplayPlan(const Trace::Capture &capture, const QList<quint32> &sessions) : m_capture(&capture)
{
    const QSet<quint32> wanted(sessions.begin(), sessions.end());
    QSet<quint32> seen;
    for (RecordIndex record = 0; record < capture.count(); ++record) {
        const Trace::Row row = capture.row(record);
        if (row.kind == Record::Kind::Comment || row.kind == Record::Kind::Mark || row.kind == Record::Kind::Note)
            continue;
        if (!wanted.isEmpty() && !wanted.contains(row.session))
            continue;
        m_steps.push_back(record);
        if (!seen.contains(row.session)) {
            seen.insert(row.session);
            m_sessions.append(row.session);
        }
    }
}

void ReplayPlan::setRange(RecordIndex first, RecordIndex last)
{
    QSet<quint32> used;
    for (const RecordIndex record : m_steps) {
        if (record >= first && record <= last)
            used.insert(m_capture->row(record).session);
    }
    std::erase_if(m_steps, [&](RecordIndex record) {
        const Trace::Row row = m_capture->row(record);
        if (row.kind == Record::Kind::Opened)
            return !used.contains(row.session);
        return record < first || record > last;
    });
    m_sessions.removeIf([&](quint32 session) { return !used.contains(session); });
}

void ReplayPlan::skip(RecordIndex record) { std::erase(m_steps, record); }

QString ReplayPlan::move(RecordIndex record, RecordIndex before)
{
    const auto placeOf = [this](RecordIndex each) {
        return size_t(std::find(m_steps.begin(), m_steps.end(), each) - m_steps.begin());
    };
    const size_t from = placeOf(record);
    if (from == m_steps.size() || !isSentByClient(m_capture->row(record)))
        return u"Only messages of the client can be moved."_s;
    if (record == before)
        return {};
    const size_t to = before == NoRecord ? m_steps.size() : placeOf(before);
    if (before != NoRecord && to == m_steps.size())
        return u"The place is not among what is replayed."_s;

    // What belongs to a call goes with it, behind it.
    std::vector<RecordIndex> group{record};
    size_t least = std::min(from, to);
    size_t most = std::max(from + 1, to);
    if (const Trace::CallId id = m_capture->calls().callOf(record); id != Trace::NoCall) {
        const Trace::Call call = m_capture->calls().call(id);
        for (const RecordIndex each : {call.pull, call.released}) {
            const size_t place = each == NoRecord || call.push != record ? m_steps.size() : placeOf(each);
            if (place == m_steps.size() || each == before || !isSentByClient(m_capture->row(each)))
                continue;
            group.push_back(each);
            least = std::min(least, place);
            most = std::max(most, place + 1);
        }
    }
    std::vector<RecordIndex> steps;
    steps.reserve(m_steps.size());
    const auto isMoved = [&](RecordIndex each) { return std::find(group.begin(), group.end(), each) != group.end(); };
    for (size_t place = 0; place <= m_steps.size(); ++place) {
        if (place == to)
            steps.insert(steps.end(), group.begin(), group.end());
        if (place < m_steps.size() && (place < least || place >= most || !isMoved(m_steps[place])))
            steps.push_back(m_steps[place]);
    }

    // Only what stands between the two places can be wrong now that was not before.
    QSet<RecordIndex> known;
    for (const Problem &problem : check(m_steps, int(most - least), least, most))
        known.insert(problem.record);
    for (const Problem &problem : check(steps, int(most - least), least, most)) {
        if (!known.contains(problem.record))
            return problem.text;
    }
    m_steps = std::move(steps);
    return {};
}

QString ReplayPlan::edit(RecordIndex record, const QByteArray &text)
{
    if (record < 0 || record >= m_capture->count() || !isSentByClient(m_capture->row(record)))
        return u"Only messages of the client can be edited."_s;
    const WireMessage before(m_capture->text(record));
    const WireMessage now(text);
    if (!now.isMessage())
        return u"This is no message of the protocol."_s;
    if (!before.isMessage() || before.createsExport() != now.createsExport())
        return u"A message that makes a call can't become one that makes none, nor the other way round: the ids of what follows "
               "count calls."_s;
    for (const WireReference &reference : now.references()) {
        if (!reference.isIntroduction()
            && !m_capture->tables().find(m_capture->row(record).session, Side::A, Table::Imports, reference.entry(), record)) {
            return u"The client has no import %1 by then."_s.arg(QString::fromLatin1(idText(reference.entry())));
        }
    }
    m_edits.insert(record, text);
    return {};
}

QString ReplayPlan::editArguments(RecordIndex record, const QByteArray &arguments)
{
    if (record < 0 || record >= m_capture->count())
        return u"There is no such record."_s;
    JsonDocument document;
    if (const JsonError error = document.parse(arguments); error.isError())
        return u"The arguments are no JSON: %1"_s.arg(error.message);
    if (!document.root().isArray())
        return u"The arguments must be an array."_s;
    const WireMessage message(text(record));
    const JsonNode old = message.subject().arguments;
    if (old.isNone())
        return u"This message has no arguments."_s;
    return edit(record, message.changed({{old.offset(), old.length(), arguments}}));
}

QByteArray ReplayPlan::text(RecordIndex record) const
{
    const auto edited = m_edits.constFind(record);
    return edited == m_edits.constEnd() ? m_capture->text(record) : *edited;
}

QList<ReplayPlan::Problem> ReplayPlan::check(const std::vector<RecordIndex> &steps, int most, size_t first, size_t end) const
{
    constexpr quint32 Nowhere = 0xffffffff;
    std::vector<quint32> places(steps.empty() ? 0 : size_t(*std::max_element(steps.begin(), steps.end())) + 1, Nowhere);
    for (size_t i = 0; i < steps.size(); ++i)
        places[size_t(steps[i])] = quint32(i);
    const auto comesBefore = [&](RecordIndex record, size_t place) {
        return record >= 0 && size_t(record) < places.size() && places[size_t(record)] < place;
    };

    QList<Problem> problems;
    WireMessage message;
    for (size_t place = first; place < std::min(end, steps.size()) && problems.size() < most; ++place) {
        const RecordIndex record = steps[place];
        const Trace::Row row = m_capture->row(record);
        if (!isSentByClient(row) || !row.decoded || row.message == Message::Kind::Release)
            continue;
        message.read(text(record));
        const auto needs = [&](EntryId id, Table table) {
            if (id.value == 0)
                return;
            const QString name =
                u"%1 %2"_s.arg(table == Table::Imports ? u"import"_s : u"export"_s, QString::fromLatin1(idText(id)));
            const auto entry = m_capture->tables().find(row.session, Side::A, table, id, record);
            if (!entry || entry->born == NoRecord) {
                problems.append(
                    {record, u"%1 needs %2, whose origin was not recorded."_s.arg(messageName(*m_capture, record), name)});
                return;
            }
            const QString origin = messageName(*m_capture, entry->born);
            bool isThere = comesBefore(entry->born, place);
            // What an answer brings is there once its call was made, too.
            const Trace::Row born = m_capture->row(entry->born);
            if (isThere && born.from == Side::B
                && (born.message == Message::Kind::Resolve || born.message == Message::Kind::Reject)) {
                const auto call = m_capture->tables().find(row.session, Side::A, Table::Imports, EntryId(born.id), entry->born);
                isThere = !call || call->born == NoRecord || comesBefore(call->born, place);
            }
            if (!isThere) {
                problems.append({record, u"%1 needs %2, which %3 makes; that does not come before it."_s.arg(
                                             messageName(*m_capture, record), name, origin)});
            }
        };
        const qsizetype before = problems.size();
        if (const JsonNode own = message.ownId(); !own.isNone())
            needs(EntryId(own.toNumber()), row.message == Message::Kind::Pull ? Table::Imports : Table::Exports);
        for (const WireReference &reference : message.references()) {
            if (!reference.isIntroduction() && problems.size() == before)
                needs(reference.entry(), Table::Imports);
        }
    }
    for (Problem &problem : problems)
        problem.text[0] = problem.text.at(0).toUpper();
    return problems;
}

ReplayPlan::Summary ReplayPlan::summary() const
{
    Summary summary;
    summary.sessions = int(m_sessions.size());
    for (const RecordIndex record : m_steps) {
        const Trace::Row row = m_capture->row(record);
        if (!isSentByClient(row))
            continue;
        ++summary.messages;
        if (!row.decoded || (row.message != Message::Kind::Push && row.message != Message::Kind::Stream))
            continue;
        const Trace::CallId id = m_capture->calls().callOf(record);
        if (id == Trace::NoCall)
            continue;
        const Trace::Call call = m_capture->calls().call(id);
        if (!call.isCall && !call.isMap)
            continue;
        ++summary.calls;
        QString method = m_capture->calls().method(call.method);
        if (call.isMap)
            method = method.isEmpty() ? u"map"_s : method + u".map"_s;
        ++summary.methods[method.isEmpty() ? u"(function)"_s : method];
    }
    for (const quint32 session : m_sessions) {
        const QString host = QUrl(m_capture->session(session).name).host();
        if (!host.isEmpty() && !summary.hosts.contains(host))
            summary.hosts.append(host);
    }
    return summary;
}

bool ReplayPlan::isLoopback(const QUrl &url)
{
    const QString host = url.host().toLower();
    return host == u"localhost"_s || host.endsWith(u".localhost"_s) || QHostAddress(host).isLoopback();
}

bool ReplayPlan::isKnownHost(const QUrl &url) const
{
    return isLoopback(url) || summary().hosts.contains(url.host(), Qt::CaseInsensitive);
}

bool ReplayPlan::isBatch(quint32 session) const
{
    // The response of a batch is 200, that of a WebSocket's handshake 101; and the name has the scheme.
    const QString scheme = QUrl(m_capture->session(session).name).scheme();
    return scheme == u"http"_s || scheme == u"https"_s;
}

} // namespace QtCapnWeb::Replay
