// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "ndjsonreader.h"

#include <QtCore/QBuffer>

#include <cstdint>
#include <cstdlib>

/// \file
/// Any bytes as a capture file: all that the inspector shows of it must be there at every record, and what it shows of the end
/// must be what it shows now.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkTables(const Capture &capture, quint32 session, Side side, RecordIndex at)
{
    const TableSizes sizes = capture.tables().sizes(session, side, at);
    for (const Table table : {Table::Imports, Table::Exports}) {
        const QList<TableEntry> entries = capture.tables().entries(session, side, table, at);
        require(entries.size() == (table == Table::Imports ? sizes.imports : sizes.exports));
        for (const TableEntry &entry : entries) {
            require(entry.isLiveAt(at) && entry.born < capture.count());
            const std::optional<TableEntry> found = capture.tables().find(session, side, table, entry.id, at);
            require(found && found->born == entry.born && found->released == entry.released);
            const QString label = capture.label(session, side, table, entry);
            require(!label.isEmpty() && label.size() < 1000);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    // The header is given, so that the fuzzer need not find it.
    if (!text.startsWith('{'))
        text.prepend("{\"format\":\"capnweb-trace\",\"version\":1}\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);

    Capture capture;
    const NdjsonReport report = readNdjson(buffer, capture);
    require(report.records == qint64(capture.count()));
    require(report.faults.size() <= 100 && report.faultCount >= report.faults.size());

    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Row row = capture.row(i);
        require(int(row.session) < capture.sessionCount());
        QByteArray buffer;
        require(capture.text(i) == capture.textView(i, buffer).toByteArray());
        require(capture.preview(i, 40).size() <= 48);
        require(row.hasProblem == !capture.problem(i).isEmpty());
        capture.target(i);
        require(capture.calls().callOf(i) < capture.calls().count());
    }
    for (int session = 0; session < capture.sessionCount(); ++session) {
        for (const Side side : {Side::A, Side::B}) {
            RecordIndex end = capture.count() - 1;
            checkTables(capture, quint32(session), side, TableHistory::Latest);
            for (RecordIndex at = -1; at <= end; at += 1 + end / 64)
                checkTables(capture, quint32(session), side, at);
        }
    }
    for (CallId id = 0; id < capture.calls().count(); ++id) {
        const Call call = capture.calls().call(id);
        require(call.push >= 0 && call.push < capture.count() && call.targetCall < id);
        require(call.settled == NoRecord || call.settled > call.push);
        require(call.method < capture.calls().methodCount());
    }
    return 0;
}
