// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "corpuspath.h"
#include "jsondocument.h"
#include "jsonwriter.h"
#include "message.h"
#include "ndjsonreader.h"
#include "rpclimits.h"
#include "tablehistory.h"
#include "tabletruth.h"

#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace TableTruth;

/// The table engine against the recorded truth of the reference, trace by trace: corpus/README.md, "Comparing a reconstruction",
/// and the inherent differences N1 to N5 of corpus/RULES.md.

namespace {

// Counts over the whole corpus, printed at the end.
struct Tally {
    qint64 snapshots = 0;
    qint64 equal = 0;
    qint64 n1 = 0; // a stream import that is about to vanish
    qint64 n2 = 0; // ids that were allocated ahead
    qint64 other = 0;
    qint64 aborts = 0;
    qint64 abortsEqual = 0;
    qint64 ends = 0;
    qint64 endsEqual = 0;
    qint64 n3 = 0; // stream entries that vanished after an abort
    qint64 travelled = 0;
};

struct Event {
    enum class Kind { SentAt, SentDone, ReceivedAt, ReceivedDone, AbortAt, AbortDone, Close, End };
    qint64 at;
    Kind kind;
    size_t line;
};

double numberOf(const JsonNode &node, QByteArrayView key) { return node.member(key).toNumber(); }

Side sideOf(const JsonNode &node) { return node.equals("a") ? Side::A : Side::B; }

} // namespace

class TestCorpusTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachSideFedAlone_data() { traces(); }
    void eachSideFedAlone();
    void bothSidesFedAtOnce_data() { traces(); }
    void bothSidesFedAtOnce();
    void cleanupTestCase();

private:
    // A trace in memory: its lines stay parsed while their nodes are used.
    struct Trace {
        std::vector<JsonDocument> lines;
        std::vector<bool> stringEncoding; // by session
        bool hasPeer(quint32 session, Side side) const { return peers.value({session, int(side)}); }
        QMap<std::pair<quint32, int>, bool> peers;
        QMap<std::pair<quint32, int>, RpcLimits> limits;
        std::vector<Event> events;
    };

    void traces();
    void load(const QString &path, Trace *trace);
    // Native values of the transports that are not JSON stand as bytes inside; only their text is needed here.
    static QByteArray decodable(QByteArray text, bool isString);

    Tally m_tally;
};

void TestCorpusTables::initTestCase()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
}

void TestCorpusTables::traces()
{
    QTest::addColumn<QString>("path");
    const QFileInfoList files = corpusTraces();
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &file : files)
        QTest::newRow(qUtf8Printable(file.completeBaseName())) << file.absoluteFilePath();
}

QByteArray TestCorpusTables::decodable(QByteArray text, bool isString)
{
    if (isString)
        return text;
    static const QRegularExpression native(uR"(\{"\$bytes":("[^"]*")[^}]*\})"_s);
    return QString::fromUtf8(text).replace(native, u"\\1"_s).toUtf8();
}

