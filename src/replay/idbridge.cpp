// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "idbridge.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace QtCapnWeb::Replay {

namespace {

constexpr double LargestDense = 1 << 24; // 128 MiB of them at most; what is beyond is kept by hash

bool isDense(EntryId id) { return std::abs(id.value) < LargestDense && std::floor(id.value) == id.value; }

} // namespace

std::optional<EntryId> IdTable::find(EntryId id) const
{
    if (!isDense(id)) {
        const auto found = m_others.constFind(id);
        return found == m_others.constEnd() ? std::nullopt : std::optional(*found);
    }
    const std::vector<double> &table = id.value < 0 ? m_negative : m_positive;
    const auto index = size_t(std::abs(id.value));
    if (index >= table.size() || std::isnan(table[index]))
        return std::nullopt;
    return EntryId(table[index]);
}

void IdTable::insert(EntryId id, EntryId to)
{
    std::vector<double> &table = id.value < 0 ? m_negative : m_positive;
    const auto index = size_t(isDense(id) ? std::abs(id.value) : 0);
    // An id far beyond the others is the choice of a hostile peer, or of a file.
    if (!isDense(id) || index > table.size() * 2 + 4096) {
        m_others.insert(id, to);
        return;
    }
    if (index >= table.size())
        table.resize(index + 1, std::nan(""));
    table[index] = to.value;
}

IdBridge::IdBridge()
{
    for (IdTable *table : {&m_importLive, &m_importRecorded, &m_exportLive, &m_exportRecorded})
        table->insert(EntryId(0), EntryId(0));
}

std::variant<QByteArray, IdBridge::Missing> IdBridge::send(const WireMessage &message, std::optional<EntryId> created,
                                                           const std::vector<TextChange> &changes, bool again)
{
    if (!message.isMessage())
        return message.changed(changes);
    std::vector<TextChange> all = changes;
    const auto change = [&all](const JsonNode &id, EntryId to) {
        if (EntryId(id.toNumber()) != to)
            all.push_back({id.offset(), id.length(), idText(to)});
    };

    if (const JsonNode own = message.ownId(); !own.isNone()) {
        const EntryId recorded(own.toNumber());
        const bool isExport = message.kind() == Message::Kind::Resolve || message.kind() == Message::Kind::Reject;
        const std::optional<EntryId> live = isExport ? liveExport(recorded) : liveImport(recorded);
        if (!live)
            return Missing{recorded, !isExport};
        change(own, *live);
    }
    for (const WireReference &reference : message.references()) {
        if (!reference.isIntroduction() && !liveImport(reference.entry()))
            return Missing{reference.entry(), true};
    }

    for (const WireReference &reference : message.references()) {
        const EntryId recorded = reference.entry();
        if (!reference.isIntroduction()) {
            change(reference.id, *liveImport(recorded));
            continue;
        }
        std::optional<EntryId> live = liveExport(recorded);
        if (!live || !m_exportCounts.contains(*live) || (again && recorded.value < 0)) {
            // The main one, and results of calls that are introduced by their numbers (a peer may do that), are what they are.
            live = recorded.value >= 0 && live ? *live : EntryId(m_nextExport--);
            m_exportLive.insert(recorded, *live);
            m_exportRecorded.insert(*live, recorded);
        }
        m_exportCounts[*live] += 1;
        change(reference.id, *live);
    }
    if (message.createsExport()) {
        const EntryId live(m_nextImport++);
        if (created) {
            m_importLive.insert(*created, live);
            m_importRecorded.insert(live, *created);
        }
    }
    return all.empty() ? message.text() : message.changed(std::move(all));
}

QList<QByteArray> IdBridge::sendRelease(EntryId recorded, double count)
{
    QList<QByteArray> texts;
    const auto release = [&](EntryId live, double released) {
        texts.append("[\"release\"," + idText(live) + ',' + idText(EntryId(released)) + ']');
        if (const auto held = m_importCounts.find(live); held != m_importCounts.end()) {
            *held -= released;
            if (*held <= 0)
                m_importCounts.erase(held);
        }
    };
    const std::optional<EntryId> live = liveImport(recorded);
    if (!live)
        return texts;
    double left = count;
    if (const auto more = m_moreImports.find(recorded); more != m_moreImports.end()) {
        for (const EntryId other : *more)
            release(other, m_importCounts.value(other, 1));
        left = std::max(1.0, left - double(more->size()));
        m_moreImports.erase(more);
    }
    // What we pushed is held once. Of what was introduced less may be held than in the recording; to release more is an error.
    if (live->value < 0)
        left = std::min(left, m_importCounts.value(*live, left));
    release(*live, left);
    return texts;
}

void IdBridge::matchPush(EntryId recorded, EntryId live)
{
    m_exportLive.insert(recorded, live);
    m_exportRecorded.insert(live, recorded);
    m_exportCounts[live] = 1;
}

void IdBridge::pairImport(EntryId recorded, EntryId live)
{
    const std::optional<EntryId> before = liveImport(recorded);
    if (before && *before != live && m_importCounts.contains(*before))
        m_moreImports[recorded].push_back(*before);
    m_importLive.insert(recorded, live);
    m_importRecorded.insert(live, recorded);
}

int IdBridge::pair(const WireMessage &recorded, const WireMessage &live)
{
    const std::vector<quint64> livePlaces = live.introductionPlaces();
    if (livePlaces.empty())
        return 0;
    std::unordered_map<quint64, EntryId> atPlace;
    const std::vector<quint64> recordedPlaces = recorded.introductionPlaces();
    size_t number = 0;
    for (const WireReference &reference : recorded.references()) {
        if (reference.isIntroduction())
            atPlace.emplace(recordedPlaces[number++], reference.entry());
    }
    number = 0;
    int unpaired = 0;
    for (const WireReference &reference : live.references()) {
        if (!reference.isIntroduction())
            continue;
        const auto found = atPlace.find(livePlaces[number++]);
        if (found == atPlace.end())
            ++unpaired;
        else if (reference.entry().value != 0)
            pairImport(found->second, reference.entry());
        introduced(reference.entry());
    }
    return unpaired;
}

void IdBridge::receiveUnpaired(const WireMessage &live)
{
    for (const WireReference &reference : live.references()) {
        if (reference.isIntroduction())
            introduced(reference.entry());
    }
}

bool IdBridge::receiveRelease(EntryId live, double count)
{
    const auto held = m_exportCounts.find(live);
    if (held == m_exportCounts.end())
        return false;
    *held -= count;
    if (*held > 0)
        return false;
    m_exportCounts.erase(held);
    return true;
}

std::optional<EntryId> IdBridge::named(EntryId live) const
{
    if (const std::optional<EntryId> recorded = recordedExport(live))
        return recorded;
    const bool wasGiven = live.value > 0 ? live.value < m_nextPush : live.value > m_nextExport;
    return wasGiven ? std::nullopt : std::optional(live);
}

std::optional<QByteArray> IdBridge::fingerprint(const WireMessage &message, bool isLive) const
{
    std::vector<TextChange> changes;
    for (const WireReference &reference : message.references()) {
        const JsonNode id = reference.id;
        if (reference.isIntroduction()) {
            changes.push_back({id.offset(), id.length(), "null"});
        } else if (isLive) {
            const std::optional<EntryId> recorded = named(reference.entry());
            if (!recorded)
                return std::nullopt;
            changes.push_back({id.offset(), id.length(), idText(*recorded)});
        } else {
            changes.push_back({id.offset(), id.length(), idText(reference.entry())});
        }
    }
    return message.changed(std::move(changes));
}

} // namespace QtCapnWeb::Replay
