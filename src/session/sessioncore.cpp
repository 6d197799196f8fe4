// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessioncore.h"

#include "capabilitywalk.h"
#include "completions.h"
#include "expressionwalker.h"
#include "importhook.h"
#include "message.h"
#include "promisehook.h"
#include "sessionimporter.h"
#include "settledhook.h"

#include <QtCore/QScopeGuard>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

QString text(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }
QString text(double number) { return QString::fromLatin1(numberToJavaScript(number)); }

RpcError oversized(qint64 limit)
{
    return RpcError::typeError("Incoming message exceeds maximum size of %1 UTF-16 code units."_L1.arg(QString::number(limit)));
}

RpcError tooMany(QLatin1StringView what, qint64 limit, QLatin1StringView name)
{
    return RpcError::rangeError("Too many %1: the limit is %2 (%3)."_L1.arg(what, QString::number(limit), name));
}

HookPtr hookOf(const Evaluation &evaluation)
{
    // What a message makes of a call is the promise of its result itself.
    return makeValueHook(evaluation.value);
}

// The last positive id that moves JavaScript's array length, and with it the reference's next import (corpus rule R14).
constexpr double MaximumArrayIndex = 4294967294.0;

} // namespace

RpcError SessionLoad::tooManyCalls() const { return tooMany("outstanding calls"_L1, maximumCalls, "maxOutstandingCalls"_L1); }

/// A parsed message's memory, used again for the next. Each message that is being processed has its own: a handler may spin a
/// nested event loop, in which the next messages are received.
class SessionCore::DocumentLease
{
public:
    explicit DocumentLease(std::shared_ptr<SessionCore> session) : m_session(std::move(session))
    {
        auto &idle = m_session->m_documents;
        if (idle.empty()) {
            m_document = std::make_unique<JsonDocument>();
        } else {
            m_document = std::move(idle.back());
            idle.pop_back();
        }
    }
    ~DocumentLease()
    {
        constexpr size_t WorthKeeping = 256 * 1024;
        const bool isSmall = m_document->memoryUsage() <= WorthKeeping && size_t(m_document->text().size()) <= WorthKeeping;
        if (isSmall && m_session->m_documents.size() < 4)
            m_session->m_documents.push_back(std::move(m_document));
    }
    Q_DISABLE_COPY_MOVE(DocumentLease)

    JsonDocument &operator*() const { return *m_document; }
    JsonDocument *operator->() const { return m_document.get(); }

private:
    const std::shared_ptr<SessionCore> m_session; // the message may destroy its owner
    std::unique_ptr<JsonDocument> m_document;
};

SessionCore::SessionCore(SessionOutlet *outlet, HookPtr localMain, SessionOptions options)
    : m_outlet(outlet), m_options(std::move(options)),
      m_load(std::make_shared<SessionLoad>(m_options.limits.maxOutstandingCalls)),
      m_main(new ImportEntry(this, EntryId(0), ImportEntry::Kind::Stub))
{
    if (!localMain)
        localMain = makeErrorHook(RpcError(u"This connection has no main object."_s));
    m_exports.insert(EntryId(0), {std::move(localMain)});
    m_main->setOrigin({ImportOrigin::Kind::Main, {}});
    ImportEntry *main = m_main.data();
    m_imports.insert(EntryId(0), std::move(main));
}

SessionCore::~SessionCore() = default;

void SessionCore::receive(const QByteArray &message)
{
    if (m_reason)
        return;
    const auto kept = self();
    ++m_processing;
    {
        const Completions::Scope scope;
        process(message);
    }
    --m_processing;
    checkIdle();
}

void SessionCore::process(const QByteArray &message)
{
    exportRunningPushes();
    const MessageScope scope(*this, message.size());
    try {
        // Bytes are never fewer than UTF-16 units, so they are counted only where it matters.
        if (message.size() > m_options.limits.maxMessageSize && utf16Length(message) > m_options.limits.maxMessageSize)
            throw oversized(m_options.limits.maxMessageSize);
        const DocumentLease document(self());
        if (const JsonError error = document->parse(message); error.isError())
            throw RpcError::syntaxError("%1 at byte %2 of the message"_L1.arg(error.message, QString::number(error.offset)));
        const std::optional<Message> decoded = Message::decode(document->root());
        if (!decoded)
            throw RpcError(badMessageText(document->root()));
        dispatch(*decoded);
        checkLoad();
    } catch (const RpcError &error) {
        // By now all that the message had imported is released again.
        breakWith(RpcError(error), true);
    }
}

void SessionCore::dispatch(const Message &message)
{
    switch (message.kind) {
    case Message::Kind::Push:
        return handlePush(message.expression, false);
    case Message::Kind::Pull:
        return pullExport(message.id);
    case Message::Kind::Resolve:
        return handleResolve(message.id, message.expression);
    case Message::Kind::Reject:
        return handleReject(message.id, message.expression);
    case Message::Kind::Release:
        return handleRelease(message.id, message.refcount);
    case Message::Kind::Stream:
        return handlePush(message.expression, true);
    case Message::Kind::Pipe:
        return handlePipe();
    case Message::Kind::Abort:
        return handleAbort(message.expression);
    }
}

