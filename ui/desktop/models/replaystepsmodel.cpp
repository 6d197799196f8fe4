// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replaystepsmodel.h"

#include "capturedocument.h"
#include "jsondocument.h"
#include "message.h"
#include "visibletext.h"

#include <QtGui/QUndoStack>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr RecordIndex RecordsPerStep = 500;
constexpr int PreviewLength = 160;

/// The array of arguments of a call; empty where the message has none.
QByteArray argumentsOf(const QByteArray &text)
{
    JsonDocument document;
    if (document.parse(text).isError())
        return {};
    const std::optional<Message> message = Message::decode(document.root());
    if (!message || message->expression.isNone() || !message->expression.isArray() || message->expression.size() != 4)
        return {};
    const JsonNode tag = message->expression.at(0);
    const JsonNode arguments = message->expression.at(3);
    if (!tag.isString() || (tag.toString() != u"pipeline" && tag.toString() != u"import") || !arguments.isArray())
        return {};
    return arguments.sourceText().toByteArray();
}

} // namespace

class ReplayStepsModel::SkipCommand final : public QUndoCommand
{
public:
    SkipCommand(ReplayStepsModel *model, std::vector<RecordIndex> records, bool skipped)
        : QUndoCommand(skipped ? ReplayStepsModel::tr("Skip %n message(s)", nullptr, int(records.size()))
                               : ReplayStepsModel::tr("Send %n message(s)", nullptr, int(records.size()))),
          m_model(model), m_records(std::move(records)), m_skipped(skipped)
    { }
    void redo() override { apply(m_skipped); }
    void undo() override { apply(!m_skipped); }

private:
    void apply(bool skipped)
    {
        for (const RecordIndex record : m_records)
            m_model->applySkip(record, skipped);
        Q_EMIT m_model->changed();
    }

    ReplayStepsModel *m_model;
    std::vector<RecordIndex> m_records;
    bool m_skipped;
};

class ReplayStepsModel::MoveCommand final : public QUndoCommand
{
public:
    MoveCommand(ReplayStepsModel *model, int from, int to, RecordIndex record, RecordIndex before)
        : QUndoCommand(ReplayStepsModel::tr("Move record %1").arg(record)), m_model(model), m_from(from), m_to(to),
          m_record(record), m_before(before)
    { }
    void redo() override
    {
        m_model->m_changes.moves.append({m_record, m_before});
        m_model->applyMove(m_from, m_to);
    }
    void undo() override
    {
        m_model->m_changes.moves.removeLast();
        m_model->applyMove(m_to, m_from);
    }

private:
    ReplayStepsModel *m_model;
    int m_from;
    int m_to; ///< the row that it has then
    RecordIndex m_record;
    RecordIndex m_before;
};

class ReplayStepsModel::EditCommand final : public QUndoCommand
{
public:
    EditCommand(ReplayStepsModel *model, RecordIndex record, const std::optional<ReplayChanges::Edit> &edit)
        : QUndoCommand(edit ? ReplayStepsModel::tr("Edit record %1").arg(record)
                            : ReplayStepsModel::tr("Restore record %1").arg(record)),
          m_model(model), m_record(record), m_now(edit)
    {
        const auto before = model->m_changes.edits.constFind(record);
        if (before != model->m_changes.edits.constEnd())
            m_before = *before;
    }
    void redo() override { m_model->applyEdit(m_record, m_now ? &*m_now : nullptr); }
    void undo() override { m_model->applyEdit(m_record, m_before ? &*m_before : nullptr); }

private:
    ReplayStepsModel *m_model;
    RecordIndex m_record;
    std::optional<ReplayChanges::Edit> m_now;
    std::optional<ReplayChanges::Edit> m_before;
};

ReplayStepsModel::ReplayStepsModel(QObject *parent)
    : QAbstractTableModel(parent), m_undo(new QUndoStack(this)), m_work([this](const Capture &capture) { return scan(capture); })
{
    connect(&m_work, &SlicedWork::restarted, this, &ReplayStepsModel::restart);
    connect(&m_work, &SlicedWork::advanced, this, &ReplayStepsModel::announce);
}

ReplayStepsModel::~ReplayStepsModel() = default;

