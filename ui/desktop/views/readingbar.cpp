// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "readingbar.h"

#include "symbol.h"
#include "theme.h"
#include "visibletext.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QToolButton>

#include <limits>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {
constexpr int ProgressSteps = 1000;
} // namespace

ReadingBar::ReadingBar(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_progress(new QProgressBar(this)), m_cancel(new QToolButton(this))
{
    setObjectName("readingBar"_L1);
    setAccessibleName(tr("Opening", "name of a bar, about a file"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setRange(0, ProgressSteps);
    m_progress->setAccessibleName(tr("How much of the file was read"));
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_cancel->setObjectName("cancelReading"_L1);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Read no more of the file; what is shown stays"));
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    connect(m_cancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelRequested(m_document); });
    auto *layout = new QHBoxLayout(this);
    const int side = fontMetrics().height();
    layout->setContentsMargins(side * 2, 1, 6, 1);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    hide();
}

QString ReadingBar::text() const { return m_text->text(); }

void ReadingBar::setDocument(CaptureDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        for (const auto signal :
             {&CaptureDocument::stateChanged, &CaptureDocument::savedChanged, &CaptureDocument::progressChanged})
            connect(document, signal, this, &ReadingBar::updateState);
        connect(document, &QObject::destroyed, this, [this] { setVisible(false); });
    }
    updateState();
}

void ReadingBar::updateState()
{
    const bool partial = m_document && m_document->isPartial();
    if (partial) {
        const bool reading = m_document->state() == CaptureDocument::State::Loading;
        const int count = int(qMin<qint64>(m_document->count(), std::numeric_limits<int>::max()));
        const QString detail = QtCapnWeb::visibleText(QStringView(m_document->stateDetail()), 400);
        const QString text =
            reading ? tr("The first %Ln record(s) are shown. Saving, notes and replays wait for the rest.", nullptr, count)
                    : tr("Only the first %Ln record(s) are shown. %1", "then why", count).arg(detail);
        if (text != m_text->text()) {
            m_text->setText(text);
            m_text->setToolTip(text.toHtmlEscaped()); // for narrow windows
            setAccessibleDescription(text);
        }
        m_progress->setValue(int(qBound(0.0, m_document->progress(), 1.0) * ProgressSteps));
        m_progress->setVisible(reading);
        m_cancel->setVisible(reading);
    }
    setVisible(partial);
}

void ReadingBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void ReadingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.relatedBackground);
    const bool reading = m_document && m_document->state() == CaptureDocument::State::Loading;
    const qreal side = fontMetrics().height();
    Symbol::paint(painter, reading ? u"pending"_s : u"warning"_s, QRectF(side / 2, (height() - side) / 2, side, side),
                  reading ? theme.pending : theme.warning);
}

} // namespace Inspector
