// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpctyperegistry.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMetaObject>
#include <QtCore/QMetaType>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <memory>

/// \file
/// What a class of targets offers: read from its meta-object once, checked, and kept for ever.

namespace QtCapnWeb {

/// \brief The table of members of one class. Immutable; shared by all threads.
class TargetClass
{
public:
    struct Parameter {
        QMetaType type;
        const RpcTypeAdapter *adapter = nullptr;
        size_t offset = 0; ///< of its storage in the frame of a call
    };
    /// One signature that can be invoked. moc lists one for each default argument.
    struct Overload {
        int index = -1; ///< absolute, for QMetaObject::metacall
        QList<Parameter> parameters;
        QMetaType resultType;
        const RpcTypeAdapter *result = nullptr; ///< null for void
        size_t resultOffset = 0;
        size_t frameSize = 0;
        QByteArray signature;
    };
    struct Method {
        QString name;
        QList<Overload> overloads; ///< most parameters first
    };
    struct Property {
        int index = -1;
        QMetaType type;
        const RpcTypeAdapter *adapter = nullptr;
    };

    /// The table for \a metaObject. \throw RpcError that names the member whose type is not registered, or two overloads that
    /// cannot be told apart.
    static const TargetClass &of(const QMetaObject *metaObject);

    const Method *method(const QString &name) const;
    const Property *property(const QString &name) const;
    /// Whether objects of the class have something by that name that is not offered.
    bool isHidden(const QString &name) const { return m_hidden.contains(name); }

    /// Chooses by number, then by types. \throw RpcError, a TypeError that says what is wrong
    static const Overload &choose(const Method &method, const QList<Value> &arguments);

private:
    explicit TargetClass(const QMetaObject *metaObject);
    void addMethods(const QMetaObject *metaObject);
    void addProperties(const QMetaObject *metaObject);
    static void checkOverloads(const QMetaObject *metaObject, const Method &method);

    QHash<QString, Method> m_methods;
    QHash<QString, Property> m_properties;
    QSet<QString> m_hidden;
};

} // namespace QtCapnWeb
