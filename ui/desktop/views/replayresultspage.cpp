// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayresultspage.h"

#include "datadelegate.h"
#include "datatable.h"
#include "paintedcell.h"
#include "symbol.h"
#include "theme.h"
#include "visibletext.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int LongestValue = 2000;

struct Look {
    const char16_t *symbol;
    QColor Theme::*color;
};

Look lookOf(ReplayResult::Verdict verdict, bool isSlower)
{
    switch (verdict) {
    case ReplayResult::Verdict::Equal:
        return isSlower ? Look{u"pending", &Theme::warning} : Look{u"ok", &Theme::ok};
    case ReplayResult::Verdict::Different:
        return {u"error", &Theme::error};
    case ReplayResult::Verdict::Missing:
        return {u"failed", &Theme::error};
    case ReplayResult::Verdict::Extra:
        return {u"warning", &Theme::warning};
    case ReplayResult::Verdict::NotSent:
        break;
    }
    return {u"clear", &Theme::warning};
}

/// Verdicts with their symbol.
class ResultsDelegate final : public DataDelegate
{
public:
    using DataDelegate::DataDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() != ReplayResultsModel::VerdictColumn)
            return DataDelegate::paint(painter, option, index);
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const PaintedCell cell(painter, std::move(item));
        const Look look = lookOf(ReplayResult::Verdict(index.data(ReplayResultsModel::VerdictRole).toInt()),
                                 index.data(ReplayResultsModel::SlowerRole).toBool());
        cell.paintMarked(QString::fromUtf16(look.symbol), cell.inkOr(Theme::of(option.palette).*look.color));
    }
};

QString kindText(ReplayDifference::Kind kind)
{
    switch (kind) {
    case ReplayDifference::Kind::Value:
        return ReplayResultsPage::tr("≠ value");
    case ReplayDifference::Kind::Type:
        return ReplayResultsPage::tr("≠ type");
    case ReplayDifference::Kind::Missing:
        return ReplayResultsPage::tr("− missing now");
    case ReplayDifference::Kind::Extra:
        return ReplayResultsPage::tr("+ new");
    }
    return {};
}

} // namespace

ReplayResultsPage::ReplayResultsPage(QWidget *parent)
    : QWidget(parent), m_model(new ReplayResultsModel(this)), m_view(new DataTable),
      m_only(new QCheckBox(tr("&Only what is not equal"))), m_reason(new QLabel), m_differences(new QTreeWidget)
{
    setObjectName("replayResults"_L1);
    m_view->setObjectName("replayResultsView"_L1);
    m_view->setAccessibleName(tr("Results of the replay"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ResultsDelegate(m_view));
    QHeaderView *header = m_view->horizontalHeader();
    header->setStretchLastSection(true);
    m_view->setColumnCharacters({{ReplayResultsModel::VerdictColumn, 16},
                                 {ReplayResultsModel::CallColumn, 32},
                                 {ReplayResultsModel::RoundColumn, 7},
                                 {ReplayResultsModel::RecordedColumn, 11},
                                 {ReplayResultsModel::LiveColumn, 11}});

    m_only->setObjectName("replayOnlyDifferences"_L1);
    m_reason->setObjectName("replayReason"_L1);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_differences->setObjectName("replayDifferences"_L1);
    m_differences->setAccessibleName(tr("Differences of the chosen result"));
    m_differences->setHeaderLabels({tr("Place"), tr("What"), tr("Recorded", "value"), tr("Now", "value")});
    m_differences->setRootIsDecorated(false);
    m_differences->setFrameShape(QFrame::NoFrame);
    m_differences->setUniformRowHeights(true);
    m_differences->setFont(dataFont());

    auto *left = new QWidget;
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins({});
    leftLayout->setSpacing(2);
    leftLayout->addWidget(m_only);
    leftLayout->addWidget(m_view, 1);
    auto *right = new QWidget;
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins({});
    rightLayout->setSpacing(2);
    rightLayout->addWidget(m_reason);
    rightLayout->addWidget(m_differences, 1);
    auto *splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    setFocusProxy(m_view);

    connect(m_only, &QCheckBox::toggled, m_model, &ReplayResultsModel::setOnlyDifferences);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReplayResultsPage::update);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        update();
        if (const ReplayResult *result = m_model->resultAt(m_view->currentIndex().row()))
            Q_EMIT chosen(result->recorded == NoRecord ? result->call : result->recorded,
                          result->live == NoRecord ? result->liveCall : result->live);
    });
    connect(m_view, &QAbstractItemView::activated, this, &ReplayResultsPage::pairRequested);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ReplayResultsPage::showMenu);
    update();
}

void ReplayResultsPage::update()
{
    const ReplayResult *result = m_model->resultAt(m_view->currentIndex().row());
    m_differences->clear();
    if (!result) {
        m_reason->setText(tr("Choose a result to see what differs."));
        return;
    }
    QString text = ReplayResultsModel::verdictText(*result);
    if (!result->reason.isEmpty())
        text += u": "_s + visibleText(QStringView(result->reason), LongestValue);
    else if (result->verdict == ReplayResult::Verdict::Equal && !result->isSlower)
        text = tr("The result is what was recorded.");
    m_reason->setText(text);
    const Theme &theme = Theme::of(palette());
    for (const ReplayDifference &difference : result->differences) {
        auto *item = new QTreeWidgetItem(m_differences,
                                         {visibleText(QStringView(difference.place), LongestValue), kindText(difference.kind),
                                          visibleText(QStringView(difference.recorded), LongestValue),
                                          visibleText(QStringView(difference.live), LongestValue)});
        item->setForeground(1, difference.kind == ReplayDifference::Kind::Extra ? theme.warning : theme.error);
        for (int column = 0; column < 4; ++column)
            item->setToolTip(column, u"<p style='white-space:pre-wrap'>"_s + item->text(column).toHtmlEscaped() + u"</p>"_s);
    }
    for (int column = 0; column < 3; ++column)
        m_differences->resizeColumnToContents(column);
}

void ReplayResultsPage::showMenu(const QPoint &position)
{
    const ReplayResult *result = m_model->resultAt(m_view->indexAt(position).row());
    if (!result)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Symbol::icon(u"goto"_s), tr("Show &Both Sides"), this, &ReplayResultsPage::pairRequested);
    for (const qint64 record : {result->call, result->recorded}) {
        if (record != NoRecord && (record == result->call || result->recorded != result->call))
            menu->addAction(tr("Go to Record %1").arg(record), this, [this, record] { Q_EMIT recordRequested(record); });
    }
    menu->addAction(Symbol::icon(u"copy"_s), tr("Copy"), this,
                    [text = ReplayResultsModel::verdictText(*result) + u' ' + result->label + u'\n'
                            + ReplayResultsModel::detailText(*result)] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Inspector
