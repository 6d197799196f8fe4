// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "jsondocument.h"
#include "value.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

/// \file
/// Lines of an expressions.ndjson (the format is described in the corpus's README, and in tests/data/expressions.mjs), and what
/// our codec makes of them.

namespace ExpressionCases {

/// What codec did with a text.
struct Outcome {
    std::optional<QtCapnWeb::Value> value;
    QString error; ///< "TypeError: message"; "SyntaxError: …" if it is no JSON
    bool isJson = true;
};

/// As the reference's deserialize(): without a session, so that every reference is refused.
Outcome deserialize(const QByteArray &text);
/// The same walk with a handler that builds nothing: whether it refuses, and why.
QString walkOnly(const QByteArray &text);

struct Serialized {
    QByteArray text; ///< null if it was refused
    QString error;
};

/// As the reference's serialize(): without a session.
Serialized serialize(const QtCapnWeb::Value &value);

/// Where \a value differs from the typed tree \a expected, in words; empty if it does not.
QString difference(const QtCapnWeb::Value &value, const QtCapnWeb::JsonNode &expected);

/// The value that a typed tree describes; nothing if there is no such value in this library (a Map, a RegExp …). Functions and
/// symbols become a stub that cannot be sent.
std::optional<QtCapnWeb::Value> valueOf(const QtCapnWeb::JsonNode &tree);

/// Whether two JSON texts have the same value; objects whatever the order of their members.
bool sameJson(const QtCapnWeb::JsonNode &a, const QtCapnWeb::JsonNode &b);
bool sameJson(const QByteArray &a, const QByteArray &b);

} // namespace ExpressionCases
