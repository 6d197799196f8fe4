// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectionsmodel.h"

#include "callchain.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDataStream>
#include <QtCore/QFileInfo>
#include <QtCore/QIODevice>
#include <QtCore/QMimeData>
#include <QtGui/QUndoCommand>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr qsizetype TitlePreview = 40;

QString callsMimeType() { return u"application/x-capnweb-collection-calls"_s; }

/// The calls that \a data holds, and the collection that they are of; none if it holds none of this program's.
std::pair<CollectionId, QList<int>> callsIn(const QMimeData *data)
{
    QDataStream stream(data->data(callsMimeType()));
    qint64 process = 0;
    quint32 id = 0;
    QList<int> rows;
    stream >> process >> id >> rows;
    if (stream.status() != QDataStream::Ok || process != QCoreApplication::applicationPid())
        return {};
    return {CollectionId(id), rows};
}

} // namespace

struct CollectionsModel::Open {
    CollectionId id = CollectionId::None;
    Collection content;
    QString path;
    QString problem;
    QString environment;
};

class CollectionsModel::ContentCommand final : public QUndoCommand
{
public:
    ContentCommand(CollectionsModel *model, CollectionId id, const Collection &after, const QString &what)
        : QUndoCommand(what), m_model(model), m_id(id), m_before(*model->collection(id)), m_after(after)
    {
        m_model->m_commands.append(this);
    }
    ~ContentCommand() override { m_model->m_commands.removeOne(this); }
    CollectionId collection() const { return m_id; }
    template<typename Fill>
    void fill(Fill fillIn)
    {
        fillIn(&m_before);
        fillIn(&m_after);
    }
    void undo() override { m_model->apply(m_id, m_before); }
    void redo() override { m_model->apply(m_id, m_after); }

private:
    CollectionsModel *m_model;
    CollectionId m_id;
    Collection m_before; // shared data: a change costs what it changes
    Collection m_after;
};

class CollectionsModel::CloseCommand final : public QUndoCommand
{
public:
    CloseCommand(CollectionsModel *model, int row) : QUndoCommand(tr("Close Collection")), m_model(model), m_row(row) { }
    void undo() override { m_model->insert(std::min(m_row, int(m_model->m_open.size())), std::move(m_closed)); }
    void redo() override { m_closed = m_model->take(m_row); }

private:
    CollectionsModel *m_model;
    int m_row;
    std::unique_ptr<Open> m_closed;
};

CollectionsModel::CollectionsModel(QObject *parent) : QAbstractItemModel(parent) { }

CollectionsModel::~CollectionsModel()
{
    m_undo.disconnect();
    m_undo.clear();
}

int CollectionsModel::rowOf(CollectionId id) const
{
    const auto at = std::find_if(m_open.begin(), m_open.end(), [id](const auto &open) { return open->id == id; });
    return at == m_open.end() ? -1 : int(at - m_open.begin());
}

void CollectionsModel::insert(int row, std::unique_ptr<Open> &&open)
{
    const CollectionId id = open->id;
    beginInsertRows({}, row, row);
    m_open.insert(m_open.begin() + row, std::move(open));
    endInsertRows();
    Q_EMIT collectionsChanged();
    Q_EMIT contentChanged(id); // it may have been changed by others meanwhile
}

std::unique_ptr<CollectionsModel::Open> CollectionsModel::take(int row)
{
    beginRemoveRows({}, row, row);
    std::unique_ptr<Open> open = std::move(m_open[size_t(row)]);
    m_open.erase(m_open.begin() + row);
    endRemoveRows();
    Q_EMIT collectionsChanged();
    return open;
}

CollectionId CollectionsModel::add(const Collection &collection, const QString &path)
{
    auto open = std::make_unique<Open>();
    const auto id = CollectionId(++m_lastId);
    open->id = id;
    open->content = collection;
    open->path = path;
    const int row = int(m_open.size());
    beginInsertRows({}, row, row);
    m_open.push_back(std::move(open));
    endInsertRows();
    Q_EMIT collectionsChanged();
    return id;
}

