// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetreedelegate.h"

#include "messagetreemodel.h"

namespace Inspector {

void MessageTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    DataDelegate::initStyleOption(option, index);
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
