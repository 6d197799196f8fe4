// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "importentry.h"

#include "completions.h"
#include "sessioncore.h"
#include "settledhook.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

QString ImportOrigin::describe() const
{
    const QString name = path.isEmpty() ? u"a call"_s : "'%1'"_L1.arg(pathToString(path));
    switch (kind) {
    case Kind::Unknown:
        break;
    case Kind::Main:
        return u"the peer's main interface"_s;
    case Kind::Call:
        return "the result of %1"_L1.arg(name);
    case Kind::Property:
        return path.isEmpty() ? u"a copy of a promise"_s : "the property %1"_L1.arg(name);
    case Kind::Map:
        return u"the result of a map function"_s;
    case Kind::Result:
        return "which came with the result of %1"_L1.arg(name);
    case Kind::Argument:
        return "which came with the arguments of %1"_L1.arg(name);
    }
    return {};
}

void ImportEntry::addHook()
{
    if (++m_hooks == 1 && !m_resolution)
        m_session->importHeld();
}

void ImportEntry::removeHook()
{
    if (--m_hooks > 0)
        return;
    if (m_resolution) {
        dropSafely(std::move(m_resolution));
        // Nobody can ask any more; but a resolve() that is running may look at it.
        m_resolution = SettledHook::disposed();
        if (m_rare)
            m_rare->charge.reset();
        return;
    }
    const ImportEntryPtr self(this);
    const std::shared_ptr<SessionCore> session = m_session->self();
    if (session->isMain(*this)) {
        // The main interface is there for as long as the session is, so that it can be asked for again.
        session->importNoLongerHeld();
        return;
    }
    m_resolution = SettledHook::canceled();
    if (m_rare) {
        for (const quint64 id : m_rare->onBroken)
            session->dropOnBroken(id);
    }
    session->releaseImport(*this);
    answerWaiters();
    session->importNoLongerHeld();
}

void ImportEntry::await(HookPtr hook, OutcomeCallback &&callback)
{
    withRare().waiters.push_back({std::move(hook), std::move(callback)});
    if (isPulling())
        return;
    m_isPulling = true;
    if (const auto &reason = m_session->inputEnd())
        resolve(makeErrorHook(*reason)); // The answer could not come.
    else
        m_session->sendPull(m_id);
}

bool ImportEntry::addOnBroken(quint64 id, BrokenCallback &&callback)
{
    if (const auto reason = m_session->abortReason()) {
        callback(*reason); // It breaks right now, and this is what is next.
        return false;
    }
    withRare().onBroken.push_back(id);
    m_session->addOnBroken(id, std::move(callback));
    return true;
}

void ImportEntry::dropOnBroken(quint64 id)
{
    if (m_rare && std::erase(m_rare->onBroken, id) > 0)
        m_session->dropOnBroken(id);
}

void ImportEntry::resolve(HookPtr resolution)
{
    if (m_resolution)
        return;
    const ImportEntryPtr self(this);
    const std::shared_ptr<SessionCore> session = m_session->self();
    const bool wasHeld = m_hooks > 0;
    m_resolution = std::move(resolution);
    session->releaseImport(*this);

    // Callbacks move on to where the promise points, with the place in the order that they had.
    const std::vector<quint64> onBroken = m_rare ? std::exchange(m_rare->onBroken, {}) : std::vector<quint64>();
    for (const quint64 id : onBroken) {
        BrokenCallback callback = session->takeOnBroken(id);
        HookPtr hook = m_resolution;
        while (StubHook *following = hook->nextForBroken())
            hook = following;
        if (callback)
            hook->addOnBroken(id, std::move(callback));
    }
    answerWaiters();
    if (wasHeld)
        session->importNoLongerHeld();
}

void ImportEntry::breakWith(const RpcError &reason)
{
    if (m_resolution)
        return;
    const ImportEntryPtr self(this);
    m_resolution = makeErrorHook(reason);
    if (m_rare)
        m_rare->onBroken.clear();
    answerWaiters();
}

ImportEntry::Rare &ImportEntry::withRare()
{
    if (!m_rare)
        m_rare = std::make_unique<Rare>();
    return *m_rare;
}

void ImportEntry::answerWaiters()
{
    const HookPtr resolution = m_resolution;
    // A waiter that goes may take the last hook with it, and a callback may do anything.
    const std::unique_ptr<Rare> rare = std::move(m_rare);
    if (!rare)
        return;
    if (rare->charge)
        setCharge(std::move(rare->charge)); // as long as the resolution
    for (Waiter &waiter : rare->waiters)
        resolution->settle(std::exchange(waiter.callback, nullptr));
}

} // namespace QtCapnWeb
