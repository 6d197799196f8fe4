// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several connections and proxies side by side in one window.

#include "capture.h"
#include "capturefiles.h"
#include "connectionbar.h"
#include "emptystate.h"
#include "livesources.h"
#include "mainwindow.h"
#include "proxydialog.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;

namespace {

class Greeter : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
};

struct Live {
    LiveSources sources;
    CaptureFiles files;
    MainWindow window;

    Live()
    {
        wire(window, sources);
        wireFiles(window, files);
        window.show();
    }
    QAction *action(const QString &text) const
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
    int sourceCount() const { return window.findChild<QTreeView *>(u"sessions"_s)->model()->rowCount(); }
};

/// A server with a Greeter, and its address.
struct Server {
    RpcServer server{[] { return new Greeter; }};
    QUrl url;

    Server()
    {
        const bool listens = server.listen(QHostAddress::LocalHost, 0);
        if (listens)
            url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.port()));
    }
};

} // namespace

class LiveSourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_livesources"_s);
    }
    void init() { QSettings().clear(); }

    void twoConnectionsLiveSideBySide()
    {
        Server one;
        Server two;
        QVERIFY(one.url.isValid() && two.url.isValid());
        Live live;
        InspectorController *first = live.sources.current();
        first->connectTo(one.url);
        QTRY_COMPARE(first->state(), InspectorController::State::Connected);
        QVERIFY(first->document()->isWorthKeeping());

        live.action(u"New Connection"_s)->trigger();
        InspectorController *second = live.sources.current();
        QVERIFY(second != first);
        QCOMPARE(live.sourceCount(), 2);
        QCOMPARE(live.window.document(), second->document());
        auto *toggle = live.window.findChild<QPushButton *>(u"connectionToggle"_s);
        live.window.findChild<QComboBox *>(u"connectionUrl"_s)->setEditText(two.url.toString());
        toggle->click();
        QTRY_COMPARE(second->state(), InspectorController::State::Connected);
        QCOMPARE(first->state(), InspectorController::State::Connected);

        // The bar and the composer are about what is shown.
        live.window.showDocument(first->document());
        QCOMPARE(live.sources.current(), first);
        QCOMPARE(live.window.findChild<QComboBox *>(u"connectionUrl"_s)->currentText(), one.url.toString());
        toggle->click();
        QTRY_COMPARE(first->state(), InspectorController::State::Disconnected);
        QCOMPARE(second->state(), InspectorController::State::Connected);
    }

    void aConnectionIsClosedAndTheLastIsFollowedByANewOne()
    {
        Live live;
        const QPointer<CaptureDocument> first = live.sources.current()->document();
        live.action(u"New Connection"_s)->trigger();
        const QPointer<CaptureDocument> second = live.sources.current()->document();
        live.action(u"Close Capture"_s)->trigger();
        QVERIFY(!second);
        QCOMPARE(live.window.document(), first.data());
        QCOMPARE(live.sources.current()->document(), first.data());
        live.action(u"Close Capture"_s)->trigger();
        QVERIFY(!first);
        QCOMPARE(live.sourceCount(), 1);
        QCOMPARE(live.window.document(), live.sources.current()->document());
    }

    void closingWhatIsInNoFileAsks()
    {
        Server server;
        Live live;
        InspectorController *first = live.sources.current();
        first->connectTo(server.url);
        QTRY_COMPARE(first->state(), InspectorController::State::Connected);
        QTRY_VERIFY(first->document()->count() > 0);
        first->disconnectFromServer();
        QTRY_COMPARE(first->document()->state(), CaptureDocument::State::Disconnected);
        const QPointer<CaptureDocument> document = first->document();
        live.action(u"Close Capture"_s)->trigger();
        QVERIFY(document);
        auto *box = live.window.findChild<QMessageBox *>(u"closeBox"_s);
        QVERIFY(box);
        box->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(!document);
        QVERIFY(live.window.isVisible());
    }

    void aProxyRecordsWhatPasses()
    {
        Server server;
        Live live;
        Q_EMIT live.window.proxyRequested({server.url, 0, false, false});
        QCOMPARE(live.sourceCount(), 2);
        CaptureDocument *recorded = live.window.document();
        const ProxySource *proxy = live.sources.proxyOf(recorded);
        QVERIFY(proxy);
        QTRY_COMPARE(recorded->state(), CaptureDocument::State::Listening);
        // Before a client came, the window says where it should go.
        auto *center = qobject_cast<QStackedWidget *>(live.window.centralWidget());
        QVERIFY(center->currentWidget()->accessibleName().contains(proxy->url().toString()));

        RpcStub client = connectToServer(proxy->url());
        QString greeting;
        client.call<QString>("hello", u"World"_s).then(this, [&](const QString &text) { greeting = text; });
        QTRY_COMPARE(greeting, u"Hello, World"_s);
        const auto has = [recorded](const QByteArray &text) {
            for (qint64 i = 0; i < recorded->count(); ++i) {
                if (recorded->capture().text(i).contains(text))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(has("Hello, World"));
        QVERIFY(has("\"hello\""));
        QVERIFY(live.window.timeline()->isVisible());
        QVERIFY(recorded->isModified());

        live.action(u"Disconnect"_s)->trigger();
        QTRY_COMPARE(recorded->state(), CaptureDocument::State::Disconnected);
        QVERIFY(!proxy->isRunning());
    }

    void aPortThatIsTakenIsTold()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
        Live live;
        Q_EMIT live.window.proxyRequested({QUrl(u"ws://127.0.0.1:1/"_s), taken.serverPort(), false, false});
        CaptureDocument *document = live.window.document();
        QTRY_COMPARE(document->state(), CaptureDocument::State::Failed);
        QVERIFY(!document->stateDetail().isEmpty());
        auto *center = qobject_cast<QStackedWidget *>(live.window.centralWidget());
        QVERIFY(center->currentWidget()->accessibleDescription().contains(document->stateDetail()));
    }

    void theDialogRefusesWhatIsNoServer_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fine");
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("host") << u"example.com/api"_s << true;
        QTest::newRow("wss") << u"wss://example.com/api"_s << true;
        QTest::newRow("https") << u"https://example.com"_s << true;
        QTest::newRow("ftp") << u"ftp://example.com"_s << false;
        QTest::newRow("no host") << u"ws:///api"_s << false;
    }

    void theDialogRefusesWhatIsNoServer()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, fine);
        ProxyDialog dialog;
        dialog.findChild<QComboBox *>(u"proxyUpstream"_s)->setEditText(text);
        QCOMPARE(dialog.findChild<QPushButton *>(u"proxyStart"_s)->isEnabled(), fine);
    }
};

QTEST_MAIN(LiveSourcesTest)
#include "tst_livesources.moc"
