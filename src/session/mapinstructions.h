// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "qtcapnwebglobal.h"
#include "rpclimits.h"
#include "sessionload.h"

#include <QtCore/QByteArray>

#include <memory>
#include <optional>

/// \file
/// A recorded map function on its way to who applies it.

namespace QtCapnWeb {

class JsonWriter;
class RpcError;

/// \brief The instructions of a map function: an array of expressions in a numbering of their own. Implicitly shared.
///
/// They are parsed once, however many elements they are applied to; instructions nested in them share the document.
/// Source: the protocol page, "remap".
class QTCAPNWEB_EXPORT MapInstructions
{
public:
    /// \a json is the text of the array, copied or shared. \a maximumSteps is what all applications of the function, nested ones
    /// included, may evaluate: JSON values times elements. A peer could ask for the product of two lists of a message's size each
    /// otherwise. Calls that it makes count with \a charge until they settle; without one they are our own.
    explicit MapInstructions(const QByteArray &json, qint64 maximumSteps = RpcLimits().maxMapSteps, ChargePtr charge = {});
    /// A part of \a around, which was found while that was evaluated.
    MapInstructions(const MapInstructions &around, const JsonNode &part);

    /// Why they can't be applied at all: no JSON array, or nested so deep that no recursion over them is safe.
    std::optional<RpcError> error() const;
    /// The array; none if there is an error().
    const JsonNode &root() const { return m_root; }
    /// Counts the application to so many elements. \throw RpcError if there are too many.
    void count(qsizetype elements) const;
    /// Null if calls are not counted.
    const ChargePtr &charge() const;
    void write(JsonWriter &writer) const;

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
    JsonNode m_root;
};

} // namespace QtCapnWeb
