// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "wiremessage.h"

#include "expressionwalker.h"
#include "jsonwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

struct Nothing {
};

// Notes down each id that the walker meets.
class ReferenceCollector
{
public:
    static constexpr bool BuildsValues = false;
    using Result = Nothing;
    using Target = Nothing;
    using Captures = Nothing;
    using Kind = WireReference::Kind;

    explicit ReferenceCollector(std::vector<WireReference> *references) : m_references(references) { }

    void place(const JsonNode &reference) { m_place = reference; }
    Nothing importStub(EntryId) { return add(Kind::Stub); }
    Nothing importPromise(EntryId) { return add(Kind::Promise); }
    Nothing importWritable(EntryId) { return add(Kind::Writable); }
    Nothing pipeReadable(EntryId) { return add(Kind::Named); }
    Target exported(EntryId) { return add(Kind::Named); }
    Nothing reference(Target &&, bool) { return {}; }
    Nothing property(Target &&, bool, const JsonNode &) { return {}; }
    void beginArguments() { }
    Nothing call(Target &&, bool, const JsonNode &, Nothing &&, const JsonNode &) { return {}; }
    void captureStub(Captures &, EntryId) { add(Kind::Stub); }
    void captureExported(Captures &, EntryId) { add(Kind::Named); }
    Nothing remap(Target &&, const JsonNode &, Captures &&, const JsonNode &) { return {}; }
    Nothing blob(const JsonNode &, Nothing &&) { return {}; }

private:
    Nothing add(Kind kind)
    {
        m_references->push_back({kind, m_place.at(1)});
        return {};
    }

    std::vector<WireReference> *m_references;
    JsonNode m_place;
};

constexpr int DeepestString = 300; // below the walker's limit nothing is an expression

void visitStrings(const JsonNode &node, int depth, const std::function<void(const JsonNode &)> &visit)
{
    if (depth > DeepestString)
        return;
    const auto visitItems = [&](const JsonNode &array) {
        for (JsonNode item = array.first(); !item.isNone(); item = item.next())
            visitStrings(item, depth + 1, visit);
    };
    if (node.isString()) {
        visit(node);
    } else if (node.isObject()) {
        for (JsonNode key = node.first(); !key.isNone(); key = key.next().next()) {
            if (!key.isShadowed())
                visitStrings(key.next(), depth + 1, visit);
        }
    } else if (node.isArray()) {
        const JsonNode first = node.first();
        if (node.size() == 1 && first.isArray()) {
            visitItems(first);
            return;
        }
        switch (expressionTag(first)) {
        case ExpressionTag::Import:
        case ExpressionTag::Pipeline:
            if (node.size() == 4 && node.at(3).isArray())
                visitItems(node.at(3));
            break;
        case ExpressionTag::Error:
            if (node.size() >= 3 && node.at(2).isString())
                visit(node.at(2));
            if (node.size() >= 5)
                visitStrings(node.at(4), depth + 1, visit);
            break;
        case ExpressionTag::Url:
            if (node.size() == 2 && node.at(1).isString())
                visit(node.at(1));
            break;
        default:
            break;
        }
    }
}

quint64 mixed(quint64 seed, quint64 value)
{
    // splitmix64's finalizer: places of one message must not collide by their arithmetic.
    quint64 x = seed + 0x9e3779b97f4a7c15ull + value;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

} // namespace

QByteArray idText(EntryId id) { return numberToJavaScript(id.value); }

void WireMessage::read(const QByteArray &text)
{
    m_text = text;
    m_message.reset();
    m_ownId = {};
    m_references.clear();
    if (m_document.parse(text).isError())
        return;
    m_message = Message::decode(m_document.root());
    if (!m_message)
        return;
    switch (m_message->kind) {
    case Message::Kind::Pull:
    case Message::Kind::Resolve:
    case Message::Kind::Reject:
    case Message::Kind::Release:
        m_ownId = m_document.root().at(1);
        break;
    default:
        break;
    }
    if (m_message->expression.isNone())
        return;
    ReferenceCollector collector(&m_references);
    const RpcLimits limits;
    try {
        ExpressionWalker<ReferenceCollector>(collector, limits).walk(m_message->expression);
    } catch (const ExpressionError &) {
        // The receiver stops there, too.
    }
}

