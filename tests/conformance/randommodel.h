// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capability.h"
#include "randomprogram.h"
#include "rpcerror.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

#include <variant>

/// \file
/// What random programs come to without any session: an interpreter over plain values.

namespace RandomPrograms {

using QtCapnWeb::RpcError;
/// What a promise becomes.
using Result = std::variant<Value, RpcError>;

/// \brief Something that can be called.
class Thing final : public QtCapnWeb::Capability
{
public:
    enum class Kind { Api, Counter, Function };

    Thing(Kind what, QString theName, bool isPeers) : kind(what), name(std::move(theName)), peers(isPeers) { }
    QString describe() const override { return name; }

    const Kind kind;
    const QString name;
    const bool peers; ///< it lives at the peer of who runs the program
    QString functionKind;
    double start = 0;
    bool keepsNoSums = false; ///< a new one is made each time that it is asked for
    QHash<QString, double> sums;
};
using ThingPtr = QExplicitlySharedDataPointer<Thing>;

/// \brief A stream: all that will ever come out of it, or the name of the log that it goes into.
class Flow final : public QtCapnWeb::Capability
{
public:
    QString describe() const override { return name; }
    QList<Value> chunks;
    QString name; ///< of a readable how it ends; of a writable the log's
};

/// The Thing in a stub; null for all else.
Thing *thingIn(const Value &value);

/// \brief Evaluates a program as it is made.
class Model
{
public:
    Model();

    Result call(const Result &subject, const PropertyPath &path, const QList<Expression> &arguments);
    Result get(const Result &subject, const PropertyPath &path) const;
    Result map(const Result &subject, const PropertyPath &path, const Expression &function);
    Result evaluate(const Expression &expression);
    /// What reading all of a readable gives, or \a count chunks of it.
    static QString read(const Value &readable, int count);
    /// Writes into a writable of the peer's.
    void write(const Value &writable, const QList<Expression> &chunks, const QString &end);

    QList<Result> handles; ///< 0 is the peer's main interface
    QList<std::pair<QString, QString>> logs; ///< of our writables

private:
    Result invoke(Thing &thing, const QString &method, const QList<Value> &arguments);
    Result invokeFunction(const Thing &function, const Value &argument);
    Value makeThings(const QString &name, int count, bool peers) const;

    QList<Value> m_items; // inputs of the map functions that are being applied, the innermost last
    QMap<QString, Value> m_held;
    QMap<QString, Value> m_sinks;
};

} // namespace RandomPrograms
