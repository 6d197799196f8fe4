// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "emptystate.h"

#include "symbol.h"
#include "theme.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace Inspector {

namespace {
constexpr int PictureSize = 40;
constexpr int TextWidth = 420;
} // namespace

EmptyState::EmptyState(const QString &symbol, QWidget *parent)
    : QWidget(parent), m_symbol(symbol), m_picture(new QWidget(this)), m_title(new QLabel(this)), m_explanation(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_layout(new QVBoxLayout(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_picture->setFixedSize(PictureSize, PictureSize);
    m_picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    m_title->setFont(font);
    for (QLabel *label : {m_title, m_explanation}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_layout->setSpacing(10);
    m_layout->addStretch(2);
    m_layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_explanation);
    m_layout->addWidget(m_progress);
    m_progress->setRange(0, 1000);
    m_progress->hide();
    m_layout->addStretch(3);
    updateColors();
}

void EmptyState::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(explanation);
}

void EmptyState::setSymbol(const QString &symbol)
{
    m_symbol = symbol;
    update();
}

void EmptyState::setProgress(double progress)
{
    m_progress->setVisible(progress >= 0);
    if (progress >= 0)
        m_progress->setValue(int(progress * m_progress->maximum()));
}

void EmptyState::addButton(QAction *action)
{
    auto *button = new QPushButton(action->text().remove(QChar(u'&')), this);
    button->setIcon(action->icon());
    const auto follow = [action, button] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    follow();
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    m_layout->insertWidget(m_layout->count() - 1, button, 0, Qt::AlignHCenter);
}

void EmptyState::updateColors()
{
    m_coloring = true;
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Theme::of(palette()).dim);
    m_explanation->setPalette(dim);
    QPalette normal = palette();
    normal.setColor(QPalette::WindowText, palette().color(QPalette::Text));
    m_title->setPalette(normal);
    m_coloring = false;
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Lines of text stay short however wide the pane is.
    const int margin = qMax(12, (width() - TextWidth) / 2);
    m_layout->setContentsMargins(margin, 12, margin, 12);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_coloring)
        updateColors();
}

void EmptyState::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    Symbol::paint(painter, m_symbol, m_picture->geometry(), Theme::of(palette()).dim);
}

} // namespace Inspector
