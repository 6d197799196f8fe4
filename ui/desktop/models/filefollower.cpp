// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filefollower.h"

#include "capturedocument.h"

#include <QtCore/QElapsedTimer>

using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int Interval = 250; // milliseconds between two looks
constexpr int SliceTime = 20; // of reading at a time: the engine tells how far it is about so often
constexpr int Pause = 20; // between two slices

} // namespace

FileFollower::FileFollower(CaptureDocument *document, std::shared_ptr<CaptureFile> file, QObject *parent)
    : QObject(parent), m_document(document), m_file(std::move(file))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FileFollower::look);
    m_timer.start(Interval);
}

FileFollower::~FileFollower() = default;

CaptureDocument *FileFollower::document() const { return m_document; }

void FileFollower::look()
{
    if (!m_document)
        return;
    std::stop_source slice;
    QElapsedTimer clock;
    clock.start();
    const qint64 before = m_document->count();
    const CaptureFile::State state = m_file->read(slice.get_token(), [&](const LoadProgress &) {
        if (clock.elapsed() >= SliceTime)
            slice.request_stop();
    });
    m_document->noteAppended(before);
    switch (state) {
    case CaptureFile::State::Read:
        m_timer.start(Interval);
        break;
    case CaptureFile::State::Stopped:
        m_timer.start(Pause);
        break;
    case CaptureFile::State::Replaced:
        Q_EMIT ended(tr("The file is another one now: what is shown is what it held before."));
        break;
    case CaptureFile::State::Failed:
        Q_EMIT ended(m_file->report().error);
        break;
    }
}

} // namespace Inspector