QString WireMessage::shortText() const
{
    QString text = QString::fromUtf8(m_text.left(600));
    if (text.size() > 200)
        text = text.left(200) + u'…';
    return text;
}

bool WireMessage::createsExport() const
{
    return isMessage() && (kind() == Message::Kind::Push || kind() == Message::Kind::Stream || kind() == Message::Kind::Pipe);
}

WireMessage::Subject WireMessage::subject() const
{
    Subject subject;
    if (!isMessage() || m_message->expression.isNone() || !m_message->expression.isArray())
        return subject;
    const JsonNode &expression = m_message->expression;
    const ExpressionTag tag = expressionTag(expression.first());
    if (tag != ExpressionTag::Import && tag != ExpressionTag::Pipeline && tag != ExpressionTag::Remap)
        return subject;
    const JsonNode id = expression.at(1);
    if (id.isNone() || !id.isNumber())
        return subject;
    subject.target = EntryId(id.toNumber());
    if (const JsonNode path = expression.at(2); !path.isNone() && path.isArray())
        subject.path = path;
    if (const JsonNode arguments = expression.at(3); !arguments.isNone() && arguments.isArray())
        subject.arguments = arguments;
    return subject;
}

QString WireMessage::method() const
{
    QString text;
    const Subject about = subject();
    if (about.path.isNone())
        return text;
    for (JsonNode part = about.path.first(); !part.isNone() && text.size() < 200; part = part.next()) {
        if (!text.isEmpty())
            text += u'.';
        text += part.isString() ? part.toString() : QString::fromUtf8(part.sourceText());
    }
    return text;
}

QByteArray WireMessage::changed(std::vector<TextChange> changes) const
{
    std::sort(changes.begin(), changes.end(), [](const TextChange &a, const TextChange &b) { return a.offset < b.offset; });
    QByteArray result;
    result.reserve(m_text.size() + qsizetype(changes.size()) * 4);
    quint32 done = 0;
    for (const TextChange &change : changes) {
        result.append(m_text.constData() + done, qsizetype(change.offset - done));
        result.append(change.text);
        done = change.offset + change.length;
    }
    result.append(m_text.constData() + done, m_text.size() - qsizetype(done));
    return result;
}

std::vector<quint64> WireMessage::introductionPlaces() const
{
    struct Wanted {
        quint32 index;
        size_t introduction;
    };
    std::vector<Wanted> wanted;
    for (const WireReference &reference : m_references) {
        if (reference.isIntroduction())
            wanted.push_back({reference.id.index(), wanted.size()});
    }
    std::vector<quint64> places(wanted.size());
    if (wanted.empty())
        return places;
    std::sort(wanted.begin(), wanted.end(), [](const Wanted &a, const Wanted &b) { return a.index < b.index; });

    // One walk over the tape, in its order, that enters only what holds something wanted.
    struct Level {
        JsonNode next;
        quint64 hash;
        quint32 position;
        bool isObject;
    };
    std::vector<Level> levels;
    size_t done = 0;
    levels.push_back({m_message->expression, 1, 0, false});
    while (!levels.empty() && done < wanted.size()) {
        Level &level = levels.back();
        if (level.next.isNone()) {
            levels.pop_back();
            continue;
        }
        JsonNode node = level.next;
        quint64 hash = 0;
        if (level.isObject) {
            const QByteArrayView key = node.sourceText();
            hash = mixed(level.hash, qHashBits(key.data(), size_t(key.size()), 7));
            node = node.next();
        } else {
            hash = mixed(level.hash, level.position++);
        }
        level.next = node.next();
        if (node.end() <= wanted[done].index)
            continue;
        if (node.index() == wanted[done].index) {
            places[wanted[done].introduction] = hash;
            ++done;
            continue;
        }
        const bool isObject = node.isObject();
        levels.push_back({node.first(), hash, 0, isObject}); // level is gone now
    }
    return places;
}

void WireMessage::forEachValueString(const std::function<void(const JsonNode &)> &visit) const
{
    if (isMessage() && !m_message->expression.isNone())
        visitStrings(m_message->expression, 0, visit);
}

} // namespace QtCapnWeb::Replay
