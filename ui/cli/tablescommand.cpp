// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "jsonwriter.h"
#include "lifetime.h"
#include "rpclimits.h"

#include <vector>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

using Origin = TableEntry::Origin;

void writeSizes(JsonWriter &json, QStringView side, TableSizes sizes)
{
    json.key(side);
    json.beginObject();
    json.key(u"imports");
    json.number(sizes.imports);
    json.key(u"exports");
    json.number(sizes.exports);
    json.endObject();
}

// The records of a capture that were on the wire, taken in one by one: what never left its sender is no part of the tables that
// both peers can agree on. Records keep the numbers that they have in the file.
class WireCapture
{
public:
    explicit WireCapture(const Capture &source) : m_source(source) { }

    // Takes in everything; calls visit() behind each numbered record.
    template<typename Visitor>
    void takeAll(Visitor visit)
    {
        Progress progress(u"Working out the tables…"_s);
        for (RecordIndex index = 0; index < m_source.count() && Output::standard().isGood(); ++index) {
            const Row row = m_source.row(index);
            if (!row.onWire)
                continue;
            if (m_source.session(row.session).first == index)
                takeLimits(row.session);
            const RecordIndex own = m_wire.append(m_source.record(index));
            m_seqs.push_back(m_source.seqOf(index));
            if (m_seqs.back() >= 0)
                visit(own);
            progress.update(index, m_source.count());
        }
    }

    const Capture &capture() const { return m_wire; }
    qint64 seqOf(RecordIndex own) const { return own == NoRecord ? -1 : m_seqs[size_t(own)]; }
    // NoRecord if there is no such message, or it never left.
    RecordIndex recordOf(qint64 seq) const
    {
        for (size_t own = 0; own < m_seqs.size(); ++own) {
            if (m_seqs[own] == seq)
                return RecordIndex(own);
        }
        return NoRecord;
    }

private:
    void takeLimits(quint32 session)
    {
        for (const Side side : {Side::A, Side::B}) {
            if (const RpcLimits *limits = m_source.limits(session, side))
                m_wire.setLimits(session, side, *limits);
        }
    }

    const Capture &m_source;
    Capture m_wire;
    std::vector<qint64> m_seqs; // of the records of m_wire
};

// One line: the sizes of all four tables of its session behind a message.
void printSizes(const WireCapture &wire, RecordIndex record, bool asJson)
{
    const qint64 sequence = wire.seqOf(record);
    const quint32 session = wire.capture().row(record).session;
    const TableHistory &tables = wire.capture().tables();
    const TableSizes a = tables.sizes(session, Side::A);
    const TableSizes b = tables.sizes(session, Side::B);
    Output &out = Output::standard();
    if (!asJson) {
        out.columnRight(QString::number(sequence), 8);
        out.columnRight(QString::number(session), 8);
        out.columnRight(QString::number(a.imports), 13);
        out.columnRight(QString::number(a.exports), 8);
        out.columnRight(QString::number(b.imports), 13);
        out.columnRight(QString::number(b.exports), 8);
        return out.newLine();
    }
    JsonWriter json;
    json.beginObject();
    json.key(u"seq");
    json.number(sequence);
    json.key(u"session");
    json.number(session);
    writeSizes(json, u"a", a);
    writeSizes(json, u"b", b);
    json.endObject();
    out.line(json.text());
}

void writeEntry(JsonWriter &json, const WireCapture &wire, quint32 session, Side side, Table table, const TableEntry &entry,
                RecordIndex at)
{
    const auto sequence = [&](QStringView key, RecordIndex record) {
        if (record == NoRecord || record > at)
            return;
        json.key(key);
        json.number(wire.seqOf(record));
    };
    json.key(wordOf(entry.id));
    json.beginObject();
    json.key(u"origin");
    json.string(QString(originName(entry.origin)));
    json.key(u"label");
    json.string(wire.capture().label(session, side, table, entry));
    json.key(table == Table::Exports ? u"refcount" : u"remote");
    json.number(entry.references);
    sequence(u"born", entry.born);
    sequence(u"pulled", entry.pulled);
    sequence(u"resolved", entry.resolved);
    if (entry.rejected && entry.resolved <= at) {
        json.key(u"rejected");
        json.boolean(true);
    }
    json.endObject();
}

void writeTable(JsonWriter &json, const WireCapture &wire, quint32 session, Side side, Table table, RecordIndex at)
{
    json.key(table == Table::Imports ? u"imports" : u"exports");
    json.beginObject();
    for (const TableEntry &entry : wire.capture().tables().entries(session, side, table, at))
        writeEntry(json, wire, session, side, table, entry, at);
    json.endObject();
}

void printJson(const WireCapture &wire, quint32 session, RecordIndex at)
{
    JsonWriter json;
    json.beginObject();
    json.key(u"seq");
    json.number(wire.seqOf(at));
    json.key(u"session");
    json.number(session);
    for (const Side side : {Side::A, Side::B}) {
        json.key(wordOf(side));
        json.beginObject();
        writeTable(json, wire, session, side, Table::Imports, at);
        writeTable(json, wire, session, side, Table::Exports, at);
        json.endObject();
    }
    json.endObject();
    Output::standard().line(json.text());
}

