// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expression.h"
#include "expressionwalker.h"

#include <cstdint>
#include <cstdlib>

/// \file
/// Any JSON into the expression codec: it must be refused with a place inside of the text, by both kinds of handler alike, or
/// what was decoded must survive being encoded and decoded.

using namespace QtCapnWeb;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

struct Nothing {
    static constexpr bool BuildsValues = false;
    static constexpr bool KeepsErrorTypes = true;
    struct Result {
    };
    struct Target {
    };
    struct Captures {
    };

    Result importStub(EntryId) { return {}; }
    Result importPromise(EntryId) { return {}; }
    Result importWritable(EntryId) { return {}; }
    Result pipeReadable(EntryId) { return {}; }
    Target exported(EntryId) { return {}; }
    Result reference(Target &&, bool) { return {}; }
    Result property(Target &&, bool, const JsonNode &) { return {}; }
    void beginArguments() { }
    Result call(Target &&, bool, const JsonNode &, Result &&, const JsonNode &) { return {}; }
    void captureStub(Captures &, EntryId) { }
    void captureExported(Captures &, EntryId) { }
    Result remap(Target &&, const JsonNode &, Captures &&, const JsonNode &) { return {}; }
    Result blob(const JsonNode &, Result &&) { return {}; }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    JsonDocument document;
    if (document.parse(text).isError())
        return 0;

    // Small, so that what is beyond the limits is reached by short inputs.
    RpcLimits limits;
    limits.maxDepth = 24;
    limits.maxBigIntDigits = 64;

    QString refusal;
    try {
        Nothing nothing;
        ExpressionWalker<Nothing>(nothing, limits).walk(document.root());
    } catch (const ExpressionError &error) {
        refusal = error.toString();
        require(error.offset() >= 0 && error.offset() < text.size());
    }

    Value value;
    try {
        value = decodeExpression(document.root(), limits);
        require(refusal.isNull());
    } catch (const ExpressionError &error) {
        require(refusal == error.toString());
        return 0;
    }

    RpcLimits wider = limits;
    wider.maxBigIntDigits = 128; // hexadecimal text is longer when it is decimal
    const auto again = [&](const QByteArray &encoded) {
        JsonDocument reread;
        require(!reread.parse(encoded).isError());
        return encodeExpression(decodeExpression(reread.root(), wider));
    };
    const QByteArray first = encodeExpression(value);
    const QByteArray second = again(first);
    // Headers join the values of one name by ", ", which a reader cuts where the last of them is empty; in JavaScript, too.
    require(first == second || (first.contains("\"headers\"") && again(second) == second));
    return 0;
}
