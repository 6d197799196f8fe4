// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetreemodel.h"

#include "capturedocument.h"
#include "datatext.h"
#include "visibletext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThreadPool>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr quint32 Root = 0;

} // namespace

MessageTreeModel::MessageTreeModel(QObject *parent) : QAbstractItemModel(parent)
{
    m_nodes.resize(1);
    m_nodes[Root].populated = true;
}

MessageTreeModel::~MessageTreeModel() = default;

void MessageTreeModel::clear()
{
    beginResetModel();
    m_nodes.clear();
    m_nodes.resize(1);
    m_nodes[Root].populated = true;
    m_parsed.reset();
    m_state = State::Empty;
    endResetModel();
}

void MessageTreeModel::setRecord(CaptureDocument *document, RecordIndex record)
{
    ++m_generation;
    m_document = document;
    m_record = record;
    clear();
    if (!document || record == NoRecord || document->capture().row(record).kind != Record::Kind::Message) {
        Q_EMIT stateChanged();
        return;
    }
    const QByteArray text = document->capture().text(record);
    const auto parse = [](const QByteArray &bytes) {
        auto parsed = std::make_shared<Parsed>();
        parsed->ok = !parsed->document.parse(bytes).isError();
        return parsed;
    };
    if (text.size() <= LargeText) {
        install(parse(text));
        return;
    }
    m_state = State::Parsing;
    Q_EMIT stateChanged();
    QThreadPool::globalInstance()->start([parse, text, generation = m_generation, self = QPointer(this)] {
        auto parsed = parse(text);
        // The model may be gone, or show another message by now: both are looked at on its own thread. qApp outlives the pool's
        // work.
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, generation, parsed] {
            if (self && self->m_generation == generation)
                self->install(parsed);
        });
    });
}

void MessageTreeModel::install(std::shared_ptr<Parsed> parsed)
{
    if (parsed->ok) {
        beginResetModel();
        m_parsed = std::move(parsed);
        addChild(Root, {}, m_parsed->document.root(), Reading::Message);
        endResetModel();
        m_state = State::Ready;
    } else {
        m_state = State::Empty;
    }
    Q_EMIT stateChanged();
}

quint32 MessageTreeModel::addChild(quint32 parent, const QString &name, const JsonNode &json, Reading reading)
{
    Node node;
    node.parent = parent;
    node.row = quint32(m_nodes[parent].children.size());
    node.depth = quint16(m_nodes[parent].depth + 1);
    node.reading = reading;
    node.name = name;
    node.json = json;
    m_nodes.push_back(std::move(node));
    const auto result = quint32(m_nodes.size() - 1);
    m_nodes[parent].children.push_back(result);
    return result;
}

// What is shown of a node's content. Called before its rows are announced; children are collected in m_nodes[node].children.

void MessageTreeModel::addItems(quint32 node, JsonNode first, quint32 index, quint32 total, bool isObject, Reading reading)
{
    JsonNode item = first;
    for (int count = 0; !item.isNone() && count < Portion; ++count, ++index) {
        JsonNode value = item;
        QString name;
        if (isObject) {
            name = visibleText(QStringView(item.toString()), 200);
            value = item.next();
        } else {
            name = QString::number(index);
        }
        addChild(node, name, value, reading);
        item = value.next();
    }
    if (!item.isNone()) {
        const quint32 more = addChild(node, tr("%L1 more").arg(total - index), {}, Reading::More);
        m_nodes[more].rest = item;
        m_nodes[more].restIndex = index;
    }
}

void MessageTreeModel::populateMessage(quint32 node)
{
    const JsonNode root = m_nodes[node].json;
    const auto add = [&](const QString &name, const JsonNode &json, Reading reading) { addChild(node, name, json, reading); };
    const QString tag = tagOf(root);
    JsonNode item = root.isArray() ? root.first() : JsonNode();
    if (tag.isEmpty()) {
        if (root.isArray() || root.isObject())
            addItems(node, root.first(), 0, root.size(), root.isObject(), Reading::Json);
        return;
    }
    const bool hasId = tag == "pull"_L1 || tag == "resolve"_L1 || tag == "reject"_L1 || tag == "release"_L1;
    for (item = item.next(); !item.isNone(); item = item.next()) {
        const size_t position = m_nodes[node].children.size();
        if (hasId && position == 0)
            add(tr("id"), item, Reading::Number);
        else if (tag == "release"_L1 && position == 1)
            add(tr("references"), item, Reading::Number);
        else if ((tag == "resolve"_L1 && position == 1) || ((tag == "push"_L1 || tag == "stream"_L1) && position == 0))
            add(tag == "resolve"_L1 ? tr("value") : tr("expression"), item, Reading::Expression);
        else if ((tag == "reject"_L1 && position == 1) || (tag == "abort"_L1 && position == 0))
            add(tr("error"), item, Reading::Expression);
        else if (position < Portion)
            add(tr("superfluous"), item, Reading::Json);
        else
            break;
    }
}

