// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "peerprocess.h"
#include "recordingproxy.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class MemorySink final : public RecordSink
{
public:
    void record(Record &&record) override { records.push_back(std::move(record)); }
    std::vector<Record> records;
};

// What a peer or the proxy knows of a session.
struct Texts {
    QStringList fromClient; // their hashes
    QStringList fromServer;
};

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &value : array.toArray())
        list << value.toString();
    return list;
}

} // namespace

/// The recording proxy between the reference's client and its server, under load.
class ProxyInteropTest : public QObject
{
    Q_OBJECT

    static constexpr int Clients = 20;
    static constexpr int Calls = 200;

    MemorySink m_sink;
    QJsonObject m_client; // their logs
    QJsonObject m_server;
    QMap<QString, Texts> m_recorded; // by the sessions' names
    QMap<QString, quint32> m_sessions;

private Q_SLOTS:
    void initTestCase()
    {
        PeerProcess server;
        QVERIFY2(server.startScript(u"proxypeer.mjs"_s, {u"server"_s}), qPrintable(server.errors()));
        Replay::RecordingProxyOptions options;
        options.upstream = server.waitForUrl();
        options.sink = &m_sink;
        Replay::RecordingProxy proxy;
        QVERIFY2(proxy.start(options), qPrintable(proxy.errorString() + server.errors()));
        QStringList errors;
        connect(&proxy, &Replay::RecordingProxy::error, this, [&](const QString &text) { errors << text; });

        PeerProcess client;
        const QString address = u"://127.0.0.1:%1/"_s.arg(proxy.port());
        QVERIFY2(client.startScript(u"proxypeer.mjs"_s, {u"client"_s, u"ws"_s + address, u"http"_s + address,
                                                         QString::number(Clients), QString::number(Calls)}),
                 qPrintable(client.errors()));
        const QString faults = client.waitForLine(u"FAULTS "_s, 150'000);
        QVERIFY2(faults == u"[]", qPrintable(faults + client.errors() + server.errors() + errors.join(u'\n')));
        m_client = QJsonDocument::fromJson(client.waitForLine(u"LOG "_s).toUtf8()).object();
        server.command(u"log"_s);
        m_server = QJsonDocument::fromJson(server.waitForLine(u"LOG "_s).toUtf8()).object();
        QTRY_COMPARE(proxy.counters().openSessions, 0);
        QCOMPARE(proxy.counters().sessions, Clients * 11);
        QCOMPARE(proxy.counters().failures, 0);
        QCOMPARE(errors, QStringList());

        for (const Record &record : m_sink.records) {
            if (record.kind == Record::Kind::Opened)
                m_sessions[QUrl(QString::fromUtf8(record.text)).query()] = record.session;
        }
        QHash<quint32, Texts> texts;
        for (const Record &record : m_sink.records) {
            QVERIFY2(record.kind != Record::Kind::Failed && record.kind != Record::Kind::Note
                         && record.kind != Record::Kind::Refused && record.kind != Record::Kind::Binary,
                     record.text.constData());
            if (record.kind == Record::Kind::Message) {
                const auto hash = QString::fromLatin1(QCryptographicHash::hash(record.text, QCryptographicHash::Sha1).toHex());
                (record.from == Side::A ? texts[record.session].fromClient : texts[record.session].fromServer) << hash;
            }
        }
        for (const auto &[name, session] : m_sessions.asKeyValueRange())
            m_recorded[name] = texts.value(session);
    }

    void everyTextIsRecordedInOrder()
    {
        QCOMPARE(m_recorded.size(), Clients * 11);
        QCOMPARE(QStringList(m_recorded.keys()), m_client.keys());
        QCOMPARE(m_server.keys(), m_client.keys());
        qsizetype messages = 0;
        for (const auto &[name, texts] : m_recorded.asKeyValueRange()) {
            const QJsonObject client = m_client[name].toObject();
            const QJsonObject server = m_server[name].toObject();
            QCOMPARE(texts.fromClient, strings(client["sent"_L1]));
            QCOMPARE(texts.fromClient, strings(server["received"_L1]));
            QCOMPARE(texts.fromServer, strings(server["sent"_L1]));
            QCOMPARE(texts.fromServer, strings(client["received"_L1]));
            messages += texts.fromClient.size() + texts.fromServer.size();
            if (name.startsWith(u"ws="))
                QVERIFY2(texts.fromClient.size() > 2 * Calls, qPrintable(name));
            else
                QVERIFY2(texts.fromClient.size() > 4 && texts.fromServer.size() > 1, qPrintable(name));
        }
        qInfo("%lld messages", qlonglong(messages));
    }

    void theTablesAreThoseOfTheSessions()
    {
        Trace::Capture capture;
        for (const Record &record : m_sink.records)
            capture.append(Record(record));
        QCOMPARE(capture.sessionCount(), Clients * 11);
        int compared = 0;
        for (const auto &[name, session] : m_sessions.asKeyValueRange()) {
            QVERIFY(!capture.session(session).open);
            if (!name.startsWith(u"ws="))
                continue;
            const QJsonObject stats = m_client[name].toObject()["stats"_L1].toObject();
            QCOMPARE(stats, (QJsonObject{{u"imports"_s, 1}, {u"exports"_s, 1}}));
            QCOMPARE(capture.tables().sizes(session, Side::A), (Trace::TableSizes{1, 1}));
            QCOMPARE(capture.tables().sizes(session, Side::B), (Trace::TableSizes{1, 1}));
            ++compared;
        }
        QCOMPARE(compared, Clients);
        for (Trace::RecordIndex i = 0; i < capture.count(); ++i)
            QVERIFY2(capture.problem(i).isEmpty(), qPrintable(capture.problem(i)));
    }
};

QTEST_GUILESS_MAIN(ProxyInteropTest)
#include "tst_proxyinterop.moc"
