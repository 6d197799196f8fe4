// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls: made, answered, let go, and what the peer calls here.

#include "inspectorcontroller_p.h"

#include "argumentparser.h"

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
    entry.handle = CallHandle(++d->nextHandle);
    entry.session = quint32(std::max<qint64>(d->number, 0));
    entry.request = request;
    entry.started = QDateTime::currentDateTime();
    if (const auto why = problem(request.target))
        return d->refuse(std::move(entry), *why);
    TextError error;
    const auto path = parsePath(request.method, &error);
    if (!path)
        return d->refuse(std::move(entry), tr("Method, column %1: %2").arg(error.offset + 1).arg(error.message));
    ParsedArguments arguments;
    if (request.mode != CallMode::GetProperty) {
        arguments =
            ArgumentParser([this](const CapabilityRef &reference) { return problem(reference); }).parse(request.argumentsText);
        if (arguments.error) {
            return d->refuse(
                std::move(entry),
                tr("Arguments, line %1, column %2: %3").arg(arguments.line).arg(arguments.column).arg(arguments.error->message));
        }
    }
    const CallHandle handle = entry.handle;
    d->tell([session = entry.session, handle, target = request.target, way = *path, items = arguments.items,
             mode = request.mode](SessionWorker *worker) { worker->call(session, handle, target, way, items, mode); });
    d->calls->append(entry);
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
    entry.handle = CallHandle(++nextHandle);
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
