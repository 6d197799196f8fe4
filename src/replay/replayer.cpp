// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "replayer.h"

#include "httpbatchtransport.h"
#include "replaysession.h"
#include "tap.h"
#include "websockettransport.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;

namespace {

constexpr qint64 PerMillisecond = 1'000'000;
constexpr int StepsPerTurn = 256;
constexpr qint64 MostUnsent = 4 * 1024 * 1024; // bytes of a session; more wait for the network
constexpr int TickTime = 20; // milliseconds between looks at the clock
constexpr int ProgressTime = 100;

// Counts what passes, so that outcomes can say which of the replay's records they are about.
class CountingSink final : public RecordSink
{
public:
    qint64 *count = nullptr;
    RecordSink *target = nullptr;
    void record(Record &&record) override
    {
        ++*count;
        if (target)
            target->record(std::move(record));
    }
};

bool isCredential(const QByteArray &lowerName)
{
    static const char *const Words[] = {"authorization", "cookie",  "token", "secret", "api-key",
                                        "apikey",        "session", "csrf",  "auth"};
    return std::any_of(std::begin(Words), std::end(Words), [&](const char *word) { return lowerName.contains(word); });
}

// What a connection says of itself.
bool isOfConnection(const QByteArray &lowerName)
{
    static const char *const Names[] = {
        "host",   "connection", "upgrade", "content-length", "transfer-encoding", "accept-encoding", "content-type",
        "origin", "te",         "trailer", "expect",         "keep-alive"};
    return lowerName.startsWith("sec-websocket-") || lowerName.startsWith("proxy-")
           || std::any_of(std::begin(Names), std::end(Names), [&](const char *name) { return lowerName == name; });
}

} // namespace

class Replayer::Private
{
public:
    explicit Private(Replayer *replayer) : q(replayer), turn(replayer), tick(replayer), progress(replayer) // go where it goes
    {
        turn.setSingleShot(true);
        QObject::connect(&turn, &QTimer::timeout, q, [this] { advance(); });
        tick.setInterval(TickTime);
        QObject::connect(&tick, &QTimer::timeout, q, [this] { advance(); });
        progress.setSingleShot(true);
        QObject::connect(&progress, &QTimer::timeout, q, &Replayer::progressed);
    }

    void schedule()
    {
        if (isRunning && !turn.isActive())
            turn.start(0);
    }

    void beginRound();
    void advance();
    bool advanceSessions();
    void endStep(RecordIndex record);
    bool makeStep(RecordIndex record, const Trace::Row &row);
    bool sendStep(RecordIndex record, const Trace::Row &row);
    bool isTime(RecordIndex record, const Trace::Row &row);
    bool waits(ReplaySession *session, RecordIndex awaited);
    ReplaySession *sessionOf(quint32 number);
    void open(ReplaySession *session);
    void sendBatch(quint32 number);
    Transport *makeTransport(quint32 number);
    bool isBatch() const { return options.connect ? options.connectsBatches : options.url.scheme().startsWith(u"http"_s); }
    void end(const QString &reason);
    void lookForDifference();

    Replayer *const q;
    std::optional<ReplayPlan> plan;
    ReplayOptions options;
    ReplayReport report;
    std::unique_ptr<ReplayRun> run;
    CountingSink sink;
    QHash<quint32, ReplaySession *> sessions;
    QHash<quint32, qint64> stepsLeft; // by session
    QTimer turn;
    QTimer tick;
    QTimer progress;
    size_t cursor = 0;
    qint64 waitBegan = -1; // of the step at the cursor
    qint64 stepEnded = -1; // when the last step was made
    RecordIndex lastTimed = NoRecord; // the step whose time the next pause counts from
    quint32 nextSession = 0;
    int permits = 0; // steps that may be made while stepping
    bool isRunning = false;
    bool isPaused = false;
    bool isAdvancing = false;
};

Replayer::Replayer(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) { }

Replayer::~Replayer()
{
    d->isRunning = false;
    qDeleteAll(std::exchange(d->sessions, {}));
}

void Replayer::start(const ReplayPlan &plan, const ReplayOptions &options)
{
    d->isRunning = false;
    qDeleteAll(std::exchange(d->sessions, {}));
    d->plan = plan;
    d->options = options;
    d->report = {};
    d->report.url = options.url.toString(QUrl::RemoveUserInfo);
    d->run = std::make_unique<ReplayRun>(ReplayRun{*d->plan, d->options, d->report, {}, {}, {}, 0, 0, 0, 1});
    d->sink.count = &d->run->liveRecords;
    d->sink.target = options.sink;
    d->nextSession = options.firstSession;
    d->permits = 0;
    d->isPaused = false;
    d->isRunning = true;
    d->beginRound();
    d->tick.start();
    d->schedule();
}

void Replayer::stop()
{
    if (d->isRunning)
        d->end(u"It was stopped."_s);
}

void Replayer::step()
{
    ++d->permits;
    d->schedule();
}

void Replayer::pause() { d->isPaused = true; }

void Replayer::resume()
{
    d->isPaused = false;
    d->stepEnded = Tap::monotonicNow();
    d->schedule();
}

