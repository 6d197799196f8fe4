// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcconversion.h"
#include "rpcstdtypes.h"

#include <QtCore/QDate>
#include <QtCore/QFlags>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtCore/QTime>

/// \file
/// Types of Qt that are not in rpcconversion.h, because fewer programs need them. Include it where they are used.
///
/// | C++            | Cap'n Web                                                                                             |
/// |----------------|-------------------------------------------------------------------------------------------------------|
/// | QDate          | string, 2026-11-22: a day, which is no moment, so not a `date`                                        |
/// | QTime          | string, 17:53:02.250; seconds may be missing in what arrives, hours and minutes not                   |
/// | QFlags         | an integral number; with Q_FLAG, a combination of its values                                          |
/// | QSet           | array; of equal items one is kept                                                                     |
/// | QJsonDocument  | array, object, or null for an empty one                                                               |
///
/// An invalid QDate or QTime cannot be sent; a std::optional of it can be empty.
/// QPair is std::pair: rpcstdtypes.h.

namespace QtCapnWeb {

QTCAPNWEB_DECLARE_CONVERSION(QDate, rpcTypeSet(Value::Type::String))
QTCAPNWEB_DECLARE_CONVERSION(QTime, rpcTypeSet(Value::Type::String))
QTCAPNWEB_DECLARE_CONVERSION(QJsonDocument,
                             rpcTypeSet(Value::Type::Array) | rpcTypeSet(Value::Type::Object) | rpcTypeSet(Value::Type::Null))

template<typename T>
struct RpcConversion<QSet<T>> : Detail::SetConversion<QSet<T>> { };

template<typename Enum>
struct RpcConversion<QFlags<Enum>> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Number);
    static QString typeName() { return QString::fromLatin1(QMetaType::fromType<QFlags<Enum>>().name()); }
    static Value toValue(QFlags<Enum> flags) { return Value(double(flags.toInt())); }
    static bool fromValue(const Value &value, QFlags<Enum> *result, RpcMismatch *why)
    {
        qint64 wide = 0;
        QMetaEnum enumerator;
        if constexpr (QtPrivate::IsQEnumHelper<QFlags<Enum>>::Value)
            enumerator = QMetaEnum::fromType<QFlags<Enum>>();
        if (!Detail::enumFromValue(value, enumerator, typeName(), &wide, why))
            return false;
        using Int = typename QFlags<Enum>::Int;
        if (wide < qint64(std::numeric_limits<Int>::min()) || wide > qint64(std::numeric_limits<Int>::max()))
            return why->setRange(typeName(), QString::number(wide));
        *result = QFlags<Enum>::fromInt(Int(wide));
        return true;
    }
};

} // namespace QtCapnWeb
