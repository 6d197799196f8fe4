// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findings.h"

#include "capture.h"
#include "jsonwriter.h"
#include "secretscanner.h"
#include "visibletext.h"

#include <QtCore/QHash>
#include <QtCore/QUrl>

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype RunsRemembered = 8; // methods of one side whose calls may be a sequence
constexpr qint64 FirstLook = 512; // messages of a session after which what is held is looked through the first time
constexpr quint64 SmallestGrowth = 4; // parts of the session: what is held must have come in more than one of them

QString idText(double id) { return QString::fromLatin1(numberToJavaScript(id)); }

QString sideText(Side side) { return side == Side::A ? u"A"_s : u"B"_s; }

QString milliseconds(qint64 time) { return QString::number(double(time) / 1e6, 'g', 3) + u" ms"_s; }

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

// Consecutive calls of one method by one side.
struct Run {
    quint32 method = 0;
    CallId last = NoCall;
    bool answered = false;
    qint64 answeredAt = -1; // ns
    qint64 latency = -1;
    qint64 count = 1;
    QList<RecordIndex> records;
    qint64 used = 0; // when it was touched last, for the oldest to go
};

struct SideState {
    QList<Run> runs;
    RecordIndex lastResult = NoRecord; // the resolve that came last
    CallId lastResultOf = NoCall;
    bool sentAbort = false;
};

struct SessionState {
    SideState sides[2];
    qint64 messages = 0;
    qint64 nextLook = FirstLook;
    bool ended = false;
    bool aborted = false;
    bool unsentMessages = false; // a batch's releases never left: what it holds is no leak
    bool toldJoined = false;
    RecordIndex toldUpTo = NoRecord; // what finish() has told of already
};

} // namespace

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
    std::array<qint64, 4> bySeverity{};
    QHash<Key, qsizetype> places; // of findings that count equal things
    std::unordered_map<quint32, SessionState> sessions;
    RecordIndex done = 0;
    quint64 revision = 0;
    qint64 clock = 0;
    QByteArray buffer;

    Finding *add(FindingRule rule, Severity severity, quint32 session, RecordIndex record, const QString &title,
                 const QString &explanation = {})
    {
        ++revision;
        ++bySeverity[size_t(severity)];
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
        finding.title = title;
        finding.explanation = explanation.isEmpty() ? QString(findingRule(rule).explanation) : explanation;
        findings.push_back(std::move(finding));
        return &findings.back();
    }

    // The finding of equal things: a new one, or the one that is there, with one more of them.
    Finding *addEqual(FindingRule rule, Severity severity, quint32 session, const QString &detail, RecordIndex record,
                      const QString &title, const QString &explanation = {})
    {
        const Key key{rule, session, detail};
        if (const auto found = places.constFind(key); found != places.constEnd()) {
            Finding &finding = findings[size_t(*found)];
            ++finding.count;
            ++revision;
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
        --bySeverity[size_t(finding->severity)];
        ++bySeverity[size_t(severity)];
        finding->severity = severity;
    }

    void record(const Capture &capture, RecordIndex index);
    void message(const Capture &capture, RecordIndex index, const Row &row, SessionState &session);
    void problem(const Capture &capture, RecordIndex index, const Row &row);
    void push(const Capture &capture, RecordIndex index, const Row &row, SideState &side);
    void settle(const Capture &capture, RecordIndex index, const Row &row, SessionState &session);
    void size(RecordIndex index, const Row &row);
    void secret(const Capture &capture, RecordIndex index, const Row &row);
    void held(const Capture &capture, quint32 number, const SessionState &session, RecordIndex at, bool atEnd);
    void unmatchedReleases(const Capture &capture, quint32 number, const SessionState &session, RecordIndex at);
    void unanswered(const Capture &capture, quint32 number, const SessionState &session, RecordIndex at, Severity severity,
                    const QString &why);
    void end(const Capture &capture, RecordIndex index, quint32 number, SessionState &session);
};

FindingsEngine::FindingsEngine(const FindingOptions &options) : d(std::make_unique<Private>()) { d->options = options; }
FindingsEngine::~FindingsEngine() = default;

const std::vector<Finding> &FindingsEngine::findings() const { return d->findings; }
qint64 FindingsEngine::omitted(FindingRule rule) const { return d->omitted[size_t(rule)]; }
qint64 FindingsEngine::count(Severity severity) const { return d->bySeverity[size_t(severity)]; }
quint64 FindingsEngine::revision() const { return d->revision; }

