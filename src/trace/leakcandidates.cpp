// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "findings.h"

#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

// Numbers differ where a method was called again and again: "item(…).3" and "export -7" are told as one.
QString leakOrigin(const QString &label)
{
    QString result;
    result.reserve(label.size());
    bool inNumber = false;
    for (const QChar c : label) {
        const bool digit = c >= u'0' && c <= u'9';
        if (!digit)
            result += c;
        else if (!inNumber)
            result += u'*';
        inNumber = digit;
    }
    return result;
}

bool isLeakCandidate(const TableEntry &entry)
{
    switch (entry.origin) {
    case TableEntry::Origin::Export:
    case TableEntry::Origin::Promise:
    case TableEntry::Origin::Writable:
        return true;
    case TableEntry::Origin::Push:
        // A result that was not asked for stays until it is disposed; one that was asked for is still to come, or comes no more.
        return entry.pulled == NoRecord;
    default:
        return false;
    }
}

QList<LeakCandidate> leakCandidates(const Capture &capture, quint32 session, RecordIndex at, qint64 maximum,
                                    qsizetype idsPerOrigin)
{
    QList<LeakCandidate> candidates;
    for (const Side holder : {Side::A, Side::B}) {
        QHash<QString, qsizetype> places;
        qint64 looked = 0;
        for (const TableEntry &entry : capture.tables().entries(session, holder, Table::Imports, at)) {
            const bool promise = entry.origin == TableEntry::Origin::Push;
            if (!isLeakCandidate(entry) || ++looked > maximum)
                continue;
            const QString origin = leakOrigin(capture.label(session, holder, Table::Imports, entry));
            auto place = places.find(origin);
            if (place == places.end()) {
                place = places.insert(origin, candidates.size());
                LeakCandidate candidate;
                candidate.holder = holder;
                candidate.origin = origin;
                candidate.oldest = candidate.newest = entry.born;
                candidate.promises = promise;
                candidates.append(candidate);
            }
            LeakCandidate &candidate = candidates[*place];
            ++candidate.count;
            candidate.oldest = std::min(candidate.oldest, entry.born);
            candidate.newest = std::max(candidate.newest, entry.born);
            candidate.promises = candidate.promises && promise;
            if (candidate.ids.size() < idsPerOrigin)
                candidate.ids.append(entry.id);
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const LeakCandidate &a, const LeakCandidate &b) {
        return a.count != b.count ? a.count > b.count : a.oldest < b.oldest;
    });
    return candidates;
}

} // namespace QtCapnWeb::Trace
