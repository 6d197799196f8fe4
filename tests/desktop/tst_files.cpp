// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Captures come from files and go into files, in the window as a person uses it.

#include "capture.h"
#include "capturefiles.h"
#include "emptystate.h"
#include "exportdialog.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "ndjsonwriter.h"
#include "sampletraffic.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::Trace::NoRecord;
using QtCapnWeb::Trace::RecordIndex;

namespace {

struct Opened {
    CaptureFiles files;
    MainWindow window;
    QTemporaryDir folder;

    Opened()
    {
        wireFiles(window, files);
        window.show();
    }
    QString write(const QString &name, const std::vector<Record> &records) const
    {
        QtCapnWeb::Trace::NdjsonWriter writer;
        QByteArray bytes = writer.header(QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
        for (const Record &record : records)
            bytes += writer.line(record);
        return writeBytes(name, bytes);
    }
    QString writeBytes(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        [[maybe_unused]] const bool open = file.open(QIODevice::WriteOnly);
        Q_ASSERT(open);
        file.write(bytes);
        return file.fileName();
    }
    QTreeView *sessions() const { return window.findChild<QTreeView *>(u"sessions"_s); }
    QAction *action(const QString &text) const
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
    QString fileState() const
    {
        const auto *center = qobject_cast<QStackedWidget *>(window.centralWidget());
        const auto *state = qobject_cast<EmptyState *>(center->currentWidget());
        return state ? state->accessibleName() + u": "_s + state->accessibleDescription() : QString();
    }
};

} // namespace

class FilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_files"_s);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { QSettings().clear(); }

    void anOpenedFileIsAnEntryBesideTheOthers()
    {
        Opened opened;
        CaptureDocument live(u"ws://127.0.0.1:1/"_s);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::many(5));
        const QString path = opened.write(u"one.cwtrace"_s, SampleTraffic::lively());
        Q_EMIT opened.window.openRequested({path});
        QCOMPARE(opened.files.documents().size(), 1);
        CaptureDocument *file = opened.files.documents().constFirst();
        QCOMPARE(opened.window.document(), file);
        QTRY_COMPARE(file->count(), qint64(SampleTraffic::lively().size()));
        QCOMPARE(file->state(), CaptureDocument::State::Idle);
        QCOMPARE(file->started(), QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
        QVERIFY(!file->isModified());
        QCOMPARE(opened.sessions()->model()->rowCount(), 2);
        QVERIFY(opened.window.timeline()->isVisible());
        QVERIFY(!opened.window.timeline()->isFollowing());
        QVERIFY(opened.window.windowTitle().startsWith(u"one.cwtrace"));
        QCOMPARE(QSettings().value("files/recent").toStringList(), QStringList{path});
        // Once more is the same one.
        Q_EMIT opened.window.openRequested({path});
        QCOMPARE(opened.files.documents().size(), 1);
        opened.window.removeDocument(&live);
    }

    void eachCaptureKeepsItsPlace()
    {
        Opened opened;
        Q_EMIT opened.window.openRequested(
            {opened.write(u"a.cwtrace"_s, SampleTraffic::many(500)), opened.write(u"b.cwtrace"_s, SampleTraffic::lively())});
        const QList<CaptureDocument *> documents = opened.files.documents();
        QTRY_COMPARE(documents[0]->count(), 2000);
        QTRY_VERIFY(documents[1]->count() > 0);
        opened.window.showDocument(documents[0]);
        opened.window.timeline()->setCurrentRecord(1200);
        const qint64 top = opened.window.timeline()->topRow();
        QVERIFY(top > 0);
        opened.window.showDocument(documents[1]);
        QCOMPARE(opened.window.timeline()->currentRecord(), NoRecord);
        QCOMPARE(opened.window.timeline()->topRow(), 0);
        opened.window.timeline()->setCurrentRecord(3);
        opened.window.showDocument(documents[0]);
        QCOMPARE(opened.window.timeline()->currentRecord(), 1200);
        QCOMPARE(opened.window.timeline()->topRow(), top);
        opened.window.showDocument(documents[1]);
        QCOMPARE(opened.window.timeline()->currentRecord(), 3);
    }

    void whatIsNoCaptureSaysSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray() << u"empty"_s;
        QTest::newRow("text") << QByteArray("Dear diary,\n") << u"no capture"_s;
        QTest::newRow("JSON") << QByteArray("{\"name\":\"package\"}\n") << u"no capture"_s;
        QTest::newRow("binary") << QByteArray(5000, '\0') << u"no capture"_s;
    }

    void whatIsNoCaptureSaysSo()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, said);
        Opened opened;
        Q_EMIT opened.window.openRequested({opened.writeBytes(u"x.cwtrace"_s, bytes)});
        CaptureDocument *file = opened.files.documents().constFirst();
        QTRY_COMPARE(file->state(), CaptureDocument::State::Failed);
        QVERIFY2(opened.fileState().contains(said), qPrintable(opened.fileState()));
        QVERIFY(opened.fileState().contains(u"x.cwtrace cannot be opened"));
        QVERIFY(QSettings().value("files/recent").toStringList().isEmpty());
        opened.action(u"Close Capture"_s)->trigger();
        QVERIFY(opened.files.documents().isEmpty());
        QCOMPARE(opened.sessions()->model()->rowCount(), 0);
        QVERIFY(!opened.window.document());
    }

    void aMissingFileSaysSo()
    {
        Opened opened;
        Q_EMIT opened.window.openRequested({opened.folder.filePath(u"none.cwtrace"_s), opened.folder.path()});
        QTRY_COMPARE(opened.files.documents().at(0)->state(), CaptureDocument::State::Failed);
        QTRY_COMPARE(opened.files.documents().at(1)->state(), CaptureDocument::State::Failed);
        for (CaptureDocument *document : opened.files.documents())
            QVERIFY(!document->stateDetail().isEmpty());
    }

    void aTornFileIsOpenedAndTheLogSaysSo()
    {
        Opened opened;
        const QString path = opened.write(u"torn.cwtrace"_s, SampleTraffic::lively());
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"type\":\"msg\",\"ses");
        file.close();
        Q_EMIT opened.window.openRequested({path});
        QTRY_VERIFY(opened.files.documents().constFirst()->count() > 0);
        QTRY_VERIFY(opened.window.log()->rowCount() > 0);
        QVERIFY(opened.window.log()->index(0, LogModel::ColumnCount - 1).data().toString().contains(u"last line"));
    }

    void openingIsCancelledAndClosedWithoutWaiting()
    {
        Opened opened;
        const QString path = opened.write(u"long.cwtrace"_s, SampleTraffic::many(40'000));
        Q_EMIT opened.window.openRequested({path});
        CaptureDocument *file = opened.files.documents().constFirst();
        QCOMPARE(file->state(), CaptureDocument::State::Loading);
        Q_EMIT opened.window.cancelRequested(file);
        QTRY_COMPARE(file->state(), CaptureDocument::State::Failed);
        QCOMPARE(file->count(), 0);
        QVERIFY(opened.fileState().contains(u"cancelled"));
        Q_EMIT opened.window.openRequested({path});
        Q_EMIT opened.window.closeRequested(opened.files.documents().constLast());
        QCOMPARE(opened.files.documents().size(), 1);
    }

    void droppedFilesAreOpened()
    {
        Opened opened;
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(opened.write(u"a.cwtrace"_s, SampleTraffic::lively())), QUrl(u"https://example.com/"_s)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&opened.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&opened.window, &drop);
        QCOMPARE(opened.files.documents().size(), 1);
        QTRY_VERIFY(opened.files.documents().constFirst()->count() > 0);
    }

    void whatIsSavedCanBeOpenedAgain()
    {
        Opened opened;
        CaptureDocument live(u"ws://127.0.0.1:8080/api"_s);
        live.setWorthKeeping(true);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::lively());
        live.append(SampleTraffic::troubled(1));
        QVERIFY(live.isModified());
        QVERIFY(opened.window.isWindowModified());
        opened.action(u"Save"_s)->trigger();
        auto *dialog = opened.window.findChild<QFileDialog *>(u"saveDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(QFileInfo(dialog->selectedFiles().constFirst()).fileName(), u"127.0.0.1-8080-api.cwtrace"_s);
        dialog->close();
        const QString path = opened.folder.filePath(u"saved.cwtrace"_s);
        Q_EMIT opened.window.saveRequested(&live, path);
        QTRY_VERIFY(!live.isModified());
        QTRY_VERIFY(!opened.window.isWindowModified());
        QCOMPARE(live.filePath(), path);

        Opened again;
        Q_EMIT again.window.openRequested({path});
        CaptureDocument *file = again.files.documents().constFirst();
        QTRY_COMPARE(file->count(), live.count());
        for (qint64 i = 0; i < file->count(); ++i) {
            QCOMPARE(file->capture().text(i), live.capture().text(i));
            QCOMPARE(int(file->capture().row(i).kind), int(live.capture().row(i).kind));
            QCOMPARE(file->capture().row(i).session, live.capture().row(i).session);
        }
        live.append(SampleTraffic::many(1, 2));
        QVERIFY(live.isModified());
        opened.window.removeDocument(&live);
    }

    void aPartIsExported()
    {
        Opened opened;
        CaptureDocument live(u"x"_s);
        live.setWorthKeeping(true);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::many(10));
        const QString path = opened.folder.filePath(u"part.cwtrace"_s);
        ExportChoice choice;
        choice.records = {0, 5, 6, 7};
        Q_EMIT opened.window.exportRequested(&live, path, choice);
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY(live.isModified());
        QVERIFY(live.filePath().isEmpty());
        Q_EMIT opened.window.openRequested({path});
        CaptureDocument *file = opened.files.documents().constFirst();
        QTRY_VERIFY(file->count() >= 4);
        QCOMPARE(file->capture().text(file->count() - 1), live.capture().text(7));
        opened.window.removeDocument(&live);
    }

    void theDialogOffersWhatIsDisplayedAndSelected()
    {
        Opened opened;
        CaptureDocument live(u"x"_s);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::many(10));
        opened.window.filterBar()->apply(u"push"_s);
        QTRY_COMPARE(opened.window.timeline()->model()->rowCount(), 10);
        opened.window.timeline()->setCurrentRecord(4);
        opened.action(u"Export…"_s)->trigger();
        auto *dialog = opened.window.findChild<ExportDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->choice().records->size(), 10u); // a filter is there for a reason
        dialog->findChild<QRadioButton *>(u"exportSelected"_s)->click();
        QCOMPARE(*dialog->choice().records, std::vector<RecordIndex>{4});
        dialog->findChild<QRadioButton *>(u"exportAll"_s)->click();
        QVERIFY(!dialog->choice().records);
        QVERIFY(dialog->choice().redactedKeys.isEmpty());
        dialog->findChild<QCheckBox *>(u"exportRedact"_s)->click();
        QVERIFY(dialog->choice().redactedKeys.contains(u"password"));
        dialog->reject();
        opened.window.removeDocument(&live);
    }

    void secretsAreLeftOut()
    {
        Opened opened;
        CaptureDocument live(u"x"_s);
        opened.window.addDocument(&live);
        live.append(
            {SampleTraffic::message(QtCapnWeb::Side::A, R"(["push",["pipeline",0,["login"],[{"password":"hunter2"}]]])", 0)});
        const QString path = opened.folder.filePath(u"safe.cwtrace"_s);
        Q_EMIT opened.window.exportRequested(&live, path, ExportChoice{{}, {u"password"_s}});
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("hunter2"));
        QVERIFY(bytes.contains("login"));
        opened.window.removeDocument(&live);
    }

    void otherFormatsAreWrittenAndRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("compressed") << u"x.cwtrace.zst"_s;
        QTest::newRow("HTTP archive") << u"x.har"_s;
    }

    void otherFormatsAreWrittenAndRead()
    {
        QFETCH(const QString, name);
        Opened opened;
        CaptureDocument live(u"ws://127.0.0.1:8080/"_s);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::lively());
        const QString path = opened.folder.filePath(name);
        Q_EMIT opened.window.saveRequested(&live, path);
        QTRY_VERIFY(!opened.files.isBusy());
        QVERIFY(QFile::exists(path));
        Opened again;
        Q_EMIT again.window.openRequested({path});
        CaptureDocument *file = again.files.documents().constFirst();
        QTRY_COMPARE_WITH_TIMEOUT(file->capture().numberedCount(), live.capture().numberedCount(), 10'000);
        opened.window.removeDocument(&live);
    }

    void savingThatFailsIsTold()
    {
        Opened opened;
        CaptureDocument live(u"x"_s);
        live.setWorthKeeping(true);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::many(10));
        Q_EMIT opened.window.saveRequested(&live, opened.folder.filePath(u"no/such/folder/x.cwtrace"_s));
        QTRY_VERIFY(opened.window.findChild<QMessageBox *>(u"problemBox"_s));
        QVERIFY(live.isModified());
        QVERIFY(live.filePath().isEmpty());
        opened.window.removeDocument(&live);
    }

    void closingAsksOnlyForWhatWouldBeLost()
    {
        Opened opened;
        CaptureDocument demo(u"demo"_s);
        CaptureDocument live(u"live"_s);
        live.setWorthKeeping(true);
        opened.window.addDocument(&demo);
        opened.window.addDocument(&live);
        demo.append(SampleTraffic::lively());
        QVERIFY(opened.window.close());
        opened.window.show();

        live.append(SampleTraffic::lively());
        QVERIFY(!opened.window.close());
        auto *box = opened.window.findChild<QMessageBox *>(u"closeBox"_s);
        QVERIFY(box);
        QVERIFY(opened.window.isVisible());
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(opened.window.isVisible());

        QVERIFY(!opened.window.close());
        live.setFilePath(opened.folder.filePath(u"kept.cwtrace"_s)); // so that no dialog asks for a name
        box = opened.window.findChildren<QMessageBox *>(u"closeBox"_s).constLast();
        box->button(QMessageBox::Save)->click();
        QTRY_VERIFY(!opened.window.isVisible());
        QVERIFY(QFile::exists(live.filePath()));
        opened.window.removeDocument(&live);
        opened.window.removeDocument(&demo);
    }

    void discardingClosesWithoutSaving()
    {
        Opened opened;
        CaptureDocument live(u"live"_s);
        live.setWorthKeeping(true);
        opened.window.addDocument(&live);
        live.append(SampleTraffic::lively());
        QVERIFY(!opened.window.close());
        opened.window.findChild<QMessageBox *>(u"closeBox"_s)->button(QMessageBox::Discard)->click();
        QVERIFY(!opened.window.isVisible());
        opened.window.removeDocument(&live);
    }
};

QTEST_MAIN(FilesTest)
#include "tst_files.moc"
