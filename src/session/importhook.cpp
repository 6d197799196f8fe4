// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "importhook.h"

#include "completions.h"
#include "jsonwriter.h"
#include "sessioncore.h"
#include "settledhook.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

ImportHook::ImportHook(ImportEntryPtr entry, Role role) : StubHook(HookKind), m_role(role), m_entry(std::move(entry))
{
    m_entry->addHook();
}

ImportHook::~ImportHook()
{
    if (!m_isDisposed)
        m_entry->removeHook();
}

const EntryId *ImportHook::importOf(const SessionCore *session) const
{
    return !m_isDisposed && m_entry->session() == session ? &m_entry->id() : nullptr;
}

HookPtr ImportHook::dup() { return m_isDisposed ? afterDisposal() : HookPtr(new ImportHook(m_entry, Role::Stub)); }

HookPtr ImportHook::dupPromise() { return m_isDisposed ? afterDisposal() : HookPtr(new ImportHook(m_entry, m_role)); }

// "import -3, which came with the result of 'makeCounter'"
QString ImportHook::name() const
{
    const QString origin = m_entry->origin().describe();
    const QString id = "import %1"_L1.arg(QString::fromLatin1(numberToJavaScript(m_entry->id().value)));
    return origin.isEmpty() ? id : id + u", "_s + origin;
}

HookPtr ImportHook::disposedUse(QStringView verb, const PropertyPath &path) const
{
    const QString what = path.isEmpty() ? name() : "'%1' of %2"_L1.arg(pathToString(path), name());
    return SettledHook::disposed("%1 %2"_L1.arg(verb, what));
}

// Made only now: most handles are never used again.
const HookPtr &ImportHook::afterDisposal() const
{
    if (!m_itself)
        m_itself = SettledHook::disposed("It was %1"_L1.arg(name()));
    return m_itself;
}

void ImportHook::dispose()
{
    const HookPtr self(this);
    if (std::exchange(m_isDisposed, true))
        return;
    if (const HookPtr itself = std::exchange(m_itself, {}))
        itself->dispose();
    m_entry->removeHook();
}

QString ImportHook::describe() const
{
    const QString id = QString::fromLatin1(numberToJavaScript(m_entry->id().value));
    if (m_isDisposed)
        return "disposed import %1"_L1.arg(id);
    return (m_entry->resolution() ? "import %1, resolved"_L1 : "import %1"_L1).arg(id);
}

std::optional<EntryId> ImportHook::importId() const { return m_isDisposed ? std::nullopt : std::optional(m_entry->id()); }

const StubHook *ImportHook::becoming() const
{
    if (m_isDisposed)
        return afterDisposal().data();
    return m_itself ? m_itself.data() : m_entry->resolution().data();
}

void ImportHook::prepare()
{
    if (m_role == Role::Stub && !m_isDisposed && !m_entry->resolution() && !m_itself)
        m_itself = makeValueHook(Value::stub(CapabilityPtr(dup().data())));
}

// While it is awaited, m_itself stands for the outcome only; calls go where they always went.
HookPtr ImportHook::next(Operation, PropertyPath &) { return m_isDisposed ? HookPtr() : m_entry->resolution(); }

StubHook *ImportHook::nextForBroken() { return m_isDisposed ? afterDisposal().data() : m_entry->resolution().data(); }

bool ImportHook::addOnBroken(quint64 id, BrokenCallback &&callback) { return m_entry->addOnBroken(id, std::move(callback)); }

void ImportHook::dropOnBroken(quint64 id)
{
    if (!m_isDisposed)
        m_entry->dropOnBroken(id);
}

HookPtr ImportHook::doCall(const PropertyPath &path, Arguments &&arguments)
{
    return m_isDisposed ? disposedUse(u"Calling", path) : m_entry->session()->sendCall(m_entry->id(), path, &arguments);
}

HookPtr ImportHook::doGet(const PropertyPath &path)
{
    return m_isDisposed ? disposedUse(u"Reading", path) : m_entry->session()->sendCall(m_entry->id(), path, nullptr);
}

HookPtr ImportHook::doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    if (m_isDisposed)
        return disposedUse(u"Mapping", path);
    return m_entry->session()->sendMap(m_entry->id(), path, captures, instructions);
}

const Outcome *ImportHook::ownOutcome() const { return nullptr; }

void ImportHook::doSettle(OutcomeCallback &&callback) { m_entry->await(HookPtr(this), std::move(callback)); }

void MainImportHook::dispose()
{
    const HookPtr self(this);
    const ImportEntryPtr main = entry();
    SessionCore *session = isDisposed() ? nullptr : main->session();
    const std::shared_ptr<SessionCore> kept = session ? session->self() : nullptr;
    ImportHook::dispose();
    if (kept)
        kept->shutDown();
}

} // namespace QtCapnWeb
