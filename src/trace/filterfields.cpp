// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterfields.h"

#include "recordkind.h"

#include <QtCore/QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using L = QLatin1StringView;

constexpr std::array Sides{"a"_L1, "b"_L1};
constexpr std::array Directions{"out"_L1, "in"_L1};
constexpr std::array States{"pending"_L1, "resolved"_L1, "rejected"_L1, "released"_L1, "broken"_L1, "unpulled"_L1}; // Call::State

constexpr std::array Rules{
    // FindingRule; findingRules() has the same
    "protocol-error"_L1,   "unknown-id"_L1,      "release-of-unknown-id"_L1, "use-after-release"_L1,      "refcount-mismatch"_L1,
    "sent-after-abort"_L1, "abort"_L1,           "connection-failed"_L1,     "abnormal-close"_L1,         "call-failed"_L1,
    "call-unanswered"_L1,  "capability-leak"_L1, "sequential-calls"_L1,      "pipelining-opportunity"_L1, "large-message"_L1,
    "secret-in-clear"_L1,  "mid-session"_L1,
};

using F = FilterField;
using T = FilterType;

constexpr std::array Fields{
    FilterFieldInfo{
        F::No, T::Number, "no"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "number of the record in its capture, from 0"))},
    FilterFieldInfo{F::Time, T::Time, "time"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "time since the capture began"))},
    FilterFieldInfo{F::Delta,
                    T::Duration,
                    "delta"_L1,
                    L(),
                    false,
                    {},
                    L(QT_TRANSLATE_NOOP("Trace", "time since the record before, of whatever session"))},
    FilterFieldInfo{F::Kind, T::Enum, "kind"_L1, L(), false, RecordKindNames,
                    L(QT_TRANSLATE_NOOP("Trace", "what the record is"))},
    FilterFieldInfo{F::From, T::Enum, "from"_L1, L(), false, Sides,
                    L(QT_TRANSLATE_NOOP("Trace", "who sent it; a is the side that connected"))},
    FilterFieldInfo{F::Dir, T::Enum, "dir"_L1, L(), false, Directions,
                    L(QT_TRANSLATE_NOOP("Trace", "out: sent by a, in: sent by b"))},
    FilterFieldInfo{F::Id,
                    T::Number,
                    "id"_L1,
                    L(),
                    false,
                    {},
                    L(QT_TRANSLATE_NOOP("Trace", "id that the message is about, or that a push creates"))},
    FilterFieldInfo{F::Size, T::Size, "size"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "bytes of the text"))},
    FilterFieldInfo{
        F::Session, T::Number, "session"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "number of the session, from 0"))},
    FilterFieldInfo{F::CloseCode,
                    T::Number,
                    "closecode"_L1,
                    "code"_L1,
                    false,
                    {},
                    L(QT_TRANSLATE_NOOP("Trace", "close code of the WebSocket"))},
    FilterFieldInfo{
        F::Status, T::Number, "status"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "status of an HTTP response"))},
    FilterFieldInfo{F::Wire, T::Flag, "wire"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "the text left its sender"))},
    FilterFieldInfo{
        F::RefCount, T::Number, "refcount"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "count that a release carries"))},
    FilterFieldInfo{
        F::Problem, T::Text, "problem"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "what is wrong with the message"))},
    FilterFieldInfo{F::Text, T::Text, "text"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "the exact text, as on the wire"))},
    FilterFieldInfo{
        F::Url, T::Text, "url"_L1, "peer"_L1, false, {}, L(QT_TRANSLATE_NOOP("Trace", "URL or name of the session's peer"))},
    FilterFieldInfo{F::Call, T::Number, "call"_L1, L(), true, {}, L(QT_TRANSLATE_NOOP("Trace", "number of the call, from 0"))},
    FilterFieldInfo{F::Method,
                    T::Text,
                    "method"_L1,
                    "path"_L1,
                    true,
                    {},
                    L(QT_TRANSLATE_NOOP("Trace", "path that the call named, such as profile.name"))},
    FilterFieldInfo{
        F::Target, T::Text, "target"_L1, L(), false, {}, L(QT_TRANSLATE_NOOP("Trace", "what the message is about, in words"))},
    FilterFieldInfo{F::On, T::Number, "on"_L1, L(), true, {}, L(QT_TRANSLATE_NOOP("Trace", "id that the call was made on"))},
    FilterFieldInfo{F::State, T::Enum, "state"_L1, L(), true, States, L(QT_TRANSLATE_NOOP("Trace", "how the call ended"))},
    FilterFieldInfo{
        F::Latency, T::Duration, "latency"_L1, L(), true, {}, L(QT_TRANSLATE_NOOP("Trace", "time from the push to the answer"))},
    FilterFieldInfo{F::Error,
                    T::Text,
                    "error"_L1,
                    L(),
                    true,
                    {},
                    L(QT_TRANSLATE_NOOP("Trace", "type and message of the error that answered or aborted"))},
    FilterFieldInfo{
        F::Stream, T::Flag, "stream"_L1, L(), true, {}, L(QT_TRANSLATE_NOOP("Trace", "the call is a write to a stream"))},
    FilterFieldInfo{F::Pipelined,
                    T::Flag,
                    "pipelined"_L1,
                    L(),
                    true,
                    {},
                    L(QT_TRANSLATE_NOOP("Trace", "made on a result that was not there yet"))},
    FilterFieldInfo{F::Map, T::Flag, "map"_L1, L(), true, {}, L(QT_TRANSLATE_NOOP("Trace", "the call is a map (remap)"))},
    FilterFieldInfo{
        F::Pulled, T::Flag, "pulled"_L1, L(), true, {}, L(QT_TRANSLATE_NOOP("Trace", "the caller asked for the result"))},
    FilterFieldInfo{F::Caller, T::Enum, "caller"_L1, L(), true, Sides, L(QT_TRANSLATE_NOOP("Trace", "who made the call"))},
    FilterFieldInfo{F::Finding, T::Enum, "finding"_L1, L(), false, Rules,
                    L(QT_TRANSLATE_NOOP("Trace", "what a finding points out about it"))},
};

} // namespace

std::span<const FilterFieldInfo> filterFields() { return Fields; }

const FilterFieldInfo *findFilterField(QStringView name)
{
    for (const FilterFieldInfo &info : Fields) {
        if (name.compare(info.name, Qt::CaseInsensitive) == 0
            || (!info.alias.isEmpty() && name.compare(info.alias, Qt::CaseInsensitive) == 0))
            return &info;
    }
    return nullptr;
}

QLatin1StringView filterTypeName(FilterType type)
{
    switch (type) {
    case FilterType::Number:
        return L(QT_TRANSLATE_NOOP("Trace", "number"));
    case FilterType::Duration:
        return L(QT_TRANSLATE_NOOP("Trace", "duration"));
    case FilterType::Time:
        return L(QT_TRANSLATE_NOOP("Trace", "time"));
    case FilterType::Size:
        return L(QT_TRANSLATE_NOOP("Trace", "size"));
    case FilterType::Text:
        return L(QT_TRANSLATE_NOOP("Trace", "text"));
    case FilterType::Enum:
        return L(QT_TRANSLATE_NOOP("Trace", "word"));
    case FilterType::Flag:
        return L(QT_TRANSLATE_NOOP("Trace", "flag"));
    }
    return {};
}

int filterEnumValue(const FilterFieldInfo &field, QStringView name)
{
    for (size_t i = 0; i < field.values.size(); ++i) {
        if (name.compare(field.values[i], Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return -1;
}

} // namespace QtCapnWeb::Trace
