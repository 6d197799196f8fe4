// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "idbridge.h"

#include <QtCore/QList>

#include <cstdint>
#include <cstdlib>

/// \file
/// Any lines as messages, from both sides by turns, as a replay reads and sends them. Whatever is in them: places that are told
/// lie in the text, changed ids are the only change, and what was sent is found again.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkMessage(const WireMessage &message)
{
    require(message.isMessage() || message.references().empty());
    for (const WireReference &reference : message.references())
        require(qsizetype(reference.id.offset()) + qsizetype(reference.id.length()) <= message.text().size());
    size_t introductions = 0;
    for (const WireReference &reference : message.references())
        introductions += reference.isIntroduction();
    require(message.introductionPlaces().size() == introductions);
    require(message.changed({}) == message.text());
    require(message.shortText().size() <= 201);
    const WireMessage::Subject subject = message.subject();
    require(subject.path.isNone() || subject.target);
    (void)message.method();

    // Every id and every string is written anew as it is: nothing else moves.
    std::vector<TextChange> changes;
    message.forEachValueString([&](const JsonNode &node) {
        changes.push_back({node.offset(), node.length(), message.text().mid(node.offset(), node.length())});
    });
    require(message.changed(changes) == message.text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    IdBridge ids;
    WireMessage recorded;
    double imports = 1;
    bool isOurs = true;
    for (const QByteArray &line : bytes.split('\n')) {
        recorded.read(line);
        checkMessage(recorded);
        if (isOurs) {
            const std::optional<EntryId> created = recorded.createsExport() ? std::optional(EntryId(imports)) : std::nullopt;
            const auto sent = ids.send(recorded, created);
            if (const auto *text = std::get_if<QByteArray>(&sent)) {
                // It is a message of the same kind with as many references.
                const WireMessage live(*text);
                checkMessage(live);
                require(live.isMessage() == recorded.isMessage());
                require(live.references().size() == recorded.references().size());
                if (created) {
                    require(ids.liveImport(*created).has_value());
                    imports += 1;
                }
            }
            if (recorded.isMessage() && recorded.kind() == Message::Kind::Release)
                (void)ids.sendRelease(recorded.message().id, recorded.message().refcount);
        } else if (recorded.createsExport()) {
            const EntryId live = ids.nextPush();
            ids.matchPush(live, live);
            require(ids.recordedExport(live) == live && ids.liveExport(live) == live);
            require(ids.pair(recorded, recorded) == 0);
        } else {
            require(ids.pair(recorded, recorded) == 0);
            const auto one = ids.fingerprint(recorded, false);
            const auto other = ids.fingerprint(recorded, false);
            require(one == other);
        }
        isOurs = !isOurs;
    }
    return 0;
}
