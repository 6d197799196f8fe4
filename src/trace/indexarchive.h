// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "stablevector.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QIODevice>
#include <QtCore/QString>

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

/// \file
/// Writing and reading of a sidecar index. What is kept goes through one function for both, `archive(a)`, which names its
/// members: `a(m_calls); a(m_methods);`.

namespace QtCapnWeb::Trace {

/// \brief A checksum that is as fast as memory; it finds damage, not malice.
class IndexHash
{
public:
    void add(const char *data, size_t size)
    {
        // Pieces are put together, so that the sum does not depend on how they came.
        while (size > 0) {
            const size_t count = std::min(size, sizeof(m_block) - m_used);
            std::memcpy(m_block + m_used, data, count);
            m_used += count;
            data += count;
            size -= count;
            m_size += count;
            if (m_used == sizeof(m_block)) {
                mix(m_block);
                m_used = 0;
                for (; size >= sizeof(m_block); size -= sizeof(m_block), data += sizeof(m_block), m_size += sizeof(m_block))
                    mix(data);
            }
        }
    }
    quint64 sum()
    {
        std::memset(m_block + m_used, 0, sizeof(m_block) - m_used);
        mix(m_block);
        quint64 result = m_size;
        for (const quint64 lane : m_lanes)
            result = (result ^ lane ^ (lane >> 29)) * 0x9e3779b97f4a7c15u + (result >> 31);
        return result ^ (result >> 32);
    }

private:
    void mix(const char *block)
    {
        quint64 words[4];
        std::memcpy(words, block, sizeof(words));
        for (int i = 0; i < 4; ++i) {
            m_lanes[i] = (m_lanes[i] ^ words[i]) * 0xff51afd7ed558ccdu;
            m_lanes[i] ^= m_lanes[i] >> 33;
        }
    }

    quint64 m_lanes[4] = {1, 2, 3, 4};
    char m_block[32];
    size_t m_used = 0;
    quint64 m_size = 0;
};

inline constexpr size_t IndexAlignment = 8;

class IndexWriter
{
public:
    static constexpr bool Reads = false;
    explicit IndexWriter(QIODevice &device) : m_device(device) { }

    bool ok() const { return m_ok; }
    quint64 sum() { return m_hash.sum(); }

    template<typename T>
    requires(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>) void operator()(const T &value)
    {
        raw(&value, sizeof(T));
    }
    template<typename A, typename B>
    void operator()(const std::pair<A, B> &value)
    {
        (*this)(value.first);
        (*this)(value.second);
    }
    void operator()(const QByteArray &value)
    {
        (*this)(quint64(value.size()));
        raw(value.constData(), size_t(value.size()));
    }
    void operator()(const QString &value) { (*this)(value.toUtf8()); }
    void operator()(const QDateTime &value) { (*this)(value.toString(Qt::ISODateWithMs)); }
    template<typename T>
    void operator()(const PlainVector<T> &values)
    {
        (*this)(quint64(values.size()));
        align();
        raw(values.data(), values.size() * sizeof(T));
    }
    template<typename T, size_t First>
    void operator()(const StableVector<T, First> &values)
    {
        (*this)(quint64(values.size()));
        align();
        for (size_t i = 0; i < values.size(); ++i)
            raw(&values[i], sizeof(T));
    }
    template<typename T>
    void operator()(const std::vector<T> &values)
    {
        (*this)(quint64(values.size()));
        for (const T &value : values)
            item(value);
    }
    template<typename T>
    void operator()(const QList<T> &values)
    {
        (*this)(quint64(values.size()));
        for (const T &value : values)
            item(value);
    }
    template<typename Key, typename T>
    void operator()(const QHash<Key, T> &map)
    {
        (*this)(quint64(map.size()));
        for (auto it = map.cbegin(); it != map.cend(); ++it) {
            (*this)(it.key());
            item(it.value());
        }
    }
    template<typename Key, typename T>
    void operator()(const std::unordered_map<Key, T> &map)
    {
        (*this)(quint64(map.size()));
        for (const auto &[key, value] : map) {
            (*this)(key);
            item(value);
        }
    }
    void raw(const void *data, size_t size)
    {
        m_hash.add(static_cast<const char *>(data), size);
        m_ok = m_ok && m_device.write(static_cast<const char *>(data), qint64(size)) == qint64(size);
        m_size += size;
    }

private:
    // Arrays stand where they can be used without being copied.
    void align()
    {
        static constexpr char Nothing[IndexAlignment] = {};
        if (const size_t over = m_size % IndexAlignment)
            raw(Nothing, IndexAlignment - over);
    }

    template<typename T>
    void item(const T &value)
    {
        if constexpr (requires { const_cast<T &>(value).archive(*this); })
            const_cast<T &>(value).archive(*this); // it only reads here
        else
            (*this)(value);
    }

