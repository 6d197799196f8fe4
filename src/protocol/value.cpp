// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "value.h"

#include <QtCore/QHash>
#include <QtCore/QVarLengthArray>

#include <array>
#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Up to here a search through the members is as fast as an index, and costs no memory.
constexpr qsizetype IndexThreshold = 16;

using KeyIndex = QHash<QStringView, qsizetype>;

// Of several members with one key the first keeps the place and the last gives the value.
QList<Value::Member> withUniqueKeys(QList<Value::Member> &&members)
{
    KeyIndex places;
    if (members.size() > IndexThreshold)
        places.reserve(members.size());
    QList<Value::Member> unique;
    unique.reserve(members.size());
    for (Value::Member &member : members) {
        qsizetype place = -1;
        if (members.size() > IndexThreshold) {
            // The views stay good: a QString that is moved keeps its text where it is.
            place = places.value(member.first, -1);
            if (place < 0)
                places.insert(member.first, unique.size());
        } else {
            for (qsizetype i = 0; i < unique.size() && place < 0; ++i)
                place = unique.at(i).first == member.first ? i : -1;
        }
        if (place < 0)
            unique.append(std::move(member));
        else
            unique[place].second = std::move(member.second);
    }
    return unique;
}

} // namespace

struct Value::ArrayData : QSharedData {
    QList<Value> items;
};

struct Value::ObjectData : QSharedData {
    ObjectData() = default;
    explicit ObjectData(QList<Member> &&list) : members(std::move(list)) { }
    ObjectData(const ObjectData &other) : QSharedData(other), members(other.members) { }
    ObjectData &operator=(const ObjectData &) = delete;
    ~ObjectData() { delete index.load(std::memory_order_relaxed); }

    qsizetype find(QStringView key) const
    {
        if (members.size() <= IndexThreshold) {
            for (qsizetype i = 0; i < members.size(); ++i) {
                if (members.at(i).first == key)
                    return i;
            }
            return -1;
        }
        return keys().value(key, -1);
    }