bool Replayer::isRunning() const { return d->isRunning; }
const ReplayReport &Replayer::report() const { return d->report; }
qsizetype Replayer::position() const { return qsizetype(d->cursor); }
int Replayer::round() const { return d->run ? d->run->round : 0; }

RecordIndex Replayer::current() const
{
    return d->plan && d->cursor < d->plan->steps().size() ? d->plan->steps()[d->cursor] : NoRecord;
}

void Replayer::Private::beginRound()
{
    const std::vector<RecordIndex> &steps = plan->steps();
    run->isDone.assign(size_t(plan->capture().count()), false);
    run->isPlanned.assign(size_t(plan->capture().count()), false);
    run->patience = 1;
    stepsLeft.clear();
    for (const RecordIndex record : steps) {
        run->isPlanned[size_t(record)] = true;
        ++stepsLeft[plan->capture().row(record).session];
    }
    cursor = 0;
    waitBegan = stepEnded = -1;
    lastTimed = NoRecord;
    report.rounds = run->round + 1;
}

ReplaySession *Replayer::Private::sessionOf(quint32 number)
{
    ReplaySession *&session = sessions[number];
    if (!session) {
        session = new ReplaySession(run.get(), number, q);
        QObject::connect(session, &ReplaySession::moved, q, [this] { schedule(); });
    }
    return session;
}

Transport *Replayer::Private::makeTransport(quint32 number)
{
    if (options.connect)
        return options.connect(number);
    QNetworkRequest request(options.url);
    if (options.tls)
        request.setSslConfiguration(*options.tls);
    if (options.sendRecordedHeaders || options.sendRecordedCredentials) {
        const Trace::Capture &capture = plan->capture();
        const Trace::SessionInfo &info = capture.session(number);
        for (RecordIndex record = info.first; record != NoRecord && record <= info.last; ++record) {
            const Trace::Row row = capture.row(record);
            if (row.session != number || row.kind != Record::Kind::Request)
                continue;
            JsonDocument facts;
            if (facts.parse(capture.text(record)).isError() || !facts.root().isObject())
                break;
            const JsonNode headers = facts.root().member("headers");
            for (JsonNode header = headers.isNone() ? headers : headers.first(); !header.isNone(); header = header.next()) {
                if (!header.isArray() || header.size() != 2 || !header.at(0).isString() || !header.at(1).isString())
                    continue;
                const QByteArray name = header.at(0).toString().toLatin1();
                const QByteArray value = header.at(1).toString().toLatin1();
                const bool wanted = isCredential(name.toLower()) ? options.sendRecordedCredentials : options.sendRecordedHeaders;
                if (wanted && !isOfConnection(name.toLower()) && value != "(redacted)")
                    request.setRawHeader(name, value);
            }
            break;
        }
    }
    for (const auto &[name, value] : std::as_const(options.headers))
        request.setRawHeader(name, value);
    if (isBatch()) {
        auto *transport = new HttpBatchTransport(request);
        transport->setTimeout(options.answerTimeout);
        return transport;
    }
    auto *transport = new WebSocketTransport(request);
    transport->setHandshakeTimeout(options.connectTimeout);
    return transport;
}

void Replayer::Private::open(ReplaySession *session)
{
    Transport *transport = makeTransport(session->session());
    session->open(new Tap(transport, &sink, Side::A, nextSession++, options.clockStart));
}

// The messages of a batch leave in one turn of the event loop: all that the recording has before its answer.
void Replayer::Private::sendBatch(quint32 number)
{
    ReplaySession *session = sessionOf(number);
    const std::vector<RecordIndex> &steps = plan->steps();
    for (size_t i = cursor; i < steps.size(); ++i) {
        const Trace::Row row = plan->capture().row(steps[i]);
        if (row.session != number || row.kind != Record::Kind::Message || !row.onWire)
            continue;
        if (row.from == Side::B)
            break;
        if (!run->isDone[size_t(steps[i])])
            session->send(steps[i]);
    }
}

// Whether the pause before a step is over.
bool Replayer::Private::isTime(RecordIndex record, const Trace::Row &row)
{
    if (options.speed <= 0 || row.time < 0)
        return true;
    const bool counts = row.from == Side::A || options.order == ReplayOptions::Order::Dependencies;
    if (lastTimed == NoRecord || !counts || stepEnded < 0)
        return true;
    const qint64 before = plan->capture().row(lastTimed).time;
    if (before < 0 || row.time <= before || record == lastTimed)
        return true;
    const qint64 due = stepEnded + qint64(double(row.time - before) / options.speed);
    const qint64 now = Tap::monotonicNow();
    if (now >= due)
        return true;
    turn.start(int(std::min<qint64>((due - now) / PerMillisecond + 1, 1000)));
    return false;
}

// Whether the step at the cursor still waits for \a awaited.
bool Replayer::Private::waits(ReplaySession *session, RecordIndex awaited)
{
    const qint64 now = Tap::monotonicNow();
    if (waitBegan < 0)
        waitBegan = now;
    if (now < session->deadline(awaited, waitBegan))
        return true;
    session->giveUp(awaited);
    waitBegan = -1;
    return false;
}

