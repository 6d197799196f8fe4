// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Replays, mock servers and injected calls in MainWindow.

#include "composereditor.h"
#include "mainwindow.h"
#include "replaypane.h"
#include "symbol.h"
#include "timelineview.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using QtCapnWeb::Trace::NoRecord;

namespace Inspector {

void MainWindow::makeReplayPane()
{
    m_replay = new ReplayPane(this);
    m_replay->setSessions(m_sessionsModel);
    m_replay->setSelection([this] {
        const auto [first, last] = m_timeline->selectedRows();
        return first < 0 ? std::pair<qint64, qint64>(NoRecord, NoRecord)
                         : std::pair<qint64, qint64>(m_timelineModel->recordAt(first), m_timelineModel->recordAt(last));
    });
    m_replayDock = makeDock(u"replayDock"_s, tr("Replay"), m_replay, Qt::BottomDockWidgetArea);
    connect(m_replay, &ReplayPane::recordRequested, this, [this](CaptureDocument *document, qint64 record) {
        showDocument(document);
        showRecord(record);
    });
}

void MainWindow::makeReplayMenu(QMenu *menu)
{
    menu->addAction(Symbol::icon(u"history"_s), tr("&Replay This Capture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), this,
                    [this] {
                        setPerspective(Perspective::Replay);
                        showReplay();
                    });
    menu->addSeparator();
    menu->addActions(m_replay->runActions());
    menu->addAction(m_replay->reportAction());
    menu->addSeparator();
    menu->addAction(Symbol::icon(u"proxy"_s), tr("&Mock Server"), this, [this] {
        showReplay();
        m_replay->showMock();
    });
}

void MainWindow::showReplay()
{
    m_replayDock->show();
    m_replayDock->raise();
    m_replay->setFocus();
}

// Injected calls

void MainWindow::addInjectActions(QMenu *menu)
{
    const qint64 record = m_timeline->currentRecord();
    if (!m_document || record == NoRecord)
        return;
    const Trace::Row row = m_document->capture().row(record);
    if (row.kind != Record::Kind::Message || !row.decoded || row.message != Message::Kind::Push
        || row.from != m_document->ownSide())
        return;
    menu->addSeparator();
    menu->addAction(Symbol::icon(u"outgoing"_s), tr("Send This Call &Again"), this,
                    [this, record, document = m_document] { Q_EMIT sendAgainRequested(document, record); });
    menu->addAction(Symbol::icon(u"compose"_s), tr("&Edit and Send…"), this,
                    [this, record, document = m_document] { Q_EMIT editAndSendRequested(document, record); });
}

void MainWindow::askForRawFrame()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(u"rawFrameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Send a Raw Frame"));
    auto *warning = new QLabel(tr(
        "The text goes out as it is, past the inspector's own tables. The ids of both sides may not fit together afterwards: the "
        "session is marked as out of step, and only a new connection is in step again."));
    warning->setWordWrap(true);
    warning->setTextFormat(Qt::PlainText);
    auto *editor = new ComposerEditor;
    editor->setObjectName(u"rawFrameText"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *send = buttons->addButton(tr("&Send as It Is"), QDialogButtonBox::AcceptRole);
    send->setObjectName(u"rawFrameSend"_s);
    send->setEnabled(false);
    connect(editor, &ComposerEditor::textChanged, send, [editor, send] { send->setEnabled(!editor->text().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this,
            [this, editor, document = m_document] { Q_EMIT rawFrameRequested(document, editor->text().toUtf8()); });
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(warning);
    layout->addWidget(editor, 1);
    layout->addWidget(buttons);
    dialog->resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 14);
    editor->setFocus();
    dialog->open();
}

} // namespace Inspector
