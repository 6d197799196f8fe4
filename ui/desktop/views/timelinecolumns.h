// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filterfields.h"
#include "timelinemodel.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>
#include <QtCore/QMap>

/// \file
/// The timeline's columns: those that it always has, and those that a person made of a field.

namespace Inspector {

/// \brief A table without rows: what a QHeaderView needs to exist. Sections below TimelineModel::ColumnCount are the model's own
/// columns, those behind are custom.
class TimelineColumns final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// Custom columns; a window is not that wide.
    static constexpr int MostCustom = 40;

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex & = {}) const override { return 0; }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : TimelineModel::ColumnCount + int(m_custom.size());
    }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    bool isCustom(int section) const { return section >= TimelineModel::ColumnCount && section < columnCount(); }
    /// Of a custom one.
    QtCapnWeb::Trace::FilterField field(int section) const;
    /// Adds a column. \return its section; -1 if there are too many.
    int add(QtCapnWeb::Trace::FilterField field, const QString &title = {});
    /// Takes a custom column away.
    void remove(int section);
    void removeAll();

    QString title(int section) const;
    /// An empty one: the title that it has by itself.
    void setTitle(int section, const QString &title);
    QString toolTip(int section) const;
    bool isRightAligned(int section) const;
    /// What stands in a cell.
    QString text(const TimelineModel &model, qint64 row, int section) const;
    /// The filter for rows like this one in that column; empty if that cannot be said.
    QString filter(const TimelineModel &model, qint64 row, int section) const;

    /// For QSettings: custom columns and titles.
    QByteArray save() const;
    bool restore(const QByteArray &state);

private:
    struct Custom {
        QtCapnWeb::Trace::FilterField field;
        QString title; ///< empty: the field's
    };

    QList<Custom> m_custom;
    QMap<int, QString> m_titles; ///< of the model's own columns, where they have another
};

} // namespace Inspector