void TestCorpusTables::load(const QString &path, Trace *trace)
{
    NdjsonReader reader;
    for (const QByteArray &text : linesOf(path)) {
        JsonDocument document;
        const JsonError error = document.parse(text);
        QVERIFY2(!error.isError(), qUtf8Printable(error.message));
        const size_t line = trace->lines.size();
        trace->lines.push_back(std::move(document));
        const JsonNode root = trace->lines.back().root();
        const JsonNode type = root.member("type");
        if (type.isNone())
            continue;
        const NdjsonLine read = reader.read(text);
        QVERIFY2(read.kind != NdjsonLine::Kind::Bad, qUtf8Printable(read.problem));
        const auto add = [&](const JsonNode &part, Event::Kind first, Event::Kind second) {
            if (part.isNone() || !part.isObject())
                return;
            trace->events.push_back({qint64(numberOf(part, "at")), first, line});
            if (const JsonNode done = part.member("done"); !done.isNone())
                trace->events.push_back({qint64(done.toNumber()), second, line});
        };
        if (type.equals("session")) {
            QCOMPARE(read.record.session, quint32(trace->stringEncoding.size()));
            trace->stringEncoding.push_back(read.encoding == u"string"_s);
            for (const Side side : {Side::A, Side::B}) {
                trace->peers[{read.record.session, int(side)}] = !root.member(side == Side::A ? "a" : "b").isNull();
                if (read.limits[int(side)])
                    trace->limits[{read.record.session, int(side)}] = *read.limits[int(side)];
            }
        } else if (type.equals("msg")) {
            add(root.member("sent"), Event::Kind::SentAt, Event::Kind::SentDone);
            add(root.member("recv"), Event::Kind::ReceivedAt, Event::Kind::ReceivedDone);
        } else if (type.equals("abort")) {
            add(root, Event::Kind::AbortAt, Event::Kind::AbortDone);
        } else if (type.equals("end")) {
            add(root, Event::Kind::End, Event::Kind::End);
        } else if (type.equals("close")) {
            add(root, Event::Kind::Close, Event::Kind::Close);
        }
    }
    std::stable_sort(trace->events.begin(), trace->events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
}

void TestCorpusTables::eachSideFedAlone()
{
    QFETCH(QString, path);
    Trace trace;
    load(path, &trace);
    if (QTest::currentTestFailed())
        return;

    TableHistory history;
    for (auto it = trace.limits.begin(); it != trace.limits.end(); ++it)
        history.setLimits(it.key().first, Side(it.key().second), *it);
    QMap<std::pair<quint32, int>, Truth> truths;
    QMap<std::pair<quint32, int>, bool> aborted;
    struct Snapshot {
        qint64 at;
        quint32 session;
        Side side;
        Truth state;
    };
    std::vector<Snapshot> snapshots;

    for (const JsonDocument &line : trace.lines) {
        const JsonNode type = line.root().member("type");
        if (type.isNone() || !type.equals("session"))
            continue;
        const auto session = quint32(numberOf(line.root(), "session"));
        for (const Side side : {Side::A, Side::B}) {
            if (trace.hasPeer(session, side))
                truths[{session, int(side)}].apply(line.root().member(side == Side::A ? "a" : "b").member("tables"));
        }
    }

    for (const Event &event : trace.events) {
        const JsonNode root = trace.lines[event.line].root();
        const auto session = quint32(numberOf(root, "session"));
        const bool isMessage = event.kind <= Event::Kind::ReceivedDone;
        const bool isSend = event.kind == Event::Kind::SentAt || event.kind == Event::Kind::SentDone;
        Side side = sideOf(root.member(isMessage ? "from" : "side"));
        if (isMessage && !isSend)
            side = opposite(side);
        Truth &truth = truths[{session, int(side)}];
        const JsonNode part = !isMessage ? root : root.member(isSend ? "sent" : "recv");
        const QString where =
            u"line %1, counter %2, side %3"_s.arg(event.line + 1).arg(event.at).arg(side == Side::A ? u'a' : u'b');

        JsonDocument document;
        const auto message = [&]() -> std::optional<Message> {
            const JsonNode handed = root.member("handed");
            const JsonNode text = isSend && !handed.isNone() ? handed : root.member("text");
            if (document.parse(decodable(text.toString().toUtf8(), trace.stringEncoding[session])).isError())
                return std::nullopt;
            return Message::decode(document.root());
        };

        switch (event.kind) {
        case Event::Kind::SentAt:
            truth.apply(part.member("silent"));
            if (const auto decoded = message())
                history.sent(session, side, *decoded, event.at);
            continue;
        case Event::Kind::ReceivedAt: {
            truth.apply(part.member("silent"));
            const auto decoded = message();
            const auto limits = trace.limits.constFind({session, int(side)});
            const bool tooLarge = limits != trace.limits.constEnd() && utf16Length(document.text()) > limits->maxMessageSize;
            if (decoded && !tooLarge)
                history.beginReceive(session, side, *decoded, event.at);
            else
                history.broken(session, side, event.at);
            continue;
        }
        case Event::Kind::AbortAt:
            truth.apply(part.member("silent"));
            aborted[{session, int(side)}] = true;
            continue;
        case Event::Kind::Close:
            history.broken(session, side, event.at);
            continue;
        case Event::Kind::ReceivedDone:
            history.endReceive(session, side, event.at);
            truth.apply(part.member("changes"));
            break;
        case Event::Kind::SentDone:
            truth.apply(part.member("changes"));
            break;
        case Event::Kind::AbortDone: {
            truth.apply(part.member("changes"));
            ++m_tally.aborts;
            Truth tables;
            tables.apply(part.member("tables"));
            QCOMPARE(inWords(truth), inWords(tables)); // the changes do lead there
            const Truth engine = engineState(history, session, side);
            // A pull that was asked for may have been given up by the abort itself; ids and counts are what freezes.
            QVERIFY2(engine.imports.keys() == tables.imports.keys() && engine.exports == tables.exports,
                     qUtf8Printable(where + u"\nat its abort: "_s + inWords(tables) + u"\nengine:       "_s + inWords(engine)));
            ++m_tally.abortsEqual;
            continue;
        }
        case Event::Kind::End: {
            truth.apply(part.member("silent"));
            Truth tables;
            tables.apply(part.member("tables"));
            const Truth engine = engineState(history, session, side);
            ++m_tally.ends;
            if (engine.imports.keys() == tables.imports.keys() && engine.exports == tables.exports
                && engine.nextImport == tables.nextImport) {
                ++m_tally.endsEqual;
                continue;
            }
            // N3: after an abort, stream imports and exports vanish, and nothing else changes.
            bool onlyStreams = (aborted.value({session, int(side)}));
            for (const Table table : {Table::Imports, Table::Exports}) {
                for (const TableEntry &entry : history.entries(session, side, table)) {
                    const bool there = table == Table::Imports ? tables.imports.contains(entry.id.value)
                                                               : tables.exports.contains(entry.id.value);
                    if (!there && entry.origin != TableEntry::Origin::Stream)
                        onlyStreams = false;
                }
            }
            for (const double id : tables.imports.keys())
                onlyStreams = onlyStreams && engine.imports.contains(id);
            for (const double id : tables.exports.keys())
                onlyStreams =
                    onlyStreams && engine.exports.contains(id) && engine.exports[id].refcount == tables.exports[id].refcount;
            QVERIFY2(onlyStreams,
                     qUtf8Printable(where + u"\nat the end: "_s + inWords(tables) + u"\nengine:     "_s + inWords(engine)));
            ++m_tally.n3;
            continue;
        }
        }

        // A snapshot: a `done` of a message.
        Truth engine = engineState(history, session, side);
        snapshots.push_back({event.at, session, side, engine});
        // An abort gives up all that was awaited, locally: from then on only ids and counts are on the wire.
        if (aborted.value({session, int(side)})) {
            for (auto it = engine.imports.begin(); it != engine.imports.end(); ++it)
                it->pulling = truth.imports.value(it.key()).pulling;
        }
        ++m_tally.snapshots;
        if (engine == truth) {
            ++m_tally.equal;
            continue;
        }
        Truth tolerant = engine;
        bool n1 = false;
        bool n2 = false;
        for (auto it = truth.imports.begin(); it != truth.imports.end(); ++it) {
            if (engine.imports.contains(it.key()))
                continue;
            const auto entry = history.find(session, side, Table::Imports, EntryId(it.key()));
            if (entry && entry->origin == TableEntry::Origin::Stream && entry->released != NoRecord) {
                tolerant.imports[it.key()] = *it;
                n1 = true;
            }
        }
        if (const JsonNode ahead = part.member("ahead"); !ahead.isNone()) {
            for (JsonNode id = ahead.first(); !id.isNone(); id = id.next()) {
                if (truth.exports.contains(id.toNumber()) && !engine.exports.contains(id.toNumber())) {
                    tolerant.exports[id.toNumber()] = truth.exports[id.toNumber()];
                    n2 = true;
                }
            }
        }
        if (tolerant == truth) {
            m_tally.n1 += n1;
            m_tally.n2 += n2 && !n1;
            continue;
        }
        ++m_tally.other;
        QFAIL(qUtf8Printable(where + u"\nreference: "_s + inWords(truth) + u"\nengine:    "_s + inWords(engine)));
    }

    // Asked afterwards, the history gives for each moment what it gave then.
    for (const Snapshot &snapshot : snapshots) {
        Truth then = engineState(history, snapshot.session, snapshot.side, snapshot.at);
        then.nextImport = snapshot.state.nextImport;
        QCOMPARE(inWords(then), inWords(snapshot.state));
        const TableSizes sizes = history.sizes(snapshot.session, snapshot.side, snapshot.at);
        QCOMPARE(sizes.imports, snapshot.state.imports.size());
        QCOMPARE(sizes.exports, snapshot.state.exports.size());
        ++m_tally.travelled;
    }
}

void TestCorpusTables::bothSidesFedAtOnce()
{
    QFETCH(QString, path);
    Trace trace;
    load(path, &trace);
    if (QTest::currentTestFailed())
        return;

    // What a tap in the middle has: texts in the order of their sending, delivered at once.
    Capture capture;
    for (auto it = trace.limits.begin(); it != trace.limits.end(); ++it)
        capture.setLimits(it.key().first, Side(it.key().second), *it);
    NdjsonReader reader;
    QMap<std::pair<quint32, int>, Truth> last;
    QMap<std::pair<quint32, int>, bool> batchClient;
    bool clean = true; // real peers only, and none aborted
    for (const JsonDocument &document : trace.lines) {
        const JsonNode root = document.root();
        const JsonNode type = root.member("type");
        if (type.isNone())
            continue;
        const auto session = quint32(numberOf(root, "session"));
        if (type.equals("session")) {
            batchClient[{session, int(Side::A)}] = root.member("transport").equals("http-batch");
            clean = clean && trace.hasPeer(session, Side::A) && trace.hasPeer(session, Side::B);
        } else if (type.equals("msg")) {
            Record record = reader.read(document.text()).record;
            record.text = decodable(record.text, trace.stringEncoding[session]);
            // Not delivered: the receiver had aborted or lost the connection (N4).
            if (trace.hasPeer(session, opposite(record.from)) && root.member("recv").isNull())
                record.onWire = false;
            capture.append(std::move(record));
        } else if (type.equals("abort") || type.equals("end")) {
            const Side side = sideOf(root.member("side"));
            clean = clean && !type.equals("abort");
            if (!last.contains({session, int(side)})) // the abort stands before the end
                last[{session, int(side)}].apply(root.member("tables"));
        }
    }

    for (auto it = last.begin(); it != last.end(); ++it) {
        if (batchClient.value(it.key()))
            continue; // N5
        const auto [session, side] = it.key();
        const Truth engine = engineState(capture.tables(), session, Side(side));
        QVERIFY2(engine.imports.keys() == it->imports.keys() && engine.exports == it->exports,
                 qUtf8Printable(u"session %1, side %2\nreference: %3\nengine:    %4"_s.arg(session).arg(side).arg(
                     inWords(*it), inWords(engine))));
    }
    for (RecordIndex i = 0; clean && i < capture.count(); ++i)
        QVERIFY2(!capture.row(i).hasProblem, qUtf8Printable(u"record %1: %2"_s.arg(i).arg(capture.problem(i))));
}

void TestCorpusTables::cleanupTestCase()
{
    const Tally &t = m_tally;
    qInfo("snapshots %lld: %lld equal, %lld N1, %lld N2, %lld other; asked again afterwards: %lld equal", t.snapshots, t.equal,
          t.n1, t.n2, t.other, t.travelled);
    qInfo("aborted sides %lld: %lld equal; ends %lld: %lld equal, %lld N3", t.aborts, t.abortsEqual, t.ends, t.endsEqual, t.n3);
}

QTEST_GUILESS_MAIN(TestCorpusTables)
#include "tst_corpustables.moc"
