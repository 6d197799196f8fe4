// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "randomprogram.h"
#include "stream.h"
#include "stubhook.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <functional>
#include <memory>
#include <vector>

/// \file
/// What a peer of a random program offers (see Model for what each method gives), and what the program itself lends to the peer.

namespace RandomPrograms {

/// What was written into a writable of ours, and how that ended.
struct SinkLog {
    QList<Value> chunks;
    QString end;
};

/// \brief One side's objects. Outlives the session.
class Host
{
public:
    /// A new box on the main interface; likewise for the others.
    QtCapnWeb::HookPtr api();
    QtCapnWeb::HookPtr counter(const QString &name, double start);
    QtCapnWeb::HookPtr function(const QString &kind, const QString &name);
    QtCapnWeb::HookPtr readable(const QList<Value> &chunks, const QString &end);
    QtCapnWeb::HookPtr writable(const QString &log);
    /// A promise that is settled by work(): to the value, or by what \a settle does.
    Value later(const Value &value);
    Value laterFail(const QtCapnWeb::RpcError &error);

    /// Does one of the things that were put off, \a random. \return false if there was none
    bool work(Random &random);

    QMap<QString, std::shared_ptr<SinkLog>> logs; ///< of writables
    QHash<QString, QtCapnWeb::HookPtr> held;

    // Whether each target was disposed once, and each source and sink destroyed.
    int opened = 0;
    int closed = 0;
    QStringList problems;

private:
    std::vector<std::function<void()>> m_work;
};

/// A call with arguments that are looked at for promises.
QtCapnWeb::HookPtr callHook(const QtCapnWeb::HookPtr &hook, const PropertyPath &path, const QList<Value> &arguments);
QtCapnWeb::HookPtr hookIn(const Value &value);
/// Reads all of \a readable, or \a count chunks and cancels then; calls \a done with the chunks and how it ended: "end",
/// "canceled" or "! RangeError: …".
void readStream(const Value &readable, int count, std::function<void(const QList<Value> &, const QString &)> done);
/// Writes all \a chunks, one behind the other, then ends the stream: "close", "abort" or "drop".
/// Calls \a done with an error, or an empty text.
void writeStream(const Value &writable, const QList<Value> &chunks, const QString &end,
                 std::function<void(const QString &)> done);

} // namespace RandomPrograms
