// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetreedelegate.h"

#include "drawabletext.h"
#include "messagetreemodel.h"
#include "theme.h"

namespace Inspector {

void MessageTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const qreal size = option->font.pointSizeF();
    option->font = dataFont();
    if (size > 0)
        option->font.setPointSizeF(size);
    option->fontMetrics = QFontMetrics(option->font);
    option->text = drawable(option->text, option->font);
    const Theme theme = Theme::of(option->palette);
    QColor color = theme.text;
    const auto kind = index.data(MessageTreeModel::KindRole).value<MessageTreeModel::Kind>();
    if (index.column() == MessageTreeModel::NameColumn) {
        color = kind == MessageTreeModel::Kind::Message ? theme.text : theme.dim;
        if (kind == MessageTreeModel::Kind::Message)
            option->font.setBold(true);
    } else {
        switch (kind) {
        case MessageTreeModel::Kind::String:
            color = theme.string;
            break;
        case MessageTreeModel::Kind::Number:
            color = theme.number;
            break;
        case MessageTreeModel::Kind::Literal:
            color = theme.literal;
            break;
        case MessageTreeModel::Kind::Capability:
        case MessageTreeModel::Kind::Reference:
            color = theme.capability;
            break;
        case MessageTreeModel::Kind::Error:
        case MessageTreeModel::Kind::Unknown:
            color = theme.error;
            break;
        case MessageTreeModel::Kind::Container:
        case MessageTreeModel::Kind::More:
            color = theme.dim;
            break;
        case MessageTreeModel::Kind::Message:
        case MessageTreeModel::Kind::Plain:
            break;
        }
    }
    option->palette.setColor(QPalette::Text, color);
}

} // namespace Inspector
