// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomgenerator.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

using Kind = Expression::Kind;

bool Generator::isUsable(int handle) const
{
    const Handle &meta = m_handles.at(handle);
    // The reference leaks what stands in calls on, and what refers to, a promise that leads through its peer and goes unasked.
    if (m_shapes.withReference && meta.promise && !meta.clean)
        return false;
    // The reference takes a stub of its own that is passed back to it for a promise, and a duplicate of that is broken: "Can't
    // dup an RpcTarget stub as a promise."
    if (m_shapes.withReference && meta.returned)
        return false;
    return !meta.disposed && !meta.spent && (meta.parent < 0 || isUsable(meta.parent));
}

bool Generator::mayBeAwaited(int handle) const
{
    const Handle &meta = m_handles.at(handle);
    if (!meta.promise || meta.asked || meta.disposed || meta.spent)
        return false;
    for (int parent = meta.parent; parent >= 0; parent = m_handles.at(parent).parent) {
        if (m_handles.at(parent).disposed)
            return false;
    }
    // It asks a stub of its own that is all of a result for its value: "Can't dup an RpcTarget stub as a promise."
    return !(m_shapes.runByReference && thing(handle) && !thing(handle)->peers);
}

int Generator::pickUnasked()
{
    const int count = int(m_live.size());
    const int offset = m_random.below(count);
    for (int i = 0; i < count; ++i) {
        const int handle = m_live.at((offset + i) % count);
        if (mayBeAwaited(handle))
            return handle;
    }
    return -1;
}

int Generator::pickThing(Thing::Kind kind)
{
    return pick([&](int handle) { return thing(handle) && thing(handle)->kind == kind; });
}

bool Generator::mayBePassed(int handle) const
{
    // The reference names the id of a promise that it has released when the outcome came, and the session ends.
    const Handle &meta = m_handles.at(handle);
    if (m_shapes.runByReference && meta.promise && (meta.asked || (meta.parent >= 0 && !mayBePassed(meta.parent))))
        return false;
    const Value *known = value(handle);
    return !known || (known->type() != Value::Type::Readable && known->type() != Value::Type::Writable);
}

int Generator::pickNumber()
{
    return pick([&](int handle) {
        return m_handles.at(handle).promise && mayBePassed(handle) && value(handle)
               && value(handle)->type() == Value::Type::Number;
    });
}

int Generator::add(Operation &&operation, const Result &result, const Handle &meta)
{
    const int out = int(m_handles.size());
    operation.out = out;
    m_program.operations.append(std::move(operation));
    m_model.handles.append(result);
    m_handles.append(meta);
    m_live.append(out);
    return out;
}

void Generator::await(int handle, bool wait)
{
    Handle &meta = m_handles[handle];
    meta.asked = true;
    meta.settled = meta.settled || wait;
    m_program.operations.append(
        {wait ? Operation::Kind::Settle : Operation::Kind::Await, handle, -1, {}, {}, {}, -1, describe(outcome(handle))});
}

void Generator::take()
{
    // Something that holds a stub directly, or deeper.
    const int handle =
        pick([&](int each) { return m_handles.at(each).promise && value(each) && describe(*value(each)).contains("<stub>"_L1); });
    if (handle < 0)
        return;
    if (!m_handles.at(handle).settled) {
        if (!mayBeAwaited(handle) && m_shapes.runByReference)
            return;
        await(handle, true);
    }
    PropertyPath path;
    Value current = *value(handle);
    while (!thingIn(current)) {
        // The first member that leads to one.
        QList<std::pair<PathPart, Value>> parts;
        for (const Value::Member &member : current.members())
            parts.append({member.first, member.second});
        for (int i = 0; i < current.size() && current.isArray(); ++i)
            parts.append({double(i), current.at(i)});
        parts.removeIf([](const auto &part) {
            return part.second.type() == Value::Type::Error || !describe(part.second).contains("<stub>"_L1);
        });
        if (parts.isEmpty())
            return;
        const auto &[part, next] = parts.at(m_random.below(int(parts.size())));
        path.append(part);
        current = Value(next);
    }
    if (m_shapes.runByReference && !thingIn(current)->peers)
        return; // it can't make a duplicate of that
    add({Operation::Kind::Take, handle, -1, path, {}, {}, -1, {}}, current,
        {.promise = false, .ordered = thingIn(current)->peers, .settled = true});
}

void Generator::dup()
{
    const int handle = pick([&](int each) { return thing(each) && m_handles.at(each).parent < 0; });
    if (handle < 0)
        return;
    add({Operation::Kind::Dup, handle, -1, {}, {}, {}, -1, {}}, outcome(handle),
        {.promise = false, .ordered = m_handles.at(handle).ordered, .settled = true});
}

void Generator::dispose(int handle)
{
    m_handles[handle].disposed = true;
    m_live.removeOne(handle);
    m_program.operations.append({Operation::Kind::Dispose, handle, -1, {}, {}, {}, -1, {}});
}

Program Generator::run(int length)
{
    while (m_program.operations.size() < length) {
        const int choice = m_random.below(100);
        if (choice < 25)
            callApi();
        else if (choice < 43)
            callCounter();
        else if (choice < 49)
            callFunction();
        else if (choice < 51)
            callWrongly();
        else if (choice < 58)
            getProperty();
        else if (choice < 65)
            map();
        else if (choice < 78) {
            const int handle = pickUnasked();
            if (handle > 0)
                await(handle, m_random.chance(25));
        } else if (choice < 84)
            take();
        else if (choice < 87)
            dup();
        else if (choice < 92)
            streams();
        else if (choice < 95)
            held();
        else if (m_live.size() > 1)
            dispose(m_live.at(1 + m_random.below(int(m_live.size()) - 1)));
        while (m_live.size() > 60)
            dispose(m_live.at(1 + m_random.below(int(m_live.size()) - 1)));
    }
    while (!m_heldKeys.isEmpty())
        call(0, {u"dropHeld"_s}, {Expression::of(m_heldKeys.takeLast())});
    while (m_live.size() > 1) {
        const int handle = m_live.at(1 + m_random.below(int(m_live.size()) - 1));
        if (mayBeAwaited(handle) && m_random.chance(50))
            await(handle, m_random.chance(50));
        dispose(handle);
    }
    m_program.logs = m_model.logs;
    return m_program;
}

Program generate(quint64 seed, int length, const QString &prefix, const Shapes &shapes)
{
    return Generator(seed, prefix, shapes).run(length);
}

} // namespace RandomPrograms
