// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argumentparser.h"
#include "callcode.h"

#include <QtCore/QStringList>

/// \file
/// Calls that are made into programs, which the tests run.

namespace Inspector {

/// Values of all kinds that have a form in every language.
inline QString everyKind()
{
    return QStringLiteral(
               "{\"text\":\"a \\\"b\\\" 'c' \\\\ $(d) \\u00e4 \\ud83d\\ude00 \\n\",\"odd key\":[1,-2.5,1e300,true,null],"
               "\"n\":{\"$number\":\"-Infinity\"},\"none\":{\"$undefined\":true},"
               "\"date\":{\"$date\":\"2026-01-31T12:00:00Z\"},\"big\":{\"$bigint\":\"-12345678901234567890\"},"
               "\"bytes\":{\"$bytes\":\"AQID\"},\"long\":{\"$bytes\":\"")
           + QString::fromLatin1(QByteArray(90, '\xe9').toBase64())
           + QStringLiteral("\"},\"error\":{\"$error\":{\"type\":\"RangeError\",\"message\":\"m\",\"properties\":{\"code\":7}}},"
                            "\"url\":{\"$url\":\"https://example.com/a\"},\"headers\":{\"$headers\":[[\"accept\",\"*/*\"]]}}");
}

/// What is sent, by a name. \a log gives a capability by an earlier call.
inline CallScript sampleScript(const QString &name, const QUrl &url)
{
    CallRequest request;
    if (name == u"chain") {
        request.before = {{QStringLiteral("makeCounter"), QStringLiteral("4")}};
        request.method = QStringLiteral("increment");
        request.argumentsText = QStringLiteral("3");
    } else if (name == u"property") {
        request.before = {{QStringLiteral("makeCounter"), QStringLiteral("4")}};
        request.method = QStringLiteral("value");
        request.mode = CallMode::GetProperty;
    } else if (name == u"values") {
        request.method = QStringLiteral("describe");
        request.argumentsText = everyKind();
    } else if (name == u"callback") {
        request.method = QStringLiteral("callFunction");
        request.argumentsText = QStringLiteral("{\"$callback\":\"seen\",\"$answer\":42}, 5");
    } else { // a capability that an earlier call gave
        CallLog log;
        CallEntry made;
        made.handle = log.newHandle();
        made.request.method = QStringLiteral("makeCounter");
        made.request.argumentsText = QStringLiteral("10");
        made.state = CallEntry::State::Resolved;
        made.result = QtCapnWeb::Value::stub(QtCapnWeb::CapabilityPtr(new ReferencePlaceholder(CapabilityRef::import(-3))));
        log.append(made);
        request.method = QStringLiteral("incrementCounter");
        request.argumentsText = QStringLiteral("\"$import:-3\", 5");
        return scriptOf(request, &log, 0, url);
    }
    return scriptOf(request, nullptr, 0, url);
}

} // namespace Inspector
