// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findingsengine.h"
#include "secretscanner.h"

#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr quint32 LargeText = 1 << 16; // bytes of a text that is looked through in pieces
constexpr qint64 TextPerRecord = 1 << 12; // bytes of it that count as one record

// Whether others on the way can read it, as far as the address tells.
bool isClearToOthers(const QString &address)
{
    const QUrl url(address);
    if (url.scheme() != u"ws"_s && url.scheme() != u"http"_s)
        return false;
    const QString host = url.host();
    return !(host == u"localhost"_s || host.endsWith(u".localhost"_s) || host.startsWith(u"127."_s) || host == u"::1"_s
             || host.isEmpty());
}

} // namespace

FindingsEngine::FindingsEngine(const FindingOptions &options) : d(std::make_unique<Private>()) { d->options = options; }
FindingsEngine::~FindingsEngine() = default;

const std::vector<Finding> &FindingsEngine::findings() const { return d->findings; }
qint64 FindingsEngine::omitted(FindingRule rule) const { return d->omitted[size_t(rule)]; }
qint64 FindingsEngine::count(FindingRule rule, Severity severity) const { return d->counts[size_t(rule)][size_t(severity)]; }
qint64 FindingsEngine::count(Severity severity) const
{
    qint64 all = 0;
    for (const auto &counted : d->counts)
        all += counted[size_t(severity)];
    return all;
}
quint64 FindingsEngine::revision() const { return d->revision; }

bool FindingsEngine::update(const Capture &capture, qint64 maximumRecords)
{
    for (;; ++d->done, --maximumRecords) {
        if (!d->goOnLooking(capture, &maximumRecords))
            return false;
        if (d->done == capture.count())
            return true;
        if (maximumRecords <= 0 || !d->lookForSecret(capture, d->done, &maximumRecords))
            return false;
        d->record(capture, d->done);
    }
}

void FindingsEngine::finish(const Capture &capture)
{
    update(capture);
    for (auto &[number, session] : d->sessions) {
        const RecordIndex at = d->done - 1;
        if (session.ended || session.toldUpTo == at)
            continue;
        d->unanswered(capture, number, session, at, Severity::Note,
                      Phrase(QT_TRANSLATE_NOOP("Trace", "The recording ended before the answer came.")));
        d->unmatchedReleases(capture, number, session, at);
        d->lookAtHeld(number, session, at, true);
        qint64 all = std::numeric_limits<qint64>::max();
        d->goOnLooking(capture, &all);
        session.toldUpTo = at;
    }
}

void FindingsEngine::Private::record(const Capture &capture, RecordIndex index)
{
    const Row row = capture.row(index);
    FindingSession &session = sessions[row.session];
    if (!session.toldJoined && capture.tables().isJoined(row.session)) {
        session.toldJoined = true;
        add(FindingRule::MidSession, Severity::Chat, row.session, index,
            Phrase(QT_TRANSLATE_NOOP("Trace", "The recording began in the middle of this session")));
    }
    if (row.hasProblem)
        problem(capture, index, row);

    switch (row.kind) {
    case Record::Kind::Message:
        break;
    case Record::Kind::Failed:
        add(FindingRule::ConnectionFailed, Severity::Warning, row.session, index,
            Phrase(QT_TRANSLATE_NOOP("Trace", "The connection failed: %1"), {Phrase(capture.preview(index, 200))}));
        return end(capture, index, row.session, session);
    case Record::Kind::Closed: {
        const bool usual = row.closeCode == 0 || row.closeCode == 1000 || row.closeCode == 1001 || row.closeCode == 1005
                           || row.closeCode == 3000; // the reference's own, and ours
        if (!usual && !session.ended) { // both sides may tell of one close
            const bool fault = row.closeCode < 3000;
            const QString reason = capture.preview(index, 200);
            add(FindingRule::AbnormalClose, fault ? Severity::Warning : Severity::Note, row.session, index,
                reason.isEmpty()
                    ? Phrase(QT_TRANSLATE_NOOP("Trace", "Closed with code %1"), {Phrase(QString::number(row.closeCode))})
                    : Phrase(QT_TRANSLATE_NOOP("Trace", "Closed with code %1: %2"),
                             {Phrase(QString::number(row.closeCode)), Phrase(reason)}));
        }
        return end(capture, index, row.session, session);
    }
    case Record::Kind::Binary:
    case Record::Kind::Refused:
        return size(index, row);
    default:
        return;
    }

    ++session.messages;
    size(index, row);
    if (options.secrets)
        secret(capture, index, row);
    if (!row.decoded)
        return;
    message(capture, index, row, session);
    if (session.messages >= session.nextLook && !session.ended) {
        session.nextLook = session.messages * 2;
        lookAtHeld(row.session, session, index, false);
    }
}

