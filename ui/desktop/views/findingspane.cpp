// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findingspane.h"

#include "datatable.h"
#include "paintedcell.h"
#include "symbol.h"
#include "theme.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr QLatin1StringView IgnoredKey("findings/ignored");

struct Look {
    const char16_t *symbol;
    QColor Theme::*color;
};

Look lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {u"error", &Theme::error};
    case Severity::Warning:
        return {u"warning", &Theme::warning};
    case Severity::Note:
        return {u"note", &Theme::pending};
    case Severity::Chat:
        return {u"history", &Theme::dim};
    }
    return {u"note", &Theme::dim};
}

/// A symbol beside the word of a severity.
class SeverityDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const PaintedCell cell(painter, std::move(item));
        const Look look = lookOf(Severity(index.data(FindingsModel::SeverityRole).toInt()));
        cell.paintMarked(QString::fromUtf16(look.symbol), cell.inkOr(Theme::of(option.palette).*look.color));
    }
};

} // namespace

/// Only those of some severities.
class FindingsPane::Shown final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setShown(Severity severity, bool shown)
    {
        m_shown[size_t(severity)] = shown;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        return m_shown[size_t(index.data(FindingsModel::SeverityRole).toInt())]
               && !index.data(FindingsModel::IgnoredRole).toBool();
    }

private:
    std::array<bool, 4> m_shown{true, true, true, true};
};

FindingsPane::FindingsPane(QWidget *parent)
    : QWidget(parent), m_model(new FindingsModel(this)), m_shown(new Shown(this)), m_view(new DataTable),
      m_explanation(new QTextEdit)
{
    setObjectName("findingsPane"_L1);
    m_shown->setSourceModel(m_model);
    m_shown->setSortRole(FindingsModel::SortRole);
    m_view->setObjectName("findings"_L1);
    m_view->setAccessibleName(tr("Findings"));
    m_view->setModel(m_shown);
    m_view->setItemDelegateForColumn(FindingsModel::SeverityColumn, new SeverityDelegate(m_view));
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(FindingsModel::SeverityColumn, Qt::AscendingOrder);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionResizeMode(FindingsModel::TitleColumn, QHeaderView::Stretch);
    m_view->setColumnCharacters({{FindingsModel::SeverityColumn, 13},
                                 {FindingsModel::CountColumn, 9},
                                 {FindingsModel::SessionColumn, 10},
                                 {FindingsModel::RecordColumn, 10}});

    m_explanation->setObjectName("findingExplanation"_L1);
    m_explanation->setAccessibleName(tr("What the finding means"));
    m_explanation->setReadOnly(true);
    m_explanation->setFrameShape(QFrame::NoFrame);
    m_explanation->setTabChangesFocus(true);
    m_explanation->setPlaceholderText(tr("Choose a finding to read what it means."));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 6, 0);
    for (size_t i = 0; i < m_severities.size(); ++i) {
        auto *button = new QToolButton;
        button->setObjectName(u"findings%1"_s.arg(i));
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(Symbol::icon(QString::fromUtf16(lookOf(Severity(i)).symbol)));
        connect(button, &QToolButton::toggled, this, [this, i](bool on) { m_shown->setShown(Severity(i), on); });
        m_severities[i] = button;
        bar->addWidget(button);
    }
    bar->addStretch();
    m_rules = new QToolButton;
    m_rules->setObjectName("findingRules"_L1);
    m_rules->setPopupMode(QToolButton::InstantPopup);
    m_rules->setToolTip(tr("What is looked for; what is not ticked is ignored, in all captures"));
    m_rules->setMenu(new QMenu(m_rules));
    bar->addWidget(m_rules);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_view);
    splitter->addWidget(m_explanation);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_view);

    connect(m_model, &FindingsModel::countsChanged, this, &FindingsPane::updateCounts);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FindingsPane::updateExplanation);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FindingsPane::updateExplanation);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindingsPane::updateExplanation);
    connect(m_view, &QAbstractItemView::activated, this, &FindingsPane::goToCurrent);
    connect(m_rules->menu(), &QMenu::aboutToShow, this, &FindingsPane::fillRules);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FindingsPane::showMenu);
    QSet<FindingRule> ignored;
    const QStringList kept = QSettings().value(IgnoredKey).toStringList();
    for (const FindingRuleInfo &rule : findingRules()) {
        if (kept.contains(rule.id))
            ignored.insert(rule.rule);
    }
    m_model->setIgnored(ignored);
    updateCounts();
}

