// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls are sent again from the timeline of a live session, and raw frames; refused where they would do harm.

#include "composereditor.h"
#include "livesources.h"
#include "mainwindow.h"
#include "recordedcall.h"
#include "replayshop.h"
#include "replaysources.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::RpcServer;
using QtCapnWeb::Side;
using QtCapnWeb::Trace::NoRecord;
using QtCapnWeb::Trace::RecordIndex;

namespace {

constexpr int Patience = 30'000;

struct Live {
    LiveSources sources;
    ReplaySources replays;
    MainWindow window;

    Live()
    {
        wire(window, sources);
        wireReplay(window, replays, sources);
        window.resize(1280, 800);
        window.show();
    }
    InspectorController &controller() { return *sources.current(); }
    void connectTo(const RpcServer &server)
    {
        controller().connectTo(server.url());
        QTRY_COMPARE_WITH_TIMEOUT(controller().state(), InspectorController::State::Connected, Patience);
    }
    RecordIndex find(const CaptureDocument *document, const QByteArray &part, RecordIndex after = -1) const
    {
        for (RecordIndex record = after + 1; record < document->count(); ++record) {
            if (document->capture().text(record).contains(part))
                return record;
        }
        return NoRecord;
    }
    /// Chooses an entry of the timeline's menu for \a record.
    bool chooseFor(RecordIndex record, const QString &text)
    {
        window.timeline()->setCurrentRecord(record);
        bool found = false;
        QTimer::singleShot(0, &window, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (QAction *action : menu->actions()) {
                if (action->text().remove(u'&') == text) {
                    found = true;
                    menu->setActiveAction(action);
                    QTest::keyClick(menu, Qt::Key_Return);
                    return;
                }
            }
            menu->close();
        });
        Q_EMIT window.timeline()->menuRequested(window.timeline()->viewport()->mapToGlobal(QPoint(5, 5)));
        return found;
    }
    QString problem()
    {
        auto *box = window.findChild<QMessageBox *>(u"problemBox"_s);
        const QString text = box ? box->text() : QString();
        delete box;
        return text;
    }
};

} // namespace

class InjectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"QtCapnWebTest"_s);
    }
    void init() { Shop::sums.clear(); }

    void recordedCallsAreWrittenAsAPersonWould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("arguments");
        QTest::newRow("call") << QByteArray(R"(["push",["pipeline",0,["a","b"],[1,"x"]]])") << u"main"_s << u"a.b"_s
                              << u"[1,\"x\"]"_s;
        QTest::newRow("arrays and capabilities")
            << QByteArray(R"(["push",["pipeline",3,["go"],[[[1,2]],["import",5],["export",-2]]]])") << u"$import:3"_s << u"go"_s
            << u"[[1,2],\"$import:5\",\"$export:-2\"]"_s;
        QTest::newRow("function") << QByteArray(R"(["push",["pipeline",4,[],[7]]])") << u"$import:4"_s << u""_s << u"[7]"_s;
        QTest::newRow("property") << QByteArray(R"(["push",["pipeline",0,["name"]]])") << u"main"_s << u"name"_s << u""_s;
    }
    void recordedCallsAreWrittenAsAPersonWould()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, target);
        QFETCH(QString, method);
        QFETCH(QString, arguments);
        const RecordedCall call = recordedCall(text);
        QVERIFY2(call.request, qPrintable(call.problem));
        QCOMPARE(toText(call.request->target), target);
        QCOMPARE(call.request->method, method);
        QCOMPARE(call.request->argumentsText.simplified().remove(u' '), arguments);
        QCOMPARE(call.request->mode == CallMode::GetProperty, arguments.isEmpty());
    }

    void whatCannotBeWrittenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("map") << QByteArray(R"(["push",["remap",2,["list"],[],[1]]])");
        QTest::newRow("value") << QByteArray(R"(["push",[[1]]])");
        QTest::newRow("promise") << QByteArray(R"(["push",["pipeline",0,["a"],[["promise",-1]]]])");
        QTest::newRow("pull") << QByteArray(R"(["pull",1])");
        QTest::newRow("garbage") << QByteArray("[\"push\",[");
    }
    void whatCannotBeWrittenIsRefused()
    {
        QFETCH(QByteArray, text);
        const RecordedCall call = recordedCall(text);
        QVERIFY(!call.request);
        QVERIFY(!call.problem.isEmpty());
    }

    void callsAreSentAgainAndEdited()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Live live;
        live.connectTo(*server);
        live.controller().call({CapabilityRef::main(), u"add"_s, u"3, 4"_s, CallMode::Call});
        const CaptureDocument *document = live.controller().document();
        QTRY_VERIFY_WITH_TIMEOUT(live.find(document, "[\"resolve\",1,7]") != NoRecord, Patience);
        const RecordIndex first = live.find(document, "[\"add\"],[3,4]");
        QVERIFY(first != NoRecord);
        QVERIFY(live.chooseFor(first, u"Send This Call Again"_s));
        // It has an id of its own.
        QTRY_VERIFY_WITH_TIMEOUT(live.find(document, "[\"resolve\",2,7]") != NoRecord, Patience);
        QCOMPARE(Shop::sums, QList<int>({7, 7}));
        QCOMPARE(live.problem(), QString());

        QVERIFY(live.chooseFor(first, u"Edit and Send…"_s));
        QCOMPARE(live.window.findChild<QLineEdit *>(u"composerMethod"_s)->text(), u"add"_s);
        bool filled = false;
        for (const auto *editor : live.window.findChildren<ComposerEditor *>())
            filled = filled || editor->text().simplified().remove(u' ') == u"[3,4]"_s;
        QVERIFY(filled);
        // Answers of the server's are no calls.
        QVERIFY(!live.chooseFor(live.find(document, "[\"resolve\",1,7]"), u"Send This Call Again"_s));

        // After a new connection, what the call names is gone.
        live.controller().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(live.controller().state(), InspectorController::State::Connected, Patience);
        QVERIFY(live.chooseFor(first, u"Send This Call Again"_s));
        QVERIFY(live.problem().contains(u"session that has ended"_s));
        QCOMPARE(Shop::sums.size(), 2);
    }

    void proxiedSessionsAreLeftAlone()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Live live;
        ProxySettings settings;
        settings.upstream = server->url();
        live.sources.addProxy(settings);
        CaptureDocument *document = live.window.document();
        const ProxySource *proxy = live.sources.proxyOf(document);
        QVERIFY(proxy);
        QTRY_VERIFY_WITH_TIMEOUT(proxy->isRunning(), Patience);
        const std::unique_ptr<QtCapnWeb::RpcSession> client(QtCapnWeb::RpcSession::connectTo(proxy->url()));
        client->remoteMain().call("add", 1, 1).pull([](const QtCapnWeb::Outcome &) {});
        QTRY_VERIFY_WITH_TIMEOUT(live.find(document, "[\"resolve\",1,2]") != NoRecord, Patience);
        QVERIFY(live.chooseFor(live.find(document, "[\"add\"],[1,1]"), u"Send This Call Again"_s));
        const QString why = live.problem();
        QVERIFY2(why.contains(u"passes through the proxy"_s) && why.contains(u"shift every later answer"_s), qPrintable(why));
        Q_EMIT live.window.rawFrameRequested(document, "[\"pull\",1]");
        QVERIFY(!live.problem().isEmpty());
        QCOMPARE(Shop::sums, QList<int>({2}));
    }

    void rawFramesMarkTheSession()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Live live;
        live.connectTo(*server);
        CaptureDocument *document = live.controller().document();
        live.controller().call({CapabilityRef::main(), u"add"_s, u"1, 2"_s, CallMode::Call});
        QTRY_VERIFY_WITH_TIMEOUT(live.find(document, "[\"resolve\",1,3]") != NoRecord, Patience);
        for (QAction *action : live.window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == u"Send a Raw Frame…"_s)
                action->trigger();
        }
        auto *dialog = live.window.findChild<QDialog *>(u"rawFrameDialog"_s);
        QVERIFY(dialog);
        auto *send = dialog->findChild<QPushButton *>(u"rawFrameSend"_s);
        QVERIFY(!send->isEnabled());
        dialog->findChild<ComposerEditor *>()->setText(u"[\"push\",[\"pipeline\",0,[\"add\"],[20,3]]]"_s);
        send->click();
        QTRY_COMPARE_WITH_TIMEOUT(Shop::sums, QList<int>({3, 23}), Patience);
        // The capture says so, at its place.
        QTRY_VERIFY_WITH_TIMEOUT(live.find(document, "[20,3]") != NoRecord, Patience);
        const RecordIndex frame = live.find(document, "[20,3]");
        QCOMPARE(document->capture().row(frame - 1).kind, Record::Kind::Note);
        QVERIFY(document->capture().text(frame - 1).contains("out of step"));
        QVERIFY(live.controller().isOutOfStep());
        QVERIFY(document->stateDetail().contains(u"Out of step"_s));
        // What counts ids is not sent there any more, until there is a new session.
        QVERIFY(live.chooseFor(live.find(document, "[1,2]"), u"Send This Call Again"_s));
        QVERIFY(live.problem().contains(u"out of step"_s));
        live.controller().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(live.controller().state(), InspectorController::State::Connected, Patience);
        QVERIFY(!live.controller().isOutOfStep());
        QVERIFY(document->stateDetail().isEmpty());
    }
};

QTEST_MAIN(InjectionTest)
#include "tst_injection.moc"
