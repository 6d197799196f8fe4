// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench.h"

#include "datatext.h"
#include "hintbar.h"
#include "keychainstore.h"
#include "noticebar.h"
#include "preferencesdialog.h"
#include "wiring.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {
constexpr int LinesForHints = 34; // of text, that the window is high
} // namespace

Workbench::Workbench(const StartupArguments &arguments, const QString &spoolRoot)
    : m_arguments(arguments), m_spool(spoolRoot), m_secrets(makeKeychainStore()), m_profiles(m_secrets.get()),
      m_workspace(m_window, m_sources, m_files)
{
    wire(m_window, m_sources);
    keepSecretsOfCollections(m_sources, m_secrets.get());
    restoreComposer(m_sources);
    wireFiles(m_window, m_files);
    wireReplay(m_window, m_replays, m_sources);
    wireRecordings(m_window, m_recordings);
    wireProfiles(m_window, m_sources, m_profiles);
    m_sources.setSpool(&m_spool);
    LogModel *log = m_window.log();
    if (!m_spool.errorString().isEmpty()) {
        log->append(
            LogModel::Level::Warning, QDateTime::currentDateTime(),
            tr("What is captured is not kept on disk for the case that the program is killed: %1").arg(m_spool.errorString()));
    }
    for (const QString &problem : arguments.problems)
        log->append(LogModel::Level::Error, QDateTime::currentDateTime(), problem);
    if (!arguments.defaultLayout)
        m_window.restoreLayout(QSettings());
    else
        m_window.setAppearance(MainWindow::Appearance::Desktop);
    // Where lines are few, none is given away for advice; Help shows it nevertheless.
    if (!HintBar::isDismissed() && m_window.height() >= LinesForHints * m_window.fontMetrics().height())
        m_window.showHints();
}

Workbench::~Workbench() = default;

void Workbench::useEmptySettings()
{
    static const QTemporaryDir folder;
    QSettings::setDefaultFormat(QSettings::IniFormat); // the native one of some systems has no path
    for (const QSettings::Scope scope : {QSettings::UserScope, QSettings::SystemScope})
        QSettings::setPath(QSettings::IniFormat, scope, folder.path());
}

void Workbench::show() { m_window.show(); }

void Workbench::start()
{
    const bool restored = m_arguments.restores && Preferences::read().restoresAtStart && m_workspace.restore();
    bool isFirst = !restored;
    for (const QUrl &url : m_arguments.urls) {
        if (!std::exchange(isFirst, false))
            m_sources.addConnection();
        m_sources.current()->connectTo(url);
    }
    if (m_arguments.follow)
        m_files.openFollowing(m_arguments.files);
    else
        m_files.open(m_arguments.files);
    if (!restored && m_arguments.urls.isEmpty() && m_arguments.files.isEmpty() && m_arguments.connects)
        m_sources.current()->connectToDemo();
    if (m_arguments.safeMode)
        explainSafeMode();
    else
        offerAbandoned();
    if (!m_arguments.safeMode)
        m_workspace.beginKeeping();
}

void Workbench::explainSafeMode()
{
    const QString text =
        tr("Safe mode: settings and layout are the default ones, nothing was restored, and nothing that is set here "
           "is kept. To leave it, quit and start the program without --safe-mode.");
    auto *notice = new NoticeBar(u"warning"_s, text);
    notice->addButton(tr("&Restart Without It"), [this] {
        connect(qApp, &QCoreApplication::aboutToQuit, qApp,
                [] { QProcess::startDetached(QCoreApplication::applicationFilePath(), {}); });
        m_window.close(); // asks, if something would be lost
    });
    notice->addButton(tr("&Close", "a notice"));
    m_window.addNotice(notice);
    m_window.log()->append(LogModel::Level::Information, QDateTime::currentDateTime(), text);
}

void Workbench::offerAbandoned()
{
    const QList<AbandonedRecording> found = m_spool.takeOver();
    if (found.isEmpty())
        return;
    qint64 bytes = 0;
    for (const AbandonedRecording &recording : found)
        bytes += recording.bytes;
    const QString when = QLocale().toString(found.constLast().changed, QLocale::ShortFormat);
    const QString text =
        found.size() == 1
            ? tr("The program ended unexpectedly. It was recording \"%1\" until %2 (%3), which is in no file yet.")
                  .arg(found.constFirst().title, when, sizeText(bytes))
            : tr("The program ended unexpectedly. It was recording %Ln capture(s) until %1 (%2), which are in no file yet.",
                 nullptr, int(found.size()))
                  .arg(when, sizeText(bytes));
    auto *notice = new NoticeBar(u"warning"_s, text);
    notice->addButton(tr("&Open", "recordings that were found"), [this, found] {
        for (const AbandonedRecording &recording : found)
            m_files.openRecovered(recording.path, recording.title);
    });
    notice->addButton(tr("&Discard", "recordings that were found"), [found] {
        for (const AbandonedRecording &recording : found)
            SpoolFolder::discard(recording);
    });
    notice->addButton(tr("&Later", "open recordings that were found"));
    m_window.addNotice(notice);
    m_window.log()->append(LogModel::Level::Warning, QDateTime::currentDateTime(), text);
}

} // namespace Inspector
