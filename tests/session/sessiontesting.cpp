// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace SessionTesting {

namespace {

QString nameOf(const PathPart &part)
{
    const QString *name = std::get_if<QString>(&part);
    return name ? *name : QString();
}

} // namespace

LocalTarget::Member ScriptedTarget::member(const PathPart &part) const
{
    const QString name = nameOf(part);
    if (m_script->hidden.contains(name)) {
        throw RpcError::typeError(u"Attempted to access property '%1', which is an instance property of the RpcTarget. To avoid "
                                  u"leaking private internals, "
                                  "instance properties cannot be accessed over RPC. If you want to make this property available "
                                  "over RPC, define it as a "
                                  "method or getter on the class, instead of an instance property."_s.arg(name));
    }
    if (m_script->methods.contains(name))
        return Member::Method;
    return m_script->properties.contains(name) ? Member::Property : Member::None;
}

Value ScriptedTarget::read(const PathPart &name) { return m_script->properties.value(nameOf(name))(); }

Value ScriptedTarget::call(const PathPart &name, const Value &arguments)
{
    const Method method = m_script->methods.value(nameOf(name));
    return method(arguments.items());
}

void ScriptedTarget::disposed()
{
    const ScriptPtr script = m_script;
    ++script->disposed;
    if (script->onDisposed)
        script->onDisposed();
}

ScriptPtr makeScript() { return std::make_shared<ScriptedTarget::Script>(); }

HookPtr hookOn(const ScriptPtr &script) { return makeTargetHook(std::make_unique<ScriptedTarget>(script)); }

HookPtr functionHook(ScriptedTarget::Method function)
{
    const ScriptPtr script = makeScript();
    script->function = std::move(function);
    return hookOn(script);
}

Value stubOf(const HookPtr &hook) { return Value::stub(CapabilityPtr(hook.data())); }
Value promiseOf(const HookPtr &hook) { return Value::promise(CapabilityPtr(hook.data())); }
HookPtr hookIn(const Value &value) { return HookPtr(StubHook::from(value.capability().data())); }

PropertyPath pathOf(const QString &dotted)
{
    PropertyPath path;
    for (const QString &part : dotted.split(u'.', Qt::SkipEmptyParts))
        path.append(part);
    return path;
}

HookPtr call(const HookPtr &hook, const QString &method, const QList<Value> &arguments)
{
    Arguments list{Value::array(arguments)};
    list.holdsPromise = list.items.containsPromise();
    return hook->call(pathOf(method), std::move(list));
}

Pulled::Pulled(const HookPtr &hook) : m_state(std::make_shared<State>())
{
    hook->pull([state = m_state](const Outcome &outcome) {
        ++state->count;
        state->outcome = outcome;
    });
}

Value Pulled::value() const
{
    const Value *value = m_state->outcome ? std::get_if<Value>(&*m_state->outcome) : nullptr;
    return value ? *value : Value();
}

QString Pulled::error() const
{
    const RpcError *error = m_state->outcome ? std::get_if<RpcError>(&*m_state->outcome) : nullptr;
    return error ? error->toString() : QString();
}

void Peer::send(QByteArray &&text)
{
    sent.append(text);
    if (deliverAtOnce)
        deliverAtOnce(text);
    else
        queue.push_back(std::move(text));
}

SessionPair::SessionPair(const HookPtr &mainOfA, const HookPtr &mainOfB, Delivery delivery)
{
    a.session = Session::create(&a, mainOfA);
    b.session = Session::create(&b, mainOfB);
    if (delivery == Delivery::Direct) {
        a.deliverAtOnce = [this](const QByteArray &text) { b.session->receive(text); };
        b.deliverAtOnce = [this](const QByteArray &text) { a.session->receive(text); };
    }
}

SessionPair::~SessionPair()
{
    a.session->detach(RpcError(u"The RPC session was closed."_s));
    b.session->detach(RpcError(u"The RPC session was closed."_s));
}

bool SessionPair::step()
{
    bool any = false;
    for (const auto &[from, to] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        if (from->queue.empty())
            continue;
        const QByteArray text = std::exchange(from->queue.front(), {});
        from->queue.pop_front();
        to->session->receive(text);
        any = true;
    }
    return any;
}

void SessionPair::pump()
{
    while (step()) { }
}

bool SessionPair::isClean() const
{
    const SessionStats rest{1, 1};
    return a.session->stats() == rest && b.session->stats() == rest && !a.session->isAborted() && !b.session->isAborted();
}

QString SessionPair::describe() const
{
    QString text;
    for (const Peer *peer : {&a, &b}) {
        const SessionTables tables = peer->session->tables();
        text += "%1 imports:"_L1.arg(peer == &a ? u'a' : u'b');
        for (const auto &entry : tables.imports)
            text += " %1×%2"_L1.arg(QString::number(entry.id.value), QString::number(entry.introductions));
        text += u" exports:"_s;
        for (const auto &entry : tables.exports)
            text += " %1×%2 (%3)"_L1.arg(QString::number(entry.id.value), QString::number(entry.refcount), entry.description);
        text += peer->aborts.join(u' ') + u"; "_s;
    }
    return text;
}

Transcript::Transcript(const HookPtr &main, const SessionOptions &options) { session = Session::create(&peer, main, options); }

Transcript::~Transcript() { session->detach(RpcError(u"The RPC session was closed."_s)); }

QByteArray Transcript::operator()(const QByteArray &text)
{
    session->receive(text);
    return sent();
}

QByteArray Transcript::sent()
{
    const QByteArray texts = peer.sent.sliced(m_seen).join(' ');
    m_seen = peer.sent.size();
    return texts;
}

} // namespace SessionTesting
