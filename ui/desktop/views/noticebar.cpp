// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticebar.h"

#include "symbol.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Inspector {

NoticeBar::NoticeBar(const QString &symbol, const QString &text, QWidget *parent)
    : QFrame(parent), m_symbol(symbol), m_picture(new QLabel), m_layout(new QHBoxLayout(this))
{
    setObjectName("notice"_L1);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setAccessibleName(text);
    auto *label = new QLabel(text);
    label->setObjectName("noticeText"_L1);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::ToolTipText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_layout->addWidget(m_picture);
    m_layout->addWidget(label, 1);
    updatePicture();
}

void NoticeBar::addButton(const QString &text, const std::function<void()> &then)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, then] {
        hide();
        deleteLater();
        if (then)
            then();
    });
    m_layout->addWidget(button);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updatePicture();
}

void NoticeBar::updatePicture()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_picture->setPixmap(Symbol::icon(m_symbol).pixmap(QSize(size, size), devicePixelRatioF()));
}

} // namespace Inspector