    const KeyIndex &keys() const
    {
        if (const KeyIndex *known = index.load(std::memory_order_acquire))
            return *known;
        auto made = std::make_unique<KeyIndex>();
        made->reserve(members.size());
        for (qsizetype i = 0; i < members.size(); ++i)
            made->insert(members.at(i).first, i);
        KeyIndex *expected = nullptr;
        if (index.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
            return *made.release();
        return *expected;
    }

    QList<Member> members;
    // Made at the first search of a large object; atomic, since readers on several threads may share the object.
    mutable std::atomic<KeyIndex *> index = nullptr;
};

struct Value::BoxData : QSharedData {
    using Content = std::variant<QtCapnWeb::BigInt, QtCapnWeb::Bytes, RpcError, QtCapnWeb::Url, QtCapnWeb::Headers, RequestData,
                                 ResponseData, BlobData>;
    template<typename T>
    explicit BoxData(T &&value) : content(std::forward<T>(value))
    { }
    Content content;
};

template<typename T>
Value::BoxPtr Value::makeBox(T &&content)
{
    return BoxPtr(new BoxData(std::forward<T>(content)));
}

template<typename T>
const T *Value::box() const
{
    const BoxPtr *pointer = std::get_if<BoxPtr>(&m_storage);
    return pointer ? std::get_if<T>(&(*pointer)->content) : nullptr;
}

Value::Value() noexcept = default;
Value::Value(std::nullptr_t) noexcept : m_storage(nullptr) { }
Value::Value(bool value) noexcept : m_storage(value) { }
Value::Value(double value) noexcept : m_storage(value) { }
Value::Value(int value) noexcept : m_storage(double(value)) { }
Value::Value(const QString &value) : m_storage(value) { }
Value::Value(QString &&value) noexcept : m_storage(std::move(value)) { }
Value::Value(QLatin1StringView value) : m_storage(QString(value)) { }
Value::Value(const char16_t *value) : m_storage(QString::fromUtf16(value)) { }
Value::Value(const QtCapnWeb::BigInt &value) : m_storage(makeBox(value)) { }
Value::Value(const QtCapnWeb::Bytes &value)
{
    if (value.container == Bytes::Container::Uint8Array)
        m_storage = value.data;
    else
        m_storage = makeBox(value);
}
Value::Value(const QByteArray &uint8Array) : m_storage(uint8Array) { }
Value::Value(QtCapnWeb::Date value) noexcept : m_storage(value) { }
Value::Value(const RpcError &error)
{
    if (error.isThrownValue())
        *this = error.toThrownValue();
    else
        m_storage = makeBox(error);
}
Value::Value(const QtCapnWeb::Url &url) : m_storage(makeBox(url)) { }
Value::Value(const QtCapnWeb::Headers &headers) : m_storage(makeBox(headers)) { }
Value::Value(const RequestData &request) : m_storage(makeBox(request)) { }
Value::Value(const ResponseData &response) : m_storage(makeBox(response)) { }
Value::Value(const BlobData &blob) : m_storage(makeBox(blob)) { }

Value::Value(const Value &) = default;
Value::Value(Value &&other) noexcept : m_storage(std::move(other.m_storage)) { other.m_storage.emplace<std::monostate>(); }
Value &Value::operator=(const Value &) = default;
Value &Value::operator=(Value &&other) noexcept
{
    if (this != &other) {
        // The old content goes last: destroying a capability may run code that reaches this value again.
        Storage old = std::exchange(m_storage, std::move(other.m_storage));
        other.m_storage.emplace<std::monostate>();
    }
    return *this;
}
Value::~Value() = default;

Value Value::array(QList<Value> items)
{
    auto *data = new ArrayData;
    data->items = std::move(items);
    Value value;
    value.m_storage = ArrayPtr(data);
    return value;
}

Value Value::object(QList<Member> members) { return objectOfUnique(withUniqueKeys(std::move(members))); }

Value Value::objectOfUnique(QList<Member> &&members)
{
    Value value;
    value.m_storage = ObjectPtr(new ObjectData(std::move(members)));
    return value;
}

Value Value::stub(CapabilityPtr hook)
{
    Value value;
    value.m_storage = CapabilityBox{Type::Stub, std::move(hook)};
    return value;
}

Value Value::promise(CapabilityPtr hook)
{
    Value value;
    value.m_storage = CapabilityBox{Type::Promise, std::move(hook)};
    return value;
}

Value Value::readable(CapabilityPtr hook)
{
    Value value;
    value.m_storage = CapabilityBox{Type::Readable, std::move(hook)};
    return value;
}

Value Value::writable(CapabilityPtr hook)
{
    Value value;
    value.m_storage = CapabilityBox{Type::Writable, std::move(hook)};
    return value;
}

Value::Type Value::typeOfOther() const noexcept
{
    constexpr std::array Boxed{Type::BigInt,  Type::Bytes,   Type::Error,    Type::Url,
                               Type::Headers, Type::Request, Type::Response, Type::Blob};
    static_assert(std::variant_size_v<BoxData::Content> == Boxed.size());

    if (const auto *capability = std::get_if<CapabilityBox>(&m_storage))
        return capability->type;
    if (const auto *pointer = std::get_if<BoxPtr>(&m_storage))
        return Boxed[(*pointer)->content.index()];
    return Type::Undefined;
}

QLatin1StringView Value::typeName(Type type)
{
    constexpr std::array Names{"undefined"_L1, "null"_L1,   "boolean"_L1, "number"_L1,  "bigint"_L1,   "string"_L1,   "bytes"_L1,
                               "date"_L1,      "error"_L1,  "url"_L1,     "headers"_L1, "request"_L1,  "response"_L1, "blob"_L1,
                               "array"_L1,     "object"_L1, "stub"_L1,    "promise"_L1, "readable"_L1, "writable"_L1};
    static_assert(Names.size() == size_t(Type::Writable) + 1);
    return Names[size_t(type)];
}

bool Value::toBoolean() const
{
    const bool *value = std::get_if<bool>(&m_storage);
    return value && *value;
}

QString Value::toString() const
{
    const QString *value = std::get_if<QString>(&m_storage);
    return value ? *value : QString();
}

QtCapnWeb::BigInt Value::toBigInt() const
{
    const auto *value = box<QtCapnWeb::BigInt>();
    return value ? *value : QtCapnWeb::BigInt();
}

QtCapnWeb::Bytes Value::toBytes() const
{
    if (const QByteArray *value = std::get_if<QByteArray>(&m_storage))
        return {*value, Bytes::Container::Uint8Array};
    const auto *value = box<QtCapnWeb::Bytes>();
    return value ? *value : QtCapnWeb::Bytes();
}

QtCapnWeb::Date Value::toDate() const
{
    const auto *value = std::get_if<QtCapnWeb::Date>(&m_storage);
    return value ? *value : QtCapnWeb::Date();
}

RpcError Value::toError() const
{
    const auto *value = box<RpcError>();
    return value ? *value : RpcError();
}

QtCapnWeb::Url Value::toUrl() const
{
    const auto *value = box<QtCapnWeb::Url>();
    return value ? *value : QtCapnWeb::Url();
}

QtCapnWeb::Headers Value::toHeaders() const
{
    const auto *value = box<QtCapnWeb::Headers>();
    return value ? *value : QtCapnWeb::Headers();
}

RequestData Value::toRequest() const
{
    const auto *value = box<RequestData>();
    return value ? *value : RequestData();
}

ResponseData Value::toResponse() const
{
    const auto *value = box<ResponseData>();
    return value ? *value : ResponseData();
}

BlobData Value::toBlob() const
{
    const auto *value = box<BlobData>();
    return value ? *value : BlobData();
}

CapabilityPtr Value::capability() const
{
    const auto *value = std::get_if<CapabilityBox>(&m_storage);
    return value ? value->hook : CapabilityPtr();
}

const QList<Value> &Value::items() const
{
    static const QList<Value> none;
    const ArrayPtr *array = std::get_if<ArrayPtr>(&m_storage);
    return array ? (*array)->items : none;
}

const QList<Value::Member> &Value::members() const
{
    static const QList<Member> none;
    const ObjectPtr *object = std::get_if<ObjectPtr>(&m_storage);
    return object ? (*object)->members : none;
}

qsizetype Value::size() const
{
    if (const ArrayPtr *array = std::get_if<ArrayPtr>(&m_storage))
        return (*array)->items.size();
    return members().size();
}

Value Value::at(qsizetype index) const
{
    const QList<Value> &list = items();
    return index >= 0 && index < list.size() ? list.at(index) : Value();
}

Value Value::value(QStringView key) const
{
    const ObjectPtr *object = std::get_if<ObjectPtr>(&m_storage);
    const qsizetype place = object ? (*object)->find(key) : -1;
    return place < 0 ? Value() : (*object)->members.at(place).second;
}

bool Value::contains(QStringView key) const
{
    const ObjectPtr *object = std::get_if<ObjectPtr>(&m_storage);
    return object && (*object)->find(key) >= 0;
}

Value::ArrayData *Value::detachedArray()
{
    ArrayPtr *array = std::get_if<ArrayPtr>(&m_storage);
    if (!array)
        return nullptr;
    array->detach();
    return array->data();
}

Value::ObjectData *Value::detachedObject()
{
    ObjectPtr *object = std::get_if<ObjectPtr>(&m_storage);
    if (!object)
        return nullptr;
    object->detach();
    return object->data();
}

void Value::append(const Value &item)
{
    const Value kept = item; // it may be this value, or a part of it
    if (ArrayData *array = detachedArray())
        array->items.append(kept);
}

void Value::setItem(qsizetype index, const Value &item)
{
    Value kept = item;
    ArrayData *array = detachedArray();
    if (array && index >= 0 && index < array->items.size())
        array->items[index] = std::move(kept);
}

void Value::insert(const QString &key, const Value &value)
{
    Value kept = value;
    ObjectData *object = detachedObject();
    if (!object)
        return;
    const qsizetype place = object->find(key);
    if (place >= 0) {
        object->members[place].second = std::move(kept);
        return;
    }
    object->members.append({key, std::move(kept)});
    if (KeyIndex *index = object->index.load(std::memory_order_relaxed))
        index->insert(object->members.constLast().first, object->members.size() - 1);
}

} // namespace QtCapnWeb
