// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the inspector starts: what was open is there again, what a killed run has left is offered, and what safe mode leaves out.

#include "capture.h"
#include "capturewriter.h"
#include "filterbar.h"
#include "noticebar.h"
#include "preferencesdialog.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "sampletraffic.h"
#include "sessionsmodel.h"
#include "workbench.h"

#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using QtCapnWeb::Trace::CaptureWriter;
using QtCapnWeb::Trace::CaptureWriterOptions;

namespace {

constexpr int Patience = 30'000; // milliseconds

class Ticker : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
};

StartupArguments argumentsOf(const QStringList &given)
{
    return StartupArguments::read(QStringList{u"capnweb-inspector"_s} + given);
}

QString write(const QTemporaryDir &folder, const QString &name, int calls)
{
    CaptureWriterOptions options;
    options.clockStart.reset();
    CaptureWriter writer(folder.filePath(name), options);
    for (Record &record : SampleTraffic::many(calls))
        writer.record(std::move(record));
    return folder.filePath(name);
}

QString noticeText(Workbench &bench)
{
    const auto *text = bench.window().findChild<QLabel *>(u"noticeText"_s);
    return text ? text->text() : QString();
}

bool press(Workbench &bench, const QString &words)
{
    for (const NoticeBar *notice : bench.window().findChildren<NoticeBar *>()) {
        for (QPushButton *button : notice->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == words) {
                button->click();
                return true;
            }
        }
    }
    return false;
}