bool FindingsEngine::update(const Capture &capture, qint64 maximumRecords)
{
    for (const RecordIndex count = capture.count(); d->done < count && maximumRecords > 0; ++d->done, --maximumRecords)
        d->record(capture, d->done);
    return d->done == capture.count();
}

void FindingsEngine::finish(const Capture &capture)
{
    update(capture);
    for (auto &[number, session] : d->sessions) {
        const RecordIndex at = d->done - 1;
        if (session.ended || session.toldUpTo == at)
            continue;
        d->unanswered(capture, number, session, at, Severity::Note, u"The recording ended before the answer came."_s);
        d->unmatchedReleases(capture, number, session, at);
        d->held(capture, number, session, at, true);
        session.toldUpTo = at;
    }
}

void FindingsEngine::Private::record(const Capture &capture, RecordIndex index)
{
    const Row row = capture.row(index);
    SessionState &session = sessions[row.session];
    if (!session.toldJoined && capture.tables().isJoined(row.session)) {
        session.toldJoined = true;
        add(FindingRule::MidSession, Severity::Chat, row.session, index, u"The recording began in the middle of this session"_s);
    }
    if (row.hasProblem)
        problem(capture, index, row);

    switch (row.kind) {
    case Record::Kind::Message:
        break;
    case Record::Kind::Failed:
        add(FindingRule::ConnectionFailed, Severity::Warning, row.session, index,
            u"The connection failed: %1"_s.arg(capture.preview(index, 200)));
        return end(capture, index, row.session, session);
    case Record::Kind::Closed: {
        const bool usual = row.closeCode == 0 || row.closeCode == 1000 || row.closeCode == 1001 || row.closeCode == 1005
                           || row.closeCode == 3000; // the reference's own, and ours
        if (!usual && !session.ended) { // both sides may tell of one close
            const bool fault = row.closeCode < 3000;
            const QString reason = capture.preview(index, 200);
            add(FindingRule::AbnormalClose, fault ? Severity::Warning : Severity::Note, row.session, index,
                u"Closed with code %1%2"_s.arg(row.closeCode).arg(reason.isEmpty() ? QString() : u": "_s + reason));
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
        held(capture, row.session, session, index, false);
    }
}

void FindingsEngine::Private::problem(const Capture &capture, RecordIndex index, const Row &row)
{
    const QString text = capture.problem(index);
    const auto tell = [&](FindingRule rule, Severity severity = Severity::Error) {
        add(rule, severity, row.session, index, text, QString(findingRule(rule).explanation));
    };
    if (text.startsWith(u"Sent after"_s)) {
        addEqual(FindingRule::SentAfterAbort, Severity::Note, row.session, sideText(row.from), index,
                 u"%1 went on sending after its own abort"_s.arg(sideText(row.from)));
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

void FindingsEngine::Private::message(const Capture &capture, RecordIndex index, const Row &row, SessionState &session)
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
                u"%1 aborted the session: %2"_s.arg(sideText(row.from), capture.preview(index, 200)));
        }
        end(capture, index, row.session, session);
        break;
    default:
        break;
    }
}

