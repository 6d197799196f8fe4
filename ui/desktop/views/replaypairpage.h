// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"

#include <QtWidgets/QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

/// \file
/// The recording and its replay, side by side.

namespace Inspector {

class CaptureDocument;
class TimelineModel;
class TimelineView;

/// \brief Two timelines that go together: what is selected in one selects its counterpart in the other.
class ReplayPairPage final : public QWidget
{
    Q_OBJECT
public:
    using Counterpart = std::function<qint64(qint64 record)>;

    explicit ReplayPairPage(QWidget *parent = nullptr);

    /// Either may be null, and may die first.
    void setDocuments(CaptureDocument *recorded, CaptureDocument *live);
    /// What stands for a recorded record in the replay, and the other way round; NoRecord: nothing does.
    void setCounterparts(Counterpart liveOf, Counterpart recordedOf);
    void select(qint64 recorded, qint64 live);

    TimelineView *recorded() const { return m_recorded; }
    TimelineView *live() const { return m_live; }

private:
    QWidget *makeSide(TimelineView *view, QLabel *title, const QString &text);
    void follow(TimelineView *other, qint64 record);
    void updateNote(bool found);

    TimelineModel *m_recordedModel;
    TimelineModel *m_liveModel;
    TimelineView *m_recorded;
    TimelineView *m_live;
    QLabel *m_recordedTitle;
    QLabel *m_liveTitle;
    QLabel *m_note;
    Counterpart m_liveOf;
    Counterpart m_recordedOf;
    bool m_following = false;
};

} // namespace Inspector
