// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>
#include <QtCore/qhashfunctions.h>

#include <compare>

/// \file
/// Typed ids of the wire. Source: the protocol page, "Imports and exports".

namespace QtCapnWeb {

/// \brief The id of an entry in one of the two tables of a peer.
///
/// Zero is the main interface. The importing side numbers 1, 2, 3 …, the exporting side -1, -2 ….
/// No id is ever reused. On the wire an id is a JavaScript number and its receiver checks neither sign
/// nor integrality (corpus rule R14), so it is kept as a double here: every value that can arrive is representable.
struct EntryId {
    double value = 0;

    constexpr EntryId() = default;
    constexpr explicit EntryId(double id) : value(id) { }

    friend constexpr bool operator==(EntryId, EntryId) = default;
    friend constexpr auto operator<=>(EntryId, EntryId) = default;
    friend size_t qHash(EntryId id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

/// The two ends of a session. \c A is the connecting side: the client of a WebSocket or of a batch.
enum class Side : quint8 { A, B };

constexpr Side opposite(Side side) { return side == Side::A ? Side::B : Side::A; }

} // namespace QtCapnWeb
