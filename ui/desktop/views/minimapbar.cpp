// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "minimapbar.h"

#include "densitymodel.h"
#include "finder.h"
#include "findingsmodel.h"
#include "recordrows.h"
#include "rowoutline.h"
#include "theme.h"

#include <QtCore/QTimerEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionSlider>
#include <QtWidgets/QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr int RenewInterval = 150; // milliseconds
/// Hits in one line of the groove that are looked at to find one which is shown.
constexpr int MostHidden = 16;
} // namespace

MinimapBar::MinimapBar(const Sources &sources, QWidget *parent) : QScrollBar(Qt::Vertical, parent), m_sources(sources)
{
    setObjectName(u"timelineScrollBar"_s);
    setAccessibleName(tr("Position in the timeline"));
    for (auto signal : {&RecordRows::reset, &RecordRows::progressChanged})
        connect(sources.rows, signal, this, &MinimapBar::renewSoon);
    connect(sources.rows, &RecordRows::appended, this, &MinimapBar::renewSoon);
    connect(sources.errors, &RowOutline::changed, this, &MinimapBar::renewSoon);
    connect(sources.marks, &DensityModel::changed, this, &MinimapBar::renewSoon);
    connect(sources.hits, &Finder::advanced, this, &MinimapBar::renewSoon);
}

MinimapBar::~MinimapBar() = default;

void MinimapBar::setFindings(FindingsModel *findings)
{
    if (m_findings)
        m_findings->disconnect(this);
    m_findings = findings;
    if (findings)
        connect(findings, &FindingsModel::countsChanged, this, &MinimapBar::renewSoon);
    renewSoon();
}

void MinimapBar::setCallRows(std::vector<qint64> rows)
{
    if (rows == m_callRows)
        return;
    m_callRows = std::move(rows);
    renew();
}

void MinimapBar::renewSoon()
{
    if (!m_timer.isActive())
        m_timer.start(RenewInterval, this);
}

void MinimapBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QScrollBar::timerEvent(event);
    renew();
}

QRect MinimapBar::groove() const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
    return groove.isEmpty() ? rect() : groove;
}

int MinimapBar::lineOf(qint64 row) const
{
    const qint64 count = m_sources.rows->count();
    const int height = groove().height();
    return count <= 0 ? 0 : qBound(0, int(double(row) / double(count) * height), qMax(0, height - 1));
}

void MinimapBar::renew()
{
    m_timer.stop();
    for (std::vector<int> &lane : m_ticks)
        lane.clear();
    const RecordRows &rows = *m_sources.rows;
    const qint64 count = rows.count();
    const int height = groove().height();
    if (count > 0 && height > 0) {
        const auto add = [this](Lane lane, qint64 row) {
            if (row >= 0)
                m_ticks[size_t(lane)].push_back(lineOf(row));
        };
        const RowOutline &errors = *m_sources.errors;
        for (int i = 0; i < errors.bucketCount(); ++i) {
            const qint64 row = i * errors.bucketWidth();
            if (errors.hasError(i) && row < count)
                add(Lane::Error, row);
        }
        for (const RecordIndex record : m_sources.marks->marked())
            add(Lane::Mark, rows.rowOf(record));
        for (int i = 0; m_findings && i < m_findings->rowCount(); ++i) {
            if (const Finding *finding = m_findings->findingAt(m_findings->index(i, 0)); finding && !finding->records.isEmpty())
                add(Lane::Finding, rows.rowOf(finding->records.front()));
        }
        for (const qint64 row : m_callRows)
            add(Lane::Call, row);
        const std::vector<quint32> &hits = m_sources.hits->hits();
        auto hit = hits.begin();
        for (int line = 0; line < height && hit != hits.end(); ++line) {
            // Lines have rows [first, last): is one of them a hit?
            const qint64 first = qint64(double(line) / height * double(count));
            const qint64 last = line + 1 == height ? count : qint64(double(line + 1) / height * double(count));
            if (first >= last)
                continue;
            const RecordIndex end = last < count ? rows.recordAt(last) : rows.recordAt(count - 1) + 1;
            hit = std::lower_bound(hit, hits.end(), quint32(rows.recordAt(first)));
            for (int i = 0; i < MostHidden && hit != hits.end() && RecordIndex(*hit) < end; ++i, ++hit) {
                if (rows.rowOf(RecordIndex(*hit)) >= 0) {
                    m_ticks[size_t(Lane::Hit)].push_back(line);
                    break;
                }
            }
        }
        for (std::vector<int> &lane : m_ticks) {
            std::sort(lane.begin(), lane.end());
            lane.erase(std::unique(lane.begin(), lane.end()), lane.end());
        }
    }
    update();
}

void MinimapBar::resizeEvent(QResizeEvent *event)
{
    QScrollBar::resizeEvent(event);
    renewSoon();
}

void MinimapBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    const QRect area = groove();
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    const int width = area.width();
    const int height = qMax(2, fontMetrics().height() / 7);
    const auto paint = [&](Lane lane, auto shape) {
        for (const int line : m_ticks[size_t(lane)])
            shape(area.top() + line - height / 2);
    };
    paint(Lane::Finding, [&](int y) {
        painter.setPen(theme.warning);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.left(), y - 1, width / 2, height + 1);
    });
    paint(Lane::Error, [&](int y) { painter.fillRect(area.left(), y, qMax(2, width / 3), height, theme.error); });
    paint(Lane::Hit,
          [&](int y) { painter.fillRect(area.right() - qMax(2, width / 3) + 1, y, qMax(2, width / 3), height, theme.pending); });
    paint(Lane::Mark, [&](int y) {
        const QPointF center(area.left() + width / 2.0, y + height / 2.0);
        const double reach = height * 1.2;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.text);
        const QPointF rhomb[] = {center - QPointF(0, reach), center + QPointF(reach, 0), center + QPointF(0, reach),
                                 center - QPointF(reach, 0)};
        painter.drawConvexPolygon(rhomb, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
    });
    paint(Lane::Call, [&](int y) {
        painter.fillRect(area.left(), y + height / 2, width, 1, palette().color(QPalette::Active, QPalette::Highlight));
    });
}

bool MinimapBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QStringList lines{tr("Left: lines with errors, and findings (hollow)"), tr("Middle: marks and comments (a rhomb)"),
                                tr("Right: hits of the search"), tr("Whole width: messages of the selected call")};
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), lines.join(u'\n'), this);
        return true;
    }
    return QScrollBar::event(event);
}

} // namespace Inspector
