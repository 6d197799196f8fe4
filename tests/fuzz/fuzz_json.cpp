// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "jsonwriter.h"
#include "message.h"

#include <QtCore/QHash>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

/// \file
/// Any bytes into the JSON reader: it must refuse them with a position, or what it read must survive being written and read.

using namespace QtCapnWeb;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// What the keys of an object say of each other must be what a hash of their texts says.
void checkKeys(const JsonNode &object)
{
    QHash<QString, JsonNode> last;
    for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
        require(key.isString() && !key.next().isNone());
        require(key.isRepeated() == last.contains(key.toString()));
        last.insert(key.toString(), key);
    }
    for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
        const JsonNode winner = last.value(key.toString());
        require(key.isShadowed() == (key != winner));
        require(key.memberValue() == winner.next());
        if (key.toString().isValidUtf16())
            require(object.member(key.toString().toUtf8()) == winner.next());
    }
}

/// Asks every node everything that it can tell.
void visit(const JsonNode &root)
{
    const quint32 textSize = quint32(root.document()->text().size());
    std::vector<JsonNode> pending{root};
    quint32 seen = 0;
    while (!pending.empty()) {
        const JsonNode node = pending.back();
        pending.pop_back();
        ++seen;
        require(node.length() > 0 && node.offset() <= textSize && node.length() <= textSize - node.offset());
        require(node.end() > node.index() && node.end() <= root.end());
        const char opening = node.sourceText().front();
        switch (node.kind()) {
        case JsonNode::Kind::Null:
            require(node.sourceText() == "null");
            break;
        case JsonNode::Kind::True:
            require(node.sourceText() == "true");
            break;
        case JsonNode::Kind::False:
            require(node.sourceText() == "false");
            break;
        case JsonNode::Kind::Number:
            require(!std::isnan(node.toNumber()));
            break;
        case JsonNode::Kind::String: {
            const QString string = node.toString();
            require(opening == '"' && string.size() == node.stringLength());
            require(node.equals(string.toUtf8()) == string.isValidUtf16()); // a lone surrogate has no UTF-8
            break;
        }
        case JsonNode::Kind::Object:
            checkKeys(node);
            [[fallthrough]];
        case JsonNode::Kind::Array: {
            require(opening == (node.isArray() ? '[' : '{'));
            quint32 children = 0;
            for (JsonNode child = node.first(); !child.isNone(); child = child.next(), ++children)
                pending.push_back(child);
            require(children == (node.isArray() ? node.size() : 2 * node.size()));
            break;
        }
        }
    }
    require(seen == root.end());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static JsonDocument document; // used again, as a session does
    // Not copied, so that the sanitizer sees every byte that is read behind the end.
    const auto text = QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
    const JsonError error = document.parse(text);
    if (error.isError()) {
        require(document.root().isNone() && error.offset <= text.size() && !error.message.isEmpty());
        document.parse(QByteArray());
        return 0;
    }
    visit(document.root());
    const QByteArray canonical = toCanonicalJson(document.root());
    if (!Message::decode(document.root()))
        require(badMessageText(document.root()).endsWith(QString::fromUtf8(canonical)));

    JsonDocument again;
    require(!again.parse(canonical).isError());
    visit(again.root());
    require(toCanonicalJson(again.root()) == canonical);
    document.parse(QByteArray()); // it must not point at data when libFuzzer takes that back
    return 0;
}
