// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replaypairpage.h"

#include "capturedocument.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "visibletext.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

QString titleOf(const QString &side, const CaptureDocument *document)
{
    return document ? side + u": "_s + visibleText(QStringView(document->title()), 200) : side;
}

} // namespace

ReplayPairPage::ReplayPairPage(QWidget *parent)
    : QWidget(parent), m_recordedModel(new TimelineModel(this)), m_liveModel(new TimelineModel(this)),
      m_recorded(new TimelineView), m_live(new TimelineView), m_recordedTitle(new QLabel), m_liveTitle(new QLabel),
      m_note(new QLabel)
{
    setObjectName("replayPair"_L1);
    m_recorded->setObjectName("replayRecorded"_L1);
    m_live->setObjectName("replayLive"_L1);
    m_recorded->setModel(m_recordedModel);
    m_live->setModel(m_liveModel);
    m_recorded->setFollowing(false);
    auto *splitter = new QSplitter;
    splitter->addWidget(makeSide(m_recorded, m_recordedTitle, tr("Recorded")));
    splitter->addWidget(makeSide(m_live, m_liveTitle, tr("Replayed")));
    splitter->setChildrenCollapsible(false);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(6, 0, 6, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_note);
    setFocusProxy(m_recorded);
    setDocuments(nullptr, nullptr);

    connect(m_recorded, &TimelineView::currentRecordChanged, this, [this](qint64 record) {
        if (!m_following && m_liveOf)
            follow(m_live, record == NoRecord ? NoRecord : m_liveOf(record));
    });
    connect(m_live, &TimelineView::currentRecordChanged, this, [this](qint64 record) {
        if (!m_following && m_recordedOf)
            follow(m_recorded, record == NoRecord ? NoRecord : m_recordedOf(record));
    });
}

QWidget *ReplayPairPage::makeSide(TimelineView *view, QLabel *title, const QString &text)
{
    title->setTextFormat(Qt::PlainText);
    title->setContentsMargins(6, 2, 6, 2);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    view->setAccessibleName(text);
    // What one needs to compare; there is no room for the rest.
    for (const TimelineModel::Column column :
         {TimelineModel::Column::Delta, TimelineModel::Column::Size, TimelineModel::Column::State})
        view->header()->hideSection(int(column));
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(view, 1);
    return side;
}

void ReplayPairPage::setDocuments(CaptureDocument *recorded, CaptureDocument *live)
{
    const QScopedValueRollback guard(m_following, true);
    if (m_recordedModel->document() != recorded) {
        m_recorded->setCurrentRecord(NoRecord);
        m_recordedModel->setDocument(recorded);
        m_recorded->setTop(0);
    }
    if (m_liveModel->document() != live) {
        m_live->setCurrentRecord(NoRecord);
        m_liveModel->setDocument(live);
    }
    m_recordedTitle->setText(titleOf(tr("Recorded"), recorded));
    m_liveTitle->setText(titleOf(tr("Replayed"), live));
    m_note->setText(live ? tr("What is selected on one side selects its counterpart on the other.")
                         : tr("Start a replay to compare it with the recording."));
}

void ReplayPairPage::setCounterparts(Counterpart liveOf, Counterpart recordedOf)
{
    m_liveOf = std::move(liveOf);
    m_recordedOf = std::move(recordedOf);
}

void ReplayPairPage::select(qint64 recorded, qint64 live)
{
    const QScopedValueRollback guard(m_following, true);
    m_recorded->setCurrentRecord(recorded);
    m_live->setCurrentRecord(live);
    updateNote(recorded != NoRecord && live != NoRecord);
}

void ReplayPairPage::follow(TimelineView *other, qint64 record)
{
    const QScopedValueRollback guard(m_following, true);
    other->setCurrentRecord(record);
    updateNote(record != NoRecord);
}

void ReplayPairPage::updateNote(bool found)
{
    m_note->setText(found ? tr("What is selected on one side selects its counterpart on the other.")
                          : tr("This record has no counterpart that was compared."));
}

} // namespace Inspector
