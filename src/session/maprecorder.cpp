// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "maprecorder.h"

#include "expression.h"
#include "jsonwriter.h"
#include "mapinstructions.h"
#include "propertyhook.h"
#include "settledhook.h"
#include "targethook.h"

#include <QtCore/QHash>

#include <atomic>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

class MapRecorder;
thread_local MapRecorder *innermost = nullptr;

RpcError placeholderError()
{
    return RpcError(u"Attempted to use an abstract placeholder from a mapper function. Please make sure your map function has no "
                    "side effects."_s);
}

RpcError targetError()
{
    return RpcError(u"Can't construct an RpcTarget or RPC callback inside a mapper function. Try creating a new RpcStub outside "
                    "the callback first, then using it inside the callback."_s);
}

RpcError streamError() { return RpcError(u"Cannot send ReadableStream inside a mapper function."_s); }

/// \brief The input of a map function, or the result of one of its instructions.
///
/// It only has a number, so it may outlive its recording; it is good for nothing then. All handles on it are one.
class PlaceholderHook final : public StubHook
{
public:
    PlaceholderHook(quint64 recording, int number) : m_recording(recording), m_number(number) { }

    quint64 recording() const { return m_recording; }
    int number() const { return m_number; }

    HookPtr dup() override { return HookPtr(this); }
    void dispose() override { }
    QString describe() const override { return u"placeholder of a mapper function"_s; }
    StubHook *nextForBroken() override { return nullptr; }
    bool addOnBroken(quint64, BrokenCallback &&callback) override
    {
        callback(placeholderError());
        return false;
    }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    // recordMap() never comes here.
    HookPtr doMap(const PropertyPath &, QList<HookPtr> &&, const MapInstructions &) override { return broken(); }
    const Outcome *ownOutcome() const override { return broken()->settled(); }
    void doSettle(OutcomeCallback &&callback) override { broken()->settle(std::move(callback)); }

private:
    static const HookPtr &broken()
    {
        static const HookPtr hook = makeErrorHook(placeholderError());
        return hook;
    }

    const quint64 m_recording;
    const int m_number;
};

// A property of something is that and a path.
void findRoot(HookPtr &hook, PropertyPath &path)
{
    while (const auto *property = hookCast<PropertyHook>(hook.data())) {
        if (!property->parent())
            return;
        path = property->path() + path;
        hook = HookPtr(property->parent());
    }
}

/// \brief One map function while it runs. Nested ones know the one around them.
class MapRecorder final : public Exporter
{
public:
    MapRecorder(HookPtr subject, PropertyPath path)
        : m_outer(innermost), m_recording(nextRecording()), m_subject(std::move(subject)), m_path(std::move(path))
    {
        findRoot(m_subject, m_path);
        if (m_outer) {
            try {
                m_subjectNumber = m_outer->numberOf(m_subject);
            } catch (const RpcError &error) {
                fail(error);
            }
        }
        innermost = this;
    }
    ~MapRecorder() override { stop(); }
    Q_DISABLE_COPY_MOVE(MapRecorder)

    quint64 recording() const { return m_recording; }
    HookPtr placeholder(int number) const { return HookPtr(new PlaceholderHook(m_recording, number)); }

    /// The function recorded what can't be, or threw. It has no result then, and neither has the one around it.
    void fail(const RpcError &error)
    {
        if (!m_error)
            m_error = RpcError(error);
        if (m_outer)
            m_outer->fail(error);
    }

    /// The function returned: recording goes on with the one around it.
    void stop()
    {
        if (innermost == this)
            innermost = m_outer;
    }

    HookPtr recordCall(HookPtr hook, PropertyPath path, const Arguments *arguments)
    {
        findRoot(hook, path);
        JsonWriter writer;
        return record(writer, [&] {
            writer.beginArray();
            writer.tag("pipeline");
            writer.number(numberOf(hook));
            writePath(writer, path);
            if (arguments)
                serializeArguments(writer, arguments->items, *this);
            writer.endArray();
        });
    }

    HookPtr finish(const Value &result)
    {
        stop();
        JsonWriter last;
        record(last, [&] { serialize(last, result, *this); });
        if (m_error)
            return makeErrorHook(*m_error);
        m_instructions.endArray();
        if (!m_outer)
            return m_subject->map(m_path, std::move(m_captures), MapInstructions(m_instructions.take()));

        JsonWriter writer;
        return m_outer->record(writer, [&] {
            writer.beginArray();
            writer.tag("remap");
            writer.number(m_subjectNumber);
            writePath(writer, m_path);
            writer.beginArray();
            for (const int capture : m_capturesOfOuter) {
                writer.beginArray();
                writer.tag("import");
                writer.number(capture);
                writer.endArray();
            }
            writer.endArray();
            writer.raw(m_instructions.take());
            writer.endArray();
        });
    }

    // Exporter

