// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "memberkeys.h"

#include "expressionleaves.h"

namespace QtCapnWeb {

namespace {

MemberKeys::Key made(const JsonNode &key)
{
    const bool isDropped = isDroppedKey(key);
    return {isDropped ? QString() : key.toString(), isDropped};
}

} // namespace

MemberKeys::Key MemberKeys::of(const JsonNode &key)
{
    constexpr size_t longest = 64; // longer ones are rarely keys of a record
    const QByteArrayView source = key.sourceText(); // two quotes at least; what is spelled alike is the same key
    if (m_seen < Few || source.size() > qsizetype(longest)) {
        ++m_seen;
        return made(key);
    }
    if (!m_entries)
        m_entries = std::make_unique<std::array<Entry, Places>>();
    const qsizetype size = source.size();
    const auto at = [source](qsizetype index) { return size_t(quint8(source[index])); };
    Entry &entry = (*m_entries)[(size_t(size) + 5 * at(1) + 11 * at(size / 2) + 23 * at(size - 2)) % Places];
    if (entry.source != source)
        entry = {source, made(key)};
    return entry.key;
}

} // namespace QtCapnWeb
