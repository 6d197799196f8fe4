// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panes of MainWindow that analyse a capture, marks and comments, and the palette of commands.

#include "callspane.h"
#include "capturedocument.h"
#include "commandpalette.h"
#include "filterbar.h"
#include "findingspane.h"
#include "mainwindow.h"
#include "preferencesdialog.h"
#include "statisticspane.h"
#include "tablespane.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtWidgets/QDockWidget>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenuBar>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

void MainWindow::makeAnalysisPanes()
{
    m_calls = new CallsPane(this);
    m_findings = new FindingsPane(this);
    m_statistics = new StatisticsPane(this);
    m_timelinePane->setFindings(m_findings->model());
    m_callsDock = makeDock(u"callsDock"_s, tr("Calls"), m_calls, Qt::BottomDockWidgetArea);
    makeSequencePane();
    m_findingsDock = makeDock(u"findingsDock"_s, tr("Findings"), m_findings, Qt::BottomDockWidgetArea);
    m_statisticsDock = makeDock(u"statisticsDock"_s, tr("Statistics"), m_statistics, Qt::BottomDockWidgetArea);
    makeReplayPane();

    const auto filter = [this](const QString &text) {
        if (!text.isEmpty())
            m_filter->apply(text);
    };
    connect(m_calls, &CallsPane::recordRequested, this, &MainWindow::showRecord);
    connect(m_calls, &CallsPane::filterRequested, this, filter);
    connect(m_findings, &FindingsPane::recordRequested, this, &MainWindow::showRecord);
    connect(m_findings, &FindingsPane::filterRequested, this, filter);
    connect(m_findings, &FindingsPane::countChanged, this, [this](qint64 count) {
        const QString title = count ? tr("Findings ● %L1").arg(count) : tr("Findings");
        if (m_findingsDock->windowTitle() != title)
            m_findingsDock->setWindowTitle(title);
    });
    connect(m_statistics, &StatisticsPane::filterRequested, this, filter);
    connect(m_tables, &TablesPane::filterRequested, this, filter);
    connect(m_tables, &TablesPane::lifetimeChosen, m_timeline, &TimelineView::setLifetime);
    connect(m_tables, &TablesPane::countsChanged, this, [this] { m_statistics->setSession(m_tables->session()); });
    connect(m_tables, &TablesPane::noticed, this, &MainWindow::showNotice);
}

QList<QDockWidget *> MainWindow::docks() const
{
    QList<QDockWidget *> result;
    for (QDockWidget *dock : {m_sessionsDock, m_messageDock, m_tablesDock, m_callsDock, m_sequenceDock, m_findingsDock,
                              m_statisticsDock, m_composerDock, m_replayDock, m_logDock}) {
        if (dock)
            result.append(dock);
    }
    return result;
}

void MainWindow::showCommands()
{
    auto *palette = new CommandPalette(menuBar(), this);
    palette->open();
}

void MainWindow::showPreferences()
{
    auto *dialog = new PreferencesDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::appearanceChosen, this,
            [this](int appearance) { setAppearance(Appearance(appearance)); });
    dialog->open();
}

// Marks and comments: records of their own, so that they are saved with the capture.

bool MainWindow::canAnnotate()
{
    if (!m_document->isPartial())
        return true;
    showNotice(tr("Messages can be marked and commented on when all of the file has been read."));
    return false;
}

void MainWindow::annotate(Record::Kind kind, const QString &text)
{
    const qint64 about = m_timeline->currentRecord();
    if (!m_document || about == NoRecord || !canAnnotate())
        return;
    Record record;
    record.kind = kind;
    record.seq = m_document->capture().seqOf(about);
    if (record.seq < 0) {
        showNotice(tr("Only messages can be marked and commented on."));
        return;
    }
    record.time = m_document->now();
    record.text = text.toUtf8();
    std::vector<Record> records;
    records.push_back(std::move(record));
    m_document->setWorthKeeping(true);
    m_document->append(std::move(records));
}

void MainWindow::toggleMark()
{
    const qint64 current = m_timeline->currentRecord();
    if (!m_document || current == NoRecord)
        return;
    const bool marked = m_document->capture().markOn(current) != NoRecord;
    annotate(Record::Kind::Mark, marked ? QString() : u"mark"_s);
}

void MainWindow::askForComment()
{
    const qint64 current = m_timeline->currentRecord();
    if (!m_document || current == NoRecord || !canAnnotate())
        return;
    const RecordIndex comment = m_document->capture().commentOn(current);
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"commentDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Comment on Record %1").arg(current));
    dialog->setLabelText(tr("Comment, which is saved with the capture; an empty one takes it back:"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    if (comment != NoRecord)
        dialog->setTextValue(QString::fromUtf8(m_document->capture().text(comment)));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, current](const QString &text) {
        if (m_timeline->currentRecord() == current)
            annotate(Record::Kind::Comment, text.trimmed());
    });
    dialog->open();
}

} // namespace Inspector
