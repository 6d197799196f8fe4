// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "capturefiles.h"
#include "filterbar.h"
#include "livesources.h"
#include "mainwindow.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr int SaveDelay = 500; // milliseconds
constexpr qsizetype MostFiles = 200;
constexpr qsizetype MostConnections = 20;
constexpr QLatin1StringView FilesKey("workspace/files");
constexpr QLatin1StringView ShownKey("workspace/shown");
constexpr QLatin1StringView FilterKey("workspace/filter");
constexpr QLatin1StringView ConnectionsKey("workspace/connections");

} // namespace

Workspace::Workspace(MainWindow &window, LiveSources &sources, CaptureFiles &files, QObject *parent)
    : QObject(parent), m_window(window), m_sources(sources), m_files(files)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(SaveDelay);
    connect(&m_timer, &QTimer::timeout, this, &Workspace::save);
    connect(&files, &CaptureFiles::added, this, &Workspace::saveSoon);
    connect(&files, &CaptureFiles::saved, this, &Workspace::saveSoon);
    connect(&window, &MainWindow::documentChanged, this, &Workspace::saveSoon);
    connect(&window, &MainWindow::closeRequested, this, &Workspace::saveSoon);
    connect(window.filterBar(), &FilterBar::appliedChanged, this, &Workspace::saveSoon);
    connect(&sources, &LiveSources::stateChanged, this, &Workspace::saveSoon);
}

Workspace::~Workspace()
{
    if (m_keeping)
        save();
}

void Workspace::beginKeeping() { m_keeping = true; }

void Workspace::saveSoon()
{
    if (m_keeping)
        m_timer.start();
}

void Workspace::save()
{
    m_timer.stop();
    QStringList connections;
    for (const InspectorController *connection : m_sources.connections()) {
        const QUrl url = connection->url();
        if (!connection->isDemo() && !url.isEmpty() && connections.size() < MostConnections)
            connections.append(url.toString(QUrl::RemoveUserInfo));
    }
    const CaptureDocument *shown = m_window.document();
    QSettings settings;
    settings.setValue(FilesKey, QStringList(m_files.paths().mid(0, MostFiles)));
    settings.setValue(ShownKey, shown && m_files.owns(shown) ? shown->filePath() : QString());
    settings.setValue(FilterKey, m_window.filterBar()->applied());
    settings.setValue(ConnectionsKey, connections);
}

bool Workspace::restore()
{
    const QSettings settings;
    const QStringList files = settings.value(FilesKey).toStringList();
    const QStringList connections = settings.value(ConnectionsKey).toStringList();
    const QString shown = settings.value(ShownKey).toString();
    bool isFirst = true;
    for (const QString &url : connections) {
        if (!std::exchange(isFirst, false))
            m_sources.addConnection();
        m_sources.current()->setUrl(QUrl(url));
    }
    m_files.addUnread(files);
    // The one that was shown is read, and no other.
    CaptureDocument *document = nullptr;
    for (CaptureDocument *candidate : m_files.documents()) {
        if (candidate->filePath() == shown)
            document = candidate;
    }
    if (!document && !connections.isEmpty())
        document = m_sources.current()->document();
    if (!document && !m_files.documents().isEmpty())
        document = m_files.documents().constFirst();
    if (document)
        m_window.showDocument(document);
    if (const QString filter = settings.value(FilterKey).toString(); !filter.isEmpty() && document)
        m_window.filterBar()->apply(filter);
    return !files.isEmpty() || !connections.isEmpty();
}

} // namespace Inspector
