// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"
#include "jsondocument.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QPointer>

#include <memory>
#include <utility>
#include <vector>

/// \file
/// One message as a tree.

namespace Inspector {

class CaptureDocument;

/// \brief Decodes a message for reading: what each expression means, and where it stands in the text.
///
/// It judges nothing (that is done in trace, see Capture::problem()): what cannot be understood is shown as what it is. Nodes are
/// made when they are looked at, in portions, so that a message of 50 MB or a million members costs its parse and no more; a
/// large one is parsed on another thread, and stateChanged() tells when it is there.
class MessageTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole };
    /// What a value is, for colours.
    enum class Kind : quint8 { Message, Container, String, Number, Literal, Capability, Reference, Error, Plain, More, Unknown };
    Q_ENUM(Kind)
    enum class State : quint8 {
        Empty, ///< no message, or none that is JSON
        Parsing, ///< on its way
        Ready,
    };
    Q_ENUM(State)

    /// Texts of more bytes are parsed on another thread.
    static constexpr qsizetype LargeText = 512 * 1024;
    /// Children are offered in portions of this many.
    static constexpr int Portion = 500;
    /// What is nested deeper is not shown as a tree: no valid message is.
    static constexpr int MaximumDepth = 270;

    explicit MessageTreeModel(QObject *parent = nullptr);
    ~MessageTreeModel() override;

    /// Shows a record of \a document, which may be null.
    void setRecord(CaptureDocument *document, QtCapnWeb::Trace::RecordIndex record);
    State state() const { return m_state; }

    /// Bytes [first, second) of the message's text that a node stands for; empty for none.
    std::pair<qsizetype, qsizetype> byteRange(const QModelIndex &index) const;
    /// The innermost node at a byte; not valid if there is none. Makes the nodes on the way.
    QModelIndex nodeAt(qsizetype byte);
    /// The text of a node, exactly as on the wire.
    QByteArray sourceText(const QModelIndex &index) const;
    /// The filter that shows the records which say the same there: `method == "add"`, `id == 7`, else `text contains "…"`. Empty
    /// for what is too long for one.
    QString filterOf(const QModelIndex &index) const;
    /// For a node that stands for children that are not shown yet: shows the next portion. \return whether it was one.
    bool showMore(const QModelIndex &index);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // Nodes can be dragged onto the filter.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void stateChanged();

private:
    /// How a piece of JSON is to be read.
    enum class Reading : quint8 { Message, Expression, Items, Arguments, Json, Number, More };
    struct Node {
        quint32 parent = 0;
        quint32 row = 0;
        quint16 depth = 0;
        Reading reading = Reading::Expression;
        bool populated = false;
        QString name;
        QtCapnWeb::JsonNode json;
        QtCapnWeb::JsonNode rest; ///< the first child that is not shown yet
        quint32 restIndex = 0;
        std::vector<quint32> children;
    };
    struct Parsed {
        QtCapnWeb::JsonDocument document;
        bool ok = false;
    };
    /// What a node says.
    struct Description {
        QString value;
        Kind kind = Kind::Plain;
    };

    /// The word that an expression of more than one meaning begins with; empty if it has none.
    static QString tagOf(const QtCapnWeb::JsonNode &array);
    void clear();
    void install(std::shared_ptr<Parsed> parsed);
    quint32 addChild(quint32 parent, const QString &name, const QtCapnWeb::JsonNode &json, Reading reading);
    void populate(quint32 node);
    void populateMessage(quint32 node);
    void populateExpression(quint32 node);
    void addItems(quint32 node, QtCapnWeb::JsonNode first, quint32 index, quint32 total, bool isObject, Reading reading);
    bool mayHaveChildren(const Node &node) const;
    Description describe(const Node &node) const;
    Description describeExpression(const QtCapnWeb::JsonNode &json) const;
    QString reference(const QString &word, QtCapnWeb::Trace::Table table, const QtCapnWeb::JsonNode &id) const;
    QModelIndex indexOf(quint32 node, int column = 0) const;
    const Node &at(const QModelIndex &index) const { return m_nodes[index.internalId()]; }

    QPointer<CaptureDocument> m_document;
    QtCapnWeb::Trace::RecordIndex m_record = QtCapnWeb::Trace::NoRecord;
    std::shared_ptr<Parsed> m_parsed;
    std::vector<Node> m_nodes; ///< 0 is the invisible root
    quint64 m_generation = 0; ///< tells a parse that comes late
    State m_state = State::Empty;
};

} // namespace Inspector
