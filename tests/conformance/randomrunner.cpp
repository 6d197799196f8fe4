// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomrunner.h"

#include "maprecorder.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

Runner::Runner(const Program &program, const HookPtr &peer, Host &host) : m_program(program), m_host(host)
{
    m_handles[0] = peer;
}

Runner::~Runner() = default;

bool Runner::step()
{
    if (m_isWaiting || m_next == m_program.operations.size())
        return false;
    const qsizetype index = m_next++;
    perform(m_program.operations.at(index), index);
    return true;
}

QString Runner::failure() const
{
    if (!m_failure.isEmpty())
        return m_failure;
    if (m_asked != m_answered)
        return "%1 outcomes were asked for, %2 came"_L1.arg(QString::number(m_asked), QString::number(m_answered));
    for (const auto &[name, content] : m_program.logs) {
        const auto log = m_host.logs.value(name);
        const QString text = log ? describe(Value::array(log->chunks)) + u' ' + log->end : u"no such log"_s;
        if (text != content)
            return "the writable %1 was given\n    %2\nin place of\n    %3"_L1.arg(name, text, content);
    }
    return {};
}

QString Runner::origins(int handle) const
{
    QList<int> wanted{handle};
    QString text;
    for (qsizetype i = m_next - 1; i >= 0; --i) {
        const Operation &operation = m_program.operations.at(i);
        const QString line = describe(operation);
        if (operation.kind == Operation::Kind::Dispose || !wanted.contains(operation.out))
            continue;
        text.prepend("  %1  %2\n"_L1.arg(QString::number(i), line));
        static const QRegularExpression reference(u"#(\\d+)"_s);
        for (auto it = reference.globalMatch(line); it.hasNext();)
            wanted.append(it.next().captured(1).toInt());
    }
    return text;
}

QString Runner::tail() const
{
    QString text;
    for (qsizetype i = std::max<qsizetype>(0, m_next - 40); i < m_next; ++i)
        text += "  %1  %2\n"_L1.arg(QString::number(i), describe(m_program.operations.at(i)));
    return text;
}

Value Runner::evaluate(const Expression &expression)
{
    const auto all = [&](qsizetype from) {
        QList<Value> values;
        for (const Expression &item : expression.items.sliced(from))
            values.append(evaluate(item));
        return values;
    };
    const auto stub = [](const HookPtr &hook) { return Value::stub(CapabilityPtr(hook.data())); };
    const auto promise = [](const HookPtr &hook) { return Value::promise(CapabilityPtr(hook.data())); };
    const auto property = [](const HookPtr &hook, const PropertyPath &path) {
        return path.isEmpty() ? hook : makePropertyHook(hook, path);
    };
    switch (expression.kind) {
    case Expression::Kind::Plain:
        return expression.plain;
    case Expression::Kind::Promise:
        return promise(property(m_handles.value(expression.handle), expression.path));
    case Expression::Kind::Stub:
        return stub(m_handles.value(expression.handle));
    case Expression::Kind::Array:
        return Value::array(all(0));
    case Expression::Kind::Object: {
        Value object = Value::object();
        for (qsizetype i = 0; i < expression.items.size(); ++i)
            object.insert(expression.names.at(i), evaluate(expression.items.at(i)));
        return object;
    }
    case Expression::Kind::Api:
        return stub(m_host.api());
    case Expression::Kind::Function:
        return stub(m_host.function(expression.names.at(0), expression.names.at(1)));
    case Expression::Kind::Counter:
        return stub(m_host.counter(expression.names.at(0), expression.number));
    case Expression::Kind::Later:
        return m_host.later(evaluate(expression.items.first()));
    case Expression::Kind::Readable:
        return Value::readable(CapabilityPtr(m_host.readable(all(0), expression.names.at(0)).data()));
    case Expression::Kind::ReceivedReadable:
        return m_values.value(expression.handle);
    case Expression::Kind::Writable:
        return Value::writable(CapabilityPtr(m_host.writable(expression.names.at(0)).data()));
    case Expression::Kind::Item:
        return promise(property(m_items.at(m_items.size() - 1 - expression.handle), expression.path));
    case Expression::Kind::Call: {
        const HookPtr subject = hookIn(evaluate(expression.items.first()));
        Arguments arguments{Value::array(all(1))};
        arguments.holdsPromise = arguments.items.containsPromise();
        return promise(callOrRecord(subject, expression.path, std::move(arguments)));
    }
    case Expression::Kind::Map:
        return promise(map(hookIn(evaluate(expression.items.first())), expression.items.last()));
    }
    return {};
}