void FindingsEngine::Private::push(const Capture &capture, RecordIndex index, const Row &row, SideState &side)
{
    const CallId id = capture.calls().callOf(index);
    if (id == NoCall)
        return;
    const Call call = capture.calls().call(id);
    if (!call.hasTarget || call.stream)
        return;

    // Made on what had come with the last answer: the promise of that answer would have done.
    if (side.lastResult != NoRecord && call.target.value < 0) {
        const auto entry = capture.tables().find(row.session, row.from, Table::Imports, call.target, index);
        if (entry && entry->born == side.lastResult && entry->origin == TableEntry::Origin::Export) {
            const CallIndex &calls = capture.calls();
            const QString before = calls.method(calls.call(side.lastResultOf).method);
            const QString method = calls.method(call.method);
            const QString detail = before + QChar(u'\0') + method;
            Finding *finding = addEqual(FindingRule::PipeliningOpportunity, Severity::Note, row.session, detail, index, {});
            if (finding) {
                finding->title = u"%1 was called on the awaited result of %2"_s.arg(method.isEmpty() ? u"a function"_s : method,
                                                                                    before.isEmpty() ? u"a call"_s : before);
                if (finding->count > 1)
                    finding->title += u", %1 times"_s.arg(finding->count);
            }
            side.lastResult = NoRecord; // one round trip, whatever else is called on it
        }
    }

    if (!call.isCall || !call.method)
        return;
    ++clock;
    auto run = std::find_if(side.runs.begin(), side.runs.end(), [&](const Run &each) { return each.method == call.method; });
    if (run == side.runs.end()) {
        if (side.runs.size() < RunsRemembered) {
            run = side.runs.insert(side.runs.end(), Run());
        } else {
            run =
                std::min_element(side.runs.begin(), side.runs.end(), [](const Run &a, const Run &b) { return a.used < b.used; });
            *run = Run();
        }
        run->method = call.method;
    } else {
        const bool paused =
            run->answeredAt >= 0 && row.time >= 0
            && row.time - run->answeredAt > std::max(options.sequentialPause, 3 * std::max<qint64>(0, run->latency));
        if (run->answered && !paused) {
            ++run->count;
        } else {
            run->count = 1;
            run->records.clear();
        }
    }
    run->last = id;
    run->answered = false;
    run->used = clock;
    if (run->records.size() < Finding::MostRecords)
        run->records.append(index);
    if (run->count < options.sequentialCalls)
        return;

    const QString method = capture.calls().method(call.method);
    Finding *finding =
        addEqual(FindingRule::SequentialCalls, Severity::Note, row.session, sideText(row.from) + method, NoRecord, {});
    if (!finding)
        return;
    if (run->count == options.sequentialCalls && finding->records.isEmpty())
        finding->records = run->records;
    else if (finding->records.size() < Finding::MostRecords)
        finding->records.append(index);
    finding->count = std::max(finding->count, run->count);
    finding->title = u"%1 was called %2 times, each after the answer to the one before"_s.arg(method).arg(finding->count);
}

void FindingsEngine::Private::settle(const Capture &capture, RecordIndex index, const Row &row, SessionState &session)
{
    const CallId id = capture.calls().callOf(index);
    const bool rejected = row.message == Message::Kind::Reject;
    if (id != NoCall) {
        const Call call = capture.calls().call(id);
        if (call.settled != index || call.caller == row.from)
            return;
        SideState &caller = session.sides[int(call.caller)];
        if (!rejected && call.pull != NoRecord) {
            caller.lastResult = index;
            caller.lastResultOf = id;
        }
        for (Run &run : caller.runs) {
            if (run.last == id && call.pull != NoRecord) {
                run.answered = true;
                run.answeredAt = row.time;
                run.latency = call.latency;
            }
        }
    }
    if (!rejected)
        return;
    const QString error = capture.preview(index, 120);
    const QString what = capture.target(index);
    const QString who = id == NoCall ? QString() : capture.calls().method(capture.calls().call(id).method);
    Finding *finding = addEqual(FindingRule::CallFailed, Severity::Note, row.session, who + QChar(u'\0') + error, index,
                                u"%1 failed: %2"_s.arg(what.isEmpty() ? u"Promise "_s + idText(row.id) : what, error));
    if (finding && finding->count == 2)
        finding->title = u"%1 failed again and again: %2"_s.arg(who.isEmpty() ? u"A promise"_s : who, error);
}

void FindingsEngine::Private::size(RecordIndex index, const Row &row)
{
    if (row.textSize < options.largeMessage)
        return;
    const QString title = u"A message of %1 MiB"_s.arg(double(row.textSize) / (1 << 20), 0, 'f', 1);
    if (row.textSize >= options.hugeMessage)
        add(FindingRule::LargeMessage, Severity::Warning, row.session, index, title);
    else
        add(FindingRule::LargeMessage, Severity::Note, row.session, index, title);
}

void FindingsEngine::Private::secret(const Capture &capture, RecordIndex index, const Row &row)
{
    const std::optional<SecretPlace> place = findSecret(capture.textView(index, buffer));
    if (!place)
        return;
    const bool exposed = isClearToOthers(capture.session(row.session).name);
    addEqual(FindingRule::SecretInClear, exposed ? Severity::Warning : Severity::Note, row.session, place->what, index,
             exposed ? u"%1 was sent on an unencrypted connection"_s.arg(place->what.left(1).toUpper() + place->what.mid(1))
                     : u"%1 stands in the capture"_s.arg(place->what.left(1).toUpper() + place->what.mid(1)),
             exposed ? QString() : u"Anyone who has this file can read it: redact it before you share it."_s);
}