void FindingsPane::goToCurrent()
{
    const QModelIndex index = current();
    const qint64 record = index.isValid() ? index.data(FindingsModel::RecordRole).toLongLong() : NoRecord;
    if (record != NoRecord)
        Q_EMIT recordRequested(record);
}

void FindingsPane::setIgnored(FindingRule rule, bool ignored)
{
    QSet<FindingRule> rules = m_model->ignored();
    if (ignored)
        rules.insert(rule);
    else
        rules.remove(rule);
    m_model->setIgnored(rules);
    QStringList ids;
    for (const FindingRuleInfo &each : findingRules()) {
        if (rules.contains(each.rule))
            ids.append(QString(each.id));
    }
    QSettings().setValue(IgnoredKey, ids);
}

void FindingsPane::fillRules()
{
    QMenu *menu = m_rules->menu();
    menu->clear();
    for (const FindingRuleInfo &rule : findingRules()) {
        const qint64 count = m_model->countOf(rule.rule);
        const QString title = FindingsModel::ruleTitle(rule.rule).replace(u'&', u"&&"_s);
        QAction *action = menu->addAction(count ? tr("%1 (%L2)", "rule, number of findings").arg(title).arg(count) : title, this,
                                          [this, rule = rule.rule](bool on) { setIgnored(rule, !on); });
        action->setCheckable(true);
        action->setChecked(!m_model->ignored().contains(rule.rule));
        action->setData(QString(rule.id));
    }
}

void FindingsPane::copyCurrent() const
{
    const QString text = current().data(FindingsModel::ExplanationRole).toString();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void FindingsPane::copyAll() const
{
    QString text;
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < FindingsModel::ColumnCount; ++column)
            cells.append(m_shown->index(row, column).data().toString());
        text += cells.join(u'\t') + u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
}

void FindingsPane::setDocument(CaptureDocument *document) { m_model->setDocument(document); }

QModelIndex FindingsPane::current() const { return m_shown->mapToSource(m_view->currentIndex()); }

void FindingsPane::updateCounts()
{
    for (size_t i = 0; i < m_severities.size(); ++i) {
        const qint64 count = m_model->count(Severity(i));
        m_severities[i]->setText(u"%1 %2"_s.arg(FindingsModel::severityText(Severity(i)), QLocale().toString(count)));
        m_severities[i]->setToolTip(tr("Show or hide these"));
    }
    const auto ignored = int(m_model->ignored().size());
    m_rules->setText(ignored ? tr("Rules (%Ln ignored)", nullptr, ignored) : tr("Rules", "of findings"));
    Q_EMIT countChanged(m_model->count(Severity::Error) + m_model->count(Severity::Warning));
}

void FindingsPane::updateExplanation()
{
    const QString text = current().data(FindingsModel::ExplanationRole).toString();
    if (text != m_explanation->toPlainText())
        m_explanation->setPlainText(text);
}

QString FindingsPane::filterOf(const Finding &finding) const
{
    QStringList numbers;
    for (const RecordIndex record : finding.records)
        numbers.append(QString::number(record));
    return numbers.isEmpty() ? u"session == %1"_s.arg(finding.session) : u"no in {"_s + numbers.join(u", "_s) + u'}';
}

void FindingsPane::showMenu(const QPoint &position)
{
    // The menu key gives a position of its own making: then the current row is meant.
    const QModelIndex under = m_view->indexAt(position);
    const QModelIndex index = under.isValid() ? m_shown->mapToSource(under) : current();
    const Finding *finding = m_model->findingAt(index);
    if (!finding)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const RecordIndex record : finding->records.mid(0, 8)) {
        menu->addAction(Symbol::icon(u"goto"_s), tr("Go to Record %1").arg(record), this,
                        [this, record] { Q_EMIT recordRequested(record); });
    }
    menu->addSeparator();
    menu->addAction(Symbol::icon(u"filter"_s), tr("Show Only These Records"), this,
                    [this, filter = filterOf(*finding)] { Q_EMIT filterRequested(filter); });
    menu->addSeparator();
    menu->addAction(tr("Ignore This Rule: %1").arg(FindingsModel::ruleTitle(finding->rule).replace(u'&', u"&&"_s)), this,
                    [this, rule = finding->rule] { setIgnored(rule, true); });
    menu->addSeparator();
    menu->addAction(Symbol::icon(u"copy"_s), tr("Copy"), this, &FindingsPane::copyCurrent);
    menu->addAction(tr("Copy All That Are Shown"), this, &FindingsPane::copyAll);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void FindingsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
}

} // namespace Inspector
