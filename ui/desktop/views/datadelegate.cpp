// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datadelegate.h"

#include "capabilitytablemodel.h"
#include "drawabletext.h"
#include "logmodel.h"
#include "sessionsmodel.h"
#include "symbol.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Whether \a value is a \a T itself: QVariant converts any number to any enumeration, and other models use these roles for
/// others.
template<typename T>
bool holds(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<T>();
}

struct Mark {
    QString symbol;
    QColor color;
};

Mark markOf(const QModelIndex &index, const Theme &theme)
{
    const QVariant state = index.data(CapabilityTableModel::StateRole);
    if (holds<CapabilityTableModel::State>(state)) {
        if (index.column() != CapabilityTableModel::StateColumn)
            return {};
        switch (state.value<CapabilityTableModel::State>()) {
        case CapabilityTableModel::State::Main:
        case CapabilityTableModel::State::Live:
            return {u"live"_s, theme.ok};
        case CapabilityTableModel::State::Resolved:
            return {u"ok"_s, theme.ok};
        case CapabilityTableModel::State::NotPulled:
        case CapabilityTableModel::State::Pending:
            return {u"pending"_s, theme.pending};
        case CapabilityTableModel::State::Rejected:
            return {u"error"_s, theme.error};
        case CapabilityTableModel::State::Gone:
            return {u"released"_s, theme.dim};
        case CapabilityTableModel::State::LeftOver:
            return {u"closed"_s, theme.warning};
        }
    }
    const QVariant level = index.data(LogModel::LevelRole);
    if (holds<LogModel::Level>(level) && index.column() == LogModel::TextColumn) {
        switch (level.value<LogModel::Level>()) {
        case LogModel::Level::Information:
            return {};
        case LogModel::Level::Warning:
            return {u"warning"_s, theme.warning};
        case LogModel::Level::Error:
            return {u"error"_s, theme.error};
        }
    }
    return {};
}

} // namespace

void DataDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const qreal size = option->font.pointSizeF();
    option->font = dataFont();
    if (size > 0)
        option->font.setPointSizeF(size);
    option->fontMetrics = QFontMetrics(option->font);
    option->text = drawable(option->text, option->font);
    const QVariant change = index.data(CapabilityTableModel::ChangeRole);
    if (!holds<CapabilityTableModel::Change>(change))
        return;
    const Theme theme = Theme::of(option->palette);
    switch (change.value<CapabilityTableModel::Change>()) {
    case CapabilityTableModel::Change::None:
        break;
    case CapabilityTableModel::Change::Born:
    case CapabilityTableModel::Change::Resolved:
        option->backgroundBrush = theme.bornBackground;
        break;
    case CapabilityTableModel::Change::Gone:
        option->backgroundBrush = theme.errorBackground;
        option->font.setStrikeOut(index.column() != CapabilityTableModel::StateColumn);
        break;
    }
}

void DataDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const Mark mark = markOf(index, theme);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (mark.symbol.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QString text = item.text;
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool selected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor color = selected ? item.palette.color(group, QPalette::HighlightedText) : mark.color;
    const int side = qMin(item.rect.height() - 6, item.fontMetrics.height());
    const QRect icon(item.rect.left() + 5, item.rect.center().y() - side / 2, side, side);
    Symbol::paint(*painter, mark.symbol, icon.adjusted(1, 1, -1, -1), color);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(color);
    const QRect rest = item.rect.adjusted(side + 10, 0, -3, 0);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      item.fontMetrics.elidedText(text, Qt::ElideRight, rest.width()));
    painter->restore();
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const Theme theme = Theme::of(option.palette);
    const bool selected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor text = selected ? item.palette.color(group, QPalette::HighlightedText) : theme.text;
    QString symbol = index.parent().isValid() ? u"session"_s : u"capture"_s;
    QColor color = theme.dim;
    switch (index.data(SessionsModel::StateRole).value<SessionsModel::Mark>()) {
    case SessionsModel::Mark::Idle:
        break;
    case SessionsModel::Mark::Connecting:
        symbol = u"pending"_s;
        color = theme.pending;
        break;
    case SessionsModel::Mark::Open:
        symbol = u"live"_s;
        color = theme.ok;
        break;
    case SessionsModel::Mark::Closed:
        symbol = u"closed"_s;
        break;
    case SessionsModel::Mark::Failed:
        symbol = u"failed"_s;
        color = theme.error;
        break;
    }
    const int line = item.fontMetrics.height();
    const QRect icon(item.rect.left() + 4, item.rect.center().y() - line / 2, line, line);
    Symbol::paint(*painter, symbol, icon, selected ? text : color);
    QRect rest = item.rect.adjusted(line + 12, 4, -4, -4);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(text);
    painter->drawText(rest, Qt::AlignTop | Qt::AlignLeft | Qt::TextSingleLine,
                      item.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, rest.width()));
    painter->setPen(selected ? text : theme.dim);
    painter->drawText(
        rest, Qt::AlignBottom | Qt::AlignLeft | Qt::TextSingleLine,
        item.fontMetrics.elidedText(index.data(SessionsModel::DetailRole).toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, option.fontMetrics.height() * 2 + 10};
}

} // namespace Inspector
