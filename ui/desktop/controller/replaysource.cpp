// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replaysource.h"

#include "recorddrain.h"
#include "replayconversion.h"
#include "replayer.h"
#include "tap.h"

#include <QtCore/QPointer>
#include <QtCore/QSaveFile>
#include <QtCore/QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;

namespace Inspector {

// Lives on the thread. What it tells goes to the source, which outlives the thread.
class ReplaySource::Worker final : public QObject
{
public:
    Worker(ReplaySource *source, const ReplaySetup &setup, RecordSink *sink)
        : m_source(source), m_setup(setup), m_sink(sink), m_replayer(this)
    {
        connect(&m_replayer, &Replayer::progressed, this, [this] { tell(ReplayStatus::State::Running); });
        connect(&m_replayer, &Replayer::finished, this, [this] { tell(ReplayStatus::State::Finished); });
    }

    void prepare();
    void start();
    void pause(bool paused)
    {
        paused ? m_replayer.pause() : m_replayer.resume();
        m_paused = paused;
        if (m_replayer.isRunning())
            tell(ReplayStatus::State::Running);
    }
    void step() { m_replayer.step(); }
    void stop()
    {
        m_replayer.isRunning() ? m_replayer.stop() : abandon(ReplaySource::tr("It was stopped before anything was sent."));
    }
    void write(const QString &path, ReplayReportFormat format);

    std::atomic<bool> isCancelled = false; // while it prepares

private:
    template<typename Function>
    void post(Function function)
    {
        QMetaObject::invokeMethod(m_source, std::move(function), Qt::QueuedConnection);
    }
    void abandon(const QString &why);
    void tell(ReplayStatus::State state);

    ReplaySource *const m_source;
    const ReplaySetup m_setup;
    RecordSink *const m_sink;
    std::unique_ptr<Trace::Capture> m_capture;
    std::optional<ReplayPlan> m_plan;
    Replayer m_replayer; // before the plan's capture goes
    qsizetype m_told = 0; // outcomes
    bool m_paused = false;
    bool m_isDone = false;
};

struct ReplaySource::Private {
    explicit Private(ReplaySource *owner, const ReplaySetup &replay)
        : q(owner), setup(replay), document(new CaptureDocument(tr("Replay of %1").arg(replay.title), owner)), drain(document)
    { }

    template<typename Command>
    void tell(Command command)
    {
        QMetaObject::invokeMethod(
            worker, [target = worker, command = std::move(command)] { command(target); }, Qt::QueuedConnection);
    }
    void setStatus(const ReplayStatus &now);
    void onPrepared(const ReplaySummary &summary);
    void onResults(QList<ReplayOutcome> &&outcomes);

    ReplaySource *q;
    ReplaySetup setup;
    CaptureDocument *document;
    RecordDrain drain;
    QThread thread;
    Worker *worker = nullptr; // on the thread; deleted there
    ReplayStatus status;
    bool isPaused = false;
};

ReplaySource::ReplaySource(const ReplaySetup &setup, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, setup))
{
    d->document->setWorthKeeping(true);
    d->document->setHint(tr("Nothing was sent yet\nWhat passes between the inspector and %1 appears here.")
                             .arg(setup.url.toString(QUrl::RemoveUserInfo)));
    d->document->setState(CaptureDocument::State::Connecting);
    d->status.state = ReplayStatus::State::Preparing;
    d->status.rounds = setup.rounds;
    d->worker = new Worker(this, setup, d->drain.funnel());
    d->thread.setObjectName("capnweb-replay"_L1);
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    d->thread.start();
    d->tell([](Worker *worker) { worker->prepare(); });
}

ReplaySource::~ReplaySource()
{
    d->worker->isCancelled = true;
    d->thread.quit();
    d->thread.wait();
}

CaptureDocument *ReplaySource::document() const { return d->document; }
const ReplaySetup &ReplaySource::setup() const { return d->setup; }
const ReplayStatus &ReplaySource::status() const { return d->status; }

QString ReplaySource::problem(const ReplaySetup &setup)
{
    if (!setup.capture)
        return tr("There is no capture to replay.");
    DiffRules rules;
    for (const QString &rule : setup.rules) {
        if (const QString why = rules.add(rule); !why.isEmpty())
            return tr("The rule \"%1\": %2.").arg(rule, why);
    }
    ReplayPlan plan(*setup.capture, setup.sessions);
    return applyChanges(plan, setup);
}

void ReplaySource::proceed()
{
    if (d->status.state != ReplayStatus::State::Asking)
        return;
    d->tell([](Worker *worker) { worker->start(); });
}

void ReplaySource::setPaused(bool paused)
{
    d->tell([paused](Worker *worker) { worker->pause(paused); });
}

void ReplaySource::step()
{
    d->tell([](Worker *worker) { worker->step(); });
}

void ReplaySource::stop()
{
    d->worker->isCancelled = true;
    d->tell([](Worker *worker) { worker->stop(); });
}

void ReplaySource::writeReport(const QString &path, ReplayReportFormat format)
{
    d->tell([path, format](Worker *worker) { worker->write(path, format); });
}

// On the GUI thread