Evaluation SessionCore::evaluateHere(const JsonNode &expression)
{
    SessionImporter importer(*this);
    return evaluate(expression, importer, m_options.limits);
}

void SessionCore::checkLoad() const
{
    const RpcLimits &limits = m_options.limits;
    if (m_load->hasTooManyCalls() || m_pullCount > limits.maxOutstandingCalls)
        throw m_load->tooManyCalls();
    if (m_load->bytes > limits.maxHeldBytes)
        throw tooMany("bytes are held for the peer"_L1, limits.maxHeldBytes, "maxHeldBytes"_L1);
}

ChargePtr SessionCore::messageCharge()
{
    if (!m_message)
        return newCharge();
    if (!m_message->charge)
        m_message->charge = std::make_shared<Charge>(m_load, m_message->size);
    return m_message->charge;
}

void SessionCore::countCall(const HookPtr &result)
{
    if (PromiseState *pending = pendingStateOf(result.data()))
        pending->count(PendingCall(messageCharge()));
}

void SessionCore::checkExports() const
{
    if (m_exports.size() >= m_options.limits.maxExports)
        throw tooMany("live exports"_L1, m_options.limits.maxExports, "maxExports"_L1);
}

void SessionCore::checkImports() const
{
    if (m_introducedImports >= m_options.limits.maxImports)
        throw tooMany("live imports"_L1, m_options.limits.maxImports, "maxImports"_L1);
}

void SessionCore::handlePush(const JsonNode &expression, bool isStream)
{
    checkExports();
    // The id is taken first, though the entry comes last (corpus rule R15): evaluation may call a handler, and that may spin an
    // event loop in which later pushes arrive.
    RunningPush push{EntryId(double(m_nextPeerPush++)), isStream, m_message, nullptr};
    m_message->pushed = expression;
    m_runningPushes.push_back(&push);
    auto done = qScopeGuard([&] { std::erase(m_runningPushes, &push); });

    Evaluation evaluation;
    try {
        evaluation = evaluateHere(expression);
    } catch (...) {
        if (double(m_nextPeerPush) == push.id.value + 1)
            --m_nextPeerPush; // It has made no entry.
        throw;
    }
    if (m_reason)
        return;
    if (push.resolver)
        push.resolver->resolve(hookOf(evaluation));
    else
        exportPush(push.id, hookOf(evaluation), isStream, *push.message);
    // The answer may bring the next messages before it was sent.
    done.dismiss();
    std::erase(m_runningPushes, &push);
    if (isStream && m_exports.find(push.id))
        pullExport(push.id);
}

void SessionCore::exportRunningPushes()
{
    for (RunningPush *push : m_runningPushes) {
        if (push->resolver)
            continue;
        push->resolver = std::make_unique<PromiseResolver>();
        exportPush(push->id, push->resolver->promise(), push->isStream, *push->message);
    }
}

void SessionCore::exportPush(EntryId id, HookPtr hook, bool isStream, const MessageScope &message)
{
    // Nothing else of the message is left, mostly; then the bytes need no charge that is shared.
    const qint64 bytes = message.charge ? 0 : message.size;
    m_load->bytes += bytes;
    ExportEntry &entry = m_exports.insert(id, {.hook = std::move(hook), .bytes = quint32(bytes), .autoRelease = isStream});
    if (message.charge)
        entry.withRare().charge = message.charge;
}

void SessionCore::handleResolve(EntryId id, const JsonNode &expression)
{
    ImportEntry **found = m_imports.find(id);
    const ImportEntryPtr entry(found ? *found : nullptr);
    const double introductions = entry ? entry->introductions() : 0;
    if (const ImportOrigin origin = entry ? entry->origin() : ImportOrigin(); origin.kind == ImportOrigin::Kind::Call)
        m_message->origin = {ImportOrigin::Kind::Result, origin.path};
    // Even if nobody waits, the value is evaluated, so that what it introduces is released (R8).
    const Evaluation evaluation = evaluateHere(expression);
    if (!entry || m_reason)
        return;
    if (entry->introductions() != introductions && holdsImport(evaluation.value, id)) {
        // The entry and its resolution would keep each other for ever; the reference leaves that to its garbage collector.
        disposeCapabilities(evaluation.value);
        entry->resolve(makeErrorHook(RpcError::typeError(u"The peer resolved a promise with a value that holds the promise."_s)));
        return;
    }
    if (entry->isIntroduced())
        entry->setCharge(messageCharge()); // We did not ask for it.
    entry->resolve(HookPtr(new SettledHook(evaluation.value)));
}

