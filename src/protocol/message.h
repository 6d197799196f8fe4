// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "jsondocument.h"
#include "qtcapnwebglobal.h"

#include <optional>

/// \file
/// The top-level messages. Source: the protocol page, "Top-level messages", and corpus rule R20.

namespace QtCapnWeb {

/// \brief One message, decoded: which it is, its id, and where its expression stands on the tape. A view of its document.
struct QTCAPNWEB_EXPORT Message {
    enum class Kind : quint8 { Push, Pull, Resolve, Reject, Release, Stream, Pipe, Abort };

    Kind kind = Kind::Pipe;
    EntryId id; ///< Pull, Resolve, Reject, Release
    double refcount = 0; ///< Release; any number is accepted (R6)
    JsonNode expression; ///< Push, Stream, Resolve, Reject; Abort has none if it came without

    /// \return nothing for what the reference calls a "bad RPC message". Superfluous elements are ignored.
    static std::optional<Message> decode(const JsonNode &root);
    /// "push", "pull" …
    static QLatin1StringView kindName(Kind kind);
};

/// `bad RPC message: <json>`, the reference's text for a message that decode() refuses.
QTCAPNWEB_EXPORT QString badMessageText(const JsonNode &root);

} // namespace QtCapnWeb
