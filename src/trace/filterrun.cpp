// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterrun.h"

#include "filterevaluator.h"
#include "findingcolumn.h"

#include <algorithm>
#include <unordered_map>

namespace QtCapnWeb::Trace {

namespace {

using Clock = std::chrono::steady_clock;
constexpr qint64 FindingsAtOnce = 256; // records, between two looks at the clock
constexpr size_t MostChanges = 4096; // records to look at again that are gathered first

struct PendingCalls {
    std::vector<CallId> calls; // may hold calls that settled since; swept when it doubles
    size_t sweepAt = 64;
};

} // namespace

struct FilterRun::Private {
    Private(const Filter &filter, const Capture &capture)
        : evaluator(filter, capture), news(capture.count()), looksAhead(filter.looksAhead())
    {
        if (evaluator.program().asksFindings) {
            findings = std::make_unique<FindingColumn>();
            evaluator.setFindings(findings.get());
        }
    }

    // What was looked at already and has to be again, since this record says more about it.
    void addNews(const Capture &capture, RecordIndex record, RecordIndex examined);
    void addPending(const Capture &capture, RecordIndex begin, RecordIndex end);
    // Records before \a examined whose calls went on in what \a to holds beyond \a from.
    void addContinued(const Capture &from, const Capture &to, RecordIndex examined);

    FilterEvaluator evaluator;
    std::unique_ptr<FindingColumn> findings; // null: the filter does not ask for them
    bool hasEnded = false; // the capture
    RecordIndex finishedAt = -1; // count of records for which findings are told as at the end
    RecordIndex news; // records from here on may not have been there when an earlier one was looked at
    bool looksAhead;
    std::vector<quint32> changes;
    std::unordered_map<quint32, PendingCalls> pending; // of each session
};

FilterRun::FilterRun(const Capture &capture, const Filter &filter)
    : m_capture(&capture), m_filter(filter), d(std::make_unique<Private>(filter, capture))
{ }

FilterRun::~FilterRun() = default;

bool FilterRun::isComplete() const
{
    return m_examined == m_capture->count() && !(d->findings && d->hasEnded && d->finishedAt != m_examined);
}

void FilterRun::setCaptureEnded(bool ended) { d->hasEnded = ended; }

// Findings come before the records that they are about are looked at. \return whether all were made.
bool FilterRun::advanceFindings(std::chrono::steady_clock::time_point deadline, const std::stop_token &stop)
{
    bool all = false;
    while (!all && !stop.stop_requested()) {
        const auto lock = m_capture->lockForReading();
        all = d->findings->update(*m_capture, FindingsAtOnce);
        if (all && d->hasEnded && d->finishedAt != m_capture->count()) {
            d->findings->finish(*m_capture);
            d->finishedAt = m_capture->count();
        }
        if (Clock::now() >= deadline)
            break;
    }
    for (const quint32 record : d->findings->takeChanges()) {
        if (RecordIndex(record) < m_examined)
            d->changes.push_back(record);
    }
    return all;
}

void FilterRun::Private::addNews(const Capture &capture, RecordIndex record, RecordIndex examined)
{
    const auto add = [&](RecordIndex earlier) {
        if (earlier != NoRecord && earlier < examined)
            changes.push_back(quint32(earlier));
    };
    const auto addCall = [&](CallId id) {
        const Call call = capture.calls().call(id);
        for (const RecordIndex earlier : {call.push, call.pull, call.settled, call.released})
            add(earlier);
    };
    if (const CallId id = capture.calls().callOf(record); id != NoCall)
        addCall(id);

    const Row row = capture.row(record);
    const bool endsSession = row.kind == Record::Kind::Closed || row.kind == Record::Kind::Failed
                             || (row.decoded && row.message == Message::Kind::Abort);
    if (!endsSession || !evaluator.program().asksState)
        return;
    const auto found = pending.find(row.session);
    if (found == pending.end())
        return;
    for (const CallId id : found->second.calls)
        addCall(id);
    pending.erase(found);
}

// Calls that a session's end would break, of the block that was evaluated last.
void FilterRun::Private::addPending(const Capture &capture, RecordIndex begin, RecordIndex end)
{
    const auto isOver = [&](CallId id) { return capture.calls().stateOf(id) != Call::State::Pending; };
    CallIndex::Cursor cursor(capture.calls());
    for (RecordIndex record = begin; record < end; ++record) {
        const Row &row = evaluator.row(record);
        if (!row.decoded || (row.message != Message::Kind::Push && row.message != Message::Kind::Stream))
            continue;
        const CallId id = cursor.callOf(record, row);
        if (id == NoCall || isOver(id))
            continue;
        PendingCalls &list = pending[row.session];
        list.calls.push_back(id);
        if (list.calls.size() >= list.sweepAt) {
            std::erase_if(list.calls, isOver);
            list.sweepAt = std::max<size_t>(64, list.calls.size() * 2);
        }
    }
}

void FilterRun::Private::addContinued(const Capture &from, const Capture &to, RecordIndex examined)
{
    const auto lockFrom = from.lockForReading();
    const auto lockTo = to.lockForReading();
    for (RecordIndex record = 0; record < examined; ++record) {
        const CallId id = from.calls().callOf(record);
        if (id == NoCall)
            continue;
        const Call before = from.calls().call(id);
        const Call after = to.calls().call(id);
        if (before.state != after.state || before.pull != after.pull || before.settled != after.settled
            || before.released != after.released)
            changes.push_back(quint32(record));
    }
}

void FilterRun::continueIn(const Capture &capture)
{
    Q_ASSERT(capture.count() >= m_capture->count());
    if (d->looksAhead)
        d->addContinued(*m_capture, capture, m_examined);
    m_capture = &capture;
    d->evaluator.continueIn(capture);
    d->news = capture.count(); // what it says of earlier records was seen to
}

void FilterRun::examineBlock()
{
    const auto lock = d->evaluator.program().asksAnalysis ? m_capture->lockForReading() : std::shared_lock<std::shared_mutex>();
    const RecordIndex begin = m_examined;
    const RecordIndex end = std::min<RecordIndex>(begin + FilterEvaluator::BlockSize, m_capture->count());
    d->evaluator.evaluate(begin, end, &m_matches);
    m_examined = end;
    if (!d->looksAhead)
        return;
    if (d->evaluator.program().asksState)
        d->addPending(*m_capture, begin, end);
    // Records of this very block were looked at when all of it was there.
    for (RecordIndex record = std::max(begin, d->news); record < end; ++record)
        d->addNews(*m_capture, record, begin);
}

// Looks at the changed records again and merges the outcome: O(the results behind the first of them).
void FilterRun::applyChanges()
{
    std::vector<quint32> &changes = d->changes;
    if (changes.empty())
        return;
    std::sort(changes.begin(), changes.end());
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());

