// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findingsengine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr quint64 SmallestGrowth = 4; // parts of the session: what is held must have come in more than one of them

QString milliseconds(qint64 time) { return QString::number(double(time) / 1e6, 'g', 3) + u" ms"_s; }

} // namespace

void FindingsEngine::Private::lookAtHeld(quint32 number, const FindingSession &session, RecordIndex at, bool atEnd)
{
    if (!session.unsentMessages)
        look = Look{LeakSearch(number, at, MostLeakCandidates, 0), atEnd};
}

bool FindingsEngine::Private::goOnLooking(const Capture &capture, qint64 *budget)
{
    if (!look)
        return true;
    if (!look->search.goOn(capture, budget))
        return false;
    for (const LeakCandidate &candidate : look->search.take())
        held(capture, candidate, look->search.session(), look->search.at(), look->atEnd);
    look.reset();
    return true;
}

void FindingsEngine::Private::held(const Capture &capture, const LeakCandidate &candidate, quint32 number, RecordIndex at,
                                   bool atEnd)
{
    const qint64 weight = candidate.promises ? options.promiseWeight : 1;
    // What was given all at once is a set that is in use; what piles up came over time.
    const RecordIndex spread = candidate.newest - candidate.oldest;
    const bool grew = quint64(spread) * SmallestGrowth >= quint64(std::max<RecordIndex>(0, at - capture.session(number).first));
    const bool many = candidate.count >= options.leakWarning * weight && grew;
    if (!many && !(atEnd && candidate.count >= options.leakNote * weight))
        return;
    const QList<Phrase> parts{Phrase(findingSideText(candidate.holder)), Phrase(QString::number(candidate.count)),
                              Phrase(candidate.origin)};
    const Phrase title =
        candidate.promises
            ? Phrase(QT_TRANSLATE_NOOP("Trace", "%1 holds %2 results that nobody awaited or disposed of, of %3"), parts)
            : Phrase(QT_TRANSLATE_NOOP("Trace", "%1 holds %2 capabilities of %3"), parts);
    const FindingRuleInfo &rule = findingRule(FindingRule::CapabilityLeak);
    Phrase explanation(rule.explanation);
    const qint64 now = capture.row(at).time;
    if (candidate.oldest >= 0 && now >= 0) {
        if (const qint64 born = capture.row(candidate.oldest).time; born >= 0 && born <= now)
            explanation =
                Phrase(QT_TRANSLATE_NOOP("Trace", "%1 The oldest is %2 old."), {explanation, Phrase(milliseconds(now - born))});
    }
    const Key key{FindingRule::CapabilityLeak, number, findingSideText(candidate.holder) + candidate.origin};
    const auto known = places.constFind(key);
    Finding *finding = known == places.constEnd()
                           ? addEqual(key.rule, Severity::Note, number, key.detail, candidate.oldest, title)
                           : &findings[size_t(*known)];
    if (!finding)
        return;
    ++revision;
    tell(key.rule, candidate.newest);
    say(finding, title);
    finding->count = candidate.count;
    explain(finding, explanation);
    finding->records = {candidate.oldest};
    if (candidate.newest != candidate.oldest)
        finding->records.append(candidate.newest);
    if (many)
        raise(finding, Severity::Warning);
}

void FindingsEngine::Private::unmatchedReleases(const Capture &capture, quint32 number, const FindingSession &session,
                                                RecordIndex at)
{
    for (const Side exporter : {Side::A, Side::B}) {
        const TableHistory &tables = capture.tables();
        if (tables.sizes(number, exporter, at).exports > 100'000)
            continue;
        for (const TableEntry &entry : tables.entries(number, exporter, Table::Exports, at)) {
            if (entry.id.value >= 0 || entry.origin == TableEntry::Origin::Unknown)
                continue;
            const auto twin = tables.find(number, opposite(exporter), Table::Imports, entry.id, at);
            if (!twin || twin->released == NoRecord || twin->released > at || twin->released <= session.toldUpTo)
                continue;
            Finding *finding = addEqual(
                FindingRule::RefcountMismatch, Severity::Warning, number, u"kept"_s + findingSideText(exporter), twin->released,
                Phrase(QT_TRANSLATE_NOOP("Trace", "%1 was released, but introduced more often: %2 keeps it"),
                       {Phrase(capture.label(number, exporter, Table::Exports, entry)), Phrase(findingSideText(exporter))}));
            if (finding && finding->count > 1)
                say(finding, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 keeps %2 capabilities that were released, but introduced more "
                                                               "often"),
                                    {Phrase(findingSideText(exporter)), Phrase(QString::number(finding->count))}));
        }
    }
}

} // namespace QtCapnWeb::Trace