QString stateOf(const TableEntry &entry, RecordIndex at)
{
    if (entry.resolved != NoRecord && entry.resolved <= at)
        return entry.rejected ? u"rejected"_s : u"resolved"_s;
    if (entry.pulled != NoRecord && entry.pulled <= at)
        return u"pulled"_s;
    return u"live"_s;
}

void printTable(const WireCapture &wire, quint32 session, Side side, Table table, RecordIndex at)
{
    Output &out = Output::standard();
    const QList<TableEntry> entries = wire.capture().tables().entries(session, side, table, at);
    out.write(u"%1 %2 (%3)"_s.arg(side == Side::A ? u"A"_s : u"B"_s, table == Table::Imports ? u"imports"_s : u"exports"_s)
                  .arg(entries.size()),
              Colour::Bold);
    out.newLine();
    for (const TableEntry &entry : entries) {
        out.columnRight(wordOf(entry.id), 8);
        out.write(u"  "_s);
        out.column(QString(originName(entry.origin)), 9, Colour::Cyan);
        out.column(stateOf(entry, at), 10);
        out.column(u"refs %1"_s.arg(entry.references), 8);
        out.column(entry.born == NoRecord ? QString() : u"born #%1"_s.arg(wire.seqOf(entry.born)), 14, Colour::Dim);
        out.write(wire.capture().label(session, side, table, entry));
        out.newLine();
    }
}

void printTables(const WireCapture &wire, quint32 session, RecordIndex at)
{
    Output &out = Output::standard();
    out.write(u"Session %1 at message %2\n"_s.arg(session).arg(wire.seqOf(at)));
    for (const Side side : {Side::A, Side::B}) {
        printTable(wire, session, side, Table::Imports, at);
        printTable(wire, session, side, Table::Exports, at);
    }
}

// The last message of a session; what follows it (a close, say) changes no table.
RecordIndex lastMessage(const WireCapture &wire, const SessionInfo &session, quint32 number)
{
    RecordIndex record = session.last;
    while (record > session.first && (wire.capture().row(record).session != number || wire.seqOf(record) < 0))
        --record;
    return record;
}

} // namespace

int runTables(const QStringList &arguments)
{
    CommandParser parser(
        u"tables"_s,
        u"Prints the import and export tables of both peers as they were behind a message: of each session behind its "
        "last one, unless --at or --every say otherwise. Every message counts as delivered the moment it is sent."_s);
    parser.options().addPositionalArgument(u"FILE"_s, u"A capture; - is standard input."_s);
    parser.options().addOption(
        {u"at"_s, u"The tables of its session behind message <N>, as numbered in the file from 0."_s, u"N"_s});
    parser.options().addOption({u"every"_s, u"The sizes of the tables behind every message, one line each."_s});
    parser.options().addOption({u"session"_s, u"Only session <S>."_s, u"S"_s});
    parser.addJsonOption(u"One JSON object a line."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const bool every = parser.options().isSet(u"every"_s);
    const bool hasAt = parser.options().isSet(u"at"_s);
    const std::optional<qint64> at = wholeNumber(parser.options().value(u"at"_s));
    const bool hasSession = parser.options().isSet(u"session"_s);
    const std::optional<qint64> session = wholeNumber(parser.options().value(u"session"_s));
    if (every && hasAt)
        return parser.usageError(u"--at and --every exclude each other."_s);
    if (hasAt && !at)
        return parser.usageError(u"--at needs the number of a message, not \"%1\"."_s.arg(parser.options().value(u"at"_s)));
    if (hasSession && !session)
        return parser.usageError(u"--session needs the number of a session."_s);

    Capture source;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), source))
        return *ends;
    WireCapture wire(source);
    if (every) {
        if (!parser.json())
            Output::standard().write(u"     seq session    A imports exports    B imports exports\n"_s);
        wire.takeAll([&](RecordIndex record) {
            if (!session || wire.capture().row(record).session == *session)
                printSizes(wire, record, parser.json());
        });
        return Success;
    }

    wire.takeAll([](RecordIndex) {});
    const auto print = [&](quint32 which, RecordIndex record) {
        parser.json() ? printJson(wire, which, record) : printTables(wire, which, record);
    };
    const Capture &capture = wire.capture();
    if (session && (*session >= capture.sessionCount() || capture.session(quint32(*session)).first == NoRecord)) {
        complain(u"There is no session %1 in %2."_s.arg(*session).arg(parser.positional(0)));
        return BadInput;
    }
    if (at) {
        const RecordIndex record = wire.recordOf(*at);
        if (record == NoRecord) {
            complain(source.recordOf(*at) == NoRecord ? u"There is no message %1 in %2."_s.arg(*at).arg(parser.positional(0))
                                                      : u"Message %1 never left its sender; no table shows it."_s.arg(*at));
            return BadInput;
        }
        print(session ? quint32(*session) : capture.row(record).session, record);
        return Success;
    }
    for (quint32 each = 0; each < quint32(capture.sessionCount()); ++each) {
        const SessionInfo &info = capture.session(each);
        if (info.first != NoRecord && info.messages > 0 && (!session || each == *session))
            print(each, lastMessage(wire, info, each));
    }
    return Success;
}

} // namespace CommandLine
