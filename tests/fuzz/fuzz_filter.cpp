// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "filter.h"
#include "filtercompletion.h"
#include "filterrun.h"

#include <cstdint>
#include <cstdlib>

/// \file
/// Any text as a filter: it compiles or says where it does not; a block of records and each of them alone give the same, a filter
/// and its opposite share all records out; completions replace what is there.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

// A short conversation with one of everything.
void fill(Capture &capture)
{
    static constexpr const char *Texts[] = {">[\"push\",[\"pipeline\",0,[\"hello\"],[\"World\"]]]",
                                            ">[\"pull\",1]",
                                            "<[\"resolve\",1,\"Hello\"]",
                                            ">[\"release\",1,1]",
                                            ">[\"push\",[\"pipeline\",0,[\"a\",\"b\"],[]]]",
                                            ">[\"push\",[\"pipeline\",2,[\"c\"],[]]]",
                                            "<[\"reject\",2,[\"error\",\"TypeError\",\"denied\"]]",
                                            "<nonsense",
                                            ">[\"stream\",[\"pipeline\",0,[\"write\"],[1]]]"};
    for (int i = 0; i < int(std::size(Texts)); ++i) {
        Record record;
        record.from = Texts[i][0] == '>' ? Side::A : Side::B;
        record.text = Texts[i] + 1;
        record.time = i * 1500000;
        capture.append(std::move(record));
    }
    for (const Record::Kind kind : {Record::Kind::Opened, Record::Kind::Binary, Record::Kind::Refused, Record::Kind::Closed}) {
        Record record;
        record.kind = kind;
        record.session = 1;
        record.text = "ws://localhost/";
        record.code = 3000;
        capture.append(std::move(record));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Capture capture;
    if (capture.count() == 0)
        fill(capture);
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));

    const qsizetype cursor = size > 0 ? data[0] % (text.size() + 1) : 0;
    const FilterCompletions completions = filterCompletions(text, cursor, &capture);
    require(completions.position >= 0 && completions.length >= 0 && completions.position + completions.length <= cursor);

    const auto compiled = Filter::compile(text);
    if (const auto *error = std::get_if<FilterError>(&compiled)) {
        require(!error->message.isEmpty() && error->position >= 0 && error->length >= 0);
        require(error->position + error->length <= text.size() + 1);
        return 0;
    }
    const Filter &filter = std::get<Filter>(compiled);
    FilterRun run(capture, filter);
    require(run.finish());
    for (RecordIndex i = 0; i < capture.count(); ++i)
        require(run.contains(i) == filter.matches(capture, i));

    const auto inverted = Filter::compile(QStringLiteral("not (") + text + u')');
    if (filter.isEmpty() || !std::holds_alternative<Filter>(inverted))
        return 0; // nested too deep now
    FilterRun others(capture, std::get<Filter>(inverted));
    require(others.finish());
    require(run.count() + others.count() == capture.count());
    return 0;
}
