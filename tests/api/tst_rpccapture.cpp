// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "ndjsonreader.h"
#include "rpcbatch.h"
#include "rpccapture.h"
#include "rpcclient.h"
#include "rpcserver.h"
#include "testapi.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace std::chrono_literals;

namespace {

class Echo : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString echo(const QString &text) { return text; }
};

// What the inspector would open.
struct Opened {
    explicit Opened(const QString &path)
    {
        QFile file(path);
        report.error = u"it can't be opened"_s;
        if (file.open(QIODevice::ReadOnly))
            report = Trace::readNdjson(file, capture);
    }

    // The texts of a session, with an arrow from its connecting side A.
    QStringList texts(quint32 session) const
    {
        QStringList list;
        for (Trace::RecordIndex i = 0; i < capture.count(); ++i) {
            const Trace::Row row = capture.row(i);
            if (row.session == session && row.kind == Record::Kind::Message)
                list << (row.from == Side::A ? u"> "_s : u"< "_s) + QString::fromUtf8(capture.text(i));
        }
        return list;
    }

    Trace::NdjsonReport report;
    Trace::Capture capture;
};

} // namespace

/// A capture file of any session, in one line.
class RpcCaptureTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(u"session.cwtrace"_s);
    }

    void aSessionIsRecorded()
    {
        {
            RpcServer server([] { return new Echo; });
            QVERIFY(server.listen());
            RpcSessionOptions options;
            options.capture = m_path;
            const std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.url(), {}, options));
            QCOMPARE(waitFor<QString>(session->main().call("echo", "x")), u"x"_s);
            QTRY_COMPARE(session->stats(), (SessionStats{1, 1}));
            // While it goes on, what has passed can be read.
            QVERIFY(options.capture.flush());
            const Opened growing(m_path);
            QVERIFY2(growing.report.error.isEmpty(), qPrintable(growing.report.error));
            QVERIFY(growing.capture.session(0).open);
            QCOMPARE(growing.capture.session(0).name, server.url().toString());
            QCOMPARE(growing.capture.session(0).messages, 4u);
            session->close();
        }
        const Opened opened(m_path);
        QVERIFY2(opened.report.error.isEmpty(), qPrintable(opened.report.error));
        QCOMPARE(opened.report.faultCount, 0);
        QCOMPARE(opened.capture.sessionCount(), 1);
        QVERIFY(!opened.capture.session(0).open);
        const QStringList expected{u"> [\"push\",[\"pipeline\",0,[\"echo\"],[\"x\"]]]"_s, u"> [\"pull\",1]"_s,
                                   u"< [\"resolve\",1,\"x\"]"_s, u"> [\"release\",1,1]"_s};
        QCOMPARE(opened.texts(0), expected);
        // Times are those of a recording that began just now.
        QVERIFY(opened.capture.row(1).time >= 0);
        QVERIFY(opened.capture.row(1).time < 60'000'000'000);
        // Others can't read what may be secret.
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void allSessionsOfAServerAreNumberedInOneFile()
    {
        {
            RpcServerOptions options;
            options.capture = m_path;
            RpcServer server([] { return new Echo; }, options);
            QVERIFY(server.listen());
            const std::unique_ptr<RpcSession> first(RpcSession::connectTo(server.url()));
            QCOMPARE(waitFor<QString>(first->main().call("echo", "1")), u"1"_s);
            const std::unique_ptr<RpcSession> second(RpcSession::connectTo(server.url()));
            QCOMPARE(waitFor<QString>(second->main().call("echo", "2")), u"2"_s);
            QCOMPARE(waitFor<QString>(startBatch(server.httpUrl()).call("echo", "3")), u"3"_s);
            QTRY_COMPARE(server.batchCount(), 0);
            QCOMPARE(waitFor<QString>(first->main().call("echo", "4")), u"4"_s);
        }
        const Opened opened(m_path);
        QCOMPARE(opened.report.faultCount, 0);
        QCOMPARE(opened.capture.sessionCount(), 3);
        QVERIFY(opened.texts(0).contains(u"> [\"push\",[\"pipeline\",0,[\"echo\"],[\"1\"]]]"_s));
        QVERIFY(opened.texts(0).contains(u"< [\"resolve\",2,\"4\"]"_s));
        QVERIFY(opened.texts(1).contains(u"< [\"resolve\",1,\"2\"]"_s));
        QVERIFY(opened.texts(2).contains(u"< [\"resolve\",1,\"3\"]"_s));
        for (quint32 session = 0; session < 3; ++session)
            QVERIFY(!opened.capture.session(session).open);
    }

    void aClientThatReconnectsGoesOnInTheSameFile()
    {
        {
            RpcServer server([] { return new Echo; });
            QVERIFY(server.listen());
            RpcClientOptions options;
            options.capture = m_path;
            options.reconnect.delay = 1ms;
            RpcClient client(server.url(), options);
            client.open();
            QCOMPARE(waitFor<QString>(client.main().call("echo", "1")), u"1"_s);
            server.sessions().first()->close();
            QTRY_VERIFY(client.lastError());
            QTRY_VERIFY(client.isConnected());
            QCOMPARE(waitFor<QString>(client.main().call("echo", "2")), u"2"_s);
        }
        const Opened opened(m_path);
        QCOMPARE(opened.capture.sessionCount(), 2);
        QVERIFY(opened.texts(0).contains(u"< [\"resolve\",1,\"1\"]"_s));
        QVERIFY(opened.texts(1).contains(u"< [\"resolve\",1,\"2\"]"_s));
    }

    // One file for all that a process does, on whichever threads; a tap of the application's sees the same beside it.
    void aCaptureIsShared()
    {
        class Counter : public RecordSink
        {
        public:
            void record(Record &&record) override { messages += record.kind == Record::Kind::Message ? 1 : 0; }
            int messages = 0;
        } counter;
        {
            const RpcCapture capture(m_path);
            RpcServerOptions serverOptions;
            serverOptions.capture = capture;
            RpcServer server([] { return new Echo; }, serverOptions);
            QVERIFY(server.listen());
            RpcSessionOptions options;
            options.capture = capture;
            options.tap = &counter;
            {
                const std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.url(), {}, options));
                QCOMPARE(waitFor<QString>(session->main().call("echo", "here")), u"here"_s);
            }
            const std::unique_ptr<QThread> thread(QThread::create([url = server.url(), capture] {
                RpcSessionOptions own;
                own.capture = capture;
                const std::unique_ptr<RpcSession> session(RpcSession::connectTo(url, {}, own));
                QCOMPARE(waitFor<QString>(session->main().call("echo", "there")), u"there"_s);
            }));
            thread->start();
            QTRY_VERIFY(thread->isFinished());
            QTRY_COMPARE(server.sessionCount(), 0);
        }
        const Opened opened(m_path);
        QCOMPARE(opened.report.faultCount, 0);
        QCOMPARE(opened.capture.sessionCount(), 4); // two sessions, each seen from both ends
        QVERIFY(counter.messages >= 3);
    }

    void aConnectionThatFailsIsRecordedAsThat()
    {
        {
            RpcSessionOptions options;
            options.capture = m_path;
            const std::unique_ptr<RpcSession> session(RpcSession::connectTo(QUrl(u"ftp://example.com/"_s), {}, options));
            QVERIFY(errorOf(session->main().call("echo", "x")).contains(u"the scheme must be"_s));
            // One that is destroyed before it could tell.
            options.capture = m_path + u"2"_s;
            delete RpcSession::connectTo(QUrl(u"ftp://example.com/"_s), {}, options);
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const Opened opened(m_path);
        QVERIFY2(opened.report.error.isEmpty(), qPrintable(opened.report.error));
        QVERIFY(!opened.capture.session(0).open);
        QCOMPARE(opened.capture.row(opened.capture.count() - 1).kind, Record::Kind::Failed);
    }

    void aFileThatCannotBeWrittenDoesNotDisturb()
    {
        RpcServer server([] { return new Echo; });
        QVERIFY(server.listen());
        RpcSessionOptions options;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Capture /nonexistent/folder/x.cwtrace - .*"_s));
        options.capture = u"/nonexistent/folder/x.cwtrace"_s;
        QVERIFY(!options.capture.isNull());
        const std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.url(), {}, options));
        QCOMPARE(waitFor<QString>(session->main().call("echo", "x")), u"x"_s);
        QVERIFY(!options.capture.flush());
        QVERIFY(!options.capture.errorString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(RpcCaptureTest)
#include "tst_rpccapture.moc"
