// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

#include <optional>
#include <string_view>

/// \file
/// The WHATWG URL standard's host parser and serializer, https://url.spec.whatwg.org/#host-parsing.

namespace QtCapnWeb {

/// The serialized host that \a text, which is not empty if \a isSpecial, stands for; nothing if it is none.
/// \a isSpecial: a domain or an IP address, as in http; else an opaque host or an IPv6 address.
std::optional<QString> parseHost(std::u32string_view text, bool isSpecial);

/// Appends the UTF-8 of \a c as %XX.
void appendPercentEncoded(QString *text, char32_t c);

} // namespace QtCapnWeb