    void writeCapability(JsonWriter &writer, const Value &capability) override
    {
        if (capability.type() == Value::Type::Readable)
            throw streamError();
        HookPtr hook(StubHook::from(capability.capability().data()));
        if (!hook || capability.type() == Value::Type::Writable)
            throw targetError();
        const bool isPromise = capability.type() == Value::Type::Promise;
        if (const Value *plain = isPromise ? plainValue(hook) : nullptr) {
            serialize(writer, *plain, *this);
            return;
        }
        PropertyPath path;
        findRoot(hook, path);
        writer.beginArray();
        writer.tag(isPromise ? "pipeline" : "import");
        writer.number(numberOf(hook));
        if (!path.isEmpty())
            writePath(writer, path);
        writer.endArray();
    }
    void writeBlobContent(JsonWriter &, const BlobData &) override { throw streamError(); }
    std::optional<RpcError> onSendError(const RpcError &) override { return std::nullopt; }
    // A capture that nothing uses does no harm.
    qsizetype mark() override { return 0; }
    void rollBack(qsizetype) override { }

private:
    static quint64 nextRecording()
    {
        static std::atomic<quint64> recording = 0;
        return ++recording;
    }

    // What a promise of this side has become, if it is a mere value: better than to have every application ask for it.
    static const Value *plainValue(const HookPtr &hook)
    {
        const Outcome *outcome = hook->settled();
        const Value *value = outcome ? std::get_if<Value>(outcome) : nullptr;
        return value && value->type() < Value::Type::Error ? value : nullptr;
    }

    // Writes one instruction. A function that records what can't be goes on, but has no result.
    template<typename Write>
    HookPtr record(JsonWriter &writer, Write &&write)
    {
        try {
            write();
            m_instructions.raw(writer.take());
            return placeholder(++m_count);
        } catch (const RpcError &error) {
            fail(error);
            return makeErrorHook(*m_error);
        }
    }

    // The number by which instructions name \a hook.
    int numberOf(const HookPtr &hook)
    {
        const auto *mine = dynamic_cast<const PlaceholderHook *>(hook.data());
        if (mine && mine->recording() == m_recording)
            return mine->number();
        if (const auto known = m_numbers.constFind(hook.data()); known != m_numbers.constEnd())
            return known->number;
        int captured = 0;
        if (m_outer) {
            m_capturesOfOuter.append(m_outer->numberOf(hook));
            captured = int(m_capturesOfOuter.size());
        } else {
            const auto *target = dynamic_cast<const TargetHook *>(hook.data());
            if (target && target->madeInRecording() >= m_recording)
                throw targetError();
            // Broken already: a call that could not even be recorded, a coroutine that waited for a placeholder, or a placeholder
            // of a recording that is over.
            const Outcome *outcome = hook->settled();
            if (const RpcError *error = outcome ? std::get_if<RpcError>(outcome) : nullptr)
                throw RpcError(*error);
            m_captures.append(hook->dupPromise());
            captured = int(m_captures.size());
        }
        m_numbers.insert(hook.data(), {hook, -captured});
        return -captured;
    }

    struct Known {
        HookPtr hook; // kept, so that no other gets its address
        int number;
    };

    MapRecorder *const m_outer;
    const quint64 m_recording;
    HookPtr m_subject;
    PropertyPath m_path;
    int m_subjectNumber = 0; // if there is an outer one
    QList<HookPtr> m_captures; // of the outermost
    QList<int> m_capturesOfOuter; // of the others: their numbers there
    QHash<const StubHook *, Known> m_numbers;
    JsonWriter m_instructions = startOfArray();
    int m_count = 0;
    std::optional<RpcError> m_error;

    static JsonWriter startOfArray()
    {
        JsonWriter writer;
        writer.beginArray();
        return writer;
    }
};

HookPtr PlaceholderHook::doCall(const PropertyPath &path, Arguments &&arguments)
{
    return innermost ? innermost->recordCall(HookPtr(this), path, &arguments) : broken();
}

HookPtr PlaceholderHook::doGet(const PropertyPath &path)
{
    if (path.isEmpty())
        return HookPtr(this);
    return innermost ? innermost->recordCall(HookPtr(this), path, nullptr) : broken();
}

} // namespace

HookPtr recordMap(const HookPtr &subject, const PropertyPath &path,
                  const std::function<Value(const HookPtr &placeholder)> &function)
{
    MapRecorder recorder(subject, path);
    try {
        return recorder.finish(function(recorder.placeholder(0)));
    } catch (const RpcError &error) {
        recorder.fail(error);
        throw;
    } catch (const std::exception &exception) {
        recorder.fail(RpcError(QString::fromUtf8(exception.what())));
        throw;
    }
}

HookPtr callOrRecord(const HookPtr &hook, const PropertyPath &path, Arguments &&arguments)
{
    return innermost ? innermost->recordCall(hook, path, &arguments) : hook->call(path, std::move(arguments));
}

quint64 currentRecording() { return innermost ? innermost->recording() : 0; }

} // namespace QtCapnWeb
