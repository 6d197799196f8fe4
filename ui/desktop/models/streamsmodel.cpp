// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamsmodel.h"

#include "capture.h"
#include "capturedocument.h"
#include "datatext.h"
#include "entryfilter.h"
#include "visibletext.h"

#include <QtCore/QLocale>

#include <limits>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr qint64 RecordsPerStep = 2000;
constexpr qint64 MostChunks = 200'000; // whose window is worked out at once
constexpr int LongestText = 300;

} // namespace

StreamsModel::StreamsModel(QObject *parent)
    : QAbstractTableModel(parent), m_transfers(std::make_unique<StreamTransfers>()),
      m_work([this](const Capture &capture) { return m_transfers->update(capture, RecordsPerStep); })
{
    m_work.setInterval(250);
    connect(&m_work, &SlicedWork::restarted, this, &StreamsModel::restart);
    connect(&m_work, &SlicedWork::advanced, this, &StreamsModel::show);
}

StreamsModel::~StreamsModel() = default;

void StreamsModel::restart()
{
    beginResetModel();
    m_transfers = std::make_unique<StreamTransfers>();
    m_rows = 0;
    endResetModel();
}

void StreamsModel::show()
{
    if (m_work.isBusy())
        return;
    const int now = int(qMin<size_t>(m_transfers->transfers().size(), size_t(std::numeric_limits<int>::max() / 64)));
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    if (now > m_rows) {
        beginInsertRows({}, m_rows, now - 1);
        m_rows = now;
        endInsertRows();
    }
}

const StreamTransfer *StreamsModel::transferAt(int row) const
{
    return row >= 0 && row < m_rows ? &m_transfers->transfers()[size_t(row)] : nullptr;
}

RecordIndex StreamsModel::recordAt(int row) const
{
    const StreamTransfer *transfer = transferAt(row);
    return !transfer ? NoRecord : transfer->opened != NoRecord ? transfer->opened : transfer->first;
}

int StreamsModel::rowOfRecord(RecordIndex record) const
{
    const Capture *capture = m_work.capture();
    if (!capture || record < 0 || record >= capture->count())
        return -1;
    const Row row = capture->row(record);
    if (!row.decoded)
        return -1;
    qsizetype place = -1;
    if (row.message == Message::Kind::Pipe && row.hasId) {
        place = m_transfers->find(row.session, row.from, EntryId(row.id));
    } else if (const CallId id = capture->calls().callOf(record); id != NoCall) {
        const Call call = capture->calls().call(id);
        if (call.stream)
            place = m_transfers->find(call.session, call.caller, call.target);
    }
    return place >= 0 && place < m_rows ? int(place) : -1;
}

QList<StreamWindowPoint> StreamsModel::windowAt(int row) const
{
    const StreamTransfer *transfer = transferAt(row);
    return transfer && transfer->chunks <= MostChunks ? m_transfers->window(*m_work.capture(), row, 400)
                                                      : QList<StreamWindowPoint>();
}

QString StreamsModel::filterAt(int row) const
{
    const StreamTransfer *transfer = transferAt(row);
    if (!transfer)
        return {};
    const Capture &capture = *m_work.capture();
    const auto entry = capture.tables().find(transfer->session, transfer->writer, Table::Imports, transfer->id);
    if (entry)
        return entryFilter(capture, transfer->session, transfer->writer, Table::Imports, *entry);
    return u"session == %1 and stream and on == %2 and caller == %3"_s.arg(transfer->session)
        .arg(idText(transfer->id), transfer->writer == Side::A ? u"a"_s : u"b"_s);
}

QString StreamsModel::labelOf(const StreamTransfer &transfer) const
{
    const Capture &capture = *m_work.capture();
    const auto entry = capture.tables().find(transfer.session, transfer.writer, Table::Imports, transfer.id);
    const QString label = entry ? capture.label(transfer.session, transfer.writer, Table::Imports, *entry)
                                : tr("import %1").arg(idText(transfer.id));
    return transfer.writer == m_work.document()->ownSide() ? tr("→ %1", "stream that is sent").arg(label)
                                                           : tr("← %1", "stream that is received").arg(label);
}

QString StreamsModel::stateText(StreamTransfer::End end)
{
    switch (end) {
    case StreamTransfer::End::Open:
        return tr("open", "stream");
    case StreamTransfer::End::Closed:
        return tr("closed", "stream");
    case StreamTransfer::End::Aborted:
        return tr("aborted", "stream");
    case StreamTransfer::End::Released:
        return tr("released", "stream");
    case StreamTransfer::End::Broken:
        return tr("broken off", "stream");
    }
    return {};
}

int StreamsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rows; }

int StreamsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant StreamsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_work.capture())
        return {};
    const StreamTransfer &transfer = *transferAt(index.row());
    switch (role) {
    case ProgressRole:
        return transfer.chunks ? double(transfer.answered) / double(transfer.chunks) : 0.0;
    case FailedRole:
        return transfer.failed > 0 || transfer.end == StreamTransfer::End::Aborted || transfer.end == StreamTransfer::End::Broken;
    case Qt::TextAlignmentRole:
        return int((index.column() >= ChunksColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == WindowColumn)
            return tr("%1 written and not answered; at most it was %2")
                .arg(sizeText(transfer.inFlight), sizeText(transfer.largestWindow));
        return {};
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case StreamColumn:
        return visibleText(QStringView(labelOf(transfer)), LongestText);
    case StateColumn:
        return stateText(transfer.end);
    case ProgressColumn: {
        const QString answered = tr("%L1 of %L2 chunks answered").arg(transfer.answered).arg(transfer.chunks);
        return transfer.failed
                   ? answered + u", "_s
                         + tr("%Ln failed", "chunks", int(qMin<qint64>(transfer.failed, std::numeric_limits<int>::max())))
                   : answered;
    }
    case ChunksColumn:
        return QLocale().toString(transfer.chunks);
    case BytesColumn:
        return sizeText(transfer.bytes);
    case WindowColumn:
        return tr("%1 of %2", "bytes in flight, the most that ever were")
            .arg(sizeText(transfer.inFlight), sizeText(transfer.largestWindow));
    case RateColumn: {
        const double rate = transfer.rate();
        return rate < 0 ? QString() : tr("%1/s", "size").arg(sizeText(qint64(rate)));
    }
    }
    return {};
}

QVariant StreamsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= ChunksColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StreamColumn:
        return tr("Stream");
    case StateColumn:
        return tr("State");
    case ProgressColumn:
        return tr("Progress");
    case ChunksColumn:
        return tr("Chunks");
    case BytesColumn:
        return tr("Bytes");
    case WindowColumn:
        return tr("Window");
    case RateColumn:
        return tr("Rate");
    }
    return {};
}

} // namespace Inspector