void ReplayStepsModel::setScope(CaptureDocument *document, qint64 session, RecordIndex first, RecordIndex last)
{
    const bool same = document == m_work.document();
    if (same && session == m_session && first == m_first && last == m_last)
        return;
    m_session = session;
    m_first = first;
    m_last = last;
    if (same) {
        restart();
        m_work.wake();
    } else {
        m_work.setDocument(document);
    }
}

void ReplayStepsModel::restart()
{
    beginResetModel();
    m_rows.clear();
    m_announced = 0;
    m_looked = 0;
    m_changes = {};
    m_current = NoRecord;
    m_undo->clear();
    endResetModel();
    Q_EMIT changed();
}

bool ReplayStepsModel::isWanted(const Capture &capture, RecordIndex record) const
{
    const Row row = capture.row(record);
    if (row.kind != Record::Kind::Message || row.from != Side::A || !row.onWire)
        return false;
    if ((m_session >= 0 && row.session != quint32(m_session)) || (m_first != NoRecord && record < m_first)
        || (m_last != NoRecord && record > m_last))
        return false;
    return !row.decoded || (row.message != Message::Kind::Pull && row.message != Message::Kind::Release);
}

bool ReplayStepsModel::scan(const Capture &capture)
{
    const RecordIndex end = std::min<RecordIndex>(capture.count(), m_looked + RecordsPerStep);
    for (; m_looked < end; ++m_looked) {
        if (isWanted(capture, m_looked))
            m_rows.push_back(m_looked);
    }
    return m_looked >= capture.count();
}

void ReplayStepsModel::announce()
{
    const int now = int(m_rows.size());
    if (now == m_announced)
        return;
    beginInsertRows({}, m_announced, now - 1);
    m_announced = now;
    endInsertRows();
    Q_EMIT changed();
}

void ReplayStepsModel::fill(ReplaySetup &setup) const
{
    const CaptureDocument *document = m_work.document();
    setup.capture = document ? document->sharedCapture() : nullptr;
    setup.title = document ? document->title() : QString();
    setup.sessions.clear();
    if (m_session >= 0)
        setup.sessions.append(quint32(m_session));
    setup.first = m_first;
    setup.last = m_last;
    setup.changes = m_changes;
}

RecordIndex ReplayStepsModel::recordAt(int row) const { return row >= 0 && row < m_announced ? m_rows[size_t(row)] : NoRecord; }

int ReplayStepsModel::rowOf(RecordIndex record) const
{
    const auto found = std::find(m_rows.begin(), m_rows.begin() + m_announced, record);
    return found == m_rows.begin() + m_announced ? -1 : int(found - m_rows.begin());
}

QString ReplayStepsModel::problem(const ReplayChanges &changes) const
{
    if (!m_check)
        return {};
    ReplaySetup setup;
    fill(setup);
    setup.changes = changes;
    return m_check(setup);
}

void ReplayStepsModel::setSkipped(const QList<int> &rows, bool skipped)
{
    std::vector<RecordIndex> records;
    for (const int row : rows) {
        const RecordIndex record = recordAt(row);
        if (record != NoRecord && m_changes.skipped.contains(record) != skipped)
            records.push_back(record);
    }
    if (!records.empty())
        m_undo->push(new SkipCommand(this, std::move(records), skipped));
}

void ReplayStepsModel::moveRow(int row, int before)
{
    const RecordIndex record = recordAt(row);
    if (record == NoRecord || before < 0 || before > m_announced || before == row || before == row + 1)
        return;
    const RecordIndex place = recordAt(before);
    ReplayChanges changes = m_changes;
    changes.moves.append({record, place});
    if (const QString why = problem(changes); !why.isEmpty()) {
        Q_EMIT refused(why);
        return;
    }
    m_undo->push(new MoveCommand(this, row, before > row ? before - 1 : before, record, place));
}

QByteArray ReplayStepsModel::editableText(int row, bool *isWhole) const
{
    const RecordIndex record = recordAt(row);
    *isWhole = false;
    if (record == NoRecord)
        return {};
    if (const auto edit = m_changes.edits.constFind(record); edit != m_changes.edits.constEnd()) {
        *isWhole = edit->isWhole;
        return edit->text;
    }
    const QByteArray text = m_work.capture()->text(record);
    const QByteArray arguments = argumentsOf(text);
    *isWhole = arguments.isEmpty();
    return arguments.isEmpty() ? text : arguments;
}