QStringList filesBelow(const QString &folder)
{
    QStringList all;
    for (const QString &run : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir inner(folder + u'/' + run);
        for (const QString &file : inner.entryList({u"*.cwtrace"_s}, QDir::Files))
            all.append(inner.filePath(file));
    }
    return all;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class RestoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_restore"_s);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { QSettings().clear(); }

    void theCommandLineIsUnderstoodOrRefusedInWords_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::addColumn<int>("wish");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QStringList &given, StartupArguments::Wish wish, const QString &words = {}) {
            QTest::newRow(name) << given << int(wish) << words;
        };
        using Wish = StartupArguments::Wish;
        row("nothing", {}, Wish::Start);
        row("help", {u"--help"_s}, Wish::ShowHelp);
        row("version", {u"-v"_s}, Wish::ShowVersion);
        row("two servers", {u"ws://127.0.0.1:1/a"_s, u"https://example.com/b"_s}, Wish::Start);
        row("unknown option", {u"--loud"_s}, Wish::Complain, u"loud"_s);
        row("other scheme", {u"ftp://example.com/"_s}, Wish::Complain, u"must begin with ws://"_s);
        row("no host", {u"ws:///path"_s}, Wish::Complain, u"names no host"_s);
        row("no URL", {u"ws://exa mple:99999999/"_s}, Wish::Complain, u"is no URL"_s);
        row("missing file", {u"/nowhere/x.cwtrace"_s}, Wish::Start, u"There is no file"_s);
        row("folder", {u"/"_s}, Wish::Start, u"is a folder"_s);
        row("nothing to follow", {u"--follow"_s}, Wish::Complain, u"needs a file"_s);
        row("safe mode", {u"--safe-mode"_s, u"--no-connect"_s}, Wish::Start);
    }
    void theCommandLineIsUnderstoodOrRefusedInWords()
    {
        QFETCH(const QStringList, given);
        QFETCH(const int, wish);
        QFETCH(const QString, words);
        const StartupArguments read = argumentsOf(given);
        QCOMPARE(int(read.wish), wish);
        QCOMPARE(read.problems.isEmpty(), words.isEmpty());
        QVERIFY2(read.problems.join(u'\n').contains(words), qPrintable(read.problems.join(u'\n')));
        QVERIFY(read.help.contains(u"--safe-mode"_s));
    }

    void theProgramSaysWhatIsWrongWithItsArguments()
    {
        const auto run = [](const QStringList &given) {
            QProcess program;
            QStringList environment = QProcess::systemEnvironment();
            environment.removeIf([](const QString &one) { return one.startsWith("QT_QPA_PLATFORM="_L1); });
            program.setEnvironment(environment + QStringList{u"QT_QPA_PLATFORM=offscreen"_s, u"LC_ALL=C"_s});
            program.start(QStringLiteral(INSPECTOR_PROGRAM), given);
            if (!program.waitForFinished(Patience))
                program.kill();
            return std::tuple(program.exitCode(), QString::fromLocal8Bit(program.readAllStandardOutput()),
                              QString::fromLocal8Bit(program.readAllStandardError()));
        };
        const auto [helped, help, nothing] = run({u"--help"_s});
        QCOMPARE(helped, 0);
        QVERIFY(help.contains(u"--safe-mode"_s));
        const auto [versioned, version, none] = run({u"--version"_s});
        QCOMPARE(versioned, 0);
        QVERIFY(version.startsWith(u"capnweb-inspector "_s));
        const auto [refused, silence, why] = run({u"--loud"_s});
        QCOMPARE(refused, 2);
        QVERIFY(silence.isEmpty());
        QVERIFY2(why.contains(u"loud"_s) && why.contains(u"--help"_s), qPrintable(why));
    }

    void whatWasOpenIsThereAgainAndReadWhenShown()
    {
        const QTemporaryDir folder;
        const QTemporaryDir spool;
        const QString one = write(folder, u"one.cwtrace"_s, 3);
        const QString two = write(folder, u"two.cwtrace"_s, 4);
        const QString three = write(folder, u"three.cwtrace"_s, 5);
        {
            Workbench bench(argumentsOf({u"--no-connect"_s, one, two, three}), spool.path());
            bench.show();
            bench.start();
            QCOMPARE(bench.files().documents().size(), 3);
            bench.window().showDocument(bench.files().documents().at(1));
            QTRY_VERIFY_WITH_TIMEOUT(bench.window().document()->count() > 0, Patience);
            bench.window().filterBar()->apply(u"kind == \"push\""_s);
        }
        QVERIFY(QFile::remove(three));

        Workbench bench(argumentsOf({}), spool.path());
        bench.show();
        bench.start();
        const QList<CaptureDocument *> documents = bench.files().documents();
        QCOMPARE(documents.size(), 3);
        QCOMPARE(bench.window().document(), documents.at(1));
        QCOMPARE(documents.at(1)->filePath(), two);
        QTRY_COMPARE_WITH_TIMEOUT(documents.at(1)->count(), qint64(SampleTraffic::many(4).size()), Patience);
        QCOMPARE(bench.window().filterBar()->applied(), u"kind == \"push\""_s);
        // The others are not read; but one that is missing says so.
        QVERIFY(documents.at(0)->isUnread());
        QTRY_COMPARE_WITH_TIMEOUT(documents.at(2)->state(), CaptureDocument::State::Failed, Patience);
        QVERIFY(documents.at(2)->stateDetail().contains(u"not there any more"_s));
        QCOMPARE(documents.at(0)->count(), 0);
        bench.window().showDocument(documents.at(0));
        QTRY_COMPARE_WITH_TIMEOUT(documents.at(0)->count(), qint64(SampleTraffic::many(3).size()), Patience);
        QVERIFY(!documents.at(0)->isUnread());
    }

    void connectionsAreThereAgainButNotConnected()
    {
        RpcServer server([] { return new Ticker; });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        const QString url = u"ws://127.0.0.1:%1/"_s.arg(server.port());
        const QTemporaryDir spool;
        {
            Workbench bench(argumentsOf({url}), spool.path());
            bench.start();
            QTRY_COMPARE_WITH_TIMEOUT(bench.sources().current()->state(), InspectorController::State::Connected, Patience);
        }
        Workbench bench(argumentsOf({}), spool.path());
        bench.start();
        QCOMPARE(bench.sources().connectionCount(), 1);
        QCOMPARE(bench.sources().current()->url().toString(), url);
        QCOMPARE(bench.sources().current()->state(), InspectorController::State::Disconnected);
        QVERIFY(!bench.sources().current()->isDemo());
        QVERIFY(noticeText(bench).isEmpty()); // it ended well
        QVERIFY(filesBelow(spool.path()).isEmpty());
    }

    void nothingIsRestoredWithoutTheWish()
    {
        const QTemporaryDir folder;
        const QTemporaryDir spool;
        QSettings().setValue("workspace/files", QStringList{write(folder, u"one.cwtrace"_s, 3)});
        Workbench bench(argumentsOf({u"--no-restore"_s, u"--no-connect"_s}), spool.path());
        bench.start();
        QVERIFY(bench.files().documents().isEmpty());
    }

    void nothingIsRestoredIfThePreferenceSaysSo()
    {
        const QTemporaryDir folder;
        const QTemporaryDir spool;
        QSettings().setValue("workspace/files", QStringList{write(folder, u"one.cwtrace"_s, 3)});
        const auto openedAtStart = [&] {
            Workbench bench(argumentsOf({u"--no-connect"_s}), spool.path());
            bench.start();
            return bench.files().documents().size();
        };
        const auto prefer = [](bool restores) {
            PreferencesDialog dialog;
            auto *box = dialog.findChild<QCheckBox *>(u"restoresAtStart"_s);
            QVERIFY(box);
            QCOMPARE(box->isChecked(), !restores); // on at first, and as it was left
            box->click();
            dialog.accept();
        };
        QCOMPARE(openedAtStart(), 1);
        prefer(false);
        QCOMPARE(openedAtStart(), 0);
        // What a person has is not lost by it: nothing was opened, so nothing was kept in its place.
        QSettings().setValue("workspace/files", QStringList{folder.filePath(u"one.cwtrace"_s)});
        prefer(true);
        QCOMPARE(openedAtStart(), 1);
    }

    void safeModeRestoresNothingAndSaysHowToLeaveIt()
    {
        const QTemporaryDir folder;
        const QTemporaryDir spool;
        QSettings().setValue("workspace/files", QStringList{write(folder, u"one.cwtrace"_s, 3)});
        Workbench bench(argumentsOf({u"--safe-mode"_s, u"--no-connect"_s}), spool.path());
        bench.show();
        bench.start();
        QVERIFY(bench.files().documents().isEmpty());
        QVERIFY(noticeText(bench).contains(u"without --safe-mode"_s));
        const auto *notice = bench.window().findChild<NoticeBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), Patience);
        QVERIFY(press(bench, u"Close"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!bench.window().findChild<NoticeBar *>(), Patience);
    }

    // A real process, and a real kill.
    void whatAKilledRunHasRecordedIsOffered()
    {
        RpcServer server([] { return new Ticker; });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        const QTemporaryDir home;
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            environment.insert(QString::fromLatin1(name), home.path());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QStringLiteral(INSPECTOR_PROGRAM), {u"ws://127.0.0.1:%1/"_s.arg(server.port())});
        QVERIFY(child.waitForStarted(Patience));
        const QString spool = home.path() + u"/QtCapnWeb/capnweb-inspector/recordings"_s;
        const auto recorded = [&] {
            for (const QString &path : filesBelow(spool)) {
                if (contentOf(path).contains("\"session\"") && contentOf(path.chopped(8) + u".info"_s).startsWith("keep"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(recorded(), Patience);
        const QString path = filesBelow(spool).constFirst();
        QCOMPARE(int(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
                 0);
        {
            // While it lives it is nobody else's.
            Workbench other(argumentsOf({u"--no-connect"_s}), spool);
            other.start();
            QVERIFY(noticeText(other).isEmpty());
        }
        child.kill();
        QVERIFY(child.waitForFinished(Patience));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        {
            Workbench later(argumentsOf({u"--no-connect"_s}), spool);
            later.start();
            QVERIFY(noticeText(later).contains(u"127.0.0.1:%1"_s.arg(server.port())));
            QVERIFY(press(later, u"Later"_s));
        }
        {
            Workbench bench(argumentsOf({u"--no-connect"_s}), spool);
            bench.show();
            bench.start();
            QVERIFY(press(bench, u"Open"_s));
            QCOMPARE(bench.files().documents().size(), 1);
            CaptureDocument *document = bench.files().documents().constFirst();
            QTRY_VERIFY_WITH_TIMEOUT(document->count() > 0, Patience);
            QVERIFY(document->title().startsWith(u"Recovered: ws://127.0.0.1"_s));
            QVERIFY(document->filePath().isEmpty());
            QVERIFY(document->isModified()); // closing asks
            QCOMPARE(bench.window().document(), document);
            bench.window().close();
            auto *box = bench.window().findChild<QMessageBox *>(u"closeBox"_s);
            QVERIFY(box);
            box->button(QMessageBox::Discard)->click();
            QTRY_VERIFY_WITH_TIMEOUT(!bench.window().isVisible(), Patience);
        }
        QVERIFY(filesBelow(spool).isEmpty());
        Workbench clean(argumentsOf({u"--no-connect"_s}), spool);
        clean.start();
        QVERIFY(noticeText(clean).isEmpty());
    }
};

QTEST_MAIN(RestoreTest)
#include "tst_restore.moc"
