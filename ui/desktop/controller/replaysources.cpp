// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replaysources.h"

#include <algorithm>

namespace Inspector {

ReplaySources::ReplaySources(QObject *parent) : QObject(parent) { }

ReplaySources::~ReplaySources() = default;

ReplaySource *ReplaySources::replayOf(const CaptureDocument *document) const
{
    const auto found =
        std::find_if(m_replays.begin(), m_replays.end(), [&](const auto &own) { return own->document() == document; });
    return found == m_replays.end() ? nullptr : found->get();
}

MockSource *ReplaySources::mockOf(const CaptureDocument *document) const
{
    const auto found = std::find_if(m_mocks.begin(), m_mocks.end(), [&](const auto &own) { return own->document() == document; });
    return found == m_mocks.end() ? nullptr : found->get();
}

void ReplaySources::startReplay(const ReplaySetup &setup)
{
    if (m_replay) {
        m_replay->disconnect(this);
        if (m_replay->status().isActive())
            m_replay->stop();
    }
    m_replays.push_back(std::make_unique<ReplaySource>(setup));
    m_replay = m_replays.back().get();
    connect(m_replay, &ReplaySource::prepared, this, &ReplaySources::prepared);
    connect(m_replay, &ReplaySource::statusChanged, this, &ReplaySources::statusChanged);
    connect(m_replay, &ReplaySource::resultsCame, this, &ReplaySources::resultsCame);
    connect(m_replay, &ReplaySource::reportWritten, this, &ReplaySources::reportWritten);
    connect(m_replay, &ReplaySource::remarked, this, &ReplaySources::remarked);
    Q_EMIT added(m_replay->document());
    Q_EMIT replayChanged();
    Q_EMIT statusChanged(m_replay->status());
}

void ReplaySources::startMock(const MockSetup &setup)
{
    if (m_mock) {
        m_mock->disconnect(this);
        if (m_mock->isRunning())
            m_mock->stop();
    }
    m_mocks.push_back(std::make_unique<MockSource>(setup));
    m_mock = m_mocks.back().get();
    connect(m_mock, &MockSource::stateChanged, this, &ReplaySources::mockStateChanged);
    connect(m_mock, &MockSource::happened, this, &ReplaySources::mockHappened);
    connect(m_mock, &MockSource::remarked, this, &ReplaySources::remarked);
    Q_EMIT added(m_mock->document());
    Q_EMIT mockChanged();
}

void ReplaySources::stop(CaptureDocument *document)
{
    if (ReplaySource *replay = replayOf(document))
        replay->stop();
    else if (MockSource *mock = mockOf(document))
        mock->stop();
}

void ReplaySources::remove(CaptureDocument *document)
{
    if (const ReplaySource *replay = replayOf(document)) {
        if (replay == m_replay) {
            m_replay = nullptr;
            Q_EMIT replayChanged();
        }
        Q_EMIT aboutToRemove(document);
        std::erase_if(m_replays, [replay](const auto &own) { return own.get() == replay; });
    } else if (const MockSource *mock = mockOf(document)) {
        if (mock == m_mock) {
            m_mock = nullptr;
            Q_EMIT mockChanged();
        }
        Q_EMIT aboutToRemove(document);
        std::erase_if(m_mocks, [mock](const auto &own) { return own.get() == mock; });
    }
}

} // namespace Inspector