void CollectionsModel::close(CollectionId id)
{
    if (const int row = rowOf(id); row >= 0)
        m_undo.push(new CloseCommand(this, row));
}

QList<CollectionId> CollectionsModel::collections() const
{
    QList<CollectionId> ids;
    for (const auto &open : m_open)
        ids.append(open->id);
    return ids;
}

const Collection *CollectionsModel::collection(CollectionId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_open[size_t(row)]->content;
}

QString CollectionsModel::path(CollectionId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QString() : m_open[size_t(row)]->path;
}

CollectionId CollectionsModel::find(const QString &path) const
{
    for (const auto &open : m_open) {
        if (open->path == path)
            return open->id;
    }
    return CollectionId::None;
}

QString CollectionsModel::problem(CollectionId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QString() : m_open[size_t(row)]->problem;
}

QString CollectionsModel::environment(CollectionId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QString() : m_open[size_t(row)]->environment;
}

void CollectionsModel::setPath(CollectionId id, const QString &path)
{
    if (const int row = rowOf(id); row >= 0) {
        m_open[size_t(row)]->path = path;
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
    }
}

void CollectionsModel::setProblem(CollectionId id, const QString &problem)
{
    if (const int row = rowOf(id); row >= 0 && m_open[size_t(row)]->problem != problem) {
        m_open[size_t(row)]->problem = problem;
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
    }
}

void CollectionsModel::setEnvironment(CollectionId id, const QString &environment)
{
    if (const int row = rowOf(id); row >= 0 && m_open[size_t(row)]->environment != environment) {
        m_open[size_t(row)]->environment = environment;
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
        Q_EMIT environmentChanged(id);
    }
}

void CollectionsModel::setContent(CollectionId id, const Collection &content, const QString &what)
{
    const Collection *present = collection(id);
    if (present && !(*present == content))
        m_undo.push(new ContentCommand(this, id, content, what));
}

void CollectionsModel::fillSecret(CollectionId id, const QString &environment, const QString &name, const QString &value)
{
    const auto fill = [&](Collection *collection) {
        QList<Variable> *variables = environment.isEmpty() ? &collection->variables : nullptr;
        for (Environment &each : collection->environments) {
            if (!environment.isEmpty() && each.name == environment)
                variables = &each.variables;
        }
        if (!variables)
            return;
        for (Variable &variable : *variables) {
            if (variable.name == name && variable.secret && variable.value.isEmpty())
                variable.value = value;
        }
    };
    for (ContentCommand *command : std::as_const(m_commands)) {
        if (command->collection() == id)
            command->fill(fill);
    }
    const int row = rowOf(id);
    if (row < 0)
        return;
    fill(&m_open[size_t(row)]->content);
    Q_EMIT contentChanged(id);
}

void CollectionsModel::apply(CollectionId id, const Collection &content)
{
    const int row = rowOf(id);
    if (row < 0)
        return; // closed: what is undone there is not shown
    Open &open = *m_open[size_t(row)];
    const QModelIndex parent = index(row, 0);
    // Rows that stay the same stay selected: only what is between the first and the last difference is exchanged.
    QList<CallDraft> &calls = open.content.calls;
    const QList<CallDraft> &wanted = content.calls;
    int first = 0;
    while (first < calls.size() && first < wanted.size() && calls[first] == wanted[first])
        ++first;
    int behind = 0;
    while (behind < calls.size() - first && behind < wanted.size() - first
           && calls[calls.size() - 1 - behind] == wanted[wanted.size() - 1 - behind])
        ++behind;
    const int removed = int(calls.size()) - first - behind;
    const int added = int(wanted.size()) - first - behind;
    if (removed == added) {
        for (int i = first; i < first + added; ++i)
            calls[i] = wanted[i];
        if (added > 0)
            Q_EMIT dataChanged(index(first, 0, parent), index(first + added - 1, 0, parent));
    } else {
        if (removed > 0) {
            beginRemoveRows(parent, first, first + removed - 1);
            calls.remove(first, removed);
            endRemoveRows();
        }
        if (added > 0) {
            beginInsertRows(parent, first, first + added - 1);
            for (int i = first; i < first + added; ++i)
                calls.insert(i, wanted[i]);
            endInsertRows();
        }
    }
    open.content = content;
    Q_EMIT dataChanged(parent, parent);
    Q_EMIT contentChanged(id);
}

