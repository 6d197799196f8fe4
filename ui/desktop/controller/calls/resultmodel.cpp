// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resultmodel.h"

#include "argumentparser.h"
#include "visibletext.h"

#include <QtCore/QLocale>

#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qsizetype ShownLength = 300;

/// What stands below a value, as pairs of a name and a value, made one at a time.
struct Children {
    explicit Children(const Value &value) : m_value(value)
    {
        switch (value.type()) {
        case Value::Type::Array:
        case Value::Type::Object:
            m_count = value.size();
            break;
        case Value::Type::Error: {
            const RpcError error = value.toError();
            m_members = {{u"type"_s, Value(error.type())}, {u"message"_s, Value(error.message())}};
            if (!error.stack().isNull())
                m_members.append({u"stack"_s, Value(error.stack())});
            const Value properties = error.properties();
            m_members.append(properties.members());
            break;
        }
        case Value::Type::Headers: {
            const Headers headers = value.toHeaders();
            for (const auto &[name, content] : headers.pairs)
                m_members.append({name, Value(content)});
            break;
        }
        case Value::Type::Request: {
            const RequestData request = value.toRequest();
            m_members = {{u"url"_s, Value(request.url)}, {u"init"_s, request.init}, {u"body"_s, request.body}};
            break;
        }
        case Value::Type::Response: {
            const ResponseData response = value.toResponse();
            m_members = {{u"body"_s, response.body}, {u"init"_s, response.init}};
            break;
        }
        case Value::Type::Blob: {
            const BlobData blob = value.toBlob();
            m_members = {{u"type"_s, Value(blob.type)}, {u"data"_s, Value(blob.data)}};
            break;
        }
        default:
            break;
        }
        if (!m_members.isEmpty())
            m_count = m_members.size();
    }

    qsizetype count() const { return m_count; }
    Value::Member at(qsizetype index) const
    {
        if (!m_members.isEmpty())
            return m_members[index];
        if (m_value.isArray())
            return {QString::number(index), m_value.items()[index]};
        return m_value.members()[index];
    }

private:
    const Value m_value;
    QList<Value::Member> m_members;
    qsizetype m_count = 0;
};

} // namespace

struct ResultModel::Node {
    Node(Node *parentNode, int rowInParent, QString nodeName, Value nodeValue)
        : parent(parentNode), row(rowInParent), name(std::move(nodeName)), value(std::move(nodeValue)), below(value)
    { }
    Node() : below(Value()) { } // the invisible root

    Node *parent = nullptr;
    int row = 0;
    QString name;
    Value value;
    Children below;
    std::vector<std::unique_ptr<Node>> fetched;
};

ResultModel::ResultModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) { }

ResultModel::~ResultModel() = default;

void ResultModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    endResetModel();
}

void ResultModel::setValue(const QString &name, const Value &value)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->fetched.push_back(std::make_unique<Node>(m_root.get(), 0, name, value));
    endResetModel();
}

void ResultModel::setError(const RpcError &error) { setValue(tr("error"), error.toThrownValue()); }

ResultModel::Node *ResultModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

Value ResultModel::valueAt(const QModelIndex &index) const { return node(index)->value; }

std::optional<CapabilityRef> ResultModel::capabilityAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const CapabilityPtr capability = node(index)->value.capability();
    const auto *reference = dynamic_cast<const ReferencePlaceholder *>(capability.data());
    return reference ? std::optional(reference->reference()) : std::nullopt;
}

QModelIndex ResultModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *above = node(parent);
    if (row < 0 || size_t(row) >= above->fetched.size() || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    return createIndex(row, column, above->fetched[size_t(row)].get());
}

QModelIndex ResultModel::parent(const QModelIndex &child) const
{
    Node *above = child.isValid() ? node(child)->parent : nullptr;
    return above && above->parent ? createIndex(above->row, 0, above) : QModelIndex();
}

int ResultModel::rowCount(const QModelIndex &parent) const { return parent.column() > 0 ? 0 : int(node(parent)->fetched.size()); }

int ResultModel::columnCount(const QModelIndex &) const { return ColumnCount; }

bool ResultModel::hasChildren(const QModelIndex &parent) const
{
    return parent.column() <= 0 && (!node(parent)->fetched.empty() || node(parent)->below.count() > 0);
}

bool ResultModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && parent.column() == 0 && qsizetype(node(parent)->fetched.size()) < node(parent)->below.count();
}

void ResultModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node *above = node(parent);
    const int from = int(above->fetched.size());
    const int to = int(std::min<qsizetype>(above->below.count(), from + FetchStep));
    beginInsertRows(parent, from, to - 1);
    for (int row = from; row < to; ++row) {
        auto [name, value] = above->below.at(row);
        above->fetched.push_back(std::make_unique<Node>(above, row, std::move(name), std::move(value)));
    }
    endInsertRows();
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node *item = node(index);
    const Value &value = item->value;
    if (role == Qt::ToolTipRole && value.isCapability())
        return tr("A capability: double-click makes it the target of the next call.");
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return visibleText(QStringView(item->name), ShownLength);
    case TypeColumn:
        return QString(Value::typeName(value.type()));
    case ValueColumn:
        break;
    default:
        return {};
    }
    switch (value.type()) {
    case Value::Type::Undefined:
        return u"undefined"_s;
    case Value::Type::Array:
        return tr("items: %1").arg(value.size());
    case Value::Type::Object:
        return value.size() ? tr("members: %1").arg(value.size()) : u"{}"_s;
    case Value::Type::Error:
        return visibleText(
            QStringView(u"%1: %2"_s.arg(value.toError().type().left(ShownLength), value.toError().message().left(ShownLength))),
            ShownLength);
    case Value::Type::Bytes: {
        const Bytes bytes = value.toBytes();
        return tr("%1, %2: %3")
            .arg(QString(Bytes::containerName(bytes.container)), QLocale().formattedDataSize(bytes.data.size()),
                 QString::fromLatin1(bytes.data.first(std::min<qsizetype>(bytes.data.size(), 32)).toHex(' ')));
    }
    case Value::Type::BigInt:
        return QString(QString::fromLatin1(value.toBigInt().decimal()).left(ShownLength) + u'n');
    case Value::Type::Url:
        return visibleText(QStringView(value.toUrl().href), ShownLength);
    case Value::Type::Stub:
    case Value::Type::Promise:
    case Value::Type::Readable:
    case Value::Type::Writable:
        return value.capability() ? visibleText(QStringView(value.capability()->describe()), ShownLength) : QString();
    case Value::Type::Headers:
        return tr("headers: %1").arg(value.toHeaders().pairs.size());
    case Value::Type::Request:
        return visibleText(QStringView(value.toRequest().url), ShownLength);
    case Value::Type::Response:
        return tr("response");
    case Value::Type::Blob:
        return tr("blob %1").arg(visibleText(QStringView(value.toBlob().type), ShownLength));
    default:
        return visibleText(QStringView(toArgumentText(value, ShownLength)), ShownLength);
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    default:
        return {};
    }
}

} // namespace Inspector
