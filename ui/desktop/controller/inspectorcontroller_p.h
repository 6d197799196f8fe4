// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspectorcontroller.h"

#include "livewriter.h"
#include "recordfunnel.h"
#include "sessionworker.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <deque>

/// \file
/// What the parts of InspectorController share: the connection (inspectorcontroller.cpp), calls (inspectorcalls.cpp) and what
/// comes from the wire (inspectorrecords.cpp).

namespace Inspector {

struct InspectorController::Private {
    explicit Private(InspectorController *owner)
        : q(owner), funnel([owner] {
              QMetaObject::invokeMethod(
                  owner, [owner] { owner->d->scheduleDrain(); }, Qt::QueuedConnection);
          })
    { }

    void setState(State newState, const QString &newError = {});
    void log(LogLine::Level level, const QString &text);
    void fail(const QString &message);
    void start(const QUrl &address);
    void end(quint32 number, const QString &message);
    void scheduleDrain();
    void drain();
    void append(std::vector<QtCapnWeb::Record> &&records);
    void note(const QtCapnWeb::Record &record);
    void compare(const TablesSnapshot &snapshot);
    void receive(const CallbackReceipt &receipt);
    void followCalls();
    template<typename Change>
    void change(CallHandle handle, Change change);
    template<typename Command>
    void tell(Command command)
    {
        QMetaObject::invokeMethod(
            worker, [target = worker, command = std::move(command)] { command(target); }, Qt::QueuedConnection);
    }
    CallHandle refuse(CallEntry &&entry, const QString &why);

    InspectorController *q;
    RecordFunnel funnel;
    QThread thread;
    SessionWorker *worker = nullptr; // on the thread; deleted there
    CaptureDocument *document = nullptr;
    std::unique_ptr<LiveWriter> writer; // of the document
    CallLog *calls = nullptr;
    QList<LogLine> lines;

    State state = State::Disconnected;
    QString error;
    QUrl url;
    QList<RequestHeader> headers;
    ConnectionOptions options;
    bool demo = false;
    bool outOfStep = false; // of the session
    bool demoWanted = false; // startDemo() was asked and has not answered
    qint64 number = -1; // of the session that is live, or was last
    quint32 nextNumber = 0;
    QHash<CallHandle, quint64> callbackKeys; // of callbacks whose arguments are held
    QHash<quint64, CallHandle> callbackHandles;
    QSet<quint64> endedCallbackKeys; // whose hold ended before their receipt was read here

    std::deque<RecordFunnel::Item> pending;
    QTimer drainTimer;
    QElapsedTimer sinceDrain;
    int callbacksThisBatch = 0;
    quint64 callbacksDropped = 0;

    bool tablesCheck = true;
    quint64 checks = 0;
    quint64 mismatches = 0;
};

template<typename Change>
void InspectorController::Private::change(CallHandle handle, Change change)
{
    const CallEntry *entry = calls->find(handle);
    if (!entry)
        return;
    CallEntry changed = *entry;
    change(changed);
    calls->update(changed);
}

} // namespace Inspector