void ReplayStepsModel::edit(int row, const QByteArray &text, bool isWhole)
{
    const RecordIndex record = recordAt(row);
    bool was = false;
    if (record == NoRecord || (text == editableText(row, &was) && was == isWhole))
        return;
    ReplayChanges changes = m_changes;
    changes.edits.insert(record, {text, isWhole});
    if (const QString why = problem(changes); !why.isEmpty()) {
        Q_EMIT refused(why);
        return;
    }
    m_undo->push(new EditCommand(this, record, ReplayChanges::Edit{text, isWhole}));
}

void ReplayStepsModel::restore(int row)
{
    if (const RecordIndex record = recordAt(row); m_changes.edits.contains(record))
        m_undo->push(new EditCommand(this, record, std::nullopt));
}

void ReplayStepsModel::setCurrent(RecordIndex record)
{
    if (record == m_current)
        return;
    const RecordIndex before = std::exchange(m_current, record);
    for (const RecordIndex each : {before, record}) {
        if (const int row = each == NoRecord ? -1 : rowOf(each); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void ReplayStepsModel::applySkip(RecordIndex record, bool skipped)
{
    if (skipped)
        m_changes.skipped.insert(record);
    else
        m_changes.skipped.remove(record);
    if (const int row = rowOf(record); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ReplayStepsModel::applyMove(int from, int to)
{
    if (from == to || from >= m_announced || to >= m_announced)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto begin = m_rows.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
    endMoveRows();
    Q_EMIT dataChanged(index(std::min(from, to), ChangeColumn), index(std::max(from, to), ChangeColumn));
    Q_EMIT changed();
}

void ReplayStepsModel::applyEdit(RecordIndex record, const ReplayChanges::Edit *edit)
{
    if (edit)
        m_changes.edits.insert(record, *edit);
    else
        m_changes.edits.remove(record);
    if (const int row = rowOf(record); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT changed();
}

int ReplayStepsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_announced; }

int ReplayStepsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ReplayStepsModel::data(const QModelIndex &index, int role) const
{
    const RecordIndex record = index.isValid() && m_work.capture() ? recordAt(index.row()) : NoRecord;
    if (record == NoRecord)
        return {};
    const Capture &capture = *m_work.capture();
    const bool skipped = m_changes.skipped.contains(record);
    switch (role) {
    case Qt::CheckStateRole:
        return index.column() == RecordColumn ? QVariant(int(skipped ? Qt::Unchecked : Qt::Checked)) : QVariant();
    case Qt::DisplayRole:
        switch (index.column()) {
        case RecordColumn:
            return QString::number(record);
        case KindColumn: {
            const Row row = capture.row(record);
            return row.decoded ? QString(Message::kindName(row.message)) : tr("not a message");
        }
        case CallColumn:
            return visibleText(QStringView(capture.target(record)), 400);
        case TextColumn: {
            const auto edit = m_changes.edits.constFind(record);
            return edit == m_changes.edits.constEnd()
                       ? capture.preview(record, PreviewLength)
                       : visibleText(QStringView(QString::fromUtf8(edit->text.left(4 * PreviewLength))), PreviewLength);
        }
        case ChangeColumn: {
            QStringList words;
            if (record == m_current)
                words.append(tr("next"));
            if (skipped)
                words.append(tr("skipped"));
            if (m_changes.edits.contains(record))
                words.append(tr("edited"));
            if (std::any_of(m_changes.moves.begin(), m_changes.moves.end(),
                            [&](const auto &move) { return move.first == record; }))
                words.append(tr("moved"));
            return words.join(u", "_s);
        }
        }
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == RecordColumn ? tr("Record %1").arg(record) : this->data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return int((index.column() == RecordColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case RecordRole:
        return record;
    case SkippedRole:
        return skipped;
    case EditedRole:
        return m_changes.edits.contains(record);
    case CurrentRole:
        return record == m_current;
    default:
        return {};
    }
}

bool ReplayStepsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != RecordColumn)
        return false;
    setSkipped({index.row()}, value.toInt() == Qt::Unchecked);
    return true;
}

QVariant ReplayStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RecordColumn:
        return tr("Record");
    case KindColumn:
        return tr("Kind");
    case CallColumn:
        return tr("Call");
    case TextColumn:
        return tr("Arguments");
    case ChangeColumn:
        return tr("Change");
    }
    return {};
}

Qt::ItemFlags ReplayStepsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == RecordColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace Inspector
