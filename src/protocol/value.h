// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capability.h"
#include "qtcapnwebglobal.h"
#include "rpcerror.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <array>
#include <initializer_list>
#include <optional>
#include <utility>
#include <variant>

/// \file
/// The values of Cap'n Web: everything that can be an argument, a result, a chunk or an error property.
/// Source: the protocol page, "Expressions".

namespace QtCapnWeb {

class Value;

/// \brief An integer of any size, kept as JavaScript prints it: decimal digits, a minus sign, no leading zeros.
class QTCAPNWEB_EXPORT BigInt
{
public:
    BigInt() : m_decimal("0") { }
    explicit BigInt(qint64 value) : m_decimal(QByteArray::number(value)) { }
    explicit BigInt(quint64 value) : m_decimal(QByteArray::number(value)) { }

    /// Reads what JavaScript's BigInt(string) accepts: white space around, decimal with sign, 0x/0o/0b without; empty is 0.
    /// \return false and leaves \a result alone if \a text is none of these.
    /// The last three cost more than in proportion to the length: limit a peer's text first (\c RpcLimits::maxBigIntDigits).
    static bool fromText(QStringView text, BigInt *result);

    const QByteArray &decimal() const { return m_decimal; }
    /// \return false if it does not fit.
    bool toInt64(qint64 *result) const;
    bool toUInt64(quint64 *result) const;

    friend bool operator==(const BigInt &, const BigInt &) = default;

private:
    QByteArray m_decimal;
};

/// \brief Bytes and the JavaScript container that they came in. Multi-byte elements are little-endian.
struct Bytes {
    enum class Container : quint8 {
        ArrayBuffer,
        DataView,
        Int8Array,
        Uint8Array,
        Uint8ClampedArray,
        Int16Array,
        Uint16Array,
        Int32Array,
        Uint32Array,
        BigInt64Array,
        BigUint64Array,
        Float32Array,
        Float64Array,
    };

    QByteArray data;
    Container container = Container::Uint8Array;

    /// The name on the wire, such as "Uint8Array".
    static QTCAPNWEB_EXPORT QLatin1StringView containerName(Container container);
    static QTCAPNWEB_EXPORT bool containerFromName(QStringView name, Container *container);
    /// Bytes of one element; 1 for buffers, views and byte arrays.
    static QTCAPNWEB_EXPORT int elementSize(Container container);

    /// Base64 as Node's Buffer.from(text, "base64") reads it: both alphabets; what is no digit
    /// is skipped, `=` ends it, of a character beyond Latin-1 the low byte counts. Accepts any text.
    static QTCAPNWEB_EXPORT QByteArray fromBase64(QStringView text);

    friend bool operator==(const Bytes &, const Bytes &) = default;
};

/// \brief Milliseconds since the Unix epoch, UTC; NaN is JavaScript's invalid date. Beyond ±8.64e15 it is invalid too.
struct Date {
    double milliseconds = 0;
    QTCAPNWEB_EXPORT bool isValid() const;
    /// As JavaScript's Date keeps it: whole milliseconds, NaN if out of range.
    static QTCAPNWEB_EXPORT Date fromNumber(double milliseconds);
};

/// A normalised URL text, as JavaScript's URL.href gives it.
struct Url {
    QString href;

    /// Parses and normalises \a text by the WHATWG URL standard. \return nothing if it is no absolute URL.
    static QTCAPNWEB_EXPORT std::optional<Url> parse(QStringView text);

    friend bool operator==(const Url &, const Url &) = default;
};

/// Names and values in order; names in lower case as Headers gives them.
struct Headers {
    QList<std::pair<QString, QString>> pairs;

    /// What iterating JavaScript's Headers gives for \a pairs: names in lower case and sorted, values trimmed, those of one
    /// name joined by ", " (set-cookie stays apart). \return nothing if a name or value is not allowed.
    static QTCAPNWEB_EXPORT std::optional<Headers> normalised(const QList<std::pair<QString, QString>> &pairs);

    friend bool operator==(const Headers &, const Headers &) = default;
};

struct RequestData; // url, init (an object of plain values with `headers` as pairs), body
struct ResponseData; // body, init
struct BlobData; // MIME type, content

/// \brief One value. Implicitly shared: copying costs a reference count.
///
/// A stub or promise in a value is shared, too: the last Value or handle that holds it disposes it.
class QTCAPNWEB_EXPORT Value
{
public:
    enum class Type : quint8 {
        Undefined,
        Null,
        Boolean,
        Number,
        BigInt,
        String,
        Bytes,
        Date,
        Error,
        Url,
        Headers,
        Request,
        Response,
        Blob,
        Array,
        Object,
        Stub,
        Promise,
        Readable,
        Writable,
    };

    /// An object's members in order. Keys are unique.
    using Member = std::pair<QString, Value>;

    Value() noexcept; ///< undefined
    Value(std::nullptr_t) noexcept;
    Value(bool value) noexcept;
    Value(double value) noexcept;
    Value(int value) noexcept;
    Value(const QString &value);
    Value(QString &&value) noexcept;
    Value(QLatin1StringView value);
    Value(const char16_t *value);
    Value(const char *) = delete; ///< It would become a boolean or be taken for Latin-1; say u"" or QLatin1StringView.
    Value(const BigInt &value);
    Value(const Bytes &value);
    Value(const QByteArray &uint8Array);
    Value(Date value) noexcept;
    Value(const RpcError &error);
    Value(const Url &url);
    Value(const Headers &headers);
    Value(const RequestData &request);
    Value(const ResponseData &response);
    Value(const BlobData &blob);