    QIODevice &m_device;
    IndexHash m_hash;
    size_t m_size = 0;
    bool m_ok = true;
};

/// \brief Reads what IndexWriter wrote. Whatever the bytes: nothing is read behind them, and no more is allocated than they hold.
class IndexReader
{
public:
    static constexpr bool Reads = true;
    explicit IndexReader(QByteArrayView bytes) : m_begin(bytes.data()), m_at(m_begin), m_end(m_begin + bytes.size()) { }
    /// Arrays are not copied, but become part of \a bytes, which may be written to and lie in \a memory; who reads keeps that as
    /// long as what was read.
    IndexReader(std::span<char> bytes, std::shared_ptr<void> memory)
        : IndexReader(QByteArrayView(bytes.data(), qsizetype(bytes.size())))
    {
        if (reinterpret_cast<quintptr>(bytes.data()) % IndexAlignment == 0) {
            m_memory = std::move(memory);
            m_writable = bytes.data();
        }
    }
    /// Null if all is copied.
    std::shared_ptr<void> memory() const { return m_memory; }

    bool ok() const { return m_ok; }
    /// What is read is not what it should be.
    void fail() { m_ok = false; }
    bool atEnd() const { return m_at == m_end; }

    template<typename T>
    requires(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>) void operator()(T &value) { raw(&value, sizeof(T)); }
    template<typename A, typename B>
    void operator()(std::pair<A, B> &value)
    {
        (*this)(value.first);
        (*this)(value.second);
    }
    void operator()(QByteArray &value)
    {
        value.resize(qsizetype(count(1)));
        raw(value.data(), size_t(value.size()));
    }
    void operator()(QString &value)
    {
        QByteArray bytes;
        (*this)(bytes);
        value = QString::fromUtf8(bytes);
    }
    void operator()(QDateTime &value)
    {
        QString text;
        (*this)(text);
        value = QDateTime::fromString(text, Qt::ISODateWithMs);
    }
    template<typename T>
    void operator()(PlainVector<T> &values)
    {
        const quint64 size = countOfArray(sizeof(T));
        values.clear();
        if (m_memory && size > 0)
            values.borrow(reinterpret_cast<T *>(m_writable + (m_at - m_begin)), size_t(size));
        else
            values.append(reinterpret_cast<const T *>(m_at), size_t(size));
        m_at += size * sizeof(T);
    }
    template<typename T, size_t First>
    void operator()(StableVector<T, First> &values)
    {
        const quint64 size = countOfArray(sizeof(T));
        values.clear();
        if (m_memory && size > 0) {
            values.borrow(reinterpret_cast<T *>(m_writable + (m_at - m_begin)), size_t(size));
            m_at += size * sizeof(T);
            return;
        }
        for (quint64 i = 0; i < size; ++i)
            raw(&values.append(), sizeof(T));
    }
    template<typename T>
    void operator()(std::vector<T> &values)
    {
        const quint64 size = count(1);
        values.clear();
        for (quint64 i = 0; i < size && m_ok; ++i)
            item(values.emplace_back());
    }
    template<typename T>
    void operator()(QList<T> &values)
    {
        const quint64 size = count(1);
        values.clear();
        for (quint64 i = 0; i < size && m_ok; ++i)
            item(values.emplace_back());
    }
    template<typename Key, typename T>
    void operator()(QHash<Key, T> &map)
    {
        const quint64 size = count(1);
        map.clear();
        for (quint64 i = 0; i < size && m_ok; ++i) {
            Key key{};
            (*this)(key);
            if (m_ok)
                item(map[key]);
        }
    }
    template<typename Key, typename T>
    void operator()(std::unordered_map<Key, T> &map)
    {
        const quint64 size = count(1);
        map.clear();
        for (quint64 i = 0; i < size && m_ok; ++i) {
            Key key{};
            (*this)(key);
            if (m_ok)
                item(map[key]);
        }
    }
    void raw(void *data, size_t size)
    {
        if (size_t(m_end - m_at) < size)
            m_ok = false;
        if (!m_ok) {
            std::memset(data, 0, size);
            return;
        }
        std::memcpy(data, m_at, size);
        m_at += size;
    }

private:
    // Of things that take at least \a size bytes each.
    quint64 count(size_t size)
    {
        quint64 result = 0;
        (*this)(result);
        if (result > quint64(m_end - m_at) / size) {
            m_ok = false;
            return 0;
        }
        return result;
    }
    quint64 countOfArray(size_t size)
    {
        quint64 result = 0;
        (*this)(result);
        if (const size_t over = size_t(m_at - m_begin) % IndexAlignment) {
            char nothing[IndexAlignment];
            raw(nothing, IndexAlignment - over);
        }
        if (result > quint64(m_end - m_at) / size)
            m_ok = false;
        return m_ok ? result : 0;
    }
    template<typename T>
    void item(T &value)
    {
        if constexpr (requires { value.archive(*this); })
            value.archive(*this);
        else
            (*this)(value);
    }

    std::shared_ptr<void> m_memory;
    char *m_writable = nullptr; // m_begin, where arrays are not copied
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    bool m_ok = true;
};

} // namespace QtCapnWeb::Trace
