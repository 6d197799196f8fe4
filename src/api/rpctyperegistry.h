// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcconversion.h"

#include <QtCore/QMetaType>

/// \file
/// Conversions by meta type, for the methods and properties of targets and for QVariant, whose types are known at run time only.
/// May be used from any thread.

namespace QtCapnWeb {

/// \brief RpcConversion for one type, without the template.
struct RpcTypeAdapter {
    QMetaType type;
    QString name; ///< for messages
    RpcTypeSet accepts = 0; ///< what fromValue may take
    /// The result comes later: toValue gives a promise.
    bool asynchronous = false;
    /// May move out of \a object. Null if the type cannot be sent. May throw RpcError.
    Value (*toValue)(const RpcTypeAdapter &self, void *object) = nullptr;
    /// Assigns to \a object, which is constructed. Null if the type cannot be received.
    bool (*fromValue)(const RpcTypeAdapter &self, const Value &value, void *object, RpcMismatch *why) = nullptr;
};

/// Later registrations of a type replace earlier ones for the classes that are passed afterwards.
QTCAPNWEB_EXPORT void registerRpcType(const RpcTypeAdapter &adapter);
/// The adapter of \a type, which stays valid for ever: one that was registered, or one that is made for an enum, a gadget or a
/// pointer to a target; null for others.
QTCAPNWEB_EXPORT const RpcTypeAdapter *findRpcType(QMetaType type);

/// \brief Lets methods and properties of targets, members of gadgets and QVariant use \a T, which has an RpcConversion.
///
/// Done already for the types of rpcconversion.h that are not templates, and for QList of these, std::optional of the scalars,
/// QVariantMap, QVariantHash and QMap<QString, QString>. Enums, gadgets, pointers to targets, and lists and maps of these need
/// none.
template<typename T>
void registerRpcType()
{
    RpcTypeAdapter adapter;
    adapter.type = QMetaType::fromType<T>();
    if constexpr (requires { RpcConversion<T>::typeName(); })
        adapter.name = RpcConversion<T>::typeName();
    else
        adapter.name = QString::fromLatin1(adapter.type.name());
    if constexpr (requires { RpcConversion<T>::isAsynchronous; })
        adapter.asynchronous = RpcConversion<T>::isAsynchronous;
    adapter.toValue = [](const RpcTypeAdapter &, void *object) -> Value {
        return RpcConversion<T>::toValue(std::move(*static_cast<T *>(object)));
    };
    if constexpr (RpcReceivable<T>) {
        adapter.accepts = RpcConversion<T>::accepts;
        adapter.fromValue = [](const RpcTypeAdapter &, const Value &value, void *object, RpcMismatch *why) {
            return RpcConversion<T>::fromValue(value, static_cast<T *>(object), why);
        };
    }
    registerRpcType(adapter);
}

} // namespace QtCapnWeb
