// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "piecereader.h"

#include <algorithm>
#include <utility>

namespace QtCapnWeb::Trace {

namespace {

constexpr size_t AheadOfEach = 4; // pieces for each thread: enough that none waits, few enough to stay in the processor's cache

} // namespace

int PieceReader::helpersForThisMachine()
{
    // One thread takes in what the others read, and is what all wait for where there are more than a few.
    return std::clamp(int(std::thread::hardware_concurrency()) - 1, 0, 3);
}

PieceReader::PieceReader(int helpers) : m_mostAhead(helpers > 0 ? AheadOfEach * size_t(helpers + 1) : 1)
{
    for (int i = 0; i < helpers; ++i)
        m_helpers.emplace_back([this] { help(); });
}

PieceReader::~PieceReader()
{
    {
        const std::lock_guard lock(m_lock);
        m_stops = true;
    }
    m_moreToDo.notify_all();
    for (std::thread &helper : m_helpers)
        helper.join();
}

PieceReader::Work *PieceReader::claim()
{
    const auto waiting =
        std::find_if(m_ahead.begin(), m_ahead.end(), [](const auto &work) { return work->state == Work::State::Waits; });
    if (waiting == m_ahead.end())
        return nullptr;
    (*waiting)->state = Work::State::Reads;
    return waiting->get();
}

void PieceReader::read(Work &work, LineReader &reader) { reader.read(work.piece.bytes, work.isLast, &work.piece.lines); }

void PieceReader::help()
{
    LineReader reader;
    std::unique_lock lock(m_lock);
    while (!m_stops) {
        Work *const work = claim();
        if (!work) {
            m_moreToDo.wait(lock);
            continue;
        }
        lock.unlock();
        read(*work, reader);
        lock.lock();
        work->state = Work::State::IsDone;
        m_isDone.notify_one();
    }
}

void PieceReader::cutAhead()
{
    while (m_cut < m_bytes.size() && m_ahead.size() < m_mostAhead) {
        std::unique_ptr<Work> work;
        if (m_spare.empty()) {
            work = std::make_unique<Work>();
        } else {
            work = std::move(m_spare.back());
            m_spare.pop_back();
        }
        qint64 end = std::min<qint64>(m_cut + LineReader::PieceSize, m_bytes.size());
        const qsizetype newline = m_bytes.indexOf('\n', end - 1);
        end = newline < 0 ? m_bytes.size() : newline + 1;
        work->piece.bytes = m_bytes.sliced(m_cut, end - m_cut);
        work->piece.offset = std::exchange(m_cut, end);
        work->isLast = end == m_bytes.size();
        work->state = Work::State::Waits;
        m_ahead.push_back(std::move(work));
        m_moreToDo.notify_one();
    }
}

void PieceReader::begin(QByteArrayView bytes)
{
    Q_ASSERT(m_ahead.empty());
    m_bytes = bytes;
    m_cut = 0;
}

const PieceReader::Piece *PieceReader::next()
{
    std::unique_lock lock(m_lock);
    if (m_shown)
        m_spare.push_back(std::move(m_shown));
    cutAhead();
    if (m_ahead.empty())
        return nullptr;
    while (m_ahead.front()->state != Work::State::IsDone) {
        Work *const work = claim();
        if (!work) {
            m_isDone.wait(lock);
            continue;
        }
        lock.unlock();
        read(*work, m_reader);
        lock.lock();
        work->state = Work::State::IsDone;
    }
    m_shown = std::move(m_ahead.front());
    m_ahead.pop_front();
    return &m_shown->piece;
}

} // namespace QtCapnWeb::Trace
