// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequencepainter.h"

#include "capturedocument.h"
#include "drawabletext.h"
#include "symbol.h"
#include "timelinepainter.h"

#include <QtGui/QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

QColor colorOf(TimelineModel::Mark mark, const Theme &theme)
{
    switch (mark) {
    case TimelineModel::Mark::Ok:
        return theme.ok;
    case TimelineModel::Mark::Pending:
        return theme.pending;
    case TimelineModel::Mark::Error:
        return theme.error;
    case TimelineModel::Mark::Warning:
        return theme.warning;
    case TimelineModel::Mark::None:
    case TimelineModel::Mark::Released:
        break;
    }
    return theme.dim;
}

QColor colorOf(Call::State state, const Theme &theme)
{
    switch (state) {
    case Call::State::Resolved:
        return theme.ok;
    case Call::State::Rejected:
        return theme.error;
    case Call::State::Broken:
        return theme.warning;
    case Call::State::Pending:
        return theme.pending;
    case Call::State::Released:
    case Call::State::Unpulled:
        break;
    }
    return theme.dim;
}

} // namespace

SequencePainter::SequencePainter(QPainter &painter, const TimelineModel &model, const QPalette &palette, const Theme &theme,
                                 std::vector<qint64> related)
    : m_painter(painter), m_model(model), m_palette(palette), m_theme(theme), m_related(std::move(related)),
      m_metrics(painter.fontMetrics())
{ }

