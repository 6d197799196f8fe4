// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "memorytransport.h"
#include "tap.h"
#include "websockettransport.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

// Writes each record as a line that a person can compare.
class Transcript : public RecordSink
{
public:
    void record(Record &&record) override
    {
        static const char *const kinds[] = {"opened", "message", "binary", "refused", "closed", "failed"};
        QString line =
            u"%1 %2"_s.arg(record.from == Side::A ? QChar(u'A') : QChar(u'B')).arg(QLatin1StringView(kinds[int(record.kind)]));
        if (record.code)
            line += u" %1"_s.arg(record.code);
        if (record.kind == Record::Kind::Refused)
            line += u" %1"_s.arg(record.size);
        if (!record.text.isEmpty())
            line += u' ' + QString::fromUtf8(record.text);
        if (!record.onWire)
            line += u" (never left)"_s;
        lines << line;
        records << record;
    }

    QStringList lines;
    QList<Record> records;
};

} // namespace

class TapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsBothDirectionsInWireOrder()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> peer(b);
        Transcript transcript;
        const qint64 start = Tap::monotonicNow();
        Tap tap(a, &transcript, Side::A, 7, start);
        tap.setMaximumMessageSize(3);
        QSignalSpy closed(&tap, &Transport::closed);
        connect(&tap, &Transport::received, this, [&] { tap.send("pong"_ba); });
        tap.send("hi"_ba); // before it is open
        QCOMPARE(transcript.lines, QStringList());
        peer->send("png"_ba);
        peer->send("long"_ba);
        peer->sendBinary("bin"_ba);
        peer->close(3000, u"over"_s);
        QTRY_COMPARE(closed.count(), 1);
        tap.send("late"_ba);
        QCOMPARE(transcript.lines,
                 (QStringList{u"A opened memory:"_s, u"A message hi"_s, u"B message png"_s, u"A message pong (never left)"_s,
                              u"B refused 4"_s, u"B binary bin"_s, u"B closed 3000 over"_s, u"A message late (never left)"_s}));
        qint64 last = 0;
        for (const Record &record : transcript.records) {
            QCOMPARE(record.session, 7u);
            QVERIFY(record.time >= last);
            last = record.time;
        }
        QVERIFY(last <= Tap::monotonicNow() - start);
    }

    void whatIsSentBehindThePeersCloseNeverLeft()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> peer(b);
        Transcript transcript;
        Tap tap(a, &transcript, Side::A, 0, 0);
        QSignalSpy closed(&tap, &Transport::closed);
        QTRY_COMPARE(tap.state(), Transport::State::Open);
        tap.send("in time"_ba);
        QCOMPARE(tap.bytesToWrite(), 7);
        peer->close(1000, u"bye"_s);
        tap.send("late"_ba); // closed() has not come yet
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(transcript.lines, (QStringList{u"A opened memory:"_s, u"A message in time"_s, u"A message late (never left)"_s,
                                                u"B closed 1000 bye"_s}));
    }

    void tellsThatWeClosed()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> peer(b);
        Transcript transcript;
        Tap tap(a, &transcript, Side::B, 0, 0);
        QSignalSpy closed(&tap, &Transport::closed);
        QTRY_COMPARE(tap.state(), Transport::State::Open);
        tap.close(3000, u"enough"_s);
        const QStringList atOnce = transcript.lines;
        tap.send("late"_ba);
        QTRY_COMPARE(closed.count(), 1);
        tap.send("too late"_ba);
        QCOMPARE(transcript.lines.last(), u"B closed 3000 enough"_s);
        QCOMPARE(transcript.lines, atOnce); // the sink may be gone once close() was called
    }

    void aTapThatIsDestroyedEndsItsRecord()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> peer(b);
        Transcript transcript;
        auto tap = std::make_unique<Tap>(a, &transcript, Side::A, 0, 0);
        QTRY_COMPARE(tap->state(), Transport::State::Open);
        tap.reset();
        QCOMPARE(transcript.lines.last(), u"A closed 1001"_s);
    }

    void aReceiverMayDestroyTheTap()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> peer(b);
        Transcript transcript;
        auto tap = std::make_unique<Tap>(a, &transcript, Side::A, 0, 0);
        connect(tap.get(), &Transport::received, this, [&] { tap.reset(); });
        peer->send("1"_ba);
        peer->send("2"_ba);
        QTRY_VERIFY(!tap);
        QCoreApplication::processEvents();
        QCOMPARE(transcript.lines, (QStringList{u"A opened memory:"_s, u"B message 1"_s, u"A closed 1001"_s}));
    }

    void aTextThatIsSentBehindTheSocketsEndNeverLeft()
    {
        QWebSocketServer server(u"server"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Transcript transcript;
        auto *inner = new WebSocketTransport(QNetworkRequest(server.serverUrl()));
        Tap tap(inner, &transcript, Side::A, 0, 0);
        QSignalSpy closed(&tap, &Transport::closed);
        // Closed() is emitted a turn of the event loop later.
        connect(inner->findChild<QTcpSocket *>(), &QTcpSocket::disconnected, this, [&] { tap.send("late"_ba); });
        QTRY_COMPARE(tap.state(), Transport::State::Open);
        QTRY_VERIFY(server.hasPendingConnections());
        std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
        peer->close(QWebSocketProtocol::CloseCodeGoingAway, u"bye"_s);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(transcript.lines.mid(1), (QStringList{u"A message late (never left)"_s, u"B closed 1001 bye"_s}));
    }

    void aFailedConnectionIsRecordedWithWhatNeverLeft()
    {
        QTcpServer server; // finds a port, and frees it
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QUrl url(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()));
        server.close();
        Transcript transcript;
        Tap tap(new WebSocketTransport(QNetworkRequest(url)), &transcript, Side::A, 0, 0);
        QSignalSpy closed(&tap, &Transport::closed);
        tap.send("call"_ba);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(transcript.lines,
                 (QStringList{u"A message call (never left)"_s,
                              u"B failed 1006 Could not connect to %1: connection refused."_s.arg(url.toString())}));
    }
};

QTEST_GUILESS_MAIN(TapTest)
#include "tst_tap.moc"
