// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "ndjsonreader.h"
#include "replayplan.h"

#include <QtCore/QBuffer>
#include <QtCore/QSet>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// \file
/// Any bytes as a capture that is to be replayed, changed by the first bytes: a plan keeps every step but those that are skipped,
/// and a change that is refused changes nothing.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using Trace::NoRecord;
using Trace::RecordIndex;

namespace {

constexpr size_t Choices = 8;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

std::vector<RecordIndex> sorted(std::vector<RecordIndex> steps)
{
    std::sort(steps.begin(), steps.end());
    return steps;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < Choices)
        return 0;
    QByteArray bytes(reinterpret_cast<const char *>(data) + Choices, qsizetype(size - Choices));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    Trace::Capture capture;
    Trace::readNdjson(buffer, capture);
    if (capture.count() == 0)
        return 0;
    ReplayPlan plan(capture);
    const auto chosen = [&](size_t i) { return plan.steps().empty() ? NoRecord : plan.steps()[data[i] % plan.steps().size()]; };
    (void)plan.problems();
    (void)plan.summary();
    for (size_t i = 0; i + 1 < Choices; i += 2) {
        const std::vector<RecordIndex> before = plan.steps();
        const RecordIndex record = chosen(i);
        if (record == NoRecord)
            break;
        const qsizetype problems = plan.problems().size();
        const QString why = plan.move(record, data[i + 1] == 0 ? NoRecord : chosen(i + 1));
        require(sorted(plan.steps()) == sorted(before));
        require(why.isEmpty() || plan.steps() == before);
        require(plan.problems().size() <= problems);

        const QByteArray text = plan.text(record);
        if (const QString refused = plan.editArguments(record, "[1,\"${NAME}\"]"); !refused.isEmpty())
            require(plan.text(record) == text);
        else
            require(plan.isEdited(record) && plan.text(record).contains("${NAME}"));
    }
    const RecordIndex skipped = chosen(0);
    plan.skip(skipped);
    require(std::find(plan.steps().begin(), plan.steps().end(), skipped) == plan.steps().end());
    plan.setRange(std::min<RecordIndex>(data[1], data[2]), std::max<RecordIndex>(data[1], data[2]));
    (void)plan.problems();
    (void)plan.summary();
    return 0;
}