void MessageTreeModel::populateExpression(quint32 node)
{
    const JsonNode json = m_nodes[node].json;
    const auto add = [&](const QString &name, const JsonNode &value, Reading reading) { addChild(node, name, value, reading); };
    if (json.isObject()) {
        addItems(node, json.first(), 0, json.size(), true, Reading::Expression);
        return;
    }
    if (!json.isArray())
        return;
    const JsonNode first = json.first();
    if (!first.isNone() && first.isArray() && json.size() == 1) { // an array that is meant as one
        addItems(node, first.first(), 0, first.size(), false, Reading::Expression);
        return;
    }
    const QString tag = tagOf(json);
    JsonNode item = first.isNone() ? first : first.next();
    if (tag == "import"_L1 || tag == "pipeline"_L1) {
        const QString names[] = {tr("id"), tr("path"), tr("arguments")};
        const Reading readings[] = {Reading::Number, Reading::Json, Reading::Arguments};
        for (int i = 0; i < 3 && !item.isNone(); ++i, item = item.next())
            add(names[i], item, readings[i]);
    } else if (tag == "remap"_L1) {
        const QString names[] = {tr("id"), tr("path"), tr("captures"), tr("instructions")};
        const Reading readings[] = {Reading::Number, Reading::Json, Reading::Arguments, Reading::Arguments};
        for (int i = 0; i < 4 && !item.isNone(); ++i, item = item.next())
            add(names[i], item, readings[i]);
    } else if (tag == "error"_L1) {
        const QString names[] = {tr("type"), tr("message"), tr("stack"), tr("properties")};
        for (int i = 0; i < 4 && !item.isNone(); ++i, item = item.next())
            add(names[i], item, i == 3 ? Reading::Expression : Reading::Json);
    } else if (tag == "request"_L1) {
        for (const QString &name : {tr("url"), tr("options")}) {
            if (!item.isNone()) {
                add(name, item, name == tr("url") ? Reading::Json : Reading::Expression);
                item = item.next();
            }
        }
    } else if (tag == "response"_L1 || tag == "blob"_L1) {
        const QString names[] = {tag == "blob"_L1 ? tr("type") : tr("body"), tag == "blob"_L1 ? tr("content") : tr("options")};
        for (int i = 0; i < 2 && !item.isNone(); ++i, item = item.next())
            add(names[i], item, tag == "blob"_L1 && i == 0 ? Reading::Json : Reading::Expression);
    } else if (tag == "headers"_L1) {
        if (!item.isNone() && item.isArray())
            addItems(node, item.first(), 0, item.size(), false, Reading::Json);
    } else if (tag.isEmpty()) {
        addItems(node, first, 0, json.size(), false, Reading::Json);
    } else if (tag != "export"_L1 && tag != "promise"_L1 && tag != "writable"_L1 && tag != "readable"_L1 && tag != "bytes"_L1
               && tag != "date"_L1 && tag != "bigint"_L1 && tag != "undefined"_L1 && tag != "inf"_L1 && tag != "-inf"_L1
               && tag != "nan"_L1 && tag != "url"_L1) {
        addItems(node, item, 1, json.size(), false, Reading::Json);
    }
}

void MessageTreeModel::populate(quint32 node)
{
    if (m_nodes[node].populated)
        return;
    m_nodes[node].populated = true;
    if (m_nodes[node].depth >= MaximumDepth)
        return;
    const JsonNode json = m_nodes[node].json;
    switch (m_nodes[node].reading) {
    case Reading::Message:
        populateMessage(node);
        break;
    case Reading::Expression:
        populateExpression(node);
        break;
    case Reading::Items:
    case Reading::Arguments:
        if (json.isArray() || json.isObject())
            addItems(node, json.first(), 0, json.size(), json.isObject(), Reading::Expression);
        break;
    case Reading::Json:
        if (json.isArray() || json.isObject())
            addItems(node, json.first(), 0, json.size(), json.isObject(), Reading::Json);
        break;
    case Reading::Number:
    case Reading::More:
        break;
    }
}

bool MessageTreeModel::mayHaveChildren(const Node &node) const
{
    if (node.populated)
        return !node.children.empty();
    if (node.json.isNone() || node.depth >= MaximumDepth || node.reading == Reading::Number)
        return false;
    if (node.json.isObject())
        return node.json.size() > 0;
    if (!node.json.isArray() || !node.json.size())
        return false;
    if (node.reading != Reading::Expression)
        return true;
    const JsonNode first = node.json.first();
    if (first.isArray() && node.json.size() == 1)
        return first.size() > 0;
    const QString tag = tagOf(node.json);
    for (const QLatin1StringView leaf : {"export"_L1, "promise"_L1, "writable"_L1, "readable"_L1, "bytes"_L1, "date"_L1,
                                         "bigint"_L1, "undefined"_L1, "inf"_L1, "-inf"_L1, "nan"_L1, "url"_L1}) {
        if (tag == leaf)
            return false;
    }
    return tag.isEmpty() || node.json.size() > 1;
}

// Links to the text

