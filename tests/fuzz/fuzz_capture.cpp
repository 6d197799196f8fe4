// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"
#include "capture.h"
#include "findings.h"
#include "lifetime.h"
#include "ndjsonreader.h"
#include "statistics.h"
#include "streamtransfers.h"

#include <QtCore/QBuffer>

#include <algorithm>
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

// What is concluded from it, bounded so that an input costs little.
void checkKnowledge(const Capture &capture)
{
    FindingsEngine findings;
    while (!findings.update(capture, 5))
        continue;
    findings.finish(capture);
    const quint64 revision = findings.revision();
    findings.finish(capture);
    require(findings.revision() == revision || capture.count() == 0);
    for (const Finding &finding : findings.findings())
        require(!finding.title.isEmpty() && finding.count > 0 && !toJson(capture, finding).isEmpty());

    Statistics statistics;
    require(statistics.update(capture));
    require(statistics.totals().answers <= statistics.totals().calls + statistics.totals().streamWrites);
    require(!totalsToJson(statistics).isEmpty() && statistics.throughput().size() <= size_t(Statistics::MostBuckets));

    StreamTransfers streams;
    require(streams.update(capture));
    for (size_t i = 0; i < streams.transfers().size(); ++i) {
        const StreamTransfer &transfer = streams.transfers()[i];
        require(transfer.inFlight >= 0 && transfer.inFlight <= transfer.largestWindow);
        require(streams.inFlightAt(capture, qsizetype(i), capture.count()) == transfer.inFlight);
    }

    for (CallId id = 0; id < std::min<CallId>(capture.calls().count(), 40); ++id) {
        const CallDetails details = callDetails(capture, id);
        require(details.roundTrips >= 1 && details.pipelineDepth >= 0 && details.map.size() < 5000);
        for (const CallReference &reference : details.references)
            require(reference.call < id);
        for (const CallId dependent : dependentsOf(capture, id, 40))
            require(dependent > id);
        const Call call = capture.calls().call(id);
        const auto life = lifetimeOf(capture, call.session, call.caller, Table::Imports, call.id, call.push);
        require(!life || !life->events.isEmpty());
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
        QByteArray memory;
        require(capture.text(i) == capture.textView(i, memory).toByteArray());
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
    checkKnowledge(capture);
    return 0;
}
