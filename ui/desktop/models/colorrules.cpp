// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "colorrules.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSettings>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr QLatin1StringView RulesKey("coloring/rules");
constexpr QLatin1StringView EnabledKey("coloring/enabled");
/// Records that are remembered by each rule; then it begins anew.
constexpr qsizetype MostKnown = 20'000;
constexpr qsizetype LongestName = 200;

} // namespace

QString ColorRules::signs() { return u"●■▲◆★✚◐▼"_s; }

ColorRules::ColorRules(QObject *parent) : QObject(parent) { }

ColorRules::~ColorRules() = default;

void ColorRules::setRules(const QList<ColorRule> &rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules.mid(0, MostRules);
    compile();
    Q_EMIT changed();
}

void ColorRules::setEnabled(bool enabled)
{
    if (enabled == m_enabled)
        return;
    m_enabled = enabled;
    Q_EMIT changed();
}

void ColorRules::compile()
{
    m_compiled.clear();
    for (int i = 0; i < m_rules.size(); ++i) {
        const ColorRule &rule = m_rules[i];
        if (!rule.enabled || rule.filter.trimmed().isEmpty())
            continue;
        auto compiled = Filter::compile(rule.filter);
        if (auto *filter = std::get_if<Filter>(&compiled))
            m_compiled.push_back({i, std::move(*filter), {}});
    }
}

const ColorRule *ColorRules::match(const std::shared_ptr<const Capture> &capture, RecordIndex record) const
{
    if (!m_enabled || !capture || record < 0 || record >= capture->count())
        return nullptr;
    if (m_capture.lock() != capture) {
        m_capture = capture;
        for (Compiled &compiled : m_compiled)
            compiled.known.clear();
    }
    for (Compiled &compiled : m_compiled) {
        auto known = compiled.known.constFind(record);
        if (known == compiled.known.constEnd()) {
            if (compiled.known.size() >= MostKnown)
                compiled.known.clear();
            known = compiled.known.insert(record, compiled.filter.matches(*capture, record));
        }
        if (*known)
            return &m_rules[compiled.rule];
    }
    return nullptr;
}

void ColorRules::noteAppended()
{
    for (Compiled &compiled : m_compiled) {
        if (compiled.filter.looksAhead())
            compiled.known.clear();
    }
}

// Kept

QByteArray ColorRules::toJson(const QList<ColorRule> &rules)
{
    QJsonArray array;
    for (const ColorRule &rule : rules)
        array.append(QJsonObject{{u"name"_s, rule.name},
                                 {u"filter"_s, rule.filter},
                                 {u"color"_s, rule.color.name()},
                                 {u"sign"_s, QString(rule.sign)},
                                 {u"enabled"_s, rule.enabled}});
    return QJsonDocument(array).toJson();
}

std::optional<QList<ColorRule>> ColorRules::fromJson(const QByteArray &json, QString *problem)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray()) {
        *problem = error.error == QJsonParseError::NoError ? tr("It holds no list of rules.") : error.errorString();
        return {};
    }
    const QJsonArray array = document.array();
    QList<ColorRule> rules;
    for (qsizetype i = 0; i < array.size() && rules.size() < MostRules; ++i) {
        const QJsonObject object = array[i].toObject();
        const QString filter = object.value("filter"_L1).toString();
        const QColor color(object.value("color"_L1).toString());
        const QString sign = object.value("sign"_L1).toString();
        if (filter.isEmpty() || filter.size() > FilterLimits::Length || !color.isValid()) {
            *problem = tr("Rule %1 has no filter, or no colour.").arg(i + 1);
            return {};
        }
        rules.append({object.value("name"_L1).toString().left(LongestName), filter, color,
                      signs().contains(sign) && sign.size() == 1 ? sign.front() : signs().front(),
                      object.value("enabled"_L1).toBool(true)});
    }
    return rules;
}

QList<ColorRule> ColorRules::defaultRules()
{
    return {{tr("Slow calls"), u"latency > 1 s"_s, QColor(0xe0, 0x8a, 0x00), u'▲', true},
            {tr("Large messages"), u"size > 100 kB"_s, QColor(0x8e, 0x44, 0xad), u'■', true},
            {tr("Streams"), u"stream"_s, QColor(0x16, 0x8f, 0x8f), u'◆', false}};
}

void ColorRules::load()
{
    const QSettings settings;
    m_enabled = settings.value(EnabledKey, true).toBool();
    QString problem;
    const auto kept = settings.contains(RulesKey) ? fromJson(settings.value(RulesKey).toByteArray(), &problem) : std::nullopt;
    m_rules = kept.value_or(defaultRules());
    compile();
    Q_EMIT changed();
}

void ColorRules::save() const
{
    QSettings settings;
    settings.setValue(EnabledKey, m_enabled);
    if (m_rules == defaultRules())
        settings.remove(RulesKey); // so that they follow the program's language
    else
        settings.setValue(RulesKey, toJson(m_rules));
}

} // namespace Inspector
