// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "importhook.h"

#include "completions.h"
#include "jsonwriter.h"
#include "sessioncore.h"
#include "settledhook.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

ImportHook::ImportHook(ImportEntryPtr entry, Role role)
    : StubHook(HookKind), m_entry(std::move(entry)), m_id(m_entry->id()), m_role(role)
{
    m_entry->addHook();
}

ImportHook::~ImportHook()
{
    if (m_entry)
        m_entry->removeHook();
}

const EntryId *ImportHook::importOf(const SessionCore *session) const
{
    return m_entry && m_entry->session() == session ? &m_id : nullptr;
}

HookPtr ImportHook::dup() { return m_entry ? HookPtr(new ImportHook(m_entry, Role::Stub)) : afterDisposal(); }

HookPtr ImportHook::dupPromise() { return m_entry ? HookPtr(new ImportHook(m_entry, m_role)) : afterDisposal(); }

// "import -3, which came with the result of 'makeCounter'"
QString ImportHook::name() const
{
    const ImportEntry &entry = m_entry ? *m_entry : *m_disposed;
    const QString origin = entry.origin().describe();
    const QString id = "import %1"_L1.arg(QString::fromLatin1(numberToJavaScript(m_id.value)));
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
    if (!m_entry)
        return;
    const ImportEntryPtr entry = m_disposed = std::exchange(m_entry, {});
    if (const HookPtr itself = std::exchange(m_itself, {}))
        itself->dispose();
    entry->removeHook();
}

QString ImportHook::describe() const
{
    const QString id = QString::fromLatin1(numberToJavaScript(m_id.value));
    if (!m_entry)
        return "disposed import %1"_L1.arg(id);
    return (m_entry->resolution() ? "import %1, resolved"_L1 : "import %1"_L1).arg(id);
}

std::optional<EntryId> ImportHook::importId() const { return m_entry ? std::optional(m_id) : std::nullopt; }

const StubHook *ImportHook::becoming() const
{
    if (!m_entry)
        return afterDisposal().data();
    return m_itself ? m_itself.data() : m_entry->resolution().data();
}

void ImportHook::prepare()
{
    if (m_role == Role::Stub && m_entry && !m_entry->resolution() && !m_itself)
        m_itself = makeValueHook(Value::stub(CapabilityPtr(dup().data())));
}

// While it is awaited, m_itself stands for the outcome only; calls go where they always went.
HookPtr ImportHook::next(Operation, PropertyPath &) { return m_entry ? m_entry->resolution() : HookPtr(); }

StubHook *ImportHook::nextForBroken() { return m_entry ? m_entry->resolution().data() : afterDisposal().data(); }

bool ImportHook::addOnBroken(quint64 id, BrokenCallback &&callback) { return m_entry->addOnBroken(id, std::move(callback)); }

void ImportHook::dropOnBroken(quint64 id)
{
    if (m_entry)
        m_entry->dropOnBroken(id);
}

HookPtr ImportHook::doCall(const PropertyPath &path, Arguments &&arguments)
{
    return m_entry ? m_entry->session()->sendCall(m_id, path, &arguments) : disposedUse(u"Calling", path);
}

HookPtr ImportHook::doGet(const PropertyPath &path)
{
    return m_entry ? m_entry->session()->sendCall(m_id, path, nullptr) : disposedUse(u"Reading", path);
}

HookPtr ImportHook::doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    if (!m_entry)
        return disposedUse(u"Mapping", path);
    return m_entry->session()->sendMap(m_id, path, captures, instructions);
}

const Outcome *ImportHook::ownOutcome() const { return nullptr; }

void ImportHook::doSettle(OutcomeCallback &&callback) { m_entry->await(HookPtr(this), std::move(callback)); }

void MainImportHook::dispose()
{
    const HookPtr self(this);
    const ImportEntryPtr main = entry();
    SessionCore *session = main ? main->session() : nullptr;
    const std::shared_ptr<SessionCore> kept = session ? session->self() : nullptr;
    ImportHook::dispose();
    if (kept)
        kept->shutDown();
}

} // namespace QtCapnWeb
