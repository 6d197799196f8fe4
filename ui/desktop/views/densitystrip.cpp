// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "densitystrip.h"

#include "capturedocument.h"
#include "theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolTip>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Steps of the arrow keys over the whole width.
constexpr qint64 Steps = 200;
constexpr int Margin = 2;

/// A slider for assistive technology: it has a value in words, and keys that move it.
class StripInterface final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit StripInterface(DensityStrip *strip) : QAccessibleWidget(strip, QAccessible::Slider) { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? strip()->description() : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return strip()->cursor(); }
    void setCurrentValue(const QVariant &) override { }
    QVariant minimumValue() const override { return 0; }
    QVariant maximumValue() const override { return strip()->model() ? strip()->model()->extent() : 0; }
    QVariant minimumStepSize() const override { return strip()->model() ? strip()->model()->bucketWidth() : 1; }

private:
    DensityStrip *strip() const { return static_cast<DensityStrip *>(widget()); }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *strip = qobject_cast<DensityStrip *>(object);
    return strip ? new StripInterface(strip) : nullptr;
}

} // namespace

DensityStrip::DensityStrip(QWidget *parent) : QWidget(parent)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
    setObjectName(u"densityStrip"_s);
    setAccessibleName(tr("Density of the whole capture"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setCursor(Qt::IBeamCursor);
}

DensityStrip::~DensityStrip() = default;

void DensityStrip::setModel(DensityModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model)
        connect(model, &DensityModel::changed, this, &DensityStrip::renew);
    renew();
}

void DensityStrip::renew()
{
    m_bars = {};
    if (!m_model || m_model->extent() == 0) {
        m_range.reset();
        m_visible.reset();
        m_cursor = 0;
        m_anchor = -1;
    }
    update();
}

void DensityStrip::setRange(const std::optional<Range> &range)
{
    if (range == m_range)
        return;
    m_range = range;
    m_anchor = -1;
    update();
    announce();
}

void DensityStrip::setVisibleRange(const std::optional<Range> &range)
{
    if (range == m_visible)
        return;
    m_visible = range;
    update();
}

QSize DensityStrip::sizeHint() const { return {300, fontMetrics().height() * 2 + 4}; }

QSize DensityStrip::minimumSizeHint() const { return {60, sizeHint().height()}; }

qint64 DensityStrip::placeAt(int x) const
{
    const int inner = qMax(1, width() - 2 * Margin);
    const qint64 extent = m_model ? m_model->extent() : 0;
    return qBound<qint64>(0, qint64(double(qBound(0, x - Margin, inner)) / inner * double(extent)), qMax<qint64>(0, extent));
}

int DensityStrip::xOf(qint64 place) const
{
    const qint64 extent = m_model ? m_model->extent() : 0;
    if (extent <= 0)
        return Margin;
    const double part = qBound(0.0, double(place) / double(extent), 1.0);
    return Margin + int(std::lround(part * (width() - 2 * Margin)));
}

QString DensityStrip::description() const
{
    if (!m_model || m_model->extent() == 0)
        return tr("There are no records.");
    const Range range = m_range.value_or(Range(m_cursor, m_cursor + 1));
    const DensityModel::Bucket sum = m_model->sum(range.first, range.second);
    const QString records = tr("%Ln record(s)", nullptr, int(sum.count()));
    const QString errors = sum.errors ? tr("%Ln error(s)", nullptr, int(sum.errors)) : tr("no errors");
    return m_range ? tr("%1 to %2: %3, %4", "two places on the axis of time, then what is between them")
                         .arg(m_model->placeText(range.first), m_model->placeText(range.second), records, errors)
                   : tr("%1: %2, %3", "a place on the axis of time, then what is there")
                         .arg(m_model->placeText(m_cursor), records, errors);
}

// Painting

void DensityStrip::drawBars()
{
    const qreal ratio = devicePixelRatioF();
    m_bars = QPixmap(size() * ratio);
    m_bars.setDevicePixelRatio(ratio);
    m_bars.fill(palette().color(QPalette::Base));
    const int inner = width() - 2 * Margin;
    if (!m_model || m_model->extent() == 0 || inner <= 0)
        return;
    const Theme &theme = Theme::of(palette());
    const int own = m_model->document() ? int(m_model->document()->ownSide()) : 0;
    std::vector<DensityModel::Bucket> columns(static_cast<size_t>(inner));
    // Each bucket is in one column; where there are fewer buckets than columns, a bucket's bar is as wide as it is.
    quint32 most = 1;
    const int count = m_model->bucketCount();
    const double perBucket = double(m_model->bucketWidth()) / double(m_model->extent()) * inner;
    for (int i = 0; i < count; ++i) {
        const DensityModel::Bucket &bucket = m_model->bucket(i);
        if (!bucket.count())
            continue;
        DensityModel::Bucket &column = columns[size_t(qMin(inner - 1, int(i * perBucket)))];
        column.from[0] += bucket.from[0];
        column.from[1] += bucket.from[1];
        column.errors += bucket.errors;
        most = qMax(most, column.count());
    }
    QPainter painter(&m_bars);
    const int barWidth = qMax(1, int(perBucket));
    const int marks = qMax(3, height() / 8); // the line of errors at the top
    const double room = height() - marks - 2;
    for (int x = 0; x < inner; ++x) {
        const DensityModel::Bucket &column = columns[size_t(x)];
        if (!column.count())
            continue;
        // By the square root: bursts are a thousand times what comes between them, and both are to be seen.
        const double total = qMax(1.5, room * std::sqrt(double(column.count()) / most));
        const double outgoing = total * column.from[size_t(own)] / column.count();
        painter.fillRect(QRectF(Margin + x, height() - 1 - outgoing, barWidth, outgoing), theme.outgoing);
        painter.fillRect(QRectF(Margin + x, height() - 1 - total, barWidth, total - outgoing), theme.incoming);
        if (column.errors)
            painter.fillRect(QRectF(Margin + x - 0.5, 1, qMax(2, barWidth), marks), theme.error);
    }
}

