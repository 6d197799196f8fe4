// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hintbar.h"

#include "symbol.h"
#include "theme.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {
constexpr auto DismissedKey = "hints/dismissed"_L1;
} // namespace

HintBar::HintBar(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_next(new QToolButton(this)), m_close(new QToolButton(this))
{
    setObjectName("hintBar"_L1);
    const auto key = [](const QKeyCombination &keys) { return QKeySequence(keys).toString(QKeySequence::NativeText); };
    m_hints = {
        tr("Select a message: the tables show what each side held at that moment. Escape goes back to now."),
        tr("%1 finds any command by its name.").arg(key(Qt::CTRL | Qt::SHIFT | Qt::Key_P)),
        tr("%1 writes a filter; the menu of any cell makes one from what the cell says.").arg(key(Qt::CTRL | Qt::Key_Slash)),
        tr("%1 and %2 go along the messages of one call.").arg(key(Qt::CTRL | Qt::Key_Period), key(Qt::CTRL | Qt::Key_Comma)),
        tr("%1 to %2 change the arrangement of the panes; each keeps what you change.")
            .arg(key(Qt::CTRL | Qt::Key_1), key(Qt::CTRL | Qt::Key_4)),
        tr("Session › Record Through a Proxy shows the traffic of a client and a server that you cannot change."),
    };
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_next->setObjectName("nextHint"_L1);
    m_next->setText(tr("Next Hint"));
    m_next->setAutoRaise(true);
    m_next->setFocusPolicy(Qt::StrongFocus);
    m_close->setObjectName("closeHints"_L1);
    m_close->setIcon(Symbol::icon(u"clear"_s));
    m_close->setText(tr("Close the Hints"));
    m_close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_close->setToolTip(tr("Close the hints; Help shows them again"));
    m_close->setAccessibleName(tr("Close the Hints"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_next, &QToolButton::clicked, this, &HintBar::showNext);
    connect(m_close, &QToolButton::clicked, this, &HintBar::dismiss);
    auto *layout = new QHBoxLayout(this);
    const int side = fontMetrics().height();
    layout->setContentsMargins(side * 2, 0, 6, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_next);
    layout->addWidget(m_close);
    updateText();
}

bool HintBar::isDismissed() { return QSettings().value(DismissedKey, false).toBool(); }

QString HintBar::text() const { return m_hints.at(m_current); }

void HintBar::showNext()
{
    m_current = (m_current + 1) % count();
    updateText();
}

void HintBar::dismiss()
{
    QSettings().setValue(DismissedKey, true);
    Q_EMIT dismissed();
}

void HintBar::updateText()
{
    m_text->setText(text());
    m_text->setToolTip(text()); // for narrow windows
    m_next->setToolTip(tr("Hint %L1 of %L2").arg(m_current + 1).arg(count()));
    m_next->setAccessibleDescription(m_next->toolTip());
    setAccessibleName(tr("Hint"));
    setAccessibleDescription(text());
}

void HintBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void HintBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.relatedBackground);
    const int side = fontMetrics().height();
    Symbol::paint(painter, u"note"_s, QRectF(side / 2.0, (height() - side) / 2.0, side, side), theme.outgoing);
}

void HintBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Inspector
