// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes is recorded into a file, whatever becomes of the disk; and a file that grows is followed.

#include "capture.h"
#include "capturefile.h"
#include "capturefiles.h"
#include "capturewriter.h"
#include "logmodel.h"
#include "mainwindow.h"
#include "recordingdialog.h"
#include "recordings.h"
#include "sampletraffic.h"
#include "statusindicator.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::Side;
using QtCapnWeb::Trace::Capture;
using QtCapnWeb::Trace::CaptureWriter;
using QtCapnWeb::Trace::CaptureWriterOptions;

namespace {

constexpr int Patience = 30'000; // milliseconds

struct Window {
    QTemporaryDir folder;
    CaptureFiles files;
    Recordings recordings;
    CaptureDocument live{u"ws://127.0.0.1:1/"_s};
    MainWindow window;

    Window()
    {
        wireFiles(window, files);
        wireRecordings(window, recordings);
        window.addDocument(&live);
        window.show();
    }
    ~Window() { window.removeDocument(&live); }

    QString path(const QString &name) const { return folder.filePath(name); }
    QAction *action(const QString &name) const { return window.findChild<QAction *>(name); }
    QString state() const { return window.findChild<StatusIndicator *>(u"recordingState"_s)->text(); }
    void stop()
    {
        QSignalSpy stopped(&recordings, &Recordings::stopped);
        recordings.stop(&live);
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, Patience);
    }
    bool logHas(const QString &words) const
    {
        for (int row = 0; row < window.log()->rowCount(); ++row) {
            if (window.log()->index(row, LogModel::TextColumn).data().toString().contains(words))
                return true;
        }
        return false;
    }
};

std::vector<QByteArray> textsOf(const QString &path)
{
    Capture capture;
    readCapture(path, capture);
    std::vector<QByteArray> texts;
    for (qint64 index = 0; index < capture.count(); ++index)
        texts.push_back(capture.text(index));
    return texts;
}

std::vector<QByteArray> textsOf(const Capture &capture, qint64 first = 0)
{
    std::vector<QByteArray> texts;
    for (qint64 index = first; index < capture.count(); ++index)
        texts.push_back(capture.text(index));
    return texts;
}

/// No file grows over so many bytes, as if the disk were full.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { restore(); }
    void restore()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

} // namespace

class RecordingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_recording"_s);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { QSettings().clear(); }

    void theDialogAsksAndTheFileHasAllThatCame()
    {
        Window w;
        w.live.setWorthKeeping(true);
        w.live.append(SampleTraffic::lively());
        QVERIFY(w.live.isModified());
        w.action(u"recordAction"_s)->trigger();
        auto *dialog = w.window.findChild<RecordingDialog *>();
        QVERIFY(dialog);
        auto *path = dialog->findChild<QLineEdit *>(u"recordingPath"_s);
        auto *start = dialog->findChild<QPushButton *>(u"recordingStart"_s);
        const auto *remark = dialog->findChild<QLabel *>(u"recordingRemark"_s);
        QVERIFY(path->text().endsWith(u".cwtrace"_s));
        path->setText(w.path(u"nowhere/x.cwtrace"_s));
        QVERIFY(!start->isEnabled());
        QVERIFY(remark->text().contains(u"There is no folder"_s));
        path->setText(w.path(u"x.cwtrace.zst"_s));
        QVERIFY(!start->isEnabled());
        path->setText(w.path(u"x"_s));
        QVERIFY(start->isEnabled());
        start->click();

        const QString file = w.path(u"x.cwtrace"_s);
        QCOMPARE(w.live.recordingPath(), file);
        QCOMPARE(w.state(), u"Recording x.cwtrace"_s);
        w.live.append(SampleTraffic::many(50, 1));
        QSignalSpy stopped(&w.recordings, &Recordings::stopped);
        w.action(u"recordAction"_s)->trigger();
        QVERIFY(w.live.recordingPath().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, Patience);
        QVERIFY(!w.live.isModified()); // all of it is in a file
        w.live.append(SampleTraffic::many(1, 2));
        QVERIFY(w.live.isModified());
        QVERIFY(w.logHas(u"The recording is in"_s));
        const auto all = textsOf(w.live.capture());
        const auto recorded = textsOf(file);
        QCOMPARE(recorded.size(), all.size() - SampleTraffic::many(1, 2).size());
        QVERIFY(std::equal(recorded.begin(), recorded.end(), all.begin()));
    }

    void withoutWhatWasBeforeTheFileBeginsWithTheOpenSessions()
    {
        Window w;
        std::vector<Record> opened(1);
        opened[0].kind = Record::Kind::Opened;
        opened[0].text = "ws://127.0.0.1:1/";
        w.live.append(std::move(opened));
        w.live.append(SampleTraffic::many(20));
        const qint64 before = w.live.count();
        RecordingSettings settings;
        settings.path = w.path(u"later.cwtrace"_s);
        settings.includeSoFar = false;
        w.recordings.start(&w.live, settings);
        std::vector<Record> later;
        later.push_back(SampleTraffic::message(Side::A, "[\"push\",[\"pipeline\",0,[\"late\"],[1]]]", 9000));
        w.live.append(std::move(later));
        // A comment names a message by its number, which is another one in the file.
        Record comment;
        comment.kind = Record::Kind::Comment;
        comment.seq = w.live.capture().seqOf(before);
        comment.text = "why so late?";
        Record old = comment;
        old.seq = 0;
        std::vector<Record> words;
        words.push_back(std::move(comment));
        words.push_back(std::move(old));
        w.live.append(std::move(words));
        w.stop();

        Capture read;
        readCapture(settings.path, read);
        QCOMPARE(read.count(), 3);
        QCOMPARE(read.row(0).kind, Record::Kind::Opened);
        QCOMPARE(read.text(1), w.live.capture().text(before));
        const auto about = read.commentOn(1);
        QVERIFY(about != QtCapnWeb::Trace::NoRecord);
        QCOMPARE(read.text(about), QByteArray("why so late?"));
    }

    void recordingGoesOnInAnotherFileAtItsSize()
    {
        Window w;
        RecordingSettings settings;
        settings.path = w.path(u"long.cwtrace"_s);
        settings.maximumSize = 20'000;
        settings.keptFiles = 2;
        w.recordings.start(&w.live, settings);
        QSignalSpy noticed(&w.recordings, &Recordings::noticed);
        for (quint32 session = 0; session < 40; ++session)
            w.live.append(SampleTraffic::many(40, session));
        QTRY_VERIFY_WITH_TIMEOUT(noticed.count() >= 3, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(w.live.recordingPath() != settings.path, Patience);
        QVERIFY(w.state().startsWith(u"Recording long."_s));
        QVERIFY(w.logHas(u"The recording goes on in"_s));
        w.stop();
        const QStringList kept = QDir(w.folder.path()).entryList({u"long*.cwtrace"_s}, QDir::Files);
        QCOMPARE(kept.size(), 2);
        QVERIFY(!kept.contains(u"long.cwtrace"_s));
        for (const QString &name : kept)
            QVERIFY(!textsOf(w.path(name)).empty());
    }

    void aFullDiskIsToldAtOnceAndTheTrafficGoesOn()
    {
        Window w;
        RecordingSettings settings;
        settings.path = w.path(u"full.cwtrace"_s);
        QSignalSpy failed(&w.recordings, &Recordings::failed);
        w.recordings.start(&w.live, settings);
        w.live.append(SampleTraffic::many(5));
        SmallDisk disk(30'000);
        for (quint32 session = 1; session < 30; ++session)
            w.live.append(SampleTraffic::many(40, session));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, Patience);
        const qint64 before = w.live.count();
        QVERIFY(failed.constFirst().constFirst().toString().contains(u"full.cwtrace"_s));
        auto *box = w.window.findChild<QMessageBox *>(u"problemBox"_s);
        QVERIFY(box);
        QVERIFY(box->text().contains(u"traffic goes on"_s));
        box->close();
        QVERIFY(w.state().startsWith(u"Not recording"_s));
        QVERIFY(!w.live.recordingProblem().isEmpty());
        w.live.append(SampleTraffic::many(40, 30));
        QCOMPARE(w.live.count(), before + qint64(SampleTraffic::many(40, 30).size()));
        QCOMPARE(failed.count(), 1); // once is enough

        // There is space again: it goes on, and the file says what it misses.
        disk.restore();
        w.live.append(SampleTraffic::many(1, 31));
        QTRY_VERIFY_WITH_TIMEOUT(w.live.recordingProblem().isEmpty() && w.logHas(u"is written again"_s), Patience);
        QCOMPARE(w.state(), u"Recording full.cwtrace"_s);
        QSignalSpy stopped(&w.recordings, &Recordings::stopped);
        w.stop();
        QVERIFY(stopped.constFirst().at(2).toLongLong() > 0);
        QVERIFY(w.logHas(u"missing in it"_s));
        const auto texts = textsOf(settings.path);
        QVERIFY(std::any_of(texts.begin(), texts.end(),
                            [](const QByteArray &text) { return text.startsWith("The recorder lost "); }));
    }

    void aFileThatCannotBeMadeIsToldAndNothingIsRecorded()
    {
        Window w;
        const QString full = w.path(u"full.cwtrace"_s);
        QVERIFY(QFile::link(u"/dev/full"_s, full));
        w.recordings.start(&w.live, {full});
        QVERIFY(w.live.recordingPath().isEmpty());
        auto *box = w.window.findChild<QMessageBox *>(u"problemBox"_s);
        QVERIFY(box);
        QVERIFY(box->text().contains(u"cannot be recorded into"_s));
        box->close();
    }

    void closingTheCaptureEndsItsRecording()
    {
        Window w;
        auto gone = std::make_unique<CaptureDocument>(u"gone"_s);
        const QString file = w.path(u"gone.cwtrace"_s);
        w.recordings.start(gone.get(), {file});
        gone->append(SampleTraffic::many(10));
        QSignalSpy stopped(&w.recordings, &Recordings::stopped);
        gone.reset();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, Patience);
        QCOMPARE(textsOf(file).size(), SampleTraffic::many(10).size());
    }

    void aGrowingFileIsFollowed()
    {
        Window w;
        const QString file = w.path(u"growing.cwtrace"_s);
        CaptureWriterOptions options;
        options.clockStart.reset();
        CaptureWriter writer(file, options);
        for (Record &record : SampleTraffic::many(10))
            writer.record(std::move(record));
        QVERIFY(writer.flush());
        w.files.open({file});
        QTRY_COMPARE_WITH_TIMEOUT(w.window.document()->count(), qint64(SampleTraffic::many(10).size()), Patience);
        QAction *follow = w.action(u"followFileAction"_s);
        QVERIFY(follow->isEnabled() && !follow->isChecked());
        follow->trigger();
        QCOMPARE(w.files.documents().size(), 1);
        QVERIFY(follow->isChecked());
        CaptureDocument *document = w.window.document();
        QVERIFY(document->isFollowingFile());
        QTRY_COMPARE_WITH_TIMEOUT(document->count(), qint64(SampleTraffic::many(10).size()), Patience);
        for (Record &record : SampleTraffic::many(500, 1))
            writer.record(std::move(record));
        QVERIFY(writer.flush());
        const auto all = qint64(SampleTraffic::many(10).size() + SampleTraffic::many(500, 1).size());
        QTRY_COMPARE_WITH_TIMEOUT(document->count(), all, Patience);
        QVERIFY(!document->isModified());
        QVERIFY(w.window.timeline()->isFollowing());

        follow->trigger();
        QVERIFY(!document->isFollowingFile());
        QCOMPARE(document->count(), all);
    }

    void aFollowedFileThatIsReplacedIsTold()
    {
        Window w;
        const QString file = w.path(u"other.cwtrace"_s);
        {
            CaptureWriterOptions options;
            options.clockStart.reset();
            CaptureWriter writer(file, options);
            for (Record &record : SampleTraffic::many(10))
                writer.record(std::move(record));
        }
        w.files.openFollowing({file});
        CaptureDocument *document = w.window.document();
        QTRY_COMPARE_WITH_TIMEOUT(document->count(), qint64(SampleTraffic::many(10).size()), Patience);
        QVERIFY(document->isFollowingFile());
        QVERIFY(QFile::resize(file, 20));
        QTRY_VERIFY_WITH_TIMEOUT(!document->isFollowingFile(), Patience);
        QVERIFY(w.logHas(u"not followed any more"_s));
        QCOMPARE(document->count(), qint64(SampleTraffic::many(10).size()));
    }
};

QTEST_MAIN(RecordingTest)
#include "tst_recording.moc"
