// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpctyperegistry.h"

#include "rpcbuiltintypes.h"
#include "rpctarget.h"

#include <QtCore/QHash>
#include <QtCore/QMetaEnum>
#include <QtCore/QReadWriteLock>

#include <cstring>
#include <deque>
#include <mutex>

namespace QtCapnWeb {

namespace {

struct Registry {
    QReadWriteLock lock;
    std::deque<RpcTypeAdapter> adapters; ///< their addresses stay
    QHash<int, const RpcTypeAdapter *> byId;

    const RpcTypeAdapter *add(const RpcTypeAdapter &adapter)
    {
        const QWriteLocker locker(&lock);
        adapters.push_back(adapter);
        byId.insert(adapter.type.id(), &adapters.back());
        return &adapters.back();
    }
    const RpcTypeAdapter *find(int id)
    {
        const QReadLocker locker(&lock);
        return byId.value(id);
    }
};

Registry &registry()
{
    static Registry instance;
    return instance;
}

thread_local bool registeringBuiltIns = false;

void ensureBuiltIns()
{
    static std::once_flag once;
    if (registeringBuiltIns)
        return;
    std::call_once(once, [] {
        registeringBuiltIns = true;
        Detail::registerBuiltInTypes();
        Detail::registerBuiltInResults();
        registeringBuiltIns = false;
    });
}

QMetaEnum metaEnumOf(QMetaType type)
{
    const QMetaObject *scope = type.metaObject();
    if (!scope)
        return {};
    QByteArray name(type.name());
    if (const qsizetype flags = name.indexOf("QFlags<"); flags == 0)
        name = name.mid(7).chopped(1);
    const QByteArray last = name.mid(name.lastIndexOf(':') + 1);
    return scope->enumerator(scope->indexOfEnumerator(last.constData()));
}

template<typename Integer>
Integer readInteger(const void *object)
{
    Integer result = 0;
    std::memcpy(&result, object, sizeof(result));
    return result;
}

Value enumToValue(const RpcTypeAdapter &self, void *object)
{
    const bool isUnsigned = self.type.flags().testFlag(QMetaType::IsUnsignedEnumeration);
    switch (self.type.sizeOf()) {
    case 1:
        return isUnsigned ? Value(int(readInteger<quint8>(object))) : Value(int(readInteger<qint8>(object)));
    case 2:
        return isUnsigned ? Value(int(readInteger<quint16>(object))) : Value(int(readInteger<qint16>(object)));
    case 4:
        return isUnsigned ? Value(double(readInteger<quint32>(object))) : Value(readInteger<qint32>(object));
    default:
        return Detail::signedToValue(readInteger<qint64>(object));
    }
}

bool enumFromValue(const RpcTypeAdapter &self, const Value &value, void *object, RpcMismatch *why)
{
    qint64 wide = 0;
    if (!Detail::enumFromValue(value, metaEnumOf(self.type), self.name, &wide, why))
        return false;
    const auto size = qsizetype(self.type.sizeOf());
    if (size < 4) {
        const bool isUnsigned = self.type.flags().testFlag(QMetaType::IsUnsignedEnumeration);
        const qint64 bits = 8 * size;
        const qint64 minimum = isUnsigned ? 0 : -(qint64(1) << (bits - 1));
        const qint64 maximum = isUnsigned ? (qint64(1) << bits) - 1 : (qint64(1) << (bits - 1)) - 1;
        if (wide < minimum || wide > maximum)
            return why->setRange(self.name, QString::number(wide));
    }
    const auto n8 = qint8(wide);
    const auto n16 = qint16(wide);
    const auto n32 = qint32(wide);
    const void *from = size == 1   ? static_cast<const void *>(&n8)
                       : size == 2 ? &n16
                       : size == 4 ? static_cast<const void *>(&n32)
                                   : &wide;
    std::memcpy(object, from, size_t(size));
    return true;
}

/// Enums, gadgets and pointers to targets tell all that is needed by their meta type.
std::optional<RpcTypeAdapter> makeAdapter(QMetaType type)
{
    RpcTypeAdapter adapter;
    adapter.type = type;
    adapter.name = QString::fromLatin1(type.name());
    const QMetaType::TypeFlags flags = type.flags();
    if (flags.testFlag(QMetaType::IsEnumeration)) {
        adapter.accepts = rpcTypeSet(Value::Type::Number);
        adapter.toValue = &enumToValue;
        adapter.fromValue = &enumFromValue;
        return adapter;
    }
    if (flags.testFlag(QMetaType::IsGadget) && type.metaObject()) {
        adapter.accepts = rpcTypeSet(Value::Type::Object);
        adapter.toValue = [](const RpcTypeAdapter &self, void *object) {
            return Detail::gadgetToValue(self.type.metaObject(), object);
        };
        adapter.fromValue = [](const RpcTypeAdapter &self, const Value &value, void *object, RpcMismatch *why) {
            return Detail::gadgetFromValue(self.type.metaObject(), value, object, why);
        };
        return adapter;
    }
    if (flags.testFlag(QMetaType::PointerToQObject) && type.metaObject()
        && type.metaObject()->inherits(&RpcTarget::staticMetaObject)) {
        adapter.toValue = [](const RpcTypeAdapter &, void *object) {
            return Detail::targetToValue(static_cast<RpcTarget *>(*static_cast<QObject **>(object)));
        };
        return adapter;
    }
    return {};
}

} // namespace

void registerRpcType(const RpcTypeAdapter &adapter)
{
    ensureBuiltIns();
    registry().add(adapter);
}

const RpcTypeAdapter *findRpcType(QMetaType type)
{
    if (!type.isValid())
        return nullptr;
    ensureBuiltIns();
    if (const RpcTypeAdapter *known = registry().find(type.id()))
        return known;
    if (const std::optional<RpcTypeAdapter> made = makeAdapter(type))
        return registry().add(*made);
    return nullptr;
}

} // namespace QtCapnWeb
