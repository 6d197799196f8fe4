// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real window against the reference's server, through its widgets, as a person would use it. Saves a picture.

#include "capabilitytablemodel.h"
#include "capture.h"
#include "composereditor.h"
#include "livesources.h"
#include "mainwindow.h"
#include "peerprocess.h"
#include "tablespane.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QDir>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;

class LiveWindowTest : public QObject
{
    Q_OBJECT
private:
    /// A window and what it is wired to.
    struct Inspected {
        LiveSources sources;
        InspectorController &controller = *sources.current();
        MainWindow window;

        Inspected()
        {
            wire(window, sources);
            window.resize(1400, 900);
            window.restoreDefaultLayout();
            window.show();
        }
        template<typename Widget>
        Widget *find(const QString &name)
        {
            return window.findChild<Widget *>(name);
        }
        void connectTo(const QUrl &url)
        {
            auto *field = find<QComboBox>(u"connectionUrl"_s);
            field->setEditText(url.toString());
            find<QPushButton>(u"connectionToggle"_s)->click();
        }
        void call(const QString &target, const QString &method, const QString &arguments, const QString &button)
        {
            window.showComposer();
            find<QComboBox>(u"composerTarget"_s)->setEditText(target);
            find<QLineEdit>(u"composerMethod"_s)->setText(method);
            window.findChild<ComposerEditor *>()->setText(arguments);
            find<QPushButton>(button)->click();
        }
        QString result()
        {
            const QAbstractItemModel *model = find<QTreeView>(u"composerResult"_s)->model();
            return model->index(0, 1).data().toString();
        }
        bool timelineHas(const QString &text)
        {
            const TimelineModel *model = window.timeline()->model();
            for (qint64 row = 0; row < model->rowCount(); ++row) {
                for (int column = 0; column < TimelineModel::ColumnCount; ++column) {
                    if (model->text(row, TimelineModel::Column(column)).contains(text))
                        return true;
                }
            }
            return false;
        }
        int imports()
        {
            window.tables()->imports()->refresh();
            return window.tables()->imports()->rowCount();
        }
        int exports()
        {
            window.tables()->exports()->refresh();
            return window.tables()->exports()->rowCount();
        }
    };

    static void save(QWidget &window, const QString &name)
    {
        const QString folder =
            qEnvironmentVariable("INSPECTOR_SCREENSHOTS", QCoreApplication::applicationDirPath() + u"/screenshots"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(window.grab().save(folder + u'/' + name + u".png"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"QtCapnWebTest"_s);
        QApplication::setStyle(u"Fusion"_s);
    }

    void aPersonConnectsCallsAndDisposes()
    {
        PeerProcess server;
        QVERIFY(server.startScript(u"server.mjs"_s));
        const QUrl url = server.waitForUrl();
        QVERIFY2(url.isValid(), qPrintable(server.errors()));

        Inspected inspector;
        QVERIFY(QTest::qWaitForWindowExposed(&inspector.window));
        inspector.connectTo(url);
        QTRY_COMPARE(inspector.controller.state(), InspectorController::State::Connected);
        QTRY_COMPARE(inspector.imports(), 1);

        // A number.
        inspector.call(u"main"_s, u"square"_s, u"7"_s, u"composerCall"_s);
        QTRY_COMPARE(inspector.result(), u"49"_s);
        QVERIFY(inspector.timelineHas(u"main.square"_s));
        QTRY_COMPARE(inspector.imports(), 1); // all of it was released

        // A capability, which becomes a target.
        inspector.call(u"main"_s, u"makeCounter"_s, u"4"_s, u"composerCall"_s);
        QTRY_COMPARE(inspector.result(), u"$import:-1"_s);
        QTRY_COMPARE(inspector.imports(), 2);
        inspector.call(u"$import:-1"_s, u"increment"_s, u"3"_s, u"composerCall"_s);
        QTRY_COMPARE(inspector.result(), u"7"_s);

        // A capability as an argument, back to where it came from.
        inspector.call(u"main"_s, u"incrementCounter"_s, u"\"$import:-1\", 5"_s, u"composerCall"_s);
        QTRY_COMPARE(inspector.result(), u"12"_s);

        // A pipelined call has no result; its promise is a target at once.
        const int before = inspector.imports();
        inspector.call(u"main"_s, u"makeCounter"_s, u"100"_s, u"composerPipelined"_s);
        QTRY_COMPARE(inspector.imports(), before + 1);
        QVERIFY(inspector.timelineHas(u"push"_s));

        // An error shows its type and message.
        inspector.call(u"main"_s, u"throwError"_s, {}, u"composerCall"_s);
        auto *error = inspector.find<QLabel>(u"composerError"_s);
        QTRY_VERIFY2(error->text().contains(u"RangeError"_s) && error->text().contains(u"test error"_s),
                     qPrintable(error->text()));

        inspector.window.timeline()->setCurrentRecord(3);
        save(inspector.window, u"npm-server"_s);
        inspector.window.timeline()->setCurrentRecord(-1);

        // Everything that is held is let go, and goes from the tables, here and there.
        const auto importIds = [&] {
            QList<double> ids;
            for (const auto &import : inspector.controller.capture().tables().entries(
                     quint32(inspector.controller.currentSession()), InspectorController::localSide(),
                     QtCapnWeb::Trace::Table::Imports))
                ids.append(import.id.value);
            return ids;
        };
        for (const double id : importIds()) {
            if (id != 0)
                inspector.controller.disposeImport(QtCapnWeb::EntryId(id));
        }
        QTRY_COMPARE(inspector.imports(), 1);
        QCOMPARE(inspector.exports(), 1);
        QTRY_VERIFY(inspector.timelineHas(u"release"_s));
        const auto atRest = [&] {
            const QJsonArray stats = server.ask(u"stats"_s, u"STATS"_s);
            return stats.size() == 1 && stats[0][u"imports"_s].toInt() == 1 && stats[0][u"exports"_s].toInt() == 1;
        };
        QTRY_VERIFY(atRest());
        QCOMPARE(inspector.controller.tablesMismatches(), 0u);
    }

    void aServerThatDiesIsToldAndAnotherServes()
    {
        PeerProcess first;
        QVERIFY(first.startScript(u"server.mjs"_s));
        const QUrl url = first.waitForUrl();
        QVERIFY(url.isValid());
        Inspected inspector;
        inspector.connectTo(url);
        QTRY_COMPARE(inspector.controller.state(), InspectorController::State::Connected);
        inspector.call(u"main"_s, u"square"_s, u"3"_s, u"composerCall"_s);
        QTRY_COMPARE(inspector.result(), u"9"_s);
        const qint64 recorded = inspector.controller.document()->count();

        first.kill();
        QTRY_COMPARE(inspector.controller.state(), InspectorController::State::Failed);
        QVERIFY(!inspector.controller.lastError().isEmpty());
        QTRY_VERIFY(inspector.controller.document()->count() > recorded); // what was there, and the end, in the next batch
        save(inspector.window, u"npm-server-died"_s);

        PeerProcess second;
        QVERIFY(second.startScript(u"server.mjs"_s));
        const QUrl other = second.waitForUrl();
        QVERIFY(other.isValid());
        inspector.connectTo(other);
        QTRY_COMPARE(inspector.controller.state(), InspectorController::State::Connected);
        inspector.call(u"main"_s, u"square"_s, u"4"_s, u"composerCall"_s);
        QTRY_COMPARE(inspector.result(), u"16"_s);
    }
};

QTEST_MAIN(LiveWindowTest)
#include "tst_livewindow.moc"