HookPtr Runner::map(const HookPtr &subject, const Expression &function)
{
    return recordMap(subject, {}, [&](const HookPtr &item) {
        m_items.append(item);
        const Value result = evaluate(function);
        m_items.removeLast();
        return result;
    });
}

void Runner::perform(const Operation &operation, qsizetype index)
{
    const HookPtr hook = m_handles.value(operation.handle);
    const auto compare = [this, index](const QString &text, bool mayDiffer = false) {
        const Operation &asked = m_program.operations.at(index);
        ++m_answered;
        if (text != asked.expected && !mayDiffer && m_failure.isEmpty())
            m_failure = "operation %1: %2\ngave\n    %3\nwhere\n%4and before\n%5"_L1.arg(QString::number(index), describe(asked),
                                                                                         text, origins(asked.handle), tail());
    };
    switch (operation.kind) {
    case Operation::Kind::Call: {
        QList<Value> arguments;
        for (const Expression &argument : operation.arguments)
            arguments.append(evaluate(argument));
        m_handles[operation.out] = callHook(hook, operation.path, arguments);
        break;
    }
    case Operation::Kind::Get:
        m_handles[operation.out] = makePropertyHook(hook, operation.path);
        break;
    case Operation::Kind::Map:
        m_handles[operation.out] = map(hook, operation.arguments.first());
        break;
    case Operation::Kind::Await:
    case Operation::Kind::Settle: {
        const bool wait = operation.kind == Operation::Kind::Settle;
        m_isWaiting = wait;
        ++m_asked;
        hook->pull([this, wait, compare, handle = operation.handle](const Outcome &outcome) {
            const QString text = describe(outcome);
            // What was disposed before its outcome came is canceled.
            const bool mayBeCanceled = m_disposed.contains(handle);
            compare(text, mayBeCanceled && text == "! Error: RPC was canceled because the RpcPromise was disposed."_L1);
            if (wait) {
                m_isWaiting = false;
                if (const Value *value = std::get_if<Value>(&outcome))
                    m_values[handle] = *value;
            }
        });
        break;
    }
    case Operation::Kind::Take: {
        Value found = m_values.value(operation.handle);
        for (const PathPart &part : operation.path) {
            const QString *name = std::get_if<QString>(&part);
            found = name ? Value(found.value(*name)) : found.at(qsizetype(std::get<double>(part)));
        }
        m_handles[operation.out] = hookIn(found)->dup();
        break;
    }
    case Operation::Kind::Dup:
        m_handles[operation.out] = hook->dup();
        break;
    case Operation::Kind::Dispose:
        // Early, or by letting go.
        m_disposed.insert(operation.handle);
        m_handles.remove(operation.handle);
        m_values.remove(operation.handle);
        if (index % 2 == 0)
            hook->dispose();
        break;
    case Operation::Kind::Read: {
        m_isWaiting = true;
        ++m_asked;
        readStream(m_values.value(operation.handle), operation.count,
                   [this, index, compare](const QList<Value> &chunks, const QString &end) {
                       const QString text = describe(Value::array(chunks)) + u' ' + end;
                       // An error overtakes what was not read yet.
                       const QString expected = m_program.operations.at(index).expected;
                       compare(text, end.startsWith(u'!') && expected.endsWith(u' ' + end)
                                         && expected.startsWith(describe(Value::array(chunks)).chopped(1)));
                       m_isWaiting = false;
                   });
        break;
    }
    case Operation::Kind::Write: {
        m_isWaiting = true;
        ++m_asked;
        QList<Value> chunks;
        for (const Expression &chunk : operation.arguments)
            chunks.append(evaluate(chunk));
        writeStream(m_values.value(operation.handle), chunks, operation.name.section(u':', 0, 0),
                    [this, compare](const QString &error) {
                        compare(error.isEmpty() ? u"done"_s : error);
                        m_isWaiting = false;
                    });
        break;
    }
    }
}

} // namespace RandomPrograms
