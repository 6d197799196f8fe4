// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomgenerator.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

using Kind = Expression::Kind;

QList<Expression> Generator::chunks(bool ofValues)
{
    QList<Expression> list;
    for (int i = m_random.below(8); i > 0; --i) {
        if (!ofValues && !m_shapes.withReference && m_random.chance(10))
            list.append(Expression::make(Kind::Counter, {}, {name()}));
        else
            list.append(Expression::of(plain(1)));
    }
    // Promises in chunks, which blobs become, change when a chunk arrives.
    list.removeIf([](const Expression &each) { return !isSimple(each); });
    return list;
}

void Generator::streams()
{
    const auto isReadable = [&](int each) { return value(each) && value(each)->type() == Value::Type::Readable; };
    // An abort overtakes what the sink has not taken; the reference's sinks take
    // their time.
    const bool mayFail = !m_shapes.withReference;
    switch (m_random.below(8)) {
    case 0:
    case 1:
        call(0, {u"upload"_s},
             {Expression::make(Kind::Readable, chunks(), {m_random.chance(75) || !mayFail ? u"close"_s : name()})});
        break;
    case 2:
    case 3: {
        static const QString ends[] = {u"close"_s, u"abort"_s, u"drop"_s};
        Value list = Value::array();
        for (const Expression &chunk : chunks(true))
            list.append(chunk.plain);
        call(0, {u"fill"_s},
             {Expression::make(Kind::Writable, {}, {name()}), Expression::of(list),
              Expression::of(ends[mayFail ? m_random.below(3) : 0])});
        break;
    }
    case 4: {
        Value list = Value::array();
        for (const Expression &chunk : chunks(true))
            list.append(chunk.plain);
        const int handle = call(0, {u"download"_s},
                                {Expression::of(list), Expression::of(m_random.chance(75) || !mayFail ? u"close"_s : name())});
        if (m_random.chance(20))
            break; // nobody reads it, or not before long
        if (m_random.chance(50))
            await(handle, true);
        break;
    }
    case 5:
    case 6: {
        const int handle = pick(isReadable);
        if (handle < 0)
            break;
        if (m_random.chance(20) && mayFail) {
            if (!m_handles.at(handle).settled)
                await(handle, true);
            call(0, {u"upload"_s}, {Expression::on(Kind::ReceivedReadable, handle)});
            m_handles[handle].spent = true;
            break;
        }
        if (!m_handles.at(handle).settled)
            await(handle, true);
        const bool all = m_random.chance(70) || !mayFail || Model::read(*value(handle), -1).contains(u'!');
        const int count = all ? -1 : m_random.below(6);
        m_program.operations.append({Operation::Kind::Read, handle, -1, {}, {}, {}, count, Model::read(*value(handle), count)});
        m_handles[handle].spent = true;
        break;
    }
    default: {
        const Expression key = Expression::of(name());
        const int handle = call(0, {u"makeSink"_s}, {key});
        await(handle, true);
        const QList<Expression> list = chunks(true);
        const QString end = m_random.chance(75) || !mayFail ? u"close"_s : u"abort: RangeError: on purpose"_s;
        m_model.write(*value(handle), list, end);
        m_program.operations.append({Operation::Kind::Write, handle, -1, {}, list, end, -1, u"done"_s});
        m_handles[handle].spent = true;
        await(call(0, {u"sinkLog"_s}, {key}), true);
        break;
    }
    }
}

} // namespace RandomPrograms