    Value(const Value &);
    Value(Value &&) noexcept;
    Value &operator=(const Value &);
    Value &operator=(Value &&) noexcept;
    ~Value();

    static Value array(QList<Value> items = {});
    /// Later members of the same key replace earlier ones at their place, as in JavaScript.
    static Value object(QList<Member> members = {});
    /// As object(), for a caller that knows the keys to be unique: nothing is searched.
    static Value objectOfUnique(QList<Member> &&members);
    static Value stub(CapabilityPtr hook);
    static Value promise(CapabilityPtr hook);
    static Value readable(CapabilityPtr hook);
    static Value writable(CapabilityPtr hook);

    Type type() const noexcept
    {
        const size_t kind = m_storage.index();
        return kind < TypesInPlace.size() ? TypesInPlace[kind] : typeOfOther();
    }
    /// JavaScript's word for the type in messages: "undefined", "null", "boolean", "number", "bigint", "string", "bytes",
    /// "date", "error", "url", "headers", "request", "response", "blob", "array", "object", "stub", "promise", "readable",
    /// "writable".
    static QLatin1StringView typeName(Type type);

    bool isUndefined() const noexcept { return type() == Type::Undefined; }
    bool isNull() const noexcept { return type() == Type::Null; }
    bool isArray() const noexcept { return type() == Type::Array; }
    bool isObject() const noexcept { return type() == Type::Object; }
    bool isCapability() const noexcept { return type() >= Type::Stub; }

    // Strict access: a value of another type gives the default of the result. Nothing is converted.
    bool toBoolean() const;
    double toNumber() const
    {
        const double *value = std::get_if<double>(&m_storage);
        return value ? *value : 0;
    }
    QString toString() const;
    /// The same without a copy, for as long as this is not changed.
    QStringView toStringView() const noexcept
    {
        const QString *value = std::get_if<QString>(&m_storage);
        return value ? QStringView(*value) : QStringView();
    }
    BigInt toBigInt() const;
    Bytes toBytes() const;
    Date toDate() const;
    RpcError toError() const;
    Url toUrl() const;
    Headers toHeaders() const;
    RequestData toRequest() const;
    ResponseData toResponse() const;
    BlobData toBlob() const;
    CapabilityPtr capability() const;

    /// Items of an array; empty for all else.
    const QList<Value> &items() const;
    /// Members of an object in order; empty for all else.
    const QList<Member> &members() const;
    /// Number of items or members; 0 for all else.
    qsizetype size() const;
    Value at(qsizetype index) const; ///< undefined outside of the array
    Value value(QStringView key) const; ///< undefined if the object has none
    bool contains(QStringView key) const;
    void append(const Value &item); ///< To an array; nothing happens to all else.
    void setItem(qsizetype index, const Value &item); ///< Of an array, at an index that it has; nothing happens else.
    /// Into an object; replaces at its place. Nothing happens to all else.
    void insert(const QString &key, const Value &value);

    /// Whether a promise stands anywhere in it, which must be replaced before an application sees it.
    bool containsPromise() const;

    /// Deep and strict; NaN equals NaN, -0 equals 0, capabilities by identity, objects whatever the order of their members.
    friend QTCAPNWEB_EXPORT bool operator==(const Value &, const Value &);

private:
    struct ArrayData;
    struct ObjectData;
    struct BoxData; // the rare kinds
    struct CapabilityBox {
        Type type;
        CapabilityPtr hook;
    };
    using ArrayPtr = QExplicitlySharedDataPointer<ArrayData>;
    using ObjectPtr = QExplicitlySharedDataPointer<ObjectData>;
    using BoxPtr = QExplicitlySharedDataPointer<BoxData>;
    // 32 bytes: the common kinds are stored in place, the rare ones in a box.
    using Storage = std::variant<std::monostate, std::nullptr_t, bool, double, QString, Date, QByteArray, ArrayPtr, ObjectPtr,
                                 CapabilityBox, BoxPtr>;
    // In the order of its alternatives; the last two say themselves what they are.
    static constexpr std::array TypesInPlace{Type::Undefined, Type::Null,  Type::Boolean, Type::Number, Type::String,
                                             Type::Date,      Type::Bytes, Type::Array,   Type::Object};
    static_assert(std::variant_size_v<Storage> == TypesInPlace.size() + 2);

    Type typeOfOther() const noexcept;

    template<typename T>
    static BoxPtr makeBox(T &&content);
    template<typename T>
    const T *box() const;
    ArrayData *detachedArray();
    ObjectData *detachedObject();

    Storage m_storage;
};

struct RequestData {
    QString url;
    Value init; ///< object of plain values, without body; `headers` is an array of pairs
    Value body; ///< undefined or null, string, bytes or readable
};

struct ResponseData {
    Value body; ///< null, string, bytes or readable
    Value init; ///< object of plain values
};

struct BlobData {
    QString type; ///< MIME type, may be empty
    QByteArray data; ///< the bytes, when they are all here
};

} // namespace QtCapnWeb

// All alternatives are relocatable, so lists may move values as memory.
Q_DECLARE_TYPEINFO(QtCapnWeb::Value, Q_RELOCATABLE_TYPE);

Q_DECLARE_METATYPE(QtCapnWeb::Value)
Q_DECLARE_METATYPE(QtCapnWeb::RpcError)
