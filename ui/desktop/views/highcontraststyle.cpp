// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "highcontraststyle.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

void outline(QPainter *painter, const QRect &rect, const QStyleOption *option, bool strong)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    const int width = strong ? 2 : 1;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    QPen pen(option->palette.color(group, strong ? QPalette::Highlight : QPalette::WindowText), width);
    pen.setJoinStyle(Qt::MiterJoin);
    painter->setPen(pen);
    painter->drawRect(QRectF(rect).adjusted(width / 2.0, width / 2.0, -width / 2.0, -width / 2.0));
    painter->restore();
}

} // namespace

HighContrastStyle::HighContrastStyle() : QProxyStyle(u"Fusion"_s) { }

void HighContrastStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                      const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool on = option->state & (State_On | State_Sunken);
    const bool focus = option->state & State_HasFocus;
    switch (element) {
    case PE_PanelButtonCommand:
        outline(painter, option->rect, option, on || focus);
        break;
    case PE_PanelButtonTool:
        if (on || focus || !(option->state & State_AutoRaise))
            outline(painter, option->rect, option, on || focus);
        break;
    case PE_PanelLineEdit:
        // Within a field of another kind it is that which has the frame.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            outline(painter, option->rect, option, focus);
        break;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameMenu:
    case PE_FrameTabWidget:
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_PanelTipLabel:
        outline(painter, option->rect, option, false);
        break;
    case PE_FrameFocusRect:
        outline(painter, option->rect, option, true);
        break;
    default:
        break;
    }
}

void HighContrastStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                    const QWidget *widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    switch (element) {
    case CE_TabBarTabShape:
        outline(painter, option->rect, option, option->state & State_Selected);
        break;
    case CE_HeaderSection:
    case CE_ProgressBarGroove:
        outline(painter, option->rect, option, false);
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, option->palette.color(QPalette::Disabled, QPalette::WindowText));
        break;
    default:
        break;
    }
}

void HighContrastStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                           const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    switch (control) {
    case CC_ComboBox:
    case CC_SpinBox:
        outline(painter, option->rect, option, option->state & State_HasFocus);
        break;
    case CC_ScrollBar:
        outline(painter, option->rect, option, false);
        outline(painter, proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget).adjusted(1, 1, -1, -1), option,
                true);
        break;
    default:
        break;
    }
}

} // namespace Inspector
