// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "findings.h"
#include "jsonfields.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using R = FindingRule;
using S = Severity;
using L = QLatin1StringView;

// docs/findings.md says the same at more length; a test compares ids and severities.
constexpr FindingRuleInfo Rules[] = {
    {R::ProtocolError, "protocol-error"_L1, S::Error, L(QT_TRANSLATE_NOOP("Trace", "A message breaks the protocol")),
     L(QT_TRANSLATE_NOOP("Trace", "Its receiver cannot understand it and aborts the session. One of the two peers, or something "
                                  "in between, does not speak "
                                  "Cap'n Web."))},
    {R::UnknownId, "unknown-id"_L1, S::Error, L(QT_TRANSLATE_NOOP("Trace", "A message names an entry that never was")),
     L(QT_TRANSLATE_NOOP("Trace",
                         "The sender refers to a capability that it was never given. The receiver aborts the session."))},
    {R::ReleaseOfUnknownId, "release-of-unknown-id"_L1, S::Error,
     L(QT_TRANSLATE_NOOP("Trace", "An entry is released that never was")),
     L(QT_TRANSLATE_NOOP("Trace", "The receiver holds nothing under that id and aborts the session."))},
    {R::UseAfterRelease, "use-after-release"_L1, S::Error,
     L(QT_TRANSLATE_NOOP("Trace", "A capability is used after its release")),
     L(QT_TRANSLATE_NOOP("Trace", "The sender had released the entry before it named it again, so the receiver may have "
                                  "forgotten it. The reference does this "
                                  "when "
                                  "a promise that has already resolved is passed as an argument."))},
    {R::RefcountMismatch, "refcount-mismatch"_L1, S::Error,
     L(QT_TRANSLATE_NOOP("Trace", "Introductions and releases do not match")),
     L(QT_TRANSLATE_NOOP("Trace", "Released more often than it was introduced, the session aborts; released less often, the "
                                  "entry stays with its exporter for "
                                  "ever. The reference releases once, however often it was introduced."))},
    {R::SentAfterAbort, "sent-after-abort"_L1, S::Note, L(QT_TRANSLATE_NOOP("Trace", "Messages were sent after an abort")),
     L(QT_TRANSLATE_NOOP("Trace", "Nobody reads them any more."))},
    {R::Abort, "abort"_L1, S::Error, L(QT_TRANSLATE_NOOP("Trace", "A session was aborted")),
     L(QT_TRANSLATE_NOOP("Trace", "One side gave up the session: all calls fail, all capabilities are lost."))},
    {R::ConnectionFailed, "connection-failed"_L1, S::Warning, L(QT_TRANSLATE_NOOP("Trace", "A connection failed")),
     L(QT_TRANSLATE_NOOP("Trace", "It could not be made, or it broke. All calls fail, all capabilities are lost."))},
    {R::AbnormalClose, "abnormal-close"_L1, S::Warning,
     L(QT_TRANSLATE_NOOP("Trace", "A connection was closed in an unusual way")),
     L(QT_TRANSLATE_NOOP("Trace", "The close code tells of an error (RFC 6455, section 7.4), or is the application's own."))},
    {R::CallFailed, "call-failed"_L1, S::Note, L(QT_TRANSLATE_NOOP("Trace", "A call failed")),
     L(QT_TRANSLATE_NOOP("Trace", "The callee answered with an error."))},
    {R::CallUnanswered, "call-unanswered"_L1, S::Warning, L(QT_TRANSLATE_NOOP("Trace", "A call was never answered")),
     L(QT_TRANSLATE_NOOP("Trace", "Its result was asked for and did not come before the session or the recording ended."))},
    {R::CapabilityLeak, "capability-leak"_L1, S::Warning, L(QT_TRANSLATE_NOOP("Trace", "Capabilities are held and not released")),
     L(QT_TRANSLATE_NOOP("Trace", "Each costs its exporter memory until it is released or the session ends. Dispose of stubs and "
                                  "of results when you are done "
                                  "with "
                                  "them."))},
    {R::SequentialCalls, "sequential-calls"_L1, S::Note,
     L(QT_TRANSLATE_NOOP("Trace", "Calls were made one after the other's answer")),
     L(QT_TRANSLATE_NOOP("Trace", "Each waited for a round trip of its own. If they do not depend on each other they can be made "
                                  "at once; calls on the items "
                                  "of "
                                  "a list can be one map()."))},
    {R::PipeliningOpportunity, "pipelining-opportunity"_L1, S::Note,
     L(QT_TRANSLATE_NOOP("Trace", "A result was awaited only to be called")),
     L(QT_TRANSLATE_NOOP("Trace",
                         "The call could have been made on the promise, without waiting for it: that saves a round trip."))},
    {R::LargeMessage, "large-message"_L1, S::Warning, L(QT_TRANSLATE_NOOP("Trace", "A message is very large")),
     L(QT_TRANSLATE_NOOP("Trace", "It holds up all that is behind it, and costs both sides several times its size in memory. "
                                  "Peers refuse messages above a "
                                  "limit "
                                  "(33,554,432 UTF-16 units in the reference). Large data belongs in a stream."))},
    {R::SecretInClear, "secret-in-clear"_L1, S::Warning, L(QT_TRANSLATE_NOOP("Trace", "A secret is readable")),
     L(QT_TRANSLATE_NOOP("Trace", "On an unencrypted connection anyone on the way can read it; in this file, anyone who has the "
                                  "file. Use wss:// or https://, "
                                  "and "
                                  "redact captures before you share them."))},
    {R::MidSession, "mid-session"_L1, S::Chat, L(QT_TRANSLATE_NOOP("Trace", "The recording began in the middle of a session")),
     L(QT_TRANSLATE_NOOP(
         "Trace",
         "Messages name entries from before its first record. They are shown as unknown, and nothing is concluded from them."))},
};
static_assert(std::size(Rules) == size_t(FindingRuleCount));

} // namespace

std::span<const FindingRuleInfo> findingRules() { return Rules; }

QLatin1StringView severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error"_L1;
    case Severity::Warning:
        return "warning"_L1;
    case Severity::Note:
        return "note"_L1;
    case Severity::Chat:
        break;
    }
    return "chat"_L1;
}

QByteArray toJson(const Capture &capture, const Finding &finding)
{
    JsonWriter json;
    json.beginObject();
    writeText(json, u"rule", QString(findingRule(finding.rule).id));
    writeText(json, u"severity", QString(severityName(finding.severity)));
    json.key(u"session");
    json.number(finding.session);
    json.key(u"messages");
    json.beginArray();
    for (const RecordIndex record : finding.records) {
        if (const qint64 seq = capture.seqOf(record); seq >= 0)
            json.number(seq);
    }
    json.endArray();
    json.key(u"count");
    json.number(finding.count);
    writeText(json, u"title", finding.title);
    writeText(json, u"explanation", finding.explanation);
    json.endObject();
    return json.take();
}

QByteArray omittedToJson(FindingRule rule, qint64 omitted)
{
    JsonWriter json;
    json.beginObject();
    writeText(json, u"rule", QString(findingRule(rule).id));
    json.key(u"omitted");
    json.number(omitted);
    json.endObject();
    return json.take();
}

} // namespace QtCapnWeb::Trace
