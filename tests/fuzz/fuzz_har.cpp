// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "harreader.h"
#include "harwriter.h"
#include "redaction.h"

#include <QtCore/QBuffer>

#include <cstdint>
#include <cstdlib>

/// \file
/// Any bytes as a HAR: it is read or says why not, and what was read is written and redacted without changing what it is.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    looksLikeHar(text);
    Capture capture;
    const HarReport report = readHar(text, capture);
    require(report.records == qint64(capture.count()));
    require(report.error.isEmpty() == (report.sessions > 0) && capture.sessionCount() == report.sessions);
    require(report.faults.size() <= 100);
    if (!report.error.isEmpty())
        return 0;

    static const auto Made = Redactor::make(
        {RedactionRules::usualKeys(), {QStringLiteral("*:*.a"), QStringLiteral("*:result.*")}, {QStringLiteral("[b-d]+x?")}});
    const auto &redactor = std::get<Redactor>(Made);
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Record record = redactor.redacted(capture, i);
        require(record.kind == capture.row(i).kind && record.session == capture.row(i).session);
    }

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    HarWriteOptions options;
    options.started = report.started;
    require(writeHar(capture, buffer, options).error.isEmpty());
    Capture again;
    const HarReport second = readHar(buffer.data(), again);
    require(second.error.isEmpty() || second.sessions == 0);
    require(second.sessions <= report.sessions);
    return 0;
}
