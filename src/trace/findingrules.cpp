// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "findings.h"
#include "jsonwriter.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using R = FindingRule;
using S = Severity;

// docs/findings.md says the same at more length; a test compares ids and severities.
constexpr FindingRuleInfo Rules[] = {
    {R::ProtocolError, "protocol-error"_L1, S::Error, "A message breaks the protocol"_L1,
     "Its receiver cannot understand it and aborts the session. One of the two peers, or something in between, does not speak "
     "Cap'n Web."_L1},
    {R::UnknownId, "unknown-id"_L1, S::Error, "A message names an entry that never was"_L1,
     "The sender refers to a capability that it was never given. The receiver aborts the session."_L1},
    {R::ReleaseOfUnknownId, "release-of-unknown-id"_L1, S::Error, "An entry is released that never was"_L1,
     "The receiver holds nothing under that id and aborts the session."_L1},
    {R::UseAfterRelease, "use-after-release"_L1, S::Error, "A capability is used after its release"_L1,
     "The sender had released the entry before it named it again, so the receiver may have forgotten it. The reference does this "
     "when "
     "a promise that has already resolved is passed as an argument."_L1},
    {R::RefcountMismatch, "refcount-mismatch"_L1, S::Error, "Introductions and releases do not match"_L1,
     "Released more often than it was introduced, the session aborts; released less often, the entry stays with its exporter for "
     "ever. The reference releases once, however often it was introduced."_L1},
    {R::SentAfterAbort, "sent-after-abort"_L1, S::Note, "Messages were sent after an abort"_L1, "Nobody reads them any more."_L1},
    {R::Abort, "abort"_L1, S::Error, "A session was aborted"_L1,
     "One side gave up the session: all calls fail, all capabilities are lost."_L1},
    {R::ConnectionFailed, "connection-failed"_L1, S::Warning, "A connection failed"_L1,
     "It could not be made, or it broke. All calls fail, all capabilities are lost."_L1},
    {R::AbnormalClose, "abnormal-close"_L1, S::Warning, "A connection was closed in an unusual way"_L1,
     "The close code tells of an error (RFC 6455, section 7.4), or is the application's own."_L1},
    {R::CallFailed, "call-failed"_L1, S::Note, "A call failed"_L1, "The callee answered with an error."_L1},
    {R::CallUnanswered, "call-unanswered"_L1, S::Warning, "A call was never answered"_L1,
     "Its result was asked for and did not come before the session or the recording ended."_L1},
    {R::CapabilityLeak, "capability-leak"_L1, S::Warning, "Capabilities are held and not released"_L1,
     "Each costs its exporter memory until it is released or the session ends. Dispose of stubs and of results when you are done "
     "with "
     "them."_L1},
    {R::SequentialCalls, "sequential-calls"_L1, S::Note, "Calls were made one after the other's answer"_L1,
     "Each waited for a round trip of its own. If they do not depend on each other they can be made at once; calls on the items "
     "of "
     "a list can be one map()."_L1},
    {R::PipeliningOpportunity, "pipelining-opportunity"_L1, S::Note, "A result was awaited only to be called"_L1,
     "The call could have been made on the promise, without waiting for it: that saves a round trip."_L1},
    {R::LargeMessage, "large-message"_L1, S::Warning, "A message is very large"_L1,
     "It holds up all that is behind it, and costs both sides several times its size in memory. Peers refuse messages above a "
     "limit "
     "(33,554,432 UTF-16 units in the reference). Large data belongs in a stream."_L1},
    {R::SecretInClear, "secret-in-clear"_L1, S::Warning, "A secret is readable"_L1,
     "On an unencrypted connection anyone on the way can read it; in this file, anyone who has the file. Use wss:// or https://, "
     "and "
     "redact captures before you share them."_L1},
    {R::MidSession, "mid-session"_L1, S::Chat, "The recording began in the middle of a session"_L1,
     "Messages name entries from before its first record. They are shown as unknown, and nothing is concluded from them."_L1},
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
    json.key(u"rule");
    json.string(QString(findingRule(finding.rule).id));
    json.key(u"severity");
    json.string(QString(severityName(finding.severity)));
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
    json.key(u"title");
    json.string(finding.title);
    json.key(u"explanation");
    json.string(finding.explanation);
    json.endObject();
    return json.take();
}

QByteArray omittedToJson(FindingRule rule, qint64 omitted)
{
    JsonWriter json;
    json.beginObject();
    json.key(u"rule");
    json.string(QString(findingRule(rule).id));
    json.key(u"omitted");
    json.number(omitted);
    json.endObject();
    return json.take();
}

} // namespace QtCapnWeb::Trace