bool Replayer::Private::sendStep(RecordIndex record, const Trace::Row &row)
{
    if (options.isStepping && permits == 0)
        return false;
    ReplaySession *session = sessionOf(row.session);
    if (!session->wasOpened())
        open(session);
    if (isBatch()) {
        sendBatch(row.session);
        return true;
    }
    const qint64 now = Tap::monotonicNow();
    if (!session->isReady() && !session->hasEnded()) {
        if (waitBegan < 0)
            waitBegan = now;
        if (now < waitBegan + options.connectTimeout.count() * PerMillisecond)
            return false;
        session->abandon(u"The connection was not made in time."_s);
    }
    if (session->hasEnded() && report.ending.isEmpty()) {
        const QString reason = session->endReason();
        report.ending = u"%1 could not be sent: %2"_s.arg(messageName(plan->capture(), record),
                                                          reason.isEmpty() ? u"the connection has ended."_s : reason);
        report.ending[0] = report.ending.at(0).toUpper();
        report.isLost = true;
    }
    for (RecordIndex awaited = session->awaited(record); awaited != NoRecord; awaited = session->awaited(record)) {
        if (waits(session, awaited))
            return false;
    }
    const bool asks = row.decoded && row.message == Message::Kind::Pull;
    if (!session->hasEnded()
        && ((asks && run->outstanding >= options.maximumOutstanding) || session->bytesToWrite() > MostUnsent)) {
        if (waitBegan < 0)
            waitBegan = now;
        if (now < waitBegan + options.answerTimeout.count() * PerMillisecond)
            return false;
    }
    session->send(record);
    permits = std::max(0, permits - 1);
    return true;
}

// \return whether the step was made
bool Replayer::Private::makeStep(RecordIndex record, const Trace::Row &row)
{
    if (run->isDone[size_t(record)])
        return true;
    if (!isTime(record, row))
        return false;
    switch (row.kind) {
    case Record::Kind::Opened:
        // A batch is made when there is something to send.
        if (!isBatch() && !sessionOf(row.session)->wasOpened())
            open(sessionOf(row.session));
        return true;
    case Record::Kind::Message:
        break;
    default:
        return true;
    }
    if (!row.onWire)
        return true;
    if (row.from == Side::A)
        return sendStep(record, row);
    if (options.order == ReplayOptions::Order::Dependencies)
        return true;
    ReplaySession *session = sessionOf(row.session);
    if (!session->wasOpened()) // nothing was sent yet
        return true;
    const RecordIndex awaited = session->awaited(record);
    return awaited == NoRecord || !waits(session, awaited);
}

void Replayer::Private::endStep(RecordIndex record)
{
    const Trace::Row row = plan->capture().row(record);
    if (row.time >= 0) {
        lastTimed = record;
        stepEnded = Tap::monotonicNow();
    }
    waitBegan = -1;
    ++cursor;
    qint64 &left = stepsLeft[row.session];
    if (--left == 0 && sessions.contains(row.session))
        sessions.value(row.session)->finish();
}

// \return whether all have ended
bool Replayer::Private::advanceSessions()
{
    bool all = true;
    for (auto it = sessions.begin(); it != sessions.end();) {
        ReplaySession *session = *it;
        if (session->isFinishing() && session->checkFinished()) {
            session->deleteLater();
            session->disconnect(q);
            it = sessions.erase(it);
        } else {
            all = false;
            ++it;
        }
    }
    return all;
}

void Replayer::Private::lookForDifference()
{
    if (options.stopAtDifference && report.differing() > 0)
        end(u"It stopped at the first difference."_s);
}

void Replayer::Private::advance()
{
    if (!isRunning || isAdvancing || isPaused)
        return;
    isAdvancing = true;
    const std::vector<RecordIndex> &steps = plan->steps();
    int made = 0;
    while (cursor < steps.size() && made < StepsPerTurn) {
        const RecordIndex record = steps[cursor];
        if (!makeStep(record, plan->capture().row(record)))
            break;
        endStep(record);
        ++made;
        if (options.stopAtDifference && report.differing() > 0)
            break;
    }
    const bool allEnded = advanceSessions();
    isAdvancing = false;
    if (!progress.isActive())
        progress.start(ProgressTime);
    lookForDifference();
    if (!isRunning)
        return;
    if (cursor < steps.size()) {
        if (made > 0)
            schedule();
        return;
    }
    if (!allEnded)
        return; // the tick comes
    if (++run->round < options.rounds) {
        beginRound();
        schedule();
        return;
    }
    --run->round;
    report.isComplete = report.ending.isEmpty();
    end({});
}

void Replayer::Private::end(const QString &reason)
{
    isRunning = false;
    turn.stop();
    tick.stop();
    progress.stop();
    if (!reason.isEmpty() && report.ending.isEmpty())
        report.ending = reason;
    for (ReplaySession *session : std::as_const(sessions)) {
        session->abandon(report.ending);
        session->disconnect(q);
        session->deleteLater();
    }
    sessions.clear();
    QMetaObject::invokeMethod(q, &Replayer::finished, Qt::QueuedConnection);
}

} // namespace QtCapnWeb::Replay