void ReplaySource::Private::setStatus(const ReplayStatus &now)
{
    const bool ends = now.state == ReplayStatus::State::Finished && status.state != ReplayStatus::State::Finished;
    status = now;
    using Shown = CaptureDocument::State;
    if (ends) {
        drain.finish();
        document->setHint({});
        document->setState(now.isComplete || now.sent > 0 ? Shown::Disconnected : Shown::Failed, now.ending);
    } else if (now.state == ReplayStatus::State::Running || now.state == ReplayStatus::State::Paused) {
        document->setState(Shown::Connected);
    }
    Q_EMIT q->statusChanged(status);
    if (!ends)
        return;
    const QString name = document->title();
    Q_EMIT q->remarked(now.isComplete
                           ? tr("%1: %L2 results are equal, %L3 are not.").arg(name).arg(now.counts[0]).arg(now.differing())
                           : tr("%1 is not complete: %2").arg(name, now.ending));
    Q_EMIT q->finished();
}

void ReplaySource::Private::onPrepared(const ReplaySummary &summary)
{
    if (summary.isStrange) {
        ReplayStatus now = status;
        now.state = ReplayStatus::State::Asking;
        setStatus(now);
    }
    Q_EMIT q->prepared(summary);
}

void ReplaySource::Private::onResults(QList<ReplayOutcome> &&outcomes)
{
    drain.finish(); // what they are about is there then
    QList<ReplayResult> results;
    results.reserve(outcomes.size());
    for (const ReplayOutcome &outcome : outcomes) {
        ReplayResult result = resultOf(outcome);
        result.liveCall = drain.indexOf(outcome.liveCall);
        result.live = drain.indexOf(outcome.live);
        results.append(std::move(result));
    }
    Q_EMIT q->resultsCame(results);
}

// On its own thread

void ReplaySource::Worker::prepare()
{
    if (!m_setup.capture || m_setup.capture->count() == 0)
        return abandon(ReplaySource::tr("There is no capture to replay."));
    m_capture = copySessions(*m_setup.capture, m_setup.sessions, isCancelled);
    if (!m_capture)
        return abandon(ReplaySource::tr("It was stopped before anything was sent."));
    DiffRules rules;
    for (const QString &rule : m_setup.rules) {
        if (const QString why = rules.add(rule); !why.isEmpty())
            return abandon(ReplaySource::tr("The rule \"%1\": %2.").arg(rule, why));
    }
    m_plan.emplace(*m_capture, m_setup.sessions);
    if (const QString why = applyChanges(*m_plan, m_setup); !why.isEmpty())
        return abandon(why);
    const ReplaySummary summary = summaryOf(*m_plan, m_setup);
    if (summary.messages == 0)
        return abandon(ReplaySource::tr("There is nothing to send."));
    post([source = m_source, summary] { source->d->onPrepared(summary); });
    if (!summary.isStrange)
        start();
}

void ReplaySource::Worker::start()
{
    if (!m_plan || m_replayer.isRunning() || m_isDone)
        return;
    ReplayOptions options = optionsOf(m_setup);
    options.sink = m_sink;
    options.clockStart = Tap::monotonicNow();
    m_replayer.start(*m_plan, options);
    tell(ReplayStatus::State::Running);
}

void ReplaySource::Worker::abandon(const QString &why)
{
    if (std::exchange(m_isDone, true))
        return;
    ReplayStatus status;
    status.state = ReplayStatus::State::Finished;
    status.ending = why;
    status.rounds = m_setup.rounds;
    post([source = m_source, status] { source->d->setStatus(status); });
}

void ReplaySource::Worker::tell(ReplayStatus::State state)
{
    if (m_isDone)
        return;
    m_isDone = state == ReplayStatus::State::Finished;
    const ReplayReport &report = m_replayer.report();
    if (report.outcomes.size() > m_told) {
        QList<ReplayOutcome> fresh = report.outcomes.mid(m_told);
        m_told = report.outcomes.size();
        post([source = m_source, fresh = std::move(fresh)]() mutable { source->d->onResults(std::move(fresh)); });
    }
    ReplayStatus status = statusOf(report);
    status.state = state == ReplayStatus::State::Running && m_paused ? ReplayStatus::State::Paused : state;
    status.position = m_replayer.position();
    status.steps = qint64(m_plan->steps().size());
    status.round = m_replayer.round();
    status.rounds = m_setup.rounds;
    status.current = m_isDone ? Trace::NoRecord : m_replayer.current();
    post([source = m_source, status] { source->d->setStatus(status); });
}

void ReplaySource::Worker::write(const QString &path, ReplayReportFormat format)
{
    ReplayReport report = m_replayer.report();
    report.title = m_setup.title;
    QByteArray bytes;
    switch (format) {
    case ReplayReportFormat::Text:
        bytes = report.toText(true);
        break;
    case ReplayReportFormat::Json:
        bytes = m_capture ? report.toJson(*m_capture) : QByteArray();
        break;
    case ReplayReportFormat::Junit:
        bytes = report.toJunit();
        break;
    }
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    const QString error = written ? QString() : file.errorString();
    post([source = m_source, path, error] { Q_EMIT source->reportWritten(path, error); });
}

} // namespace Inspector
