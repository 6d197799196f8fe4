// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"
#include "filter.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtGui/QColor>

#include <memory>
#include <optional>
#include <vector>

/// \file
/// Rows that fit a filter are shown in a colour, and with a sign.

namespace Inspector {

/// A rule, as a person wrote it.
struct ColorRule {
    QString name;
    QString filter; ///< of the filter language; a text that is no filter fits nothing
    QColor color; ///< of the sign; the row's background has a little of it
    QChar sign = u'●'; ///< so that colour is not the only mark
    bool enabled = true;

    bool operator==(const ColorRule &) const = default;
};

/// \brief An ordered list of rules, of which the first one that fits a record counts.
///
/// What is asked of a record is remembered for as long as it cannot change, so that painting a row again costs nothing. Rules are
/// kept as JSON, in QSettings ("coloring/rules") and in files that can be handed on.
class ColorRules final : public QObject
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;

    static constexpr qsizetype MostRules = 200;
    /// Signs that can be told from each other when they are small.
    static QString signs();

    explicit ColorRules(QObject *parent = nullptr);
    ~ColorRules() override;

    const QList<ColorRule> &rules() const { return m_rules; }
    void setRules(const QList<ColorRule> &rules);
    bool isEnabled() const { return m_enabled; }
    void setEnabled(bool enabled);

    /// The first enabled rule that fits; null: none. Valid until the rules change.
    const ColorRule *match(const std::shared_ptr<const QtCapnWeb::Trace::Capture> &capture, RecordIndex record) const;
    /// Records came: what a rule says of how a call went on may be another.
    void noteAppended();

    /// A JSON array, one rule an object: `[{"name":"slow","filter":"latency > 1
    /// s","color":"#rrggbb","sign":"▲","enabled":true}]`.
    static QByteArray toJson(const QList<ColorRule> &rules);
    /// Nothing, and why in \a problem, if that is not what \a json is.
    static std::optional<QList<ColorRule>> fromJson(const QByteArray &json, QString *problem);
    static QList<ColorRule> defaultRules();

    void load();
    void save() const;

Q_SIGNALS:
    void changed();

private:
    struct Compiled {
        int rule = 0;
        QtCapnWeb::Trace::Filter filter;
        QHash<RecordIndex, bool> known;
    };

    void compile();

    QList<ColorRule> m_rules;
    bool m_enabled = true;
    mutable std::vector<Compiled> m_compiled;
    mutable std::weak_ptr<const QtCapnWeb::Trace::Capture> m_capture; ///< of which things are known
};

} // namespace Inspector
