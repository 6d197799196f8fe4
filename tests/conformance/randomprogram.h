// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "value.h"

#include <QtCore/QList>
#include <QtCore/QString>

/// \file
/// Random programs: what one peer does to the other, as a list that can be run
/// over a session, run by another implementation, and whose results were
/// computed without any session (randommodel.h).
///
/// Results must not depend on how the messages of both sides interleave, or
/// nothing could be expected of them. So all that a target tells is a function
/// of the arguments, with one exception: Counter.bump(tag, by) gives the sum of
/// what was bumped under this tag. One tag is used by one stub only, hence its
/// sums are what they should be if, and only if, the calls on that stub arrived
/// once each and in order. Order is promised to calls without promises in their
/// arguments, on a stub that does not lead through the caller itself (the
/// protocol has no embargo); all others have a tag of their own.

namespace RandomPrograms {

using QtCapnWeb::PropertyPath;
using QtCapnWeb::Value;

/// \brief Random numbers that are the same everywhere (SplitMix64).
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) { }
    quint64 next();
    /// From 0 to \a end - 1.
    int below(int end) { return int(next() % quint64(end)); }
    /// True \a percent of the time.
    bool chance(int percent) { return below(100) < percent; }

private:
    quint64 m_state;
};

/// \brief How an argument, or the result of a map function, is made.
struct Expression {
    enum class Kind {
        Plain, ///< plain
        Promise, ///< the promise for path of handle
        Stub, ///< handle, which is a stub
        Array, ///< of items
        Object, ///< of items, whose names are names
        Api, ///< a new box on our own main interface
        Function, ///< a new function of ours: names[0] is its kind, names[1] its
                  ///< name
        Counter, ///< a new counter of ours: names[0] is its name, number its start
        Later, ///< a promise of ours that is resolved to items[0] at some time
        Readable, ///< items are its chunks, names[0] how it ends: "close", or the
                  ///< message of a RangeError
        ReceivedReadable, ///< what handle gave
        Writable, ///< a writable of ours; names[0] names its log
        // Within map functions only:
        Item, ///< path of the input of the function that is handle levels further
              ///< out
        Call, ///< items[1 …] passed to path of items[0]
        Map, ///< items[1] applied to items[0]
    };
    Kind kind = Kind::Plain;
    Value plain;
    int handle = 0;
    PropertyPath path;
    QList<Expression> items;
    QList<QString> names;
    double number = 0;

    static Expression of(const Value &value) { return {Kind::Plain, value, 0, {}, {}, {}, 0}; }
    static Expression make(Kind kind, QList<Expression> items = {}, QList<QString> names = {})
    {
        return {kind, {}, 0, {}, std::move(items), std::move(names), 0};
    }
    static Expression on(Kind kind, int handle, const PropertyPath &path = {}) { return {kind, {}, handle, path, {}, {}, 0}; }
};

/// \brief One step of a program. Handle 0 is the peer's main interface.
struct Operation {
    enum class Kind {
        Call, ///< out = arguments passed to path of handle
        Get, ///< out = the property at path of handle, not asked for yet
        Map, ///< out = handle, mapped by arguments[0]
        Await, ///< asks for handle's outcome, which will be expected
        Settle, ///< the same, and waits for it before the next operation
        Take, ///< out = a stub of its own for the one at path of handle's outcome,
              ///< which is there
        Dup, ///< out = a stub of its own for handle
        Dispose, ///< of handle
        Read, ///< reads the readable that handle gave: all of it, or count chunks
              ///< and cancels; waits for it
        Write, ///< writes arguments into the writable that handle gave, then ends
               ///< it as name says; waits for it
    };
    Kind kind = Kind::Call;
    int handle = 0;
    int out = -1;
    PropertyPath path;
    QList<Expression> arguments;
    QString name;
    int count = -1;
    QString expected;
};

struct Program {
    QList<Operation> operations;
    /// Names and contents of the logs that our writables must have in the end.
    QList<std::pair<QString, QString>> logs;
};

/// What programs must leave out for the sake of the reference, npm's package capnweb 0.12, as the other peer.
struct Shapes {
    /// No blobs, containers of bytes but one, properties of errors; and no stream that ends otherwise than by close(), since its
    /// sinks take their time and an abort overtakes what they did not take. Nothing is done with a promise that leads through
    /// ourselves but waiting for it: the reference leaks what refers to it. A map function gives no stub that a call within it
    /// gave: the reference can't always make a promise of that.
    /// Nothing but waiting is done with what holds a stub of the peer's that was passed to it before: the reference takes that
    /// for a promise, whose duplicate is broken.
    bool withReference = false;
    /// The reference runs the program (withReference too). Each of these ends the session, leaks or breaks something there:
    /// - A promise is not passed once its outcome was asked for: the id would be named that is released already.
    /// - A stub of its own that came back is not waited for as a whole result, not taken and not passed to a function of its own:
    ///   such a stub is a promise to it, and what duplicates it gives "Can't dup an RpcTarget stub as a promise."
    /// - A map function captures the main interface only: other captures that are imports are never released.
    /// - A map function gives no promise from outside, which would be given away, and is not applied to what was asked for: that
    ///   happens at the caller then, who does not wait for the promises in the result.
    /// - No item of an array is reached by its number: the proxies make texts of numbers.
    bool runByReference = false;
};

/// A value as a text that two peers can compare; what is a capability is named
/// by its type only.
QString describe(const Value &value);
/// The same; "! " stands before an error.
QString describe(const std::variant<Value, QtCapnWeb::RpcError> &outcome);
/// One line that a person can read.
QString describe(const Operation &operation);
QString describe(const Expression &expression);

/// \return a program of about \a length operations. It depends on \a seed and
/// \a shapes alone. Names that it gives begin with \a prefix.
Program generate(quint64 seed, int length, const QString &prefix, const Shapes &shapes = {});

} // namespace RandomPrograms
