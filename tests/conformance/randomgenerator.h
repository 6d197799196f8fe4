// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "randommodel.h"
#include "randomprogram.h"

#include <QtCore/QStringList>

/// \file
/// How random programs are made: what there is (randomgenerator.cpp), values and arguments (randomvalues.cpp), calls and
/// properties (randomcalls.cpp), map functions (randommaps.cpp), streams (randomstreams.cpp).

namespace RandomPrograms {

/// \brief Makes a program and evaluates it at the same time, so that it knows
/// what each handle is.
class Generator
{
public:
    Generator(quint64 seed, const QString &prefix, const Shapes &shapes) : m_random(seed), m_prefix(prefix), m_shapes(shapes)
    {
        m_handles.append({.promise = false, .ordered = true, .settled = true, .clean = true});
    }

    Program run(int length);

private:
    struct Handle {
        bool promise = true; ///< else a stub
        bool ordered = false; ///< calls on it arrive in order, see randomprogram.h
        bool settled = false; ///< waited for
        bool asked = false;
        bool disposed = false;
        bool spent = false; ///< a stream that was used
        int parent = -1; ///< of a property
        bool clean = false; ///< nothing of it ever went through us, see throughUs()
        bool returned = false; ///< holds a stub of the peer's that it got back from us, see Shapes
        bool direct = false; ///< the peer gave it by itself: it asked nobody, and
                             ///< keeps no promise in it
    };

    // --- what there is ---

    const Result &outcome(int handle) const { return m_model.handles.at(handle); }
    const Value *value(int handle) const { return std::get_if<Value>(&outcome(handle)); }
    Thing *thing(int handle) const { return value(handle) ? thingIn(*value(handle)) : nullptr; }
    bool isUsable(int handle) const;
    /// The same for waiting only.
    bool mayBeAwaited(int handle) const;
    int pickUnasked();
    /// Whether what \a result holds of the peer's stands in \a arguments too.
    bool returns(const Result &result, const QList<Expression> &arguments) const;
    /// A handle that is usable and for which \a test holds; -1 if there is none.
    template<typename Test>
    int pick(Test &&test);
    int pickThing(Thing::Kind kind);
    int pickNumber();
    bool fails(int handle) const { return std::holds_alternative<RpcError>(outcome(handle)); }
    /// May stand as a promise in an argument.
    bool mayBePassed(int handle) const;

    // --- making values ---

    Value leaf();
    Value plain(int depth);
    QString name() { return m_prefix + QString::number(m_names++); }
    /// One without blobs, which are streams on their way: map functions can't
    /// hold these.
    Expression simple(int depth);
    Expression number();
    /// Anything; counts in m_failing how many failing promises it holds, at most
    /// one.
    Expression argument(int depth);
    Expression function(bool mayFail = true);
    /// Something that can be called without a name. One that fails is not for
    /// those who nest what it gives: what is called on their result meanwhile
    /// finds a promise there, not an error.
    Expression functionOrStub(bool mayFail);
    QList<Expression> chunks(bool ofValues = false);
    Expression reference(int handle) const
    {
        return Expression::on(m_handles.at(handle).promise ? Expression::Kind::Promise : Expression::Kind::Stub, handle);
    }
    static bool isSimple(const Expression &expression);

    // --- making operations ---

    int add(Operation &&operation, const Result &result, const Handle &meta);
    int call(int handle, const PropertyPath &path, const QList<Expression> &arguments);
    /// Whether the result of this call may lead back to us, or wait for us.
    bool throughUs(int handle, const PropertyPath &path, const QList<Expression> &arguments) const;
    void callApi();
    void callCounter();
    void callFunction();
    void callWrongly();
    void getProperty();
    void map();
    Expression mapBody(int level, int tag);
    void await(int handle, bool wait);
    void take();
    void dup();
    void dispose(int handle);
    void streams();
    void held();

    Random m_random;
    const QString m_prefix;
    const Shapes m_shapes;
    Model m_model;
    Program m_program;
    QList<Handle> m_handles;
    QList<int> m_live{0};
    QStringList m_heldKeys;
    int m_names = 0;
    int m_failing = 0;
};

template<typename Test>
int Generator::pick(Test &&test)
{
    const int count = int(m_live.size());
    const int offset = m_random.below(count);
    for (int i = 0; i < count; ++i) {
        const int handle = m_live.at((offset + i) % count);
        if (isUsable(handle) && test(handle))
            return handle;
    }
    return -1;
}

} // namespace RandomPrograms
