// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpctyperegistry.h"

#include "rpcbuiltintypes.h"
#include "rpcpromise.h"
#include "rpctarget.h"

#include <QtCore/QAssociativeIterable>
#include <QtCore/QHash>
#include <QtCore/QMetaEnum>
#include <QtCore/QReadWriteLock>
#include <QtCore/QSequentialIterable>

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

/// Whether all of a container's items can travel; then \a adapter gets what they allow, too.
bool takesItems(QMetaType itemType, RpcTypeAdapter &adapter, RpcTypeSet accepts, decltype(RpcTypeAdapter::toValue) toValue,
                decltype(RpcTypeAdapter::fromValue) fromValue)
{
    const RpcTypeAdapter *item = findRpcType(itemType);
    if (!item || item->asynchronous)
        return false;
    if (item->toValue)
        adapter.toValue = toValue;
    if (item->fromValue) {
        adapter.fromValue = fromValue;
        adapter.accepts = accepts;
    }
    return item->toValue || item->fromValue;
}

Value sequenceToValue(const RpcTypeAdapter &self, void *object)
{
    QSequentialIterable sequence;
    QMetaType::convert(self.type, object, QMetaType::fromType<QSequentialIterable>(), &sequence);
    const RpcTypeAdapter *adapter = findRpcType(sequence.metaContainer().valueMetaType());
    QList<Value> items;
    items.reserve(sequence.size());
    for (QVariant item : std::as_const(sequence))
        items.append(adapter->toValue(*adapter, item.data()));
    return Value::array(std::move(items));
}

bool sequenceFromValue(const RpcTypeAdapter &self, const Value &value, void *object, RpcMismatch *why)
{
    if (!value.isArray())
        return why->set(self.name, value);
    QSequentialIterable sequence;
    QMetaType::convert(self.type, object, QMetaType::fromType<QSequentialIterable>(), &sequence);
    const QMetaSequence container = sequence.metaContainer();
    const RpcTypeAdapter *adapter = findRpcType(container.valueMetaType());
    container.clear(object);
    const QList<Value> &items = value.items();
    for (qsizetype i = 0; i < items.size(); ++i) {
        QVariant item(adapter->type);
        if (!adapter->fromValue(*adapter, items.at(i), item.data(), why))
            return why->prepend(QStringLiteral("[%1]").arg(i));
        container.addValue(object, item.constData());
    }
    return true;
}

Value associationToValue(const RpcTypeAdapter &self, void *object)
{
    QAssociativeIterable association;
    QMetaType::convert(self.type, object, QMetaType::fromType<QAssociativeIterable>(), &association);
    const RpcTypeAdapter *adapter = findRpcType(association.metaContainer().mappedMetaType());
    QList<Value::Member> members;
    members.reserve(association.size());
    const auto end = association.constEnd();
    for (auto it = association.constBegin(); it != end; ++it) {
        QVariant item = it.value();
        members.emplaceBack(it.key().toString(), adapter->toValue(*adapter, item.data()));
    }
    return Value::object(std::move(members));
}

bool associationFromValue(const RpcTypeAdapter &self, const Value &value, void *object, RpcMismatch *why)
{
    if (!value.isObject())
        return why->set(self.name, value);
    QAssociativeIterable association;
    QMetaType::convert(self.type, object, QMetaType::fromType<QAssociativeIterable>(), &association);
    const QMetaAssociation container = association.metaContainer();
    const RpcTypeAdapter *adapter = findRpcType(container.mappedMetaType());
    container.clear(object);
    for (const Value::Member &member : value.members()) {
        QVariant item(adapter->type);
        if (!adapter->fromValue(*adapter, member.second, item.data(), why))
            return why->prepend(u'.' + member.first);
        container.setMappedAtKey(object, &member.first, item.constData());
    }
    return true;
}

/// Containers that Qt knows to iterate: QList<Profile>, std::vector<Profile>, QMap<QString, Profile> ….
bool makeContainerAdapter(RpcTypeAdapter &adapter)
{
    // An empty one of the type tells how it is used; QVariantList and the like are registered and do not come here.
    const QVariant empty(adapter.type);
    if (!empty.isValid())
        return false;
    if (QMetaType::canConvert(adapter.type, QMetaType::fromType<QAssociativeIterable>())) {
        const QMetaAssociation container = empty.value<QAssociativeIterable>().metaContainer();
        return container.keyMetaType() == QMetaType::fromType<QString>() && container.canSetMappedAtKey() && container.canClear()
               && container.mappedMetaType() != QMetaType::fromType<QVariant>()
               && takesItems(container.mappedMetaType(), adapter, rpcTypeSet(Value::Type::Object), &associationToValue,
                             &associationFromValue);
    }
    if (QMetaType::canConvert(adapter.type, QMetaType::fromType<QSequentialIterable>())) {
        const QMetaSequence container = empty.value<QSequentialIterable>().metaContainer();
        return container.canAddValue() && container.canClear() && container.valueMetaType() != QMetaType::fromType<QVariant>()
               && takesItems(container.valueMetaType(), adapter, rpcTypeSet(Value::Type::Array), &sequenceToValue,
                             &sequenceFromValue);
    }
    return false;
}

/// Whether it is an RpcResult, an RpcProxyResult or an RpcFunctionResult: RpcPromises and nothing more, whatever they will be.
bool isTypedPromise(QMetaType type)
{
    static_assert(std::is_base_of_v<RpcPromise, RpcResult<int>> && sizeof(RpcResult<int>) == sizeof(RpcPromise));
    const QByteArrayView name(type.name());
    return name.startsWith("QtCapnWeb::Rpc") && name.contains("Result<") && type.sizeOf() == sizeof(RpcPromise);
}

/// Enums, gadgets, pointers to targets, and containers of what is known tell all that is needed by their meta type.
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
    if (isTypedPromise(type)) {
        adapter.toValue = [](const RpcTypeAdapter &, void *object) {
            return RpcConversion<RpcPromise>::toValue(*static_cast<const RpcPromise *>(object));
        };
        return adapter;
    }
    if (makeContainerAdapter(adapter))
        return adapter;
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
