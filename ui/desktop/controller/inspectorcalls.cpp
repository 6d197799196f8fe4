// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls: made, answered, let go, and what the peer calls here.

#include "inspectorcontroller_p.h"

#include "argumentfiles.h"
#include "argumentparser.h"

#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int CallbacksShownPerBatch = 20;

} // namespace

void InspectorController::Private::followCalls()
{
    connect(worker, &SessionWorker::callSent, q, [this](CallHandle handle, bool hasId, double id, bool held) {
        change(handle, [&](CallEntry &entry) {
            if (hasId)
                entry.importId = EntryId(id);
            if (entry.state != CallEntry::State::Sending)
                return;
            entry.state = entry.request.mode == CallMode::PipelinedCall ? CallEntry::State::Sent : CallEntry::State::Pending;
            entry.held = held;
        });
    });
    connect(worker, &SessionWorker::callResolved, q, [this](CallHandle handle, const Value &value, bool held, qint64 latency) {
        change(handle, [&](CallEntry &entry) {
            entry.state = CallEntry::State::Resolved;
            entry.result = value;
            entry.held = held;
            entry.latency = latency;
        });
    });
    connect(worker, &SessionWorker::callRejected, q,
            [this](CallHandle handle, const RpcError &reason, bool held, qint64 latency) {
                change(handle, [&](CallEntry &entry) {
                    entry.state = CallEntry::State::Rejected;
                    entry.error = reason;
                    entry.held = held;
                    entry.latency = latency;
                });
            });
    connect(worker, &SessionWorker::callRefused, q, [this](CallHandle handle, const RpcError &reason) {
        change(handle, [&](CallEntry &entry) {
            entry.state = CallEntry::State::Refused;
            entry.error = reason;
            entry.held = false;
        });
    });
    connect(worker, &SessionWorker::holdEnded, q, [this](quint64 key) {
        CallHandle handle = CallHandle(key);
        if (key >= SessionWorker::FirstCallbackKey) {
            handle = callbackHandles.take(key);
            if (handle == CallHandle::None)
                endedCallbackKeys.insert(key);
            callbackKeys.remove(handle);
        }
        change(handle, [](CallEntry &entry) { entry.held = false; });
    });
}

std::optional<QString> InspectorController::problem(const CapabilityRef &reference) const
{
    if (d->state != State::Connected && d->state != State::Connecting)
        return tr("There is no connection.");
    if (reference.isMain())
        return {};
    const auto table = reference.table == CapabilityRef::Table::Import ? Trace::Table::Imports : Trace::Table::Exports;
    const QString name = toText(CapabilityRef{reference.table, reference.id, {}});
    const bool isTraced = d->number >= 0 && d->number < capture().sessionCount();
    const std::optional<Trace::TableEntry> entry =
        isTraced ? capture().tables().find(quint32(d->number), localSide(), table, reference.id) : std::nullopt;
    if (entry && entry->released == Trace::NoRecord)
        return {};
    if (table == Trace::Table::Imports) {
        for (int row = d->calls->rowCount() - 1; row >= 0; --row) {
            const CallEntry &call = d->calls->at(row);
            if (call.held && call.session == d->number && call.importId == reference.id)
                return {}; // its import is gone, but we hold what it became
        }
    }
    if (entry)
        return tr("%1 was released.").arg(name);
    return table == Trace::Table::Imports ? tr("There is no %1 in the table of imports.").arg(name)
                                          : tr("There is no %1 in the table of exports.").arg(name);
}

