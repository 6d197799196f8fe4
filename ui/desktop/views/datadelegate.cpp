// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datadelegate.h"

#include "capabilitytablemodel.h"
#include "drawabletext.h"
#include "logmodel.h"
#include "paintedcell.h"
#include "sessionsmodel.h"
#include "symbol.h"

#include <QtGui/QPainter>

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
    const Mark mark = markOf(index, Theme::of(option.palette));
    if (mark.symbol.isEmpty())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const PaintedCell cell(painter, std::move(item));
    painter->setPen(cell.inkOr(mark.color));
    cell.paintMarked(mark.symbol, cell.inkOr(mark.color));
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const PaintedCell cell(painter, std::move(item));
    const Theme theme = Theme::of(option.palette);
    const QFontMetrics &metrics = cell.item().fontMetrics;
    const QColor text = cell.inkOr(theme.text);
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
    const QRect area = cell.item().rect;
    const int line = metrics.height();
    Symbol::paint(*painter, symbol, QRect(area.left() + 4, area.center().y() - line / 2, line, line), cell.inkOr(color));
    const QRect rest = area.adjusted(line + 12, 4, -4, -4);
    painter->setPen(text);
    painter->drawText(rest, Qt::AlignTop | Qt::AlignLeft | Qt::TextSingleLine,
                      metrics.elidedText(cell.text(), Qt::ElideMiddle, rest.width()));
    painter->setPen(cell.inkOr(theme.dim));
    painter->drawText(rest, Qt::AlignBottom | Qt::AlignLeft | Qt::TextSingleLine,
                      metrics.elidedText(index.data(SessionsModel::DetailRole).toString(), Qt::ElideRight, rest.width()));
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, option.fontMetrics.height() * 2 + 10};
}

} // namespace Inspector
