// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinepane.h"

#include "cellfilter.h"
#include "colorrules.h"
#include "colorrulesdialog.h"
#include "densitymodel.h"
#include "findbar.h"
#include "finder.h"
#include "minimapbar.h"
#include "readingbar.h"
#include "recordrows.h"
#include "rowoutline.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

TimelinePane::TimelinePane(TimelineModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new TimelineView(this)), m_density(new DensityModel(this)),
      m_strip(new DensityStrip(this)), m_outline(new RowOutline(model->rows(), this)), m_finder(new Finder(model->rows(), this)),
      m_findBar(new FindBar(m_finder, m_view, this)),
      m_minimap(new MinimapBar({model->rows(), m_outline, m_density, m_finder}, this)), m_rules(new ColorRules(this))
{
    m_rules->load();
    m_view->setColorRules(m_rules);
    m_view->setVerticalScrollBar(m_minimap);
    m_view->setFinder(m_finder);
    m_view->setModel(model);
    m_strip->setModel(m_density);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_view, 1);
    auto *reading = new ReadingBar(this);
    layout->addWidget(reading);
    layout->addWidget(m_findBar);
    setFocusProxy(m_view);

    m_density->setDocument(model->document());
    reading->setDocument(model->document());
    connect(reading, &ReadingBar::cancelRequested, this, &TimelinePane::cancelRequested);
    connect(model, &TimelineModel::reset, this, [this, reading] {
        m_density->setDocument(m_model->document());
        reading->setDocument(m_model->document());
        onSelected();
    });
    connect(model, &TimelineModel::appended, this, &TimelinePane::onSelected); // the answer may have come
    connect(m_strip, &DensityStrip::rangeChosen, this, &TimelinePane::onRangeChosen);
    connect(m_strip, &DensityStrip::placeChosen, this, &TimelinePane::onPlaceChosen);
    connect(m_strip, &DensityStrip::described, this, &TimelinePane::noticed);
    connect(m_density, &DensityModel::changed, this, &TimelinePane::onScrolled);
    connect(m_view, &TimelineView::scrolled, this, &TimelinePane::onScrolled);
    connect(m_view, &TimelineView::currentRecordChanged, this, &TimelinePane::onSelected);
}

TimelinePane::~TimelinePane() = default;

void TimelinePane::setFindings(FindingsModel *findings) { m_minimap->setFindings(findings); }

void TimelinePane::save(QSettings &settings) const
{
    settings.setValue("window/timelineColumns"_L1, m_view->saveColumns());
    settings.setValue("window/timeFormat"_L1, int(m_model->timeFormat()));
    settings.setValue("window/timeDigits"_L1, m_model->timeDigits());
    settings.setValue("window/densityStrip"_L1, !m_strip->isHidden());
}

void TimelinePane::restore(const QSettings &settings)
{
    m_model->setTimeFormat(TimelineModel::TimeFormat(
                               qBound(0, settings.value("window/timeFormat"_L1, 0).toInt(), int(TimelineModel::TimeFormat::Utc))),
                           settings.value("window/timeDigits"_L1, 3).toInt());
    m_strip->setVisible(settings.value("window/densityStrip"_L1, true).toBool());
    if (settings.contains("window/timelineColumns"_L1))
        m_view->restoreColumns(settings.value("window/timelineColumns"_L1).toByteArray());
}

void TimelinePane::editColors(const QString &filter)
{
    auto *dialog = new ColorRulesDialog(m_rules, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!filter.isEmpty())
        dialog->addRule(filter.left(40), filter);
    dialog->open();
}

QString TimelinePane::withRange(const QString &filter, const QString &range)
{
    static const QRegularExpression ending(uR"((^|\s+and\s+)(time|no)\s+in\s+\{[^{},]*\.\.[^{},]*\}\s*$)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString rest = filter;
    rest.remove(ending);
    // The brackets around "a or b" were needed beside the range only.
    if (rest != filter && rest.startsWith(u'(') && rest.indexOf(u')') == rest.size() - 1 && rest.count(u'(') == 1)
        rest = rest.sliced(1, rest.size() - 2);
    return range.isEmpty() ? rest.trimmed() : joinedFilter(rest, range, FilterJoin::And);
}

void TimelinePane::onRangeChosen(const std::optional<DensityStrip::Range> &range)
{
    m_rangeFilter = range ? m_density->rangeFilter(range->first, range->second) : QString();
    Q_EMIT rangeRequested(m_rangeFilter);
}

void TimelinePane::onFilterApplied(const QString &filter)
{
    if (m_rangeFilter.isEmpty() || filter.trimmed().endsWith(m_rangeFilter))
        return;
    m_rangeFilter.clear();
    m_strip->setRange(std::nullopt);
}

void TimelinePane::onPlaceChosen(qint64 place)
{
    const RecordIndex record = m_density->recordAt(place);
    const qint64 row = record == NoRecord ? -1 : m_model->rowOf(record, true);
    m_view->setFollowing(false);
    m_view->setTop(row < 0 ? m_model->rowCount() : row);
}

void TimelinePane::onScrolled()
{
    const qint64 top = m_view->topRow();
    const qint64 bottom = qMin(m_model->rowCount(), top + m_view->pageRows()) - 1;
    const qint64 first = m_density->placeOf(m_model->recordAt(top));
    const qint64 last = m_density->placeOf(m_model->recordAt(bottom));
    m_strip->setVisibleRange(first < 0 || last < first ? std::nullopt : std::optional(DensityStrip::Range(first, last + 1)));
}

void TimelinePane::onSelected()
{
    const qint64 current = m_view->currentRow();
    m_minimap->setCallRows(current < 0 ? std::vector<qint64>() : m_model->relatedRows(current));
}

} // namespace Inspector
