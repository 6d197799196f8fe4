// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QSharedDataPointer>
#include <QtCore/QString>

#include <exception>

/// \file
/// The error value of Cap'n Web. Source: the protocol page, "error".

namespace QtCapnWeb {

class Value;
class RpcErrorData;

/// \brief An error as it travels: a type with one of JavaScript's well-known names, a message, maybe a stack, and
/// properties. A value with shared data; also the exception that \c co_await throws when a call fails.
class QTCAPNWEB_EXPORT RpcError : public std::exception
{
public:
    /// An \c Error without a message.
    RpcError();
    /// An \c Error with \a message.
    explicit RpcError(const QString &message);
    /// \a type is sent as it is; a receiver makes an "Error" of a name that is not well known (\c isWellKnownType).
    RpcError(const QString &type, const QString &message);
    RpcError(const RpcError &);
    RpcError(RpcError &&) noexcept;
    RpcError &operator=(const RpcError &);
    RpcError &operator=(RpcError &&) noexcept;
    ~RpcError() override;

    static RpcError typeError(const QString &message);
    static RpcError rangeError(const QString &message);
    static RpcError syntaxError(const QString &message);

    /// \c Error, \c EvalError, \c RangeError, \c ReferenceError, \c SyntaxError, \c TypeError, \c URIError, \c AggregateError.
    static bool isWellKnownType(QStringView type);

    QString type() const;
    QString message() const;
    /// Null if no stack is known. Stacks stay at home unless onSendError returns an error that has one.
    QString stack() const;
    void setStack(const QString &stack);

    /// Own properties, `cause` and `errors` included: an object value; undefined if there are none.
    Value properties() const;
    Value property(QStringView name) const;
    void setProperties(const Value &object);
    void setProperty(const QString &name, const Value &value);

    /// What was thrown if it was not an error at all (JavaScript may throw anything, a peer may reject with anything);
    /// undefined for a real error. type() and message() then describe it.
    static RpcError fromThrownValue(const Value &value);
    bool isThrownValue() const;
    /// The value that goes over the wire for it: the thrown value, or the error itself.
    Value toThrownValue() const;

    /// "TypeError: message".
    QString toString() const;
    /// UTF-8 of toString().
    const char *what() const noexcept override;

    friend QTCAPNWEB_EXPORT bool operator==(const RpcError &, const RpcError &);

private:
    QSharedDataPointer<RpcErrorData> d;
};

} // namespace QtCapnWeb
