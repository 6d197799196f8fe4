// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mapinstructions.h"

#include "jsonwriter.h"
#include "rpcerror.h"
#include "rpclimits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// An instruction may nest as deep as any expression, and an array has two brackets there. Instructions within instructions are
// evaluated on the same stack, so all of them together may not nest deeper.
constexpr int MaximumBrackets = 2 * RpcLimits().maxDepth + 16;

// Of a valid JSON text.
int deepestBracket(QByteArrayView json)
{
    int depth = 0;
    int deepest = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (isInString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isInString = false;
        } else if (c == '"') {
            isInString = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

struct MapInstructions::Shared {
    JsonDocument document;
    std::optional<RpcError> error;
    qint64 maximumSteps = 0;
    qint64 stepsLeft = 0;
    ChargePtr charge;
};

MapInstructions::MapInstructions(const QByteArray &json, qint64 maximumSteps, ChargePtr charge)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->maximumSteps = m_shared->stepsLeft = maximumSteps;
    m_shared->charge = std::move(charge);
    const JsonError problem = m_shared->document.parse(json);
    if (problem.isError() || !m_shared->document.root().isArray()) {
        m_shared->error = RpcError::typeError(u"The instructions of a mapper function must be a JSON array."_s);
    } else if (deepestBracket(json) > MaximumBrackets) {
        m_shared->error = RpcError::typeError(
            "Deserialization exceeded maximum allowed message depth of %1."_L1.arg(QString::number(RpcLimits().maxDepth)));
    } else {
        m_root = m_shared->document.root();
    }
}

MapInstructions::MapInstructions(const MapInstructions &around, const JsonNode &part)
    : m_shared(around.m_shared), m_root(part) { }

std::optional<RpcError> MapInstructions::error() const { return m_shared->error; }

void MapInstructions::count(qsizetype elements) const
{
    // The product of two sizes that fit into memory fits here: a tape has fewer than 2^31 nodes.
    const qint64 steps = qint64(m_root.end() - m_root.index()) * elements;
    if (steps > m_shared->stepsLeft) {
        m_shared->stepsLeft = 0; // What is around it is over, too.
        throw RpcError("A mapper function takes more than %1 steps."_L1.arg(QString::number(m_shared->maximumSteps)));
    }
    m_shared->stepsLeft -= steps;
}

const ChargePtr &MapInstructions::charge() const { return m_shared->charge; }

void MapInstructions::write(JsonWriter &writer) const { writer.node(m_root); }

} // namespace QtCapnWeb
