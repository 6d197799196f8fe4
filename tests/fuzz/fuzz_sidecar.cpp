// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "indexarchive.h"
#include "sidecar.h"

#include <QtCore/QBuffer>

#include <cstdint>
#include <cstdlib>

/// \file
/// An index of which some bytes are not what they were, as one would be whose maker gave it the right checksum: either it is
/// refused whole, or all that can be asked can be asked. The input is places and bytes: three bytes say where, one says what.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

class Memory final : public TextFile
{
public:
    explicit Memory(const QByteArray &bytes) : m_bytes(bytes) { }
    QByteArrayView bytes(qint64 offset, qint64 size, QByteArray &) const override
    {
        if (offset >= m_bytes.size() || size <= 0)
            return {};
        return QByteArrayView(m_bytes).sliced(offset, std::min<qint64>(size, m_bytes.size() - offset));
    }
    QByteArrayView all() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

QByteArray lines()
{
    QByteArray result = "{\"format\":\"capnweb-trace\",\"version\":1}\n";
    result += R"({"type":"session","session":0,"url":"ws://host/"})"
              "\n";
    for (int i = 0; i < 300; ++i) {
        const QByteArray id = QByteArray::number(i + 1);
        result += R"({"type":"msg","session":0,"time":)" + id + R"(,"from":"a","text":"[\"push\",[\"pipeline\",)"
                  + QByteArray::number(i % 9 ? 0 : i) + R"(,[\"m\"],[[\"export\",-)" + QByteArray::number(1 + i / 3)
                  + "]]]]\"}\n";
        result += R"({"type":"msg","session":0,"from":"b","text":"[\"resolve\",)" + id + ",5]\"}\n";
        if (i % 2)
            result += R"({"type":"msg","session":0,"from":"a","text":"[\"release\",)" + id + ",1]\"}\n";
    }
    result += R"({"type":"msg","session":0,"from":"b","text":"[\"push\",[\"export\",5e9]]"})"
              "\n";
    result += R"({"type":"comment","seq":3,"text":"here"})"
              "\n";
    result += R"({"type":"close","session":0,"side":"a","code":1000})"
              "\n";
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto file = std::make_shared<Memory>(lines());
    static const QByteArray written = [] {
        Capture source;
        source.addFile(file);
        LineLoader loader(source, 0);
        require(loader.take(file->all(), 0, true) == file->all().size());
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        IndexWriter writer(buffer);
        require(source.writeIndex(writer));
        loader.archive(writer);
        return buffer.data();
    }();

    QByteArray bytes = written;
    for (size_t i = 0; i + 4 <= size; i += 4) {
        const qsizetype at = (qsizetype(data[i]) << 16 | qsizetype(data[i + 1]) << 8 | data[i + 2]) % bytes.size();
        bytes[at] = char(data[i + 3]);
    }
    if (size % 4 == 1) // and cut off
        bytes.truncate(bytes.size() * data[size - 1] / 256);

    Capture capture;
    capture.addFile(file);
    LineLoader loader(capture, 0);
    // As it is mapped, or copied.
    const auto mapped = std::make_shared<QByteArray>(bytes);
    const std::span<char> payload(mapped->data(), size_t(mapped->size()));
    if (!readSidecarPayload(
            payload, size % 2 ? std::shared_ptr<void>(mapped) : nullptr, [] { return true; }, capture, loader)) {
        require(capture.count() == 0 && capture.sessionCount() == 0);
        return 0;
    }
    for (RecordIndex i = 0; i < capture.count(); i += 5) {
        const Row row = capture.row(i);
        capture.text(i);
        capture.preview(i);
        capture.target(i);
        capture.problem(i);
        capture.recordOf(capture.seqOf(i));
        require(capture.about(i) < capture.count());
        require(capture.calls().callOf(i) < capture.calls().count());
        for (const Table table : {Table::Imports, Table::Exports}) {
            for (const TableEntry &entry : capture.tables().entries(row.session, row.from, table, i))
                capture.label(row.session, row.from, table, entry);
        }
    }
    for (CallId id = 0; id < capture.calls().count(); ++id) {
        const Call call = capture.calls().call(id);
        require(call.push >= 0 && call.push < capture.count() && call.targetCall < id);
        capture.calls().method(call.method);
    }
    Record more;
    more.text = R"(["push",["pipeline",1,["m"],[["export",-20]]]])";
    capture.append(std::move(more));
    return 0;
}
