// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QString>

#include <array>
#include <memory>

/// \file
/// The keys of a message's objects, each made once.

namespace QtCapnWeb {

/// \brief Remembers the keys that were met lately in a message: a list of like objects has the same few again and again, and
/// then they share one text each. Good for as long as the document is.
class QTCAPNWEB_EXPORT MemberKeys
{
public:
    struct Key {
        QString text;
        bool isDropped = false; ///< isDroppedKey(), and then there is no text
    };

    /// Of \a key, a string.
    Key of(const JsonNode &key);

private:
    struct Entry {
        QByteArrayView source;
        Key key;
    };
    // A power of two. Each key has one place in it.
    static constexpr size_t Places = 64;
    // Those of a message that is no list are not worth the memory.
    static constexpr int Few = 12;

    int m_seen = 0;
    std::unique_ptr<std::array<Entry, Places>> m_entries;
};

} // namespace QtCapnWeb