void DensityStrip::paintEvent(QPaintEvent *)
{
    if (m_bars.isNull())
        drawBars();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_bars);
    const Theme &theme = Theme::of(palette());
    const QColor highlight = palette().color(QPalette::Active, QPalette::Highlight);
    if (m_model && m_model->extent() > 0) {
        if (m_range) {
            const QRect chosen(xOf(m_range->first), 0, qMax(2, xOf(m_range->second) - xOf(m_range->first)), height());
            QColor shade = palette().color(QPalette::Base);
            shade.setAlpha(150);
            painter.fillRect(QRect(0, 0, chosen.left(), height()), shade);
            painter.fillRect(QRect(chosen.right() + 1, 0, width() - chosen.right(), height()), shade);
            painter.setPen(QPen(highlight, 2));
            painter.drawRect(chosen.adjusted(0, 1, 0, -1));
        }
        if (m_visible) {
            const int left = xOf(m_visible->first);
            painter.fillRect(QRect(left, height() - 3, qMax(3, xOf(m_visible->second) - left), 3), theme.text);
        }
        if (hasFocus()) {
            painter.setPen(QPen(theme.text, 1, Qt::DashLine));
            painter.drawLine(xOf(m_cursor), 0, xOf(m_cursor), height());
        }
    }
    painter.setPen(hasFocus() ? highlight : theme.gridLine);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void DensityStrip::resizeEvent(QResizeEvent *) { m_bars = {}; }

void DensityStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        renew();
}

// Input

DensityStrip::Range DensityStrip::spanned(qint64 a, qint64 b) const { return {qMin(a, b), qMax(a, b)}; }

void DensityStrip::announce()
{
    Q_EMIT described(description());
    QAccessibleValueChangeEvent event(this, m_cursor);
    QAccessible::updateAccessibility(&event);
}

void DensityStrip::moveCursor(qint64 place, bool extend)
{
    if (!m_model || m_model->extent() == 0)
        return;
    if (extend && m_anchor < 0)
        m_anchor = m_cursor;
    m_cursor = qBound<qint64>(0, place, m_model->extent());
    if (extend) {
        const Range range = spanned(m_anchor, m_cursor);
        m_range = range.first < range.second ? std::optional(range) : std::nullopt;
    } else {
        m_anchor = -1;
    }
    update();
    announce();
}

void DensityStrip::choose(const std::optional<Range> &range)
{
    m_range = range;
    m_anchor = -1;
    update();
    Q_EMIT rangeChosen(range);
    announce();
}

void DensityStrip::keyPressEvent(QKeyEvent *event)
{
    const qint64 extent = m_model ? m_model->extent() : 0;
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const qint64 step = qMax<qint64>(1, extent / Steps) * (event->modifiers() & Qt::ControlModifier ? 10 : 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_cursor - step, extend);
    case Qt::Key_Right:
        return moveCursor(m_cursor + step, extend);
    case Qt::Key_Home:
        return moveCursor(0, extend);
    case Qt::Key_End:
        return moveCursor(extent, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_range)
            choose(m_range);
        else
            Q_EMIT placeChosen(m_cursor);
        return;
    case Qt::Key_Escape:
        if (m_range)
            return choose(std::nullopt);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void DensityStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_model || m_model->extent() == 0)
        return QWidget::mousePressEvent(event);
    m_pressedAt = event->position().toPoint().x();
    m_cursor = placeAt(m_pressedAt);
    update();
}

void DensityStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedAt < 0 || !(event->buttons() & Qt::LeftButton))
        return;
    const int x = event->position().toPoint().x();
    if (m_anchor < 0 && qAbs(x - m_pressedAt) < QApplication::startDragDistance() / 2)
        return;
    if (m_anchor < 0)
        m_cursor = placeAt(m_pressedAt);
    moveCursor(placeAt(x), true);
}

void DensityStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressedAt < 0 || event->button() != Qt::LeftButton)
        return;
    m_pressedAt = -1;
    if (m_anchor >= 0 && m_range)
        choose(m_range);
    else
        Q_EMIT placeChosen(m_cursor);
    m_anchor = -1;
}

void DensityStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_range)
        choose(std::nullopt);
}

void DensityStrip::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_model || m_model->extent() == 0)
        return;
    const qint64 place = event->reason() == QContextMenuEvent::Mouse ? placeAt(event->pos().x()) : m_cursor;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show This Moment in the Timeline"), this, [this, place] { Q_EMIT placeChosen(place); });
    menu->addAction(tr("Filter to the Chosen Range"), this, [this] { choose(m_range); })->setEnabled(m_range.has_value());
    menu->addAction(tr("Show the Whole Capture"), this, [this] { choose(std::nullopt); })->setEnabled(m_range.has_value());
    menu->popup(event->globalPos());
}

void DensityStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
    announce();
}

void DensityStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool DensityStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_model && m_model->extent() > 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qint64 from = placeAt(help->pos().x());
        const qint64 to = qMax(from + 1, placeAt(help->pos().x() + 1));
        const DensityModel::Bucket sum = m_model->sum(from, to);
        QToolTip::showText(
            help->globalPos(),
            tr("%1: %2\nDrag to show a part of the capture only.", "a place on the axis of time, then what is there")
                .arg(m_model->placeText(from), tr("%Ln record(s)", nullptr, int(sum.count()))),
            this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace Inspector
