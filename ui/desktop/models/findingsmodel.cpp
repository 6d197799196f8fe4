// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findingsmodel.h"

#include "capturedocument.h"
#include "tracetext.h"
#include "visibletext.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr qint64 RecordsPerStep = 500;
constexpr int LongestTitle = 400;

} // namespace

FindingsModel::FindingsModel(QObject *parent)
    : QAbstractTableModel(parent), m_engine(std::make_unique<FindingsEngine>()), m_work([this](const Capture &capture) {
          if (!m_engine->update(capture, RecordsPerStep))
              return false;
          if (m_work.document() && !m_work.document()->isGrowing())
              m_engine->finish(capture);
          return true;
      })
{
    connect(&m_work, &SlicedWork::restarted, this, &FindingsModel::restart);
    connect(&m_work, &SlicedWork::advanced, this, &FindingsModel::show);
}

FindingsModel::~FindingsModel() = default;

void FindingsModel::restart()
{
    beginResetModel();
    m_engine = std::make_unique<FindingsEngine>();
    m_rows = 0;
    m_revision = m_engine->revision();
    endResetModel();
    Q_EMIT countsChanged();
}

void FindingsModel::show()
{
    if (m_engine->revision() != m_revision) {
        m_revision = m_engine->revision();
        const int now = int(m_engine->findings().size());
        if (m_rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
        if (now > m_rows) {
            beginInsertRows({}, m_rows, now - 1);
            m_rows = now;
            endInsertRows();
        }
    }
    Q_EMIT countsChanged();
}

qint64 FindingsModel::count(Severity severity) const
{
    qint64 all = 0;
    for (const FindingRuleInfo &rule : findingRules()) {
        if (!m_ignored.contains(rule.rule))
            all += m_engine->count(rule.rule, severity);
    }
    return all;
}

qint64 FindingsModel::countOf(FindingRule rule) const
{
    qint64 all = 0;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note, Severity::Chat})
        all += m_engine->count(rule, severity);
    return all;
}

void FindingsModel::setIgnored(const QSet<FindingRule> &rules)
{
    if (rules == m_ignored)
        return;
    m_ignored = rules;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1), {IgnoredRole});
    Q_EMIT countsChanged();
}

QString FindingsModel::titleOf(const Finding &finding) { return translated(finding.titlePhrase); }

QString FindingsModel::ruleTitle(FindingRule rule) { return translated(findingRule(rule).title); }

const Finding *FindingsModel::findingAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows ? &m_engine->findings()[size_t(index.row())] : nullptr;
}

int FindingsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rows; }

int FindingsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString FindingsModel::severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return tr("Error");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Note:
        return tr("Note");
    case Severity::Chat:
        return tr("Remark");
    }
    return {};
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const Finding *finding = findingAt(index);
    if (!finding)
        return {};
    const RecordIndex record = finding->records.isEmpty() ? NoRecord : finding->records.constFirst();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case SeverityColumn:
            return severityText(finding->severity);
        case TitleColumn:
            return visibleText(QStringView(titleOf(*finding)), LongestTitle);
        case CountColumn:
            return QLocale().toString(finding->count);
        case SessionColumn:
            return QString::number(finding->session);
        case RecordColumn:
            return record == NoRecord ? QString() : QString::number(record);
        }
        return {};
    case Qt::TextAlignmentRole:
        return int((index.column() >= CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
    case ExplanationRole: {
        const FindingRuleInfo &rule = findingRule(finding->rule);
        QStringList lines{visibleText(QStringView(titleOf(*finding)), 2000)};
        if (!finding->explanation.isEmpty())
            lines.append(visibleText(QStringView(translated(finding->explanationPhrase)), 4000));
        if (finding->explanation != rule.explanation)
            lines.append(translated(rule.title) + u": "_s + translated(rule.explanation));
        const QString text = lines.join(u"\n\n"_s);
        return role == Qt::ToolTipRole ? u"<p>"_s + text.toHtmlEscaped().replace(u"\n\n"_s, u"</p><p>"_s) + u"</p>"_s : text;
    }
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn ? severityText(finding->severity) + u": "_s + titleOf(*finding)
                                             : this->data(index, Qt::DisplayRole);
    case SeverityRole:
        return int(finding->severity);
    case IgnoredRole:
        return m_ignored.contains(finding->rule);
    case RecordRole:
        return record;
    case SortRole:
        switch (index.column()) {
        case SeverityColumn: // the gravest first, of equal ones the first in the capture
            return double(finding->severity) * 1e15 + double(record);
        case TitleColumn:
            return titleOf(*finding);
        case CountColumn:
            return finding->count;
        case SessionColumn:
            return finding->session;
        case RecordColumn:
            return record;
        }
        return {};
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case TitleColumn:
        return tr("Finding");
    case CountColumn:
        return tr("Count");
    case SessionColumn:
        return tr("Session");
    case RecordColumn:
        return tr("Record");
    }
    return {};
}

} // namespace Inspector
