// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "objecttarget.h"

#include "apilogging.h"
#include "rpcpromise.h"

#include <QtCore/QVarLengthArray>

#include <cstddef>
#include <new>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const PathPart &name) { return pathToString(PropertyPath{name}); }

/// \brief Storage of the arguments and the result of one call, on the stack if it is small.
class Frame
{
public:
    explicit Frame(size_t size)
    {
        if (size > sizeof(m_inside))
            m_memory = static_cast<std::byte *>(::operator new(size, std::align_val_t(alignof(std::max_align_t))));
    }
    ~Frame()
    {
        for (const auto &[type, object] : m_objects)
            type.destruct(object);
        if (m_memory != m_inside)
            ::operator delete(m_memory, std::align_val_t(alignof(std::max_align_t)));
    }
    Frame(const Frame &) = delete;
    Frame &operator=(const Frame &) = delete;

    void *construct(QMetaType type, size_t offset)
    {
        void *object = type.construct(m_memory + offset);
        m_objects.append({type, object});
        return object;
    }

private:
    alignas(std::max_align_t) std::byte m_inside[256];
    std::byte *m_memory = m_inside;
    QVarLengthArray<std::pair<QMetaType, void *>, 8> m_objects;
};

} // namespace

std::unique_ptr<LocalTarget> ObjectTarget::create(RpcTarget *target, bool owned)
{
    const TargetClass &targetClass = TargetClass::of(target->metaObject());
    if (owned && !target->parent())
        target->m_owned = true;
    return std::make_unique<ObjectTarget>(target, &targetClass);
}

ObjectTarget::ObjectTarget(RpcTarget *target, const TargetClass *targetClass) : m_lease(target), m_class(targetClass) { }

RpcTarget *ObjectTarget::target() const
{
    if (RpcTarget *const object = m_lease.target())
        return object;
    throw RpcError(u"The object has been destroyed."_s);
}

LocalTarget::Member ObjectTarget::member(const PathPart &part) const
{
    const RpcTarget *const object = target();
    const QString *name = std::get_if<QString>(&part);
    if (!name)
        return Member::None;
    // As in QML, a property hides a method of its name.
    if (m_class->property(*name))
        return Member::Property;
    if (m_class->method(*name))
        return Member::Method;
    if (m_class->isHidden(*name) || object->dynamicPropertyNames().contains(name->toUtf8())) {
        throw RpcError::typeError(
            u"Attempted to access property '%1', which is an instance property of the RpcTarget. To avoid leaking "
            "private internals, instance properties cannot be accessed over RPC. If you want to make this property "
            "available over RPC, define it as a method or getter on the class, instead of an instance property."_s.arg(*name));
    }
    return Member::None;
}

Value ObjectTarget::read(const PathPart &part)
{
    RpcTarget *const object = target();
    const TargetClass::Property *property = nullptr;
    if (const QString *name = std::get_if<QString>(&part))
        property = m_class->property(*name);
    if (!property)
        return {};
    const RpcTargetLease lease(object);
    Frame frame(size_t(property->type.sizeOf()));
    void *storage = frame.construct(property->type, 0);
    int status = -1;
    void *arguments[] = {storage, nullptr, &status};
    QMetaObject::metacall(object, QMetaObject::ReadProperty, property->index, arguments);
    // A target behind a property belongs to the object, unlike one that a method makes.
    if (property->type.flags().testFlag(QMetaType::PointerToQObject))
        return Detail::borrowedTargetToValue(static_cast<RpcTarget *>(*static_cast<QObject **>(storage)));
    return property->adapter->toValue(*property->adapter, storage);
}

Value ObjectTarget::call(const PathPart &part, const Value &arguments)
{
    RpcTarget *const object = target();
    const TargetClass::Method *method = nullptr;
    if (const QString *name = std::get_if<QString>(&part))
        method = m_class->method(*name);
    if (!method)
        throw RpcError::typeError(u"'%1' is not a function."_s.arg(nameOf(part)));

    const TargetClass::Overload &overload = TargetClass::choose(*method, arguments.items());
    Frame frame(overload.frameSize);
    QVarLengthArray<void *, 10> pointers(overload.parameters.size() + 1);
    pointers[0] = nullptr;
    for (qsizetype i = 0; i < overload.parameters.size(); ++i) {
        const TargetClass::Parameter &parameter = overload.parameters.at(i);
        pointers[i + 1] = frame.construct(parameter.type, parameter.offset);
        RpcMismatch why;
        if (!parameter.adapter->fromValue(*parameter.adapter, arguments.at(i), pointers[i + 1], &why))
            throw why.toError(u"%1: argument %2"_s.arg(method->name).arg(i + 1));
    }
    if (overload.result)
        pointers[0] = frame.construct(overload.resultType, overload.resultOffset);

    // From here on this box may be gone: the callee may end its own capability, its session or itself.
    const RpcTargetLease lease(object);
    QMetaObject::metacall(object, QMetaObject::InvokeMetaMethod, overload.index, pointers.data());
    if (!overload.result)
        return {};
    Value result = overload.result->toValue(*overload.result, pointers[0]);
    if (overload.result->asynchronous) {
        // The method is still at work: an owned object must stay.
        if (StubHook *hook = StubHook::from(result.capability().data()))
            hook->pull([lease](const Outcome &) {});
    }
    return result;
}

void ObjectTarget::disposed()
{
    if (RpcTarget *const object = m_lease.target()) {
        try {
            object->disposed();
        } catch (...) {
            // The last handle went, maybe in a destructor: there is nobody to tell.
            qCCritical(lcApi).noquote() << "RpcTarget::disposed() threw:" << Detail::currentError().toString();
        }
    }
    m_lease = {};
}

QString ObjectTarget::describe() const
{
    const RpcTarget *const object = m_lease.target();
    if (!object)
        return u"destroyed object"_s;
    return u"%1(0x%2)"_s.arg(QString::fromLatin1(object->metaObject()->className())).arg(quintptr(object), 0, 16);
}

} // namespace QtCapnWeb