void SequencePainter::paintBackground(qint64 row, const QRect &rect, const Style &style)
{
    if (style.selected)
        m_painter.fillRect(rect, m_palette.color(style.active ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
    else if (m_model.mark(row) == TimelineModel::Mark::Error && style.words)
        m_painter.fillRect(rect, m_theme.errorBackground);
    else if (std::binary_search(m_related.begin(), m_related.end(), row))
        m_painter.fillRect(rect, m_theme.relatedBackground);
}

void SequencePainter::paintLifelines(const Column &column, int top, int bottom)
{
    m_painter.setPen(QPen(m_theme.dim, 1, Qt::DashLine));
    m_painter.drawLine(column.left, top, column.left, bottom);
    m_painter.drawLine(column.right, top, column.right, bottom);
}

void SequencePainter::paintActivation(const SequenceActivation &bar, const Column &column, int top, int bottom, bool chosen)
{
    const int width = qMax(4, m_metrics.averageCharWidth());
    // Lanes grow outwards, where no arrow is.
    const int outwards = bar.atOurs ? -1 : 1;
    const int center = (bar.atOurs ? column.left : column.right) + outwards * bar.lane * (width + 1);
    const QRect rect(center - width / 2, top, width, qMax(2, bottom - top));
    const QColor color = colorOf(bar.state, m_theme);
    m_painter.fillRect(rect, chosen ? color : m_palette.color(QPalette::Base));
    m_painter.setPen(QPen(color, chosen ? 2 : 1));
    m_painter.drawLine(rect.topLeft(), rect.bottomLeft());
    m_painter.drawLine(rect.topRight(), rect.bottomRight());
    if (!bar.openAbove)
        m_painter.drawLine(rect.topLeft(), rect.topRight());
    if (!bar.openBelow)
        m_painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    // How it ended is not told by the colour alone: a bar that did not end well is crossed.
    if (bar.state == Call::State::Rejected || bar.state == Call::State::Broken) {
        const int side = qMin(width, rect.height());
        const QRect end(rect.left(), rect.bottom() - side, width, side);
        m_painter.drawLine(end.topLeft(), end.bottomRight());
        m_painter.drawLine(end.bottomLeft(), end.topRight());
    }
}

QString SequencePainter::words(qint64 row) const
{
    using C = TimelineModel::Column;
    const Row data = m_model.document()->capture().row(m_model.recordAt(row));
    QString text = m_model.text(row, C::Kind);
    const auto add = [&text](const QString &part) {
        if (!part.isEmpty())
            text += u' ' + part;
    };
    add(m_model.text(row, C::Id));
    const bool settles = data.decoded && (data.message == Message::Kind::Resolve || data.message == Message::Kind::Reject);
    if (!settles)
        add(m_model.text(row, C::Target));
    const QString preview = m_model.text(row, C::Preview);
    if (!preview.isEmpty())
        text += (settles ? u" = "_s : u" "_s) + preview;
    return text;
}

void SequencePainter::paintStep(qint64 row, const QRect &rect, const Column &column, int gutter, const Style &style)
{
    const CaptureDocument *document = m_model.document();
    const Row data = document->capture().row(m_model.recordAt(row));
    const QPalette::ColorGroup group = style.active ? QPalette::Active : QPalette::Inactive;
    const QColor chosen = m_palette.color(group, QPalette::HighlightedText);
    const QColor text = style.selected ? chosen : m_model.isMinor(row) ? m_theme.dim : m_theme.text;
    const TimelineModel::Mark mark = m_model.mark(row);
    if (style.words)
        paintGutter(row, rect, gutter, style.selected ? chosen : m_theme.dim, style);
    if (data.kind != Record::Kind::Message) {
        paintEventBand(row, rect, column, style.selected ? chosen : text, style);
    } else {
        const bool out = m_model.direction(row) == TimelineModel::Direction::Out;
        QColor line = out ? m_theme.outgoing : m_theme.incoming;
        if (mark == TimelineModel::Mark::Error)
            line = m_theme.error;
        else if (m_model.isMinor(row))
            line = m_theme.dim;
        if (style.selected)
            line = chosen;
        const bool answers = data.decoded && (data.message == Message::Kind::Resolve || data.message == Message::Kind::Reject);
        const int y = style.words ? rect.bottom() - rect.height() / 5 : rect.center().y();
        const int half = qMax(4, m_metrics.averageCharWidth()) / 2 + 1; // of a bar
        paintArrow(out ? column.left + half : column.right - half, out ? column.right - half : column.left + half, y, line,
                   answers || m_model.isMinor(row), !data.onWire || !data.decoded);
        if (style.words) {
            const int side = m_metrics.height() - 2;
            const int bar = qMax(4, m_metrics.averageCharWidth()) + 4;
            QRect words(column.left + bar, rect.top() + 1, column.right - column.left - 2 * bar, y - rect.top() - 2);
            if (mark != TimelineModel::Mark::None) {
                Symbol::paint(m_painter, TimelinePainter::markSymbol(mark),
                              QRect(words.left(), words.bottom() - side, side, side).adjusted(1, 1, -1, -1),
                              style.selected ? chosen : colorOf(mark, m_theme));
                words.setLeft(words.left() + side + 4);
            }
            m_painter.setPen(text);
            m_painter.drawText(words, Qt::AlignBottom | Qt::AlignLeft | Qt::TextSingleLine,
                               m_metrics.elidedText(drawable(this->words(row).left(words.width() + 1), m_painter.font()),
                                                    Qt::ElideRight, words.width()));
        }
    }
    if (style.current) {
        m_painter.setPen(QPen(style.selected ? chosen : m_theme.text, 1, Qt::DotLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
}

void SequencePainter::paintGutter(qint64 row, const QRect &rect, int gutter, const QColor &color, const Style &style)
{
    const int margin = m_metrics.averageCharWidth();
    const QRect cell(rect.left() + margin, rect.top(), gutter - 2 * margin, rect.height());
    m_painter.setPen(color);
    m_painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, m_model.text(row, TimelineModel::Column::Number));
    m_painter.drawText(cell, Qt::AlignVCenter | Qt::AlignRight, m_model.text(row, TimelineModel::Column::Time));
    if (m_related.size() > 1 && row >= m_related.front() && row <= m_related.back()) {
        // As in the timeline: what belongs to the chosen call is joined.
        const int x = rect.left() + gutter - margin / 2;
        const int middle = rect.center().y();
        const QColor join = style.selected ? color : m_palette.color(QPalette::Active, QPalette::Highlight);
        m_painter.setPen(QPen(join, 2));
        m_painter.drawLine(x, row == m_related.front() ? middle : rect.top(), x,
                           row == m_related.back() ? middle : rect.bottom() + 1);
        if (std::binary_search(m_related.begin(), m_related.end(), row))
            m_painter.drawLine(x - margin / 2, middle, x, middle);
    }
}

void SequencePainter::paintEventBand(qint64 row, const QRect &rect, const Column &column, const QColor &color, const Style &style)
{
    const int over = 3 * m_metrics.averageCharWidth();
    const QRect band =
        QRect(column.left - over, rect.top(), column.right - column.left + 2 * over, rect.height()).adjusted(0, 1, 0, -1);
    const TimelineModel::Mark mark = m_model.mark(row);
    const QColor frame = mark == TimelineModel::Mark::Error ? m_theme.error : m_theme.dim;
    if (!style.selected)
        m_painter.fillRect(band, m_theme.eventBackground);
    m_painter.setPen(style.selected ? color : frame);
    m_painter.setBrush(Qt::NoBrush);
    if (!style.words) {
        m_painter.drawLine(band.left(), band.center().y(), band.right(), band.center().y());
        return;
    }
    m_painter.drawRect(band.adjusted(0, 0, -1, -1));
    QRect words = band.adjusted(6, 0, -6, 0);
    const QString symbol = TimelinePainter::lookSymbol(m_model.look(row));
    if (!symbol.isEmpty()) {
        const int side = qMin(band.height() - 4, m_metrics.height());
        Symbol::paint(m_painter, symbol, QRect(words.left(), words.center().y() - side / 2, side, side),
                      style.selected ? color : colorOf(mark, m_theme));
        words.setLeft(words.left() + side + 6);
    }
    m_painter.setPen(color);
    m_painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                       m_metrics.elidedText(drawable(m_model.eventText(row).left(words.width() + 1), m_painter.font()),
                                            Qt::ElideRight, words.width()));
}

void SequencePainter::paintArrow(int from, int to, int y, const QColor &color, bool dashed, bool lost)
{
    const int direction = to > from ? 1 : -1;
    const int head = qMax(3, m_metrics.averageCharWidth() * 3 / 4);
    if (lost) // never arrives as a message: ends half way, with a cross
        to = from + (to - from) / 2;
    m_painter.setPen(QPen(color, 1, dashed ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawLine(from, y, to, y);
    m_painter.setPen(QPen(color, 1.4));
    if (lost) {
        m_painter.drawLine(to - head, y - head, to + head, y + head);
        m_painter.drawLine(to - head, y + head, to + head, y - head);
    } else if (dashed) {
        m_painter.drawLine(to - direction * head, y - head, to, y);
        m_painter.drawLine(to - direction * head, y + head, to, y);
    } else {
        m_painter.setBrush(color);
        m_painter.drawPolygon(
            QPolygon{{QPoint(to, y), QPoint(to - direction * head, y - head), QPoint(to - direction * head, y + head)}});
    }
}

void SequencePainter::paintHeader(const QRect &rect, const Column &column, const QString &title, const QString &ours,
                                  const QString &peer)
{
    const int line = m_metrics.height();
    const int half = qMax(1, (column.right - column.left) / 2 + m_metrics.averageCharWidth() * 3);
    m_painter.setPen(m_theme.dim);
    const int room = 2 * half - 8;
    m_painter.drawText(QRect(column.left - half + (column.right - column.left) / 2, rect.top() + 2, 2 * half, line),
                       Qt::AlignHCenter, m_metrics.elidedText(title, Qt::ElideMiddle, room));
    m_painter.setBrush(m_palette.color(QPalette::Button));
    for (const auto &[x, name] : {std::pair{column.left, ours}, {column.right, peer}}) {
        const QString shown = m_metrics.elidedText(name, Qt::ElideRight, half);
        const int width = m_metrics.horizontalAdvance(shown) + 12;
        const QRect box(x - width / 2, rect.top() + line + 4, width, line + 4);
        m_painter.setPen(m_theme.dim);
        m_painter.drawRect(box);
        m_painter.setPen(m_palette.color(QPalette::ButtonText));
        m_painter.drawText(box, Qt::AlignCenter, shown);
    }
}

} // namespace Inspector
