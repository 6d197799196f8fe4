// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "targetclass.h"

#include "rpctarget.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QMetaProperty>
#include <QtCore/QReadWriteLock>

#include <algorithm>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

size_t aligned(size_t offset, QMetaType type)
{
    const auto alignment = size_t(std::max(qsizetype(1), qsizetype(type.alignOf())));
    return (offset + alignment - 1) / alignment * alignment;
}

QString qualified(const QMetaObject *metaObject, const QByteArray &member)
{
    return QString::fromLatin1(metaObject->className()) + u"::"_s + QString::fromUtf8(member);
}

[[noreturn]] void refuseType(const QMetaObject *metaObject, const QByteArray &member, const QString &what, const QByteArray &type)
{
    throw RpcError::typeError(
        u"%1 cannot be offered: %2 has the type '%3', which is not registered. See QtCapnWeb::registerRpcType() and "
        "registerAsyncResult()."_s.arg(qualified(metaObject, member), what, QString::fromUtf8(type)));
}

bool isOffered(const QMetaMethod &method)
{
    return method.access() == QMetaMethod::Public
           && (method.methodType() == QMetaMethod::Method || method.methodType() == QMetaMethod::Slot);
}

/// QMetaType::isDefaultConstructible() came with Qt 6.5.
bool isDefaultConstructible(QMetaType type)
{
    void *object = type.create();
    type.destroy(object);
    return object != nullptr;
}

TargetClass::Overload makeOverload(const QMetaObject *metaObject, const QMetaMethod &method)
{
    TargetClass::Overload overload;
    overload.index = method.methodIndex();
    overload.signature = method.methodSignature();
    size_t end = 0;
    overload.parameters.reserve(method.parameterCount());
    for (int i = 0; i < method.parameterCount(); ++i) {
        TargetClass::Parameter parameter;
        parameter.type = method.parameterMetaType(i);
        parameter.adapter = findRpcType(parameter.type);
        if (!parameter.adapter || !parameter.adapter->fromValue)
            refuseType(metaObject, overload.signature, u"parameter %1"_s.arg(i + 1), method.parameterTypes().at(i));
        parameter.offset = aligned(end, parameter.type);
        end = parameter.offset + size_t(parameter.type.sizeOf());
        overload.parameters.append(parameter);
    }
    overload.resultType = method.returnMetaType();
    if (overload.resultType.id() != QMetaType::Void) {
        overload.result = findRpcType(overload.resultType);
        if (!overload.result || !overload.result->toValue || !isDefaultConstructible(overload.resultType))
            refuseType(metaObject, overload.signature, u"its result"_s, method.typeName());
        overload.resultOffset = aligned(end, overload.resultType);
        end = overload.resultOffset + size_t(overload.resultType.sizeOf());
    }
    overload.frameSize = end;
    return overload;
}

} // namespace

const TargetClass &TargetClass::of(const QMetaObject *metaObject)
{
    static QReadWriteLock lock;
    static QHash<const QMetaObject *, std::shared_ptr<const TargetClass>> classes;
    {
        const QReadLocker locker(&lock);
        if (const auto known = classes.constFind(metaObject); known != classes.constEnd())
            return **known;
    }
    // An error is not kept: the type that is missing may be registered before the next time.
    const std::shared_ptr<const TargetClass> made(new TargetClass(metaObject));
    const QWriteLocker locker(&lock);
    return **classes.insert(metaObject, classes.value(metaObject, made));
}

TargetClass::TargetClass(const QMetaObject *metaObject)
{
    addMethods(metaObject);
    addProperties(metaObject);
    for (const Method &method : std::as_const(m_methods))
        checkOverloads(metaObject, method);
    // A name that is offered by one class and hidden by another above it is offered.
    for (auto it = m_methods.keyBegin(); it != m_methods.keyEnd(); ++it)
        m_hidden.remove(*it);
    for (auto it = m_properties.keyBegin(); it != m_properties.keyEnd(); ++it)
        m_hidden.remove(*it);
}

void TargetClass::addMethods(const QMetaObject *metaObject)
{
    const int first = RpcTarget::staticMetaObject.methodCount();
    QSet<QByteArray> seen;
    // From the most derived one down, so that a method that is declared again counts once.
    for (int i = metaObject->methodCount() - 1; i >= 0; --i) {
        const QMetaMethod method = metaObject->method(i);
        const QString name = QString::fromUtf8(method.name());
        if (i < first || !isOffered(method)) {
            m_hidden.insert(name);
            continue;
        }
        const QByteArray signature = method.methodSignature();
        if (seen.contains(signature))
            continue;
        seen.insert(signature);
        Method &entry = m_methods[name];
        entry.name = name;
        entry.overloads.append(makeOverload(metaObject, method));
    }
    for (Method &method : m_methods) {
        std::sort(method.overloads.begin(), method.overloads.end(),
                  [](const Overload &a, const Overload &b) { return a.parameters.size() > b.parameters.size(); });
    }
}

