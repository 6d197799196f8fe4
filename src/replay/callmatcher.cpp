// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "callmatcher.h"

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;

bool CallMatcher::isMatched(const Trace::Row &row)
{
    if (!row.onWire || row.kind != Record::Kind::Message)
        return false;
    return !row.decoded || row.message == Message::Kind::Push || row.message == Message::Kind::Stream
           || row.message == Message::Kind::Pipe || row.message == Message::Kind::Abort;
}

CallMatcher::CallMatcher(const Trace::Capture &capture, const std::vector<RecordIndex> &records)
{
    const IdBridge noIds;
    WireMessage message;
    for (const RecordIndex record : records) {
        if (!isMatched(capture.row(record)))
            continue;
        message.read(capture.text(record));
        Candidate candidate;
        candidate.record = record;
        candidate.exact = exactHash(message, *noIds.fingerprint(message, false));
        candidate.loose = looseHash(message, message.subject().target.value_or(EntryId(0)));
        const auto number = quint32(m_candidates.size());
        m_exact[candidate.exact].candidates.push_back(number);
        m_loose[candidate.loose].candidates.push_back(number);
        m_candidates.push_back(candidate);
    }
}

quint64 CallMatcher::exactHash(const WireMessage &message, const QByteArray &fingerprint)
{
    return qHashBits(fingerprint.constData(), size_t(fingerprint.size()), message.isMessage() ? 1 : 2);
}

quint64 CallMatcher::looseHash(const WireMessage &message, EntryId target)
{
    if (!message.isMessage())
        return 1;
    const WireMessage::Subject subject = message.subject();
    size_t hash = qHashMulti(size_t(3), int(message.kind()), subject.target.has_value(), target);
    if (!subject.path.isNone()) {
        const QByteArrayView path = subject.path.sourceText();
        hash = qHashBits(path.data(), size_t(path.size()), hash);
    }
    return hash;
}

CallMatcher::Candidate *CallMatcher::next(Buckets &buckets, quint64 hash)
{
    const auto found = buckets.find(hash);
    if (found == buckets.end())
        return nullptr;
    Bucket &bucket = found->second;
    while (bucket.head < bucket.candidates.size() && m_candidates[bucket.candidates[bucket.head]].used)
        ++bucket.head;
    return bucket.head < bucket.candidates.size() ? &m_candidates[bucket.candidates[bucket.head]] : nullptr;
}

CallMatcher::Match CallMatcher::take(Candidate &candidate, bool isExact)
{
    candidate.used = true;
    return {candidate.record, isExact, false};
}

RecordIndex CallMatcher::expected()
{
    while (m_expected < m_candidates.size() && m_candidates[m_expected].used)
        ++m_expected;
    return m_expected < m_candidates.size() ? m_candidates[m_expected].record : NoRecord;
}

std::optional<CallMatcher::Match> CallMatcher::match(const WireMessage &live, const IdBridge &ids, Matching matching,
                                                     bool mayReuse)
{
    const std::optional<QByteArray> fingerprint = ids.fingerprint(live, true);
    const std::optional<EntryId> liveTarget = live.subject().target;
    const std::optional<EntryId> target = liveTarget ? ids.named(*liveTarget) : std::optional(EntryId(0));
    if (!target)
        return std::nullopt;
    const quint64 loose = looseHash(live, *target);
    const std::optional<quint64> exact = fingerprint ? std::optional(exactHash(live, *fingerprint)) : std::nullopt;

    if (matching == Matching::Strict) {
        if (expected() == NoRecord || m_candidates[m_expected].loose != loose)
            return std::nullopt;
        Candidate &candidate = m_candidates[m_expected];
        return take(candidate, exact == candidate.exact);
    }
    if (exact) {
        if (Candidate *candidate = next(m_exact, *exact))
            return take(*candidate, true);
    }
    if (matching == Matching::AnyOrder)
        return std::nullopt;
    // Arguments that some other call of the recording has exactly are that call's, if it comes again.
    const auto again = exact && mayReuse ? m_exact.find(*exact) : m_exact.end();
    if (again != m_exact.end())
        return Match{m_candidates[again->second.candidates.back()].record, true, true};
    if (Candidate *candidate = next(m_loose, loose))
        return take(*candidate, false);
    const auto similar = mayReuse ? m_loose.find(loose) : m_loose.end();
    if (similar == m_loose.end())
        return std::nullopt;
    return Match{m_candidates[similar->second.candidates.back()].record, false, true};
}

std::vector<RecordIndex> CallMatcher::unmatched() const
{
    std::vector<RecordIndex> records;
    for (const Candidate &candidate : m_candidates) {
        if (!candidate.used)
            records.push_back(candidate.record);
    }
    return records;
}

} // namespace QtCapnWeb::Replay