    struct Change {
        quint32 record;
        bool matches;
    };
    std::vector<Change> real;
    for (const quint32 record : changes) {
        const auto lock = m_capture->lockForReading();
        const bool matches = d->evaluator.matches(record);
        if (matches != contains(record))
            real.push_back({record, matches});
    }
    changes.clear();
    if (real.empty())
        return;

    const qint64 first = rank(real.front().record);
    m_unchanged = std::min(m_unchanged, first);
    const std::vector<quint32> tail(m_matches.begin() + first, m_matches.end());
    m_matches.resize(size_t(first));
    auto change = real.cbegin();
    for (const quint32 record : tail) {
        for (; change != real.cend() && change->record < record; ++change)
            m_matches.push_back(change->record);
        if (change != real.cend() && change->record == record)
            ++change; // it was a result and is none any more
        else
            m_matches.push_back(record);
    }
    for (; change != real.cend(); ++change)
        m_matches.push_back(change->record);
}

bool FilterRun::advance(std::chrono::nanoseconds budget, std::stop_token stop)
{
    const Clock::time_point deadline = Clock::now() + budget;
    m_unchanged = count();
    const bool canLook = !d->findings || advanceFindings(deadline, stop);
    while (canLook && m_examined != m_capture->count() && !stop.stop_requested()) {
        examineBlock();
        if (d->changes.size() >= MostChanges)
            applyChanges();
        if (Clock::now() >= deadline)
            break;
    }
    applyChanges();
    return isComplete();
}

bool FilterRun::finish(std::stop_token stop, const std::function<bool(RecordIndex)> &progress)
{
    const qint64 before = count();
    qint64 unchanged = before;
    setCaptureEnded(true);
    while (!isComplete()) {
        advance(std::chrono::milliseconds(100), stop);
        unchanged = std::min(unchanged, m_unchanged);
        if (stop.stop_requested() || (progress && !progress(m_examined)))
            break;
    }
    m_unchanged = unchanged;
    return isComplete();
}

qint64 FilterRun::rank(RecordIndex record) const
{
    const auto place = std::lower_bound(m_matches.begin(), m_matches.end(), record,
                                        [](quint32 each, RecordIndex wanted) { return RecordIndex(each) < wanted; });
    return place - m_matches.begin();
}

bool FilterRun::contains(RecordIndex record) const
{
    const qint64 place = rank(record);
    return place < count() && at(place) == record;
}

} // namespace QtCapnWeb::Trace