void TargetClass::addProperties(const QMetaObject *metaObject)
{
    const int first = RpcTarget::staticMetaObject.propertyCount();
    for (int i = 0; i < metaObject->propertyCount(); ++i) {
        const QMetaProperty property = metaObject->property(i);
        const QString name = QString::fromUtf8(property.name());
        if (i < first || !property.isReadable()) {
            m_hidden.insert(name);
            continue;
        }
        Property entry;
        entry.index = i;
        entry.type = property.metaType();
        entry.adapter = findRpcType(entry.type);
        if (!entry.adapter || !entry.adapter->toValue)
            refuseType(metaObject, property.name(), u"the property"_s, property.typeName());
        m_properties.insert(name, entry);
    }
}

void TargetClass::checkOverloads(const QMetaObject *metaObject, const Method &method)
{
    const QList<Overload> &overloads = method.overloads;
    for (qsizetype i = 0; i < overloads.size(); ++i) {
        for (qsizetype j = i + 1; j < overloads.size(); ++j) {
            const QList<Parameter> &a = overloads.at(i).parameters;
            const QList<Parameter> &b = overloads.at(j).parameters;
            if (a.size() != b.size())
                continue;
            const bool apart = std::mismatch(a.begin(), a.end(), b.begin(),
                                             [](const Parameter &x, const Parameter &y) {
                                                 return (x.adapter->accepts & y.adapter->accepts) != 0;
                                             })
                                   .first
                               != a.end();
            if (!apart) {
                throw RpcError::typeError(u"%1 and %2 cannot be told apart by what arrives: give one another name."_s.arg(
                    qualified(metaObject, overloads.at(i).signature), qualified(metaObject, overloads.at(j).signature)));
            }
        }
    }
}

const TargetClass::Method *TargetClass::method(const QString &name) const
{
    const auto it = m_methods.constFind(name);
    return it == m_methods.constEnd() ? nullptr : &*it;
}

const TargetClass::Property *TargetClass::property(const QString &name) const
{
    const auto it = m_properties.constFind(name);
    return it == m_properties.constEnd() ? nullptr : &*it;
}

const TargetClass::Overload &TargetClass::choose(const Method &method, const QList<Value> &arguments)
{
    const QList<Overload> &overloads = method.overloads;
    const auto takes = [&](const Overload &overload) {
        for (qsizetype i = 0; i < overload.parameters.size(); ++i) {
            const Value::Type type = i < arguments.size() ? arguments.at(i).type() : Value::Type::Undefined;
            if (!(overload.parameters.at(i).adapter->accepts & rpcTypeSet(type)))
                return false;
        }
        return true;
    };

    // Most parameters first; an argument that is undefined at the end may as well be missing, as in JavaScript.
    qsizetype count = arguments.size();
    const Overload *only = nullptr;
    qsizetype alike = 0;
    while (true) {
        const auto first = std::find_if(overloads.begin(), overloads.end(),
                                        [count](const Overload &overload) { return overload.parameters.size() <= count; });
        if (first == overloads.end())
            break;
        const qsizetype size = first->parameters.size();
        qsizetype sameSize = 0;
        for (auto it = first; it != overloads.end() && it->parameters.size() == size; ++it) {
            if (takes(*it))
                return *it;
            ++sameSize;
        }
        if (!only) {
            only = &*first;
            alike = sameSize;
        }
        if (size == 0 || !arguments.at(size - 1).isUndefined())
            break;
        count = size - 1;
    }
    // Fewer arguments than any takes: those that are missing are undefined.
    for (auto it = overloads.crbegin(); it != overloads.crend(); ++it) {
        if (it->parameters.size() > arguments.size() && takes(*it))
            return *it;
    }
    if (only && alike == 1)
        return *only; // its conversion says which argument is wrong
    if (!only) {
        const qsizetype least = overloads.last().parameters.size();
        const QString text =
            least == 1 ? u"%1: expected at least %2 argument, got %3"_s : u"%1: expected at least %2 arguments, got %3"_s;
        throw RpcError::typeError(text.arg(method.name).arg(least).arg(arguments.size()));
    }
    QStringList types;
    for (const Value &argument : arguments)
        types.append(QString(Value::typeName(argument.type())));
    throw RpcError::typeError(u"%1: no overload takes (%2)"_s.arg(method.name, types.join(u", "_s)));
}

} // namespace QtCapnWeb