void FindingsEngine::Private::held(const Capture &capture, quint32 number, const SessionState &session, RecordIndex at,
                                   bool atEnd)
{
    if (session.unsentMessages)
        return;
    const SessionInfo &info = capture.session(number);
    for (const LeakCandidate &candidate : leakCandidates(capture, number, at)) {
        const qint64 weight = candidate.promises ? options.promiseWeight : 1;
        // What was given all at once is a set that is in use; what piles up came over time.
        const RecordIndex spread = candidate.newest - candidate.oldest;
        const bool grew = quint64(spread) * SmallestGrowth >= quint64(std::max<RecordIndex>(0, at - info.first));
        const bool many = candidate.count >= options.leakWarning * weight && grew;
        if (!many && !(atEnd && candidate.count >= options.leakNote * weight))
            continue;
        const QString title =
            u"%1 holds %2 %3 of %4"_s.arg(sideText(candidate.holder))
                .arg(candidate.count)
                .arg(candidate.promises ? u"results that nobody awaited or disposed of,"_s : u"capabilities"_s, candidate.origin);
        QString age;
        const qint64 now = capture.row(at).time;
        if (candidate.oldest >= 0 && now >= 0) {
            if (const qint64 born = capture.row(candidate.oldest).time; born >= 0 && born <= now)
                age = u" The oldest is %1 old."_s.arg(milliseconds(now - born));
        }
        const Key key{FindingRule::CapabilityLeak, number, sideText(candidate.holder) + candidate.origin};
        const auto known = places.constFind(key);
        Finding *finding = known == places.constEnd()
                               ? addEqual(key.rule, Severity::Note, number, key.detail, candidate.oldest, title)
                               : &findings[size_t(*known)];
        if (!finding)
            continue;
        ++revision;
        finding->title = title;
        finding->count = candidate.count;
        finding->explanation = QString(findingRule(key.rule).explanation) + age;
        finding->records = {candidate.oldest};
        if (candidate.newest != candidate.oldest)
            finding->records.append(candidate.newest);
        if (many)
            raise(finding, Severity::Warning);
    }
}

void FindingsEngine::Private::unmatchedReleases(const Capture &capture, quint32 number, const SessionState &session,
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
            Finding *finding =
                addEqual(FindingRule::RefcountMismatch, Severity::Warning, number, u"kept"_s + sideText(exporter), twin->released,
                         u"%1 was released, but introduced more often: %2 keeps it"_s.arg(
                             capture.label(number, exporter, Table::Exports, entry), sideText(exporter)));
            if (finding && finding->count > 1)
                finding->title =
                    u"%1 keeps %2 capabilities that were released, but introduced more often"_s.arg(sideText(exporter))
                        .arg(finding->count);
        }
    }
}

void FindingsEngine::Private::unanswered(const Capture &capture, quint32 number, const SessionState &session, RecordIndex at,
                                         Severity severity, const QString &why)
{
    const CallIndex &calls = capture.calls();
    for (const Side caller : {Side::A, Side::B}) {
        if (capture.tables().sizes(number, caller, at).imports > 100'000)
            continue;
        for (const TableEntry &entry : capture.tables().entries(number, caller, Table::Imports, at)) {
            const bool call = entry.origin == TableEntry::Origin::Push || entry.origin == TableEntry::Origin::Stream;
            if (!call || entry.pulled == NoRecord || entry.resolved != NoRecord)
                continue;
            const CallId id = calls.find(number, caller, entry.id);
            const QString method = id == NoCall ? QString() : calls.method(calls.call(id).method);
            if (entry.born <= session.toldUpTo) {
                const auto known = places.constFind({FindingRule::CallUnanswered, number, sideText(caller) + method});
                if (known != places.constEnd() && findings[size_t(*known)].severity > severity) {
                    ++revision;
                    raise(&findings[size_t(*known)], severity);
                    findings[size_t(*known)].explanation = why;
                }
                continue;
            }
            Finding *finding = addEqual(FindingRule::CallUnanswered, severity, number, sideText(caller) + method, entry.born,
                                        u"%1 was never answered"_s.arg(capture.target(entry.born)), why);
            if (finding && finding->count > 1)
                finding->title = u"%1 calls of %2 were never answered"_s.arg(finding->count).arg(method);
        }
    }
}

void FindingsEngine::Private::end(const Capture &capture, RecordIndex index, quint32 number, SessionState &session)
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
                   broken ? u"The session ended before the answer came."_s
                          : u"The connection was closed while the answer was awaited."_s);
    }
    if (!broken && !batch) {
        unmatchedReleases(capture, number, session, index);
        held(capture, number, session, index, true);
    }
}

} // namespace QtCapnWeb::Trace
