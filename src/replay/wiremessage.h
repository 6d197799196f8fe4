// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "jsondocument.h"
#include "message.h"

#include <functional>
#include <optional>
#include <vector>

/// \file
/// One text off the wire, with the places of all ids in it.

namespace QtCapnWeb::Replay {

/// An id that stands in a message's expression.
struct WireReference {
    enum class Kind : quint8 {
        Named, ///< an import of the sender that it names: import, pipeline, remap, readable, and captures of a remap
        Stub, ///< introduced by the sender: export
        Promise, ///< introduced: promise
        Writable, ///< introduced: writable
    };

    Kind kind = Kind::Named;
    JsonNode id; ///< the number

    bool isIntroduction() const { return kind != Kind::Named; }
    EntryId entry() const { return EntryId(id.toNumber()); }
};

/// A piece of a message's text, and what stands there instead.
struct TextChange {
    quint32 offset = 0;
    quint32 length = 0;
    QByteArray text;
};

/// \brief A decoded message. What the walker tells of its expression is what both peers find in it; of one that is no expression,
/// the references before the fault are known.
class WireMessage
{
public:
    WireMessage() = default;
    explicit WireMessage(const QByteArray &text) { read(text); }

    /// Nodes that were handed out become invalid.
    void read(const QByteArray &text);

    const QByteArray &text() const { return m_text; }
    /// Its beginning, for words to a person.
    QString shortText() const;
    bool isMessage() const { return m_message.has_value(); }
    /// Only if isMessage().
    Message::Kind kind() const { return m_message->kind; }
    const Message &message() const { return *m_message; }
    /// Push, stream or pipe: its receiver gets an export for it.
    bool createsExport() const;
    /// The id that the message itself is about: of pull, resolve, reject and release; else none.
    JsonNode ownId() const { return m_ownId; }
    const std::vector<WireReference> &references() const { return m_references; }

    /// What the expression is about: the import that it calls, and the path (none if there is none).
    struct Subject {
        std::optional<EntryId> target;
        JsonNode path;
        JsonNode arguments;
    };
    Subject subject() const;
    /// "profile.name"; empty where nothing is called.
    QString method() const;

    /// The text with \a changes made; they need no order, and don't overlap.
    QByteArray changed(std::vector<TextChange> changes) const;

    /// For each introduction, in the order of references(): a hash of the place where it stands in the expression, which the same
    /// place of another message has, too.
    std::vector<quint64> introductionPlaces() const;

    /// Calls \a visit for each string of the expression that is a value, not a tag, a key, a path or a map's instruction.
    void forEachValueString(const std::function<void(const JsonNode &)> &visit) const;

private:
    QByteArray m_text;
    JsonDocument m_document;
    std::optional<Message> m_message;
    JsonNode m_ownId;
    std::vector<WireReference> m_references;
};

/// The number as it is written in a message.
QByteArray idText(EntryId id);

} // namespace QtCapnWeb::Replay
