// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "findings.h"
#include "jsonwriter.h"
#include "leaksearch.h"
#include "secretscanner.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <unordered_map>

/// \file
/// What the engine of findings remembers. findings.cpp goes through the records, findingcalls.cpp looks at how calls were made
/// and what became of them, findingleaks.cpp at what is held.

namespace QtCapnWeb::Trace {

// Messages of a session after which what is held is looked through the first time.
inline constexpr qint64 FirstLook = 512;

// Consecutive calls of one method by one side.
struct FindingRun {
    quint32 method = 0;
    CallId last = NoCall;
    bool answered = false;
    qint64 answeredAt = -1; // ns
    qint64 latency = -1;
    qint64 count = 1;
    QList<RecordIndex> records;
    qint64 used = 0; // when it was touched last, for the oldest to go
};

struct FindingSide {
    QList<FindingRun> runs;
    RecordIndex lastResult = NoRecord; // the resolve that came last
    CallId lastResultOf = NoCall;
    bool sentAbort = false;
};

struct FindingSession {
    FindingSide sides[2];
    qint64 messages = 0;
    qint64 nextLook = FirstLook;
    bool ended = false;
    bool aborted = false;
    bool unsentMessages = false; // a batch's releases never left: what it holds is no leak
    bool toldJoined = false;
    RecordIndex toldUpTo = NoRecord; // what finish() has told of already
};

inline QString findingIdText(double id) { return QString::fromLatin1(numberToJavaScript(id)); }

inline QString findingSideText(Side side) { return side == Side::A ? QStringLiteral("A") : QStringLiteral("B"); }

struct FindingsEngine::Private {
    struct Key {
        FindingRule rule;
        quint32 session;
        QString detail;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, quint8(key.rule), key.session, key.detail);
        }
    };

    FindingOptions options;
    std::vector<Finding> findings;
    std::array<qint64, FindingRuleCount> kept{};
    std::array<qint64, FindingRuleCount> omitted{};
    std::array<std::array<qint64, 4>, FindingRuleCount> counts{}; // by severity
    QHash<Key, qsizetype> places; // of findings that count equal things
    std::unordered_map<quint32, FindingSession> sessions;
    RecordIndex done = 0;
    quint64 revision = 0;
    qint64 clock = 0;
    QByteArray buffer;
    /// A large message that is looked through piece by piece.
    struct {
        RecordIndex record = NoRecord;
        qsizetype at = 0;
        std::optional<SecretPlace> place;
    } scan;
    /// What a session holds is looked through piece by piece, too.
    struct Look {
        LeakSearch search;
        bool atEnd; // of the session, or of the recording
    };
    std::optional<Look> look; // before the next record

    static void say(Finding *finding, const Phrase &title)
    {
        finding->titlePhrase = title;
        finding->title = title.english();
    }
    static void explain(Finding *finding, const Phrase &explanation)
    {
        finding->explanationPhrase = explanation;
        finding->explanation = explanation.english();
    }

    void tell(FindingRule rule, RecordIndex record) const
    {
        if (options.witness && record != NoRecord)
            options.witness(rule, record);
    }

    Finding *add(FindingRule rule, Severity severity, quint32 session, RecordIndex record, const Phrase &title,
                 const Phrase &explanation = {})
    {
        ++revision;
        ++counts[size_t(rule)][size_t(severity)];
        tell(rule, record);
        if (kept[size_t(rule)] >= options.maximumPerRule) {
            ++omitted[size_t(rule)];
            return nullptr;
        }
        ++kept[size_t(rule)];
        Finding finding;
        finding.rule = rule;
        finding.severity = severity;
        finding.session = session;
        if (record != NoRecord)
            finding.records.append(record);
        say(&finding, title);
        explain(&finding, explanation.isEmpty() ? Phrase(findingRule(rule).explanation) : explanation);
        findings.push_back(std::move(finding));
        return &findings.back();
    }

    // The finding of equal things: a new one, or the one that is there, with one more of them.
    Finding *addEqual(FindingRule rule, Severity severity, quint32 session, const QString &detail, RecordIndex record,
                      const Phrase &title, const Phrase &explanation = {})
    {
        const Key key{rule, session, detail};
        if (const auto found = places.constFind(key); found != places.constEnd()) {
            Finding &finding = findings[size_t(*found)];
            ++finding.count;
            ++revision;
            tell(rule, record);
            if (finding.records.size() < Finding::MostRecords && record != NoRecord)
                finding.records.append(record);
            return &finding;
        }
        Finding *finding = add(rule, severity, session, record, title, explanation);
        if (finding)
            places.insert(key, qsizetype(findings.size()) - 1);
        return finding;
    }

    void raise(Finding *finding, Severity severity)
    {
        if (finding->severity <= severity)
            return;
        auto &counted = counts[size_t(finding->rule)];
        --counted[size_t(finding->severity)];
        ++counted[size_t(severity)];
        finding->severity = severity;
    }

    void record(const Capture &capture, RecordIndex index);
    void message(const Capture &capture, RecordIndex index, const Row &row, FindingSession &session);
    void problem(const Capture &capture, RecordIndex index, const Row &row);
    void push(const Capture &capture, RecordIndex index, const Row &row, FindingSide &side);
    void settle(const Capture &capture, RecordIndex index, const Row &row, FindingSession &session);
    void size(RecordIndex index, const Row &row);
    /// Looks for a secret in a large message, as far as \a budget (of records) goes. \return whether that is done.
    bool lookForSecret(const Capture &capture, RecordIndex index, qint64 *budget);
    void secret(const Capture &capture, RecordIndex index, const Row &row);
    void lookAtHeld(quint32 number, const FindingSession &session, RecordIndex at, bool atEnd);
    /// Goes on with the look that was begun, as far as \a budget (of entries) goes. \return whether there is none, any more.
    bool goOnLooking(const Capture &capture, qint64 *budget);
    void held(const Capture &capture, const LeakCandidate &candidate, quint32 number, RecordIndex at, bool atEnd);
    void unmatchedReleases(const Capture &capture, quint32 number, const FindingSession &session, RecordIndex at);
    void unanswered(const Capture &capture, quint32 number, const FindingSession &session, RecordIndex at, Severity severity,
                    const Phrase &why);
    void end(const Capture &capture, RecordIndex index, quint32 number, FindingSession &session);
};

} // namespace QtCapnWeb::Trace
