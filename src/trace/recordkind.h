// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"

#include <QtCore/QLatin1StringView>

#include <array>
#include <span>

/// \file
/// The words for what records are: one vocabulary for filters, for the command line and for the window.

namespace QtCapnWeb::Trace {

/// The place of a record's word among recordKindNames().
inline quint32 kindNumber(const Row &row)
{
    switch (row.kind) {
    case Record::Kind::Message:
        return row.decoded ? quint32(row.message) : 8;
    case Record::Kind::Opened:
        return 9;
    case Record::Kind::Binary:
        return 10;
    case Record::Kind::Refused:
        return 11;
    case Record::Kind::Closed:
        return 12;
    case Record::Kind::Failed:
        return 13;
    case Record::Kind::Request:
        return 14;
    case Record::Kind::Response:
        return 15;
    case Record::Kind::Note:
        return 16;
    case Record::Kind::Comment:
        return 17;
    case Record::Kind::Mark:
        return 18;
    }
    return 8;
}

/// The first eight are those of Message::Kind, "push" to "abort"; then "malformed" (a message that could not be decoded),
/// "opened", "binary", "refused", "closed", "failed", "request", "response", "note", "comment", "mark".
inline constexpr std::array RecordKindNames{
    QLatin1StringView("push"),      QLatin1StringView("pull"),    QLatin1StringView("resolve"), QLatin1StringView("reject"),
    QLatin1StringView("release"),   QLatin1StringView("stream"),  QLatin1StringView("pipe"),    QLatin1StringView("abort"),
    QLatin1StringView("malformed"), QLatin1StringView("opened"),  QLatin1StringView("binary"),  QLatin1StringView("refused"),
    QLatin1StringView("closed"),    QLatin1StringView("failed"),  QLatin1StringView("request"), QLatin1StringView("response"),
    QLatin1StringView("note"),      QLatin1StringView("comment"), QLatin1StringView("mark")};

/// The word for \a row.
inline QLatin1StringView recordKindName(const Row &row) { return RecordKindNames[kindNumber(row)]; }

} // namespace QtCapnWeb::Trace