void CollectionsModel::addCall(CollectionId id, const CallDraft &draft, int row)
{
    const Collection *present = collection(id);
    if (!present)
        return;
    Collection changed = *present;
    CallDraft added = draft;
    if (added.name.isEmpty()) {
        CallDraft titled = draft;
        titled.mode = CallMode::GetProperty;
        const QString title = chainText(titled, 0);
        added.name = title.startsWith("main."_L1) ? title.mid(5) : title;
    }
    added.name = changed.freeName(added.name.left(TitlePreview));
    changed.calls.insert(row < 0 || row > changed.calls.size() ? changed.calls.size() : row, added);
    setContent(id, changed, tr("Add %1").arg(added.name));
}

void CollectionsModel::setCall(CollectionId id, int row, const CallDraft &draft)
{
    const Collection *present = collection(id);
    if (!present || row < 0 || row >= present->calls.size())
        return;
    Collection changed = *present;
    CallDraft edited = draft;
    edited.name = changed.calls[row].name;
    changed.calls[row] = edited;
    setContent(id, changed, tr("Change %1").arg(edited.name));
}

void CollectionsModel::removeCalls(CollectionId id, QList<int> rows)
{
    const Collection *present = collection(id);
    if (!present)
        return;
    Collection changed = *present;
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : std::as_const(rows)) {
        if (row >= 0 && row < changed.calls.size())
            changed.calls.remove(row);
    }
    setContent(id, changed, tr("Delete %n call(s)", nullptr, int(rows.size())));
}

void CollectionsModel::rename(CollectionId id, int row, const QString &name)
{
    const Collection *present = collection(id);
    const QString wanted = name.simplified();
    if (!present || wanted.isEmpty() || row >= present->calls.size())
        return;
    Collection changed = *present;
    QString &named = row < 0 ? changed.name : changed.calls[row].name;
    if (named == wanted)
        return;
    named = row < 0 ? wanted : QString();
    if (row >= 0)
        named = changed.freeName(wanted);
    setContent(id, changed, tr("Rename"));
}

void CollectionsModel::moveCalls(CollectionId from, QList<int> rows, CollectionId to, int before)
{
    const Collection *source = collection(from);
    const Collection *goal = collection(to);
    if (!source || !goal)
        return;
    std::sort(rows.begin(), rows.end());
    Collection left = *source;
    QList<CallDraft> moved;
    for (const int row : std::as_const(rows)) {
        if (row >= 0 && row < left.calls.size())
            moved.append(left.calls[row]);
    }
    qsizetype at = before < 0 || before > goal->calls.size() ? goal->calls.size() : before;
    for (qsizetype i = rows.size() - 1; i >= 0; --i) {
        left.calls.remove(rows[i]);
        if (from == to && rows[i] < at)
            --at;
    }
    Collection there = from == to ? left : *goal;
    for (CallDraft &call : moved) {
        call.name = there.freeName(call.name);
        there.calls.insert(at++, call);
    }
    const QString what = tr("Move %n call(s)", nullptr, int(moved.size()));
    m_undo.beginMacro(what);
    if (from != to)
        setContent(from, left, what);
    setContent(to, there, what);
    m_undo.endMacro();
}

QModelIndex CollectionsModel::indexOf(CollectionId id, int row) const
{
    const int top = rowOf(id);
    if (top < 0)
        return {};
    const QModelIndex parent = index(top, 0);
    return row < 0 ? parent : index(row, 0, parent);
}

