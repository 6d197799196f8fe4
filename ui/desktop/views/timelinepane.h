// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "densitystrip.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

/// \file
/// The timeline and what belongs to it.

namespace Inspector {

class CaptureDocument;
class ColorRules;
class DensityModel;
class FindBar;
class Finder;
class FindingsModel;
class MinimapBar;
class RowOutline;
class TimelineModel;
class TimelineView;

/// \brief The density strip above the timeline, the find bar below it, and the map in its scroll bar; and what is said while a
/// file is read.
class TimelinePane final : public QWidget
{
    Q_OBJECT
public:
    /// \a model must outlive it.
    explicit TimelinePane(TimelineModel *model, QWidget *parent = nullptr);
    ~TimelinePane() override;

    TimelineView *view() const { return m_view; }
    DensityStrip *strip() const { return m_strip; }
    DensityModel *density() const { return m_density; }
    FindBar *findBar() const { return m_findBar; }
    Finder *finder() const { return m_finder; }
    RowOutline *outline() const { return m_outline; }
    MinimapBar *minimap() const { return m_minimap; }
    ColorRules *colorRules() const { return m_rules; }
    /// What the map shows besides; not owned.
    void setFindings(FindingsModel *findings);

    /// Columns, times, what is shown at all.
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

    /// Opens the dialog for colours; with a filter, it begins with a rule for that.
    void editColors(const QString &filter = {});

    /// \a filter with \a range (of DensityModel::rangeFilter(); may be empty) in place of the range that it ended with.
    static QString withRange(const QString &filter, const QString &range);
    /// Another filter is applied: a range that it does not hold is chosen no more.
    void onFilterApplied(const QString &filter);

Q_SIGNALS:
    /// Of DensityModel::rangeFilter(); empty: no range any more.
    void rangeRequested(const QString &filter);
    void noticed(const QString &text);
    /// Reading the file of \a document is to be stopped.
    void cancelRequested(Inspector::CaptureDocument *document);

private:
    void onRangeChosen(const std::optional<DensityStrip::Range> &range);
    void onPlaceChosen(qint64 place);
    void onScrolled();
    void onSelected();

    TimelineModel *m_model;
    TimelineView *m_view;
    DensityModel *m_density;
    DensityStrip *m_strip;
    RowOutline *m_outline;
    Finder *m_finder;
    FindBar *m_findBar;
    MinimapBar *m_minimap;
    ColorRules *m_rules;
    QString m_rangeFilter; ///< of the strip's range
};

} // namespace Inspector
