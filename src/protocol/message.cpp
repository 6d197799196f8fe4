// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "message.h"

#include "jsonwriter.h"

#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

/// In the order of Message::Kind.
constexpr std::array KindNames{"push"_L1, "pull"_L1, "resolve"_L1, "reject"_L1, "release"_L1, "stream"_L1, "pipe"_L1, "abort"_L1};

std::optional<Message::Kind> kindOf(const JsonNode &tag)
{
    const qsizetype length = tag.stringLength();
    for (size_t i = 0; i < KindNames.size(); ++i) {
        if (KindNames[i].size() == length && tag.equals(QByteArrayView(KindNames[i])))
            return Message::Kind(i);
    }
    return {};
}

} // namespace

std::optional<Message> Message::decode(const JsonNode &root)
{
    if (root.isNone() || !root.isArray() || root.size() == 0)
        return {};
    const JsonNode tag = root.first();
    const JsonNode second = tag.next();
    const JsonNode third = second.isNone() ? JsonNode() : second.next();
    const std::optional<Kind> kind = kindOf(tag);
    if (!kind)
        return {};

    Message message;
    message.kind = *kind;
    switch (*kind) {
    case Kind::Pipe:
        return message;
    case Kind::Abort:
        message.expression = second;
        return message;
    case Kind::Push:
    case Kind::Stream:
        if (second.isNone())
            return {};
        message.expression = second;
        return message;
    case Kind::Pull:
    case Kind::Resolve:
    case Kind::Reject:
    case Kind::Release:
        break;
    }
    if (second.isNone() || !second.isNumber())
        return {};
    message.id = EntryId(second.toNumber());
    if (*kind == Kind::Pull)
        return message;
    if (third.isNone())
        return {};
    if (*kind == Kind::Release) {
        if (!third.isNumber())
            return {};
        message.refcount = third.toNumber();
        return message;
    }
    message.expression = third;
    return message;
}

QLatin1StringView Message::kindName(Kind kind) { return KindNames[size_t(kind)]; }

QString badMessageText(const JsonNode &root) { return u"bad RPC message: "_s + QString::fromUtf8(toCanonicalJson(root)); }

} // namespace QtCapnWeb
