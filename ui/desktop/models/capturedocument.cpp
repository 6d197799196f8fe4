// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"

namespace Inspector {

CaptureDocument::CaptureDocument(const QString &title, QObject *parent)
    : QObject(parent), m_capture(std::make_shared<QtCapnWeb::Trace::Capture>()), m_title(title)
{ }

CaptureDocument::~CaptureDocument() = default;

void CaptureDocument::setTitle(const QString &title)
{
    if (title == m_title)
        return;
    m_title = title;
    Q_EMIT titleChanged();
}

void CaptureDocument::setOwnSide(QtCapnWeb::Side side)
{
    if (side == m_ownSide)
        return;
    m_ownSide = side;
    Q_EMIT ownSideChanged();
}

bool CaptureDocument::isGrowing() const
{
    if (m_partial)
        return true; // what a capture lacks at its end is not said of one that has not come to it
    switch (m_state) {
    case State::Connecting:
    case State::Connected:
    case State::Closing:
    case State::Listening:
    case State::Loading:
        return true;
    case State::Idle:
    case State::Disconnected:
    case State::Failed:
        break;
    }
    return false;
}

void CaptureDocument::setState(State state, const QString &detail)
{
    if (state == m_state && detail == m_stateDetail)
        return;
    m_state = state;
    m_stateDetail = detail;
    Q_EMIT stateChanged();
}

qint64 CaptureDocument::now() const
{
    if (!m_capture->count())
        return 0;
    const qint64 last = qMax<qint64>(0, m_capture->row(m_capture->count() - 1).time);
    return (m_state == State::Connected || m_state == State::Listening) && m_sinceAppend.isValid()
               ? last + m_sinceAppend.nsecsElapsed()
               : last;
}

void CaptureDocument::append(std::vector<QtCapnWeb::Record> &&records)
{
    if (records.empty())
        return;
    const qint64 first = m_capture->count();
    for (QtCapnWeb::Record &record : records)
        m_capture->append(std::move(record));
    m_sinceAppend.start();
    Q_EMIT appended(first, m_capture->count() - first);
}

void CaptureDocument::noteAppended(qint64 first)
{
    if (first >= count())
        return;
    if (!isModified())
        m_saved = count();
    m_sinceAppend.start();
    Q_EMIT appended(first, count() - first);
}

void CaptureDocument::adoptHead(std::shared_ptr<QtCapnWeb::Trace::Capture> capture)
{
    if (count() || !capture || !capture->count())
        return;
    m_capture = std::move(capture);
    m_partial = true;
    m_saved = count();
    Q_EMIT appended(0, count());
    Q_EMIT savedChanged(); // it cannot be saved yet
}

void CaptureDocument::adopt(std::shared_ptr<QtCapnWeb::Trace::Capture> capture)
{
    const qint64 before = count();
    if ((before && !m_partial) || !capture || capture->count() < before)
        return;
    const bool wasPartial = std::exchange(m_partial, false);
    const auto head = std::exchange(m_capture, std::move(capture)); // there until everyone has gone on
    m_saved = count();
    if (count() > before)
        Q_EMIT appended(before, count() - before);
    if (wasPartial)
        Q_EMIT savedChanged();
}

void CaptureDocument::setFilePath(const QString &path)
{
    if (path == m_filePath)
        return;
    m_filePath = path;
    Q_EMIT savedChanged();
}

void CaptureDocument::setUnread(bool unread)
{
    if (unread == m_unread)
        return;
    m_unread = unread;
    Q_EMIT savedChanged();
}

void CaptureDocument::setFollowingFile(bool following)
{
    if (following == m_followingFile)
        return;
    m_followingFile = following;
    Q_EMIT savedChanged();
}

void CaptureDocument::setRecording(const QString &path, const QString &problem)
{
    if (path == m_recordingPath && problem == m_recordingProblem)
        return;
    m_recordingPath = path;
    m_recordingProblem = problem;
    Q_EMIT recordingChanged();
}

void CaptureDocument::setProgress(double progress)
{
    if (progress == m_progress)
        return;
    m_progress = progress;
    Q_EMIT progressChanged();
}

void CaptureDocument::setHint(const QString &hint)
{
    m_hint = hint;
    Q_EMIT stateChanged();
}

void CaptureDocument::setWorthKeeping(bool worth)
{
    if (worth == m_worthKeeping)
        return;
    m_worthKeeping = worth;
    Q_EMIT savedChanged();
}

void CaptureDocument::setSaved(qint64 count)
{
    if (count == m_saved)
        return;
    m_saved = count;
    Q_EMIT savedChanged();
}

} // namespace Inspector
