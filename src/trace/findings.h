// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "phrase.h"
#include "tablehistory.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <vector>

/// \file
/// Findings: what an expert would point out in a capture. The rules are documented in docs/findings.md.

namespace QtCapnWeb::Trace {

class Capture;

enum class Severity : quint8 {
    Error, ///< the protocol was broken, or a session died
    Warning, ///< probably a fault of an application
    Note, ///< worth knowing: what failed, what could be faster
    Chat, ///< how the capture is to be read
};

enum class FindingRule : quint8 {
    ProtocolError,
    UnknownId,
    ReleaseOfUnknownId,
    UseAfterRelease,
    RefcountMismatch,
    SentAfterAbort,
    Abort,
    ConnectionFailed,
    AbnormalClose,
    CallFailed,
    CallUnanswered,
    CapabilityLeak,
    SequentialCalls,
    PipeliningOpportunity,
    LargeMessage,
    SecretInClear,
    MidSession,
};
inline constexpr int FindingRuleCount = int(FindingRule::MidSession) + 1;

/// What is always true of a rule.
struct FindingRuleInfo {
    FindingRule rule;
    QLatin1StringView id; ///< stable, for scripts: "use-after-release"
    Severity highest; ///< that it is ever told with
    QLatin1StringView title; ///< English, marked for translators (see Phrase); for a person, without details
    QLatin1StringView explanation; ///< English: what it means and what to do
};
/// All rules, in the order of FindingRule.
QTCAPNWEB_EXPORT std::span<const FindingRuleInfo> findingRules();
inline const FindingRuleInfo &findingRule(FindingRule rule) { return findingRules()[size_t(rule)]; }
/// "error", "warning", "note", "chat"
QTCAPNWEB_EXPORT QLatin1StringView severityName(Severity severity);

/// \brief One thing to point out. Equal things of one session are one finding with a count.
struct Finding {
    static constexpr int MostRecords = 16;

    FindingRule rule = FindingRule::ProtocolError;
    Severity severity = Severity::Note;
    quint32 session = 0;
    QList<RecordIndex> records; ///< where: the first ones; the one to select first stands first
    qint64 count = 1; ///< how often
    QString title; ///< English, with details: "getUser was called 12 times, each after the answer to the one before"
    QString explanation; ///< English; what it means here
    Phrase titlePhrase; ///< the same for other languages
    Phrase explanationPhrase;
};

/// Capabilities of one origin that are held, see leakCandidates().
struct LeakCandidate {
    Side holder = Side::A; ///< who should release them: the importer
    QString origin; ///< the label that they share, numbers in it as "*": "list(…).items.*"
    qint64 count = 0;
    RecordIndex oldest = NoRecord;
    RecordIndex newest = NoRecord;
    QList<EntryId> ids; ///< the first ones, by id
    bool promises = false; ///< results of calls that were neither awaited nor disposed
};

/// Of each side, how many entries leakCandidates() looks at unless it is told.
inline constexpr qint64 MostLeakCandidates = 100'000;
/// \brief What both sides of a session hold at \a at beside their mains, grouped by origin; the most numerous first, of equal
/// ones the oldest. Calls that wait for their answer, streams and what is from before the recording are left out. O(n log n) for
/// n live imports; at most \a maximum of each side are looked at.
QTCAPNWEB_EXPORT QList<LeakCandidate> leakCandidates(const Capture &capture, quint32 session,
                                                     RecordIndex at = TableHistory::Latest, qint64 maximum = MostLeakCandidates,
                                                     qsizetype idsPerOrigin = 8);
/// Whether an entry is one that leakCandidates() counts: a capability, or a result that was neither awaited nor disposed.
QTCAPNWEB_EXPORT bool isLeakCandidate(const TableEntry &entry);
/// The label of an entry with the numbers in it as "*", which entries of one origin share.
QTCAPNWEB_EXPORT QString leakOrigin(const QString &label);

/// When things are worth a word.
struct FindingOptions {
    int maximumPerRule = 200; ///< findings; what comes after them is counted only
    qint64 largeMessage = 1 << 20; ///< bytes: a note
    qint64 hugeMessage = 16 << 20; ///< bytes: a warning; half of what the reference accepts
    int sequentialCalls = 5; ///< calls of one method, one after the other's answer
    qint64 sequentialPause =
        100'000'000; ///< ns: a caller that waited longer than that (and three times the latency) did so on purpose
    qint64 leakNote = 8; ///< capabilities of one origin that are held when the session or the recording ends
    qint64 leakWarning = 16; ///< the same, also while the session goes on, if they came over time and not at once
    qint64 promiseWeight = 3; ///< so many promises that were neither awaited nor disposed count as one capability
    bool secrets = true;
    /// Told of each record that a finding is about, also beyond what is kept of it.
    std::function<void(FindingRule rule, RecordIndex record)> witness;
};

/// \brief Finds, record by record. Costs O(message) amortised for each; what is held is looked through when the number of the
/// session's records doubles, and at its end.
///
///     FindingsEngine engine;
///     while (!engine.update(capture, 10000))
///         if (stop.stop_requested()) return;
///     engine.finish(capture);                       // a file: nothing more comes
///     for (const Finding &finding : engine.findings()) …
class QTCAPNWEB_EXPORT FindingsEngine
{
public:
    explicit FindingsEngine(const FindingOptions &options = {});
    ~FindingsEngine();
    Q_DISABLE_COPY_MOVE(FindingsEngine)

    /// Takes in at most \a maximumRecords more records of \a capture, which must be the same at each call and may be ahead.
    /// \return whether all were taken in.
    bool update(const Capture &capture, qint64 maximumRecords = std::numeric_limits<qint64>::max());
    /// The capture is at its end: what only counts then (calls without answer, leaks in sessions that were not closed) is added.
    /// It may be called again after more records came; nothing is told twice.
    void finish(const Capture &capture);

    /// In the order in which they were found. Counts, severities and titles of earlier ones may still change.
    const std::vector<Finding> &findings() const;
    /// Findings of a rule that were not kept, beyond FindingOptions::maximumPerRule.
    qint64 omitted(FindingRule rule) const;
    /// How many findings have a severity, kept or not.
    qint64 count(Severity severity) const;
    qint64 count(FindingRule rule, Severity severity) const;
    /// Changes with every change of the above.
    quint64 revision() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// One object:
/// `{"rule":"use-after-release","severity":"error","session":S,"messages":[R…],"count":N,"title":"…","explanation":"…"}`.
/// R are numbers of messages (their seq, as all of the command line counts), at most Finding::MostRecords; a finding on an event
/// of the connection has none.
QTCAPNWEB_EXPORT QByteArray toJson(const Capture &capture, const Finding &finding);
/// One object, for what was not kept: `{"rule":"call-failed","omitted":N}`.
QTCAPNWEB_EXPORT QByteArray omittedToJson(FindingRule rule, qint64 omitted);

} // namespace QtCapnWeb::Trace