void FindingsEngine::Private::problem(const Capture &capture, RecordIndex index, const Row &row)
{
    const QString text = capture.problem(index);
    const auto tell = [&](FindingRule rule, Severity severity = Severity::Error) {
        Finding *finding = add(rule, severity, row.session, index, Phrase(text));
        if (finding) // the words are those of the wire; in other languages the rule's title says what they are about
            finding->titlePhrase = Phrase("%1: %2", {Phrase(findingRule(rule).title), Phrase(text)});
    };
    if (text.startsWith(u"Sent after"_s)) {
        addEqual(
            FindingRule::SentAfterAbort, Severity::Note, row.session, findingSideText(row.from), index,
            Phrase(QT_TRANSLATE_NOOP("Trace", "%1 went on sending after its own abort"), {Phrase(findingSideText(row.from))}));
        return;
    }
    if (text.startsWith(u"refcount would go negative"_s))
        return tell(FindingRule::RefcountMismatch);

    // Both the receiver's refusal and the sender's own tables may be what told it. Which id is meant stands at the end of the
    // receiver's words, or in the row.
    const bool noEntry = text.startsWith(u"no such entry on exports table: "_s);
    const bool noExport = text.startsWith(u"no such export ID: "_s);
    if (noEntry || noExport) {
        bool isNumber = false;
        double id = text.mid(text.lastIndexOf(u' ') + 1).toDouble(&isNumber);
        if (noExport && row.hasId)
            id = row.id;
        const auto entry = isNumber || row.hasId
                               ? capture.tables().find(row.session, row.from, Table::Imports, EntryId(id), index - 1)
                               : std::nullopt;
        const bool had = entry && entry->released != NoRecord && entry->released < index;
        if (had)
            return tell(FindingRule::UseAfterRelease);
        return tell(row.decoded && row.message == Message::Kind::Release ? FindingRule::ReleaseOfUnknownId
                                                                         : FindingRule::UnknownId);
    }
    // The receiver had not refused it: it still had the entry, or does not read any more.
    if (text.endsWith(u"which its sender has released."_s))
        return tell(FindingRule::UseAfterRelease, Severity::Warning);
    if (text.endsWith(u"which its sender never had."_s)) {
        return tell(row.decoded && row.message == Message::Kind::Release ? FindingRule::ReleaseOfUnknownId
                                                                         : FindingRule::UnknownId,
                    Severity::Warning);
    }
    tell(FindingRule::ProtocolError);
}

void FindingsEngine::Private::message(const Capture &capture, RecordIndex index, const Row &row, FindingSession &session)
{
    if (!row.onWire)
        session.unsentMessages = true;
    switch (row.message) {
    case Message::Kind::Push:
    case Message::Kind::Stream:
        push(capture, index, row, session.sides[int(row.from)]);
        break;
    case Message::Kind::Resolve:
    case Message::Kind::Reject:
        settle(capture, index, row, session);
        break;
    case Message::Kind::Abort:
        // One that never left is the end of a batch, or comes behind a close.
        if (row.onWire && !session.ended) {
            session.aborted = true;
            add(FindingRule::Abort, Severity::Error, row.session, index,
                Phrase(QT_TRANSLATE_NOOP("Trace", "%1 aborted the session: %2"),
                       {Phrase(findingSideText(row.from)), Phrase(capture.preview(index, 200))}));
        }
        end(capture, index, row.session, session);
        break;
    default:
        break;
    }
}

void FindingsEngine::Private::size(RecordIndex index, const Row &row)
{
    if (row.textSize < options.largeMessage)
        return;
    const Phrase title(QT_TRANSLATE_NOOP("Trace", "A message of %1 MiB"),
                       {Phrase(QString::number(double(row.textSize) / (1 << 20), 'f', 1))});
    if (row.textSize >= options.hugeMessage)
        add(FindingRule::LargeMessage, Severity::Warning, row.session, index, title);
    else
        add(FindingRule::LargeMessage, Severity::Note, row.session, index, title);
}

bool FindingsEngine::Private::lookForSecret(const Capture &capture, RecordIndex index, qint64 *budget)
{
    const Row row = capture.row(index);
    if (!options.secrets || row.kind != Record::Kind::Message || row.textSize < LargeText)
        return true;
    const QByteArrayView text = capture.textView(index, buffer);
    if (scan.record != index)
        scan = {index, 0, std::nullopt};
    const qint64 bytes = std::min<qint64>(*budget, text.size() / TextPerRecord + 1) * TextPerRecord;
    scan.place = findSecret(text, &scan.at, bytes);
    *budget -= bytes / TextPerRecord - 1; // the record itself is counted by who asked
    return scan.place || scan.at >= text.size();
}

void FindingsEngine::Private::secret(const Capture &capture, RecordIndex index, const Row &row)
{
    const std::optional<SecretPlace> place = scan.record == index ? scan.place : findSecret(capture.textView(index, buffer));
    if (!place)
        return;
    const bool exposed = isClearToOthers(capture.session(row.session).name);
    addEqual(FindingRule::SecretInClear, exposed ? Severity::Warning : Severity::Note, row.session, place->what, index,
             exposed ? Phrase(QT_TRANSLATE_NOOP("Trace", "%1 was sent on an unencrypted connection"), {place->phrase})
                     : Phrase(QT_TRANSLATE_NOOP("Trace", "%1 stands in the capture"), {place->phrase}),
             exposed
                 ? Phrase()
                 : Phrase(QT_TRANSLATE_NOOP("Trace", "Anyone who has this file can read it: redact it before you share it.")));
}

void FindingsEngine::Private::end(const Capture &capture, RecordIndex index, quint32 number, FindingSession &session)
{
    if (session.ended)
        return;
    session.ended = true;
    const Row row = capture.row(index);
    const bool fault = row.kind == Record::Kind::Closed && row.closeCode > 1001 && row.closeCode < 3000 && row.closeCode != 1005;
    const bool broken = session.aborted || fault || row.kind == Record::Kind::Failed;
    // What was on its way when the session died is no fault of its own.
    const bool batch = !row.onWire || session.unsentMessages;
    if (!batch) {
        unanswered(capture, number, session, index, broken ? Severity::Note : Severity::Warning,
                   broken ? Phrase(QT_TRANSLATE_NOOP("Trace", "The session ended before the answer came."))
                          : Phrase(QT_TRANSLATE_NOOP("Trace", "The connection was closed while the answer was awaited.")));
    }
    if (!broken && !batch) {
        unmatchedReleases(capture, number, session, index);
        lookAtHeld(number, session, index, true);
    }
}

} // namespace QtCapnWeb::Trace
