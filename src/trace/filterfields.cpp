// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterfields.h"

#include "recordkind.h"

#include <array>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using L = QLatin1StringView;

constexpr std::array Sides{"a"_L1, "b"_L1};
constexpr std::array Directions{"out"_L1, "in"_L1};
constexpr std::array States{"pending"_L1, "resolved"_L1, "rejected"_L1, "released"_L1, "broken"_L1, "unpulled"_L1}; // Call::State

using F = FilterField;
using T = FilterType;

constexpr std::array Fields{
    FilterFieldInfo{F::No, T::Number, "no"_L1, L(), false, {}, "number of the record in its capture, from 0"_L1},
    FilterFieldInfo{F::Time, T::Time, "time"_L1, L(), false, {}, "time since the capture began"_L1},
    FilterFieldInfo{F::Delta, T::Duration, "delta"_L1, L(), false, {}, "time since the record before, of whatever session"_L1},
    FilterFieldInfo{F::Kind, T::Enum, "kind"_L1, L(), false, RecordKindNames, "what the record is"_L1},
    FilterFieldInfo{F::From, T::Enum, "from"_L1, L(), false, Sides, "who sent it; a is the side that connected"_L1},
    FilterFieldInfo{F::Dir, T::Enum, "dir"_L1, L(), false, Directions, "out: sent by a, in: sent by b"_L1},
    FilterFieldInfo{F::Id, T::Number, "id"_L1, L(), false, {}, "id that the message is about, or that a push creates"_L1},
    FilterFieldInfo{F::Size, T::Size, "size"_L1, L(), false, {}, "bytes of the text"_L1},
    FilterFieldInfo{F::Session, T::Number, "session"_L1, L(), false, {}, "number of the session, from 0"_L1},
    FilterFieldInfo{F::CloseCode, T::Number, "closecode"_L1, "code"_L1, false, {}, "close code of the WebSocket"_L1},
    FilterFieldInfo{F::Status, T::Number, "status"_L1, L(), false, {}, "status of an HTTP response"_L1},
    FilterFieldInfo{F::Wire, T::Flag, "wire"_L1, L(), false, {}, "the text left its sender"_L1},
    FilterFieldInfo{F::RefCount, T::Number, "refcount"_L1, L(), false, {}, "count that a release carries"_L1},
    FilterFieldInfo{F::Problem, T::Text, "problem"_L1, L(), false, {}, "what is wrong with the message"_L1},
    FilterFieldInfo{F::Text, T::Text, "text"_L1, L(), false, {}, "the exact text, as on the wire"_L1},
    FilterFieldInfo{F::Url, T::Text, "url"_L1, "peer"_L1, false, {}, "URL or name of the session's peer"_L1},
    FilterFieldInfo{F::Call, T::Number, "call"_L1, L(), true, {}, "number of the call, from 0"_L1},
    FilterFieldInfo{F::Method, T::Text, "method"_L1, "path"_L1, true, {}, "path that the call named, such as profile.name"_L1},
    FilterFieldInfo{F::Target, T::Text, "target"_L1, L(), false, {}, "what the message is about, in words"_L1},
    FilterFieldInfo{F::On, T::Number, "on"_L1, L(), true, {}, "id that the call was made on"_L1},
    FilterFieldInfo{F::State, T::Enum, "state"_L1, L(), true, States, "how the call ended"_L1},
    FilterFieldInfo{F::Latency, T::Duration, "latency"_L1, L(), true, {}, "time from the push to the answer"_L1},
    FilterFieldInfo{F::Error, T::Text, "error"_L1, L(), true, {}, "type and message of the error that answered or aborted"_L1},
    FilterFieldInfo{F::Stream, T::Flag, "stream"_L1, L(), true, {}, "the call is a write to a stream"_L1},
    FilterFieldInfo{F::Pipelined, T::Flag, "pipelined"_L1, L(), true, {}, "made on a result that was not there yet"_L1},
    FilterFieldInfo{F::Map, T::Flag, "map"_L1, L(), true, {}, "the call is a map (remap)"_L1},
    FilterFieldInfo{F::Pulled, T::Flag, "pulled"_L1, L(), true, {}, "the caller asked for the result"_L1},
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
        return "number"_L1;
    case FilterType::Duration:
        return "duration"_L1;
    case FilterType::Time:
        return "time"_L1;
    case FilterType::Size:
        return "size"_L1;
    case FilterType::Text:
        return "text"_L1;
    case FilterType::Enum:
        return "word"_L1;
    case FilterType::Flag:
        return "flag"_L1;
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