CallHandle InspectorController::call(const CallRequest &request)
{
    CallEntry entry;
    entry.handle = d->calls->newHandle();
    entry.session = quint32(std::max<qint64>(d->number, 0));
    entry.request = request;
    entry.started = QDateTime::currentDateTime();
    // A message that is not looked at yet may have brought a capability: then the session says what is wrong.
    const ArgumentParser::Check check = [this](const CapabilityRef &reference) {
        return d->state == State::Connected && backlog() > 0 ? std::nullopt : problem(reference);
    };
    const ArgumentParser parser(check);
    QList<SessionWorker::Step> steps;
    bool hasFiles = false;
    QString why = check(request.target).value_or(QString());
    for (qsizetype i = 0; i <= request.before.size() && why.isEmpty(); ++i) {
        const bool isLast = i == request.before.size();
        SessionWorker::Step step;
        TextError error;
        if (const auto path = parsePath(isLast ? request.method : request.before[i].method, &error))
            step.path = *path;
        else
            why = tr("Method, column %1: %2").arg(error.offset + 1).arg(error.message);
        if (why.isEmpty() && !(isLast && request.mode == CallMode::GetProperty)) {
            const ParsedArguments parsed = parser.parse(isLast ? request.argumentsText : request.before[i].argumentsText);
            if (parsed.error)
                why = tr("Arguments, line %1, column %2: %3").arg(parsed.line).arg(parsed.column).arg(parsed.error->message);
            step.arguments = parsed.items;
            hasFiles |= holdsFiles(step.arguments);
        }
        steps.append(step);
    }
    if (!why.isEmpty())
        return d->refuse(std::move(entry), why);
    const CallHandle handle = entry.handle;
    const auto send = [this, session = entry.session, handle, target = request.target,
                       mode = request.mode](const QList<SessionWorker::Step> &ready) {
        d->tell([=](SessionWorker *worker) { worker->call(session, handle, target, ready, mode); });
    };
    d->calls->append(entry);
    if (!hasFiles) {
        send(steps);
        return handle;
    }
    // Files are read on a thread of the pool: neither the window nor the traffic waits for a slow disk.
    using Read = std::pair<QList<SessionWorker::Step>, QString>;
    const auto reading = std::make_shared<QPromise<Read>>();
    reading->future().then(this, [this, handle, send](const Read &read) {
        if (read.second.isEmpty())
            return send(read.first);
        d->change(handle, [&](CallEntry &changed) {
            changed.state = CallEntry::State::Refused;
            changed.error = RpcError(read.second);
        });
    });
    reading->start();
    QThreadPool::globalInstance()->start([steps, folder = request.folder, reading]() mutable {
        QString error;
        for (SessionWorker::Step &step : steps)
            step.arguments = withFiles(step.arguments, folder, &error);
        reading->addResult(Read(steps, error));
        reading->finish();
    });
    return handle;
}

void InspectorController::dispose(CallHandle handle)
{
    const quint64 key = d->callbackKeys.value(handle, quint64(handle));
    d->tell([key](SessionWorker *worker) { worker->dispose(key); });
}

void InspectorController::disposeImport(EntryId id)
{
    if (id.value == 0) {
        d->log(LogLine::Level::Warning, tr("The main interface is let go by disconnecting."));
        return;
    }
    if (d->number >= 0)
        d->tell([session = quint32(d->number), id](SessionWorker *worker) { worker->disposeImport(session, id); });
}

CallHandle InspectorController::Private::refuse(CallEntry &&entry, const QString &why)
{
    entry.state = CallEntry::State::Refused;
    entry.error = RpcError(why);
    calls->append(entry);
    return entry.handle;
}

void InspectorController::Private::receive(const CallbackReceipt &receipt)
{
    if (receipt.holdKey == 0 && ++callbacksThisBatch > CallbacksShownPerBatch) {
        ++callbacksDropped;
        return;
    }
    CallEntry entry;
    entry.handle = calls->newHandle();
    entry.session = receipt.session;
    entry.request.method = receipt.name;
    entry.state = CallEntry::State::Received;
    entry.result = receipt.arguments;
    entry.started = QDateTime::currentDateTime();
    if (receipt.holdKey != 0 && !endedCallbackKeys.remove(receipt.holdKey)) {
        entry.held = true;
        callbackKeys.insert(entry.handle, receipt.holdKey);
        callbackHandles.insert(receipt.holdKey, entry.handle);
    }
    calls->append(entry);
}

} // namespace Inspector
