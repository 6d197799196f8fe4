// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "corpuspath.h"
#include "jsondocument.h"
#include "rpclimits.h"
#include "tabletruth.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace TableTruth;

/// The table engine against the tables that the reference's server had at the end of each hand-made conversation.
class TestConversationTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void handMadeConversations_data();
    void handMadeConversations();
    void cleanupTestCase();

private:
    qint64 m_conversations = 0;
};

void TestConversationTables::initTestCase()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
}

void TestConversationTables::handMadeConversations_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const QByteArray &line : linesOf(corpusPath(u"messages.ndjson"_s))) {
        JsonDocument document;
        QVERIFY(!document.parse(line).isError());
        const JsonNode id = document.root().member("id");
        if (id.isNone()) // the header
            continue;
        QTest::newRow(qUtf8Printable(id.isString() ? id.toString() : QString::fromUtf8(id.sourceText()))) << line;
    }
}

void TestConversationTables::handMadeConversations()
{
    QFETCH(QByteArray, line);
    JsonDocument document;
    QVERIFY(!document.parse(line).isError());
    const JsonNode root = document.root();
    if (root.member("server_tables").isNone())
        return; // a batch: its tables died with the request, nothing was recorded

    Capture capture;
    RpcLimits limits;
    if (const JsonNode own = root.member("limits"); !own.isNone()) {
        if (const JsonNode depth = own.member("maxDepth"); !depth.isNone())
            limits.maxDepth = int(depth.toNumber());
        if (const JsonNode digits = own.member("maxBigIntDigits"); !digits.isNone())
            limits.maxBigIntDigits = int(digits.toNumber());
        if (const JsonNode size = own.member("maxMessageSize"); !size.isNone())
            limits.maxMessageSize = qint64(size.toNumber());
    }
    capture.setLimits(0, Side::B, limits);

    bool abortExpected = false;
    const JsonNode log = root.member("log");
    for (JsonNode frame = log.first(); !frame.isNone(); frame = frame.next()) {
        if (!frame.member("unsent").isNone())
            continue;
        Record record;
        record.from = frame.member("dir").equals("client") ? Side::A : Side::B;
        if (const JsonNode hex = frame.member("binary_hex"); !hex.isNone()) {
            record.kind = Record::Kind::Binary;
            record.text = QByteArray::fromHex(hex.toString().toLatin1());
        } else if (const JsonNode close = frame.member("close"); !close.isNone()) {
            record.kind = Record::Kind::Closed;
        } else if (const JsonNode generate = frame.member("generate"); !generate.isNone()) {
            const auto piece = [&](QByteArrayView name) {
                const JsonNode node = generate.member(name);
                return node.isNone() ? QByteArray() : node.toString().toUtf8();
            };
            const auto count = qsizetype(generate.member("count").toNumber());
            record.text = piece("prefix") + piece("unit").repeated(count) + piece("middle") + piece("unit2").repeated(count)
                          + piece("suffix");
        } else {
            record.text = frame.member("text").toString().toUtf8();
        }
        const bool fromClient = record.from == Side::A;
        capture.append(std::move(record));
        // Not what the server itself says: its own abort freezes it, too.
        if (fromClient && capture.tables().isFrozen(0, Side::B))
            abortExpected = true;
    }

    const JsonNode tables = root.member("server_tables");
    Truth reference;
    const JsonNode imports = tables.member("imports");
    for (JsonNode id = imports.first(); !id.isNone(); id = id.next())
        reference.imports[id.toNumber()] = {};
    const JsonNode exports = tables.member("exports");
    for (JsonNode id = exports.first(); !id.isNone(); id = id.next().next())
        reference.exports[id.toString().toDouble()].refcount = id.next().toNumber();
    reference.nextImport = tables.member("next").member("import").toNumber();
    const Truth engine = engineState(capture.tables(), 0, Side::B);

    bool equal = engine.imports.keys() == reference.imports.keys() && engine.exports.keys() == reference.exports.keys()
                 && engine.nextImport == reference.nextImport;
    for (auto it = reference.exports.begin(); equal && it != reference.exports.end(); ++it)
        equal = engine.exports[it.key()].refcount == it->refcount;
    QVERIFY2(equal, qUtf8Printable(root.member("name").toString() + u"\nreference: "_s + inWords(reference) + u"\nengine:    "_s
                                   + inWords(engine)));

    const bool aborted = root.member("server_aborted").kind() == JsonNode::Kind::True;
    // R19 is the one abort that the wire does not foretell.
    if (aborted && !abortExpected) {
        QVERIFY(line.contains("stream") && line.contains("release"));
        QVERIFY(root.member("server_abort_reason").member("message").toString().startsWith(u"no such export ID"_s));
    } else {
        QCOMPARE(abortExpected, aborted);
    }
    ++m_conversations;
}

void TestConversationTables::cleanupTestCase() { qInfo("conversations %lld", m_conversations); }

QTEST_GUILESS_MAIN(TestConversationTables)
#include "tst_conversationtables.moc"
