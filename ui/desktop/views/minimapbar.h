// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QBasicTimer>
#include <QtCore/QPointer>
#include <QtWidgets/QScrollBar>

#include <array>
#include <vector>

/// \file
/// The scroll bar of the timeline, with a map of what is where.

namespace Inspector {

class DensityModel;
class Finder;
class FindingsModel;
class RecordRows;
class RowOutline;

/// \brief Ticks in the groove: each kind has a lane and a shape of its own, so that colour is not the only sign.
///
/// From the left: errors (left third), findings (left half, hollow), marks and comments (middle, a rhomb), hits of a search
/// (right third), the selected call (whole width). They are computed a few times a second at most, at a cost that depends on the
/// bar's height and not on the rows.
class MinimapBar final : public QScrollBar
{
    Q_OBJECT
public:
    enum class Lane : quint8 { Error, Finding, Mark, Hit, Call };
    static constexpr int LaneCount = int(Lane::Call) + 1;

    struct Sources {
        RecordRows *rows = nullptr;
        RowOutline *errors = nullptr;
        DensityModel *marks = nullptr;
        Finder *hits = nullptr;
    };

    /// The sources must outlive it.
    explicit MinimapBar(const Sources &sources, QWidget *parent = nullptr);
    ~MinimapBar() override;

    /// Not owned; may be null.
    void setFindings(FindingsModel *findings);
    /// Rows of the selected call.
    void setCallRows(std::vector<qint64> rows);
    /// Where the ticks of a lane are: lines of the groove, counted from its top, ascending.
    const std::vector<int> &ticks(Lane lane) const { return m_ticks[size_t(lane)]; }
    /// The line of the groove for \a row.
    int lineOf(qint64 row) const;
    /// Computes the ticks at once.
    void renew();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect groove() const;
    void renewSoon();

    Sources m_sources;
    QPointer<FindingsModel> m_findings;
    std::vector<qint64> m_callRows;
    std::array<std::vector<int>, LaneCount> m_ticks;
    QBasicTimer m_timer;
};

} // namespace Inspector