// Asked where a resolution introduced its own id anew.
bool SessionCore::holdsImport(const Value &value, EntryId id) const
{
    bool holds = false;
    replaceCapabilities(value, [&](const Value &capability) {
        const auto *hook = hookCast<ImportHook>(StubHook::from(capability.capability().data()));
        const EntryId *import = hook ? hook->importOf(this) : nullptr;
        // What writes to the peer has its import inside.
        holds = holds || (import && *import == id) || capability.type() == Value::Type::Writable;
        return capability;
    });
    return holds;
}

void SessionCore::handleReject(EntryId id, const JsonNode &expression)
{
    ImportEntry **found = m_imports.find(id);
    const ImportEntryPtr entry(found ? *found : nullptr);
    if (!entry)
        return; // not even evaluated (R9)
    const Evaluation evaluation = evaluateHere(expression);
    disposeCapabilities(evaluation.value); // An error owns nothing.
    if (!m_reason)
        entry->resolve(makeErrorHook(RpcError::fromThrownValue(evaluation.value)));
}

void SessionCore::handleRelease(EntryId id, double refcount)
{
    ExportEntry *entry = m_exports.find(id);
    if (!entry)
        throw RpcError("no such export ID: %1"_L1.arg(text(id)));
    const double left = entry->refcount() - refcount;
    if (entry->refcount() < refcount)
        throw RpcError("refcount would go negative: %1 < %2"_L1.arg(text(entry->refcount()), text(refcount)));
    if (left != 0) {
        entry->withRare().refcount = left;
        return;
    }
    const ExportEntry released = m_exports.take(id);
    m_load->bytes -= released.bytes;
    // A call that goes on at a third party is given up; one that runs here goes on.
    if (hookCast<ImportHook>(released.hook.data()))
        released.hook->dispose();
}

void SessionCore::handleAbort(const JsonNode &expression)
{
    Value reason;
    if (!expression.isNone()) {
        reason = evaluateHere(expression).value;
        disposeCapabilities(reason);
    }
    breakWith(RpcError::fromThrownValue(reason), false);
}

ImportEntryPtr SessionCore::introduce(EntryId id, ImportEntry::Kind kind)
{
    checkImports();
    ImportEntryPtr entry(new ImportEntry(this, id, kind));
    m_imports.insert(id, entry.data());
    ++m_introducedImports;
    entry->setOrigin(originOfIntroduced());
    if (id.value >= double(m_nextImport) && id.value <= MaximumArrayIndex && std::floor(id.value) == id.value)
        m_nextImport = qint64(id.value) + 1;
    return entry;
}

ImportOrigin SessionCore::originOfIntroduced() const
{
    if (!m_message)
        return {};
    ImportOrigin &origin = m_message->origin;
    if (origin.kind == ImportOrigin::Kind::Unknown && !m_message->pushed.isNone()) {
        origin.kind = ImportOrigin::Kind::Argument;
        // ["pipeline", id, path, arguments], or anything else.
        JsonNode path = m_message->pushed.isArray() ? m_message->pushed.first() : JsonNode();
        for (int i = 0; i < 2 && !path.isNone(); ++i)
            path = path.next();
        const JsonNode name = !path.isNone() && path.isArray() ? path.first() : JsonNode();
        // The peer chooses the name; it is kept as long as what it introduced, so it must be small.
        if (!name.isNone() && name.next().isNone() && name.isString() && name.stringLength() <= 64)
            origin.path = toPropertyPath(path);
    }
    return origin;
}

HookPtr SessionCore::importStub(EntryId id)
{
    if (m_reason)
        throw RpcError(*m_reason);
    if (ImportEntry **found = m_imports.find(id)) {
        (*found)->addIntroduction();
        return HookPtr(new ImportHook(ImportEntryPtr(*found), ImportHook::Role::Stub));
    }
    return HookPtr(new ImportHook(introduce(id, ImportEntry::Kind::Stub), ImportHook::Role::Stub));
}

HookPtr SessionCore::importPromise(EntryId id)
{
    if (m_reason)
        throw RpcError(*m_reason);
    if (ImportEntry **found = m_imports.find(id)) {
        (*found)->addIntroduction();
        return makeErrorHook(RpcError(u"Bug in RPC system: The peer sent a promise reusing an existing export ID."_s));
    }
    return HookPtr(new ImportHook(introduce(id, ImportEntry::Kind::Promise), ImportHook::Role::Promise));
}

EntryId SessionCore::takeImportId()
{
    // What the peer introduced beyond an array's ids was not counted.
    while (double(m_nextImport) > MaximumArrayIndex && m_imports.find(EntryId(double(m_nextImport))))
        ++m_nextImport;
    return EntryId(double(m_nextImport++));
}

HookPtr SessionCore::exported(EntryId id)
{
    if (m_reason)
        throw RpcError(*m_reason);
    const ExportEntry *entry = m_exports.find(id);
    return entry ? entry->hook : HookPtr();
}

} // namespace QtCapnWeb