CollectionId CollectionsModel::collectionAt(const QModelIndex &index)
{
    return index.isValid() ? CollectionId(index.data(CollectionRole).toUInt()) : CollectionId::None;
}

int CollectionsModel::callAt(const QModelIndex &index) { return index.isValid() ? index.data(CallRole).toInt() : -1; }

QModelIndex CollectionsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    // A call knows its collection by its id, which stays when rows move.
    return createIndex(row, 0, parent.isValid() ? quintptr(m_open[size_t(parent.row())]->id) : quintptr(0));
}

QModelIndex CollectionsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int row = rowOf(CollectionId(child.internalId()));
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int CollectionsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_open.size());
    return parent.internalId() == 0 && size_t(parent.row()) < m_open.size()
               ? int(m_open[size_t(parent.row())]->content.calls.size())
               : 0;
}

int CollectionsModel::columnCount(const QModelIndex &) const { return 1; }

QVariant CollectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isCall = index.internalId() != 0;
    const int top = isCall ? rowOf(CollectionId(index.internalId())) : index.row();
    if (top < 0)
        return {};
    const Open &open = *m_open[size_t(top)];
    switch (role) {
    case CollectionRole:
        return quint32(open.id);
    case CallRole:
        return isCall ? index.row() : -1;
    case PathRole:
        return open.path;
    default:
        break;
    }
    if (isCall) {
        const CallDraft &call = open.content.calls[index.row()];
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return call.name;
        return role == Qt::ToolTipRole ? chainText(call, TitlePreview) : QVariant();
    }
    switch (role) {
    case Qt::EditRole:
        return open.content.name;
    case Qt::DisplayRole: {
        const QString name = open.content.name.isEmpty() ? QFileInfo(open.path).completeBaseName() : open.content.name;
        if (!open.problem.isEmpty())
            return tr("%1 (not saved)", "a collection").arg(name);
        return open.environment.isEmpty() ? name : tr("%1: %2", "a collection and its environment").arg(name, open.environment);
    }
    case Qt::ToolTipRole:
        return open.problem.isEmpty() ? open.path : open.path + u'\n' + open.problem;
    default:
        return {};
    }
}

bool CollectionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || value.toString().simplified().isEmpty())
        return false;
    rename(collectionAt(index), callAt(index), value.toString());
    return true;
}

Qt::ItemFlags CollectionsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // for files
    const Qt::ItemFlags both = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable;
    return index.internalId() != 0 ? both | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : both | Qt::ItemIsDropEnabled;
}

QStringList CollectionsModel::mimeTypes() const { return {callsMimeType()}; }

QMimeData *CollectionsModel::mimeData(const QModelIndexList &indexes) const
{
    CollectionId id = CollectionId::None;
    QList<int> rows;
    QStringList lines;
    for (const QModelIndex &index : indexes) {
        if (callAt(index) < 0 || (id != CollectionId::None && collectionAt(index) != id))
            continue;
        id = collectionAt(index);
        rows.append(callAt(index));
        lines.append(chainText(collection(id)->calls[callAt(index)]));
    }
    if (rows.isEmpty())
        return nullptr;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << qint64(QCoreApplication::applicationPid()) << quint32(id) << rows;
    auto *data = new QMimeData;
    data->setData(callsMimeType(), bytes);
    data->setText(lines.join(u'\n')); // for other programs
    return data;
}

bool CollectionsModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return parent.isValid() && data->hasFormat(callsMimeType()) && collection(callsIn(data).first);
}

bool CollectionsModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto [from, rows] = callsIn(data);
    if (action == Qt::CopyAction) {
        const Collection source = *collection(from);
        int at = row;
        for (const int each : rows) {
            if (each >= 0 && each < source.calls.size())
                addCall(collectionAt(parent), source.calls[each], at < 0 ? -1 : at++);
        }
    } else {
        moveCalls(from, rows, collectionAt(parent), row);
    }
    return false;
}

} // namespace Inspector