std::pair<qsizetype, qsizetype> MessageTreeModel::byteRange(const QModelIndex &index) const
{
    if (!index.isValid() || at(index).json.isNone())
        return {0, 0};
    const JsonNode &json = at(index).json;
    return {qsizetype(json.offset()), qsizetype(json.offset()) + qsizetype(json.length())};
}

QModelIndex MessageTreeModel::nodeAt(qsizetype byte)
{
    const auto contains = [byte](const JsonNode &json) {
        return !json.isNone() && byte >= qsizetype(json.offset()) && byte < qsizetype(json.offset()) + qsizetype(json.length());
    };
    if (m_nodes[Root].children.empty() || !contains(m_nodes[m_nodes[Root].children.front()].json))
        return {};
    quint32 node = m_nodes[Root].children.front();
    for (;;) {
        const QModelIndex index = indexOf(node);
        if (canFetchMore(index))
            fetchMore(index);
        quint32 found = 0;
        for (const quint32 child : m_nodes[node].children) {
            if (contains(m_nodes[child].json)) {
                found = child;
                break;
            }
        }
        if (!found)
            return index;
        node = found;
    }
}

QByteArray MessageTreeModel::sourceText(const QModelIndex &index) const
{
    return index.isValid() && !at(index).json.isNone() ? at(index).json.sourceText().toByteArray() : QByteArray();
}

bool MessageTreeModel::showMore(const QModelIndex &index)
{
    if (!index.isValid() || at(index).reading != Reading::More)
        return false;
    const quint32 more = quint32(index.internalId());
    const quint32 node = m_nodes[more].parent;
    const JsonNode rest = m_nodes[more].rest;
    const quint32 restIndex = m_nodes[more].restIndex;
    const int row = int(m_nodes[more].row);
    const Node &parentNode = m_nodes[node];
    const JsonNode container = parentNode.json;
    const bool escaped =
        parentNode.reading == Reading::Expression && container.isArray() && container.first().isArray() && container.size() == 1;
    const JsonNode items = escaped ? container.first() : container;
    const Reading reading = m_nodes[m_nodes[node].children.front()].reading;
    const QModelIndex parentIndex = indexOf(node);
    beginRemoveRows(parentIndex, row, row);
    m_nodes[node].children.pop_back();
    endRemoveRows();
    const auto before = std::vector<quint32>(m_nodes[node].children);
    addItems(node, rest, restIndex, items.size(), items.isObject(), reading);
    // The rows are announced once it is known how many there are.
    std::vector<quint32> after = std::move(m_nodes[node].children);
    m_nodes[node].children = before;
    beginInsertRows(parentIndex, row, int(after.size()) - 1);
    m_nodes[node].children = std::move(after);
    endInsertRows();
    return true;
}

// The model

QModelIndex MessageTreeModel::indexOf(quint32 node, int column) const
{
    return node == Root ? QModelIndex() : createIndex(int(m_nodes[node].row), column, quintptr(node));
}

QModelIndex MessageTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node &node = parent.isValid() ? at(parent) : m_nodes[Root];
    if (row < 0 || column < 0 || column >= ColumnCount || size_t(row) >= node.children.size()
        || (parent.isValid() && parent.column() != 0))
        return {};
    return createIndex(row, column, quintptr(node.children[size_t(row)]));
}

QModelIndex MessageTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(at(child).parent) : QModelIndex();
}

int MessageTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return 0;
    return int((parent.isValid() ? at(parent) : m_nodes[Root]).children.size());
}

int MessageTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

bool MessageTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_nodes[Root].children.empty();
    return parent.column() == 0 && mayHaveChildren(at(parent));
}

bool MessageTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && parent.column() == 0 && !at(parent).populated && mayHaveChildren(at(parent));
}

void MessageTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const auto node = quint32(parent.internalId());
    populate(node);
    std::vector<quint32> children = std::move(m_nodes[node].children);
    m_nodes[node].children.clear();
    if (children.empty())
        return;
    beginInsertRows(parent, 0, int(children.size()) - 1);
    m_nodes[node].children = std::move(children);
    endInsertRows();
}

QVariant MessageTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = at(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == ValueColumn)
            return describe(node).value;
        if (node.reading == Reading::Message && m_document) {
            const Row row = m_document->capture().row(m_record);
            if (!row.decoded)
                return tr("text");
            return row.hasId ? QString(Message::kindName(row.message)) + u" #"_s + idText(row.id)
                             : QString(Message::kindName(row.message));
        }
        return node.name;
    case Qt::ToolTipRole:
        return index.column() == ValueColumn && !node.json.isNone() ? visibleText(node.json.sourceText(), 1000) : QString();
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? data(index, Qt::DisplayRole).toString() + u": "_s + describe(node).value
                                            : data(index, Qt::DisplayRole).toString();
    case KindRole:
        return QVariant::fromValue(describe(node).kind);
    default:
        return {};
    }
}

QVariant MessageTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Part") : section == ValueColumn ? tr("Meaning") : QVariant();
}

} // namespace Inspector
