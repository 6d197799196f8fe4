// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filters from the nodes of MessageTreeModel: for a menu, and to be dragged.

#include "capturedocument.h"
#include "cellfilter.h"
#include "filter.h"
#include "messagetreemodel.h"
#include "recordkind.h"

#include <QtCore/QMimeData>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

/// A longer text is no filter that a person could read.
constexpr qsizetype LongestText = 200;

QString contains(const QByteArray &text) { return u"text contains "_s + filterLiteral(QString::fromUtf8(text)); }

} // namespace

QString MessageTreeModel::filterOf(const QModelIndex &index) const
{
    if (!index.isValid() || !m_document || at(index).json.isNone())
        return {};
    const Node &node = at(index);
    const Node &parent = m_nodes[node.parent];
    const Capture &capture = m_document->capture();
    const Row row = capture.row(m_record);
    if (node.reading == Reading::Message)
        return row.decoded ? u"kind == %1"_s.arg(recordKindName(row)) : QString();

    // What has a field of its own.
    const bool ofMessage = parent.reading == Reading::Message && row.decoded;
    if (ofMessage && node.reading == Reading::Number && node.json.isNumber()) {
        if (node.row == 0 && row.hasId)
            return u"id == %1"_s.arg(row.id, 0, 'g', 17);
        if (row.message == Message::Kind::Release)
            return u"refcount == %1"_s.arg(node.json.toNumber(), 0, 'g', 17);
    }
    const bool isPush = row.decoded && (row.message == Message::Kind::Push || row.message == Message::Kind::Stream);
    const CallId id = isPush ? capture.calls().callOf(m_record) : NoCall;
    if (id != NoCall && parent.depth > 0 && m_nodes[parent.parent].reading == Reading::Message
        && parent.reading == Reading::Expression) {
        // The parts of the pushed expression itself: what the call is made on, and its path.
        const Call call = capture.calls().call(id);
        if (node.row == 0 && call.hasTarget && node.reading == Reading::Number)
            return u"on == %1"_s.arg(call.target.value, 0, 'g', 17);
        const QString method = capture.calls().method(call.method);
        if (node.row == 1 && !method.isEmpty() && method.size() <= LongestText)
            return u"method == "_s + filterLiteral(method);
    }

    // The text as it stands there, with its key if it has one.
    const QByteArray source = qsizetype(node.json.length()) <= LongestText ? sourceText(index) : QByteArray();
    if (source.isEmpty())
        return {};
    if (parent.json.isObject() && qsizetype(node.json.offset()) > node.name.size() + 3) {
        const QByteArray member = '"' + node.name.toUtf8() + "\":" + source;
        const qsizetype begin = qsizetype(node.json.offset()) + source.size() - member.size();
        QByteArray buffer;
        const QByteArrayView text = capture.textView(m_record, buffer);
        if (member.size() <= LongestText && begin >= 0 && text.sliced(begin).startsWith(member))
            return contains(member);
    }
    return contains(source);
}

Qt::ItemFlags MessageTreeModel::flags(const QModelIndex &index) const
{
    return QAbstractItemModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList MessageTreeModel::mimeTypes() const { return {filterMimeType(), u"text/plain"_s}; }

QMimeData *MessageTreeModel::mimeData(const QModelIndexList &indexes) const
{
    return indexes.isEmpty() ? nullptr : filterMimeData(filterOf(indexes.first()));
}

} // namespace Inspector
