// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterbar.h"

#include "capturedocument.h"
#include "cellfilter.h"
#include "recordrows.h"
#include "symbol.h"
#include "theme.h"
#include "tracetext.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr QLatin1StringView HistoryKey("filter/history");
constexpr QLatin1StringView SavedKey("filter/saved");
constexpr int StatusCharacters = 44;

QToolButton *makeButton(const QString &symbol, const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setIcon(Symbol::icon(symbol));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

QString menuText(const QString &filter)
{
    QString text = filter.size() > 80 ? filter.left(79) + u'…' : filter;
    return text.replace(u'&', u"&&"_s);
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_edit(new FilterEdit), m_status(new QLabel), m_progress(new QProgressBar), m_menu(new QMenu(this))
{
    setObjectName("filterBar"_L1);
    m_edit->setObjectName("filterEdit"_L1);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("Filter, such as: method == \"hello\" and latency > 5 ms"));
    m_mark = m_edit->addAction(Symbol::icon(u"filter"_s), QLineEdit::LeadingPosition);
    m_apply = makeButton(u"apply"_s, tr("Apply"), tr("Show only the rows that fit (Enter)"));
    m_apply->setObjectName("filterApply"_L1);
    m_clear = makeButton(u"clear"_s, tr("Clear"), tr("Show all rows again"));
    m_clear->setObjectName("filterClear"_L1);
    m_history =
        makeButton(u"history"_s, tr("Earlier and saved filters"), tr("Earlier filters, and those with a name (Alt+Down)"));
    m_history->setObjectName("filterHistory"_L1);
    m_history->setPopupMode(QToolButton::InstantPopup);
    m_history->setMenu(m_menu);
    m_status->setObjectName("filterStatus"_L1);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setMinimumWidth(fontMetrics().averageCharWidth() * StatusCharacters);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    m_progress->setAccessibleName(tr("Progress of the filter"));
    m_progress->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_edit, 3);
    layout->addWidget(m_apply);
    layout->addWidget(m_clear);
    layout->addWidget(m_history);
    layout->addWidget(m_progress);
    layout->addWidget(m_status, 1);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::validate);
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::applyText);
    connect(m_edit, &FilterEdit::historyRequested, m_history, &QToolButton::showMenu);
    connect(m_edit, &FilterEdit::filterDropped, this, [this](const QString &part, Qt::KeyboardModifiers keys) {
        const FilterJoin join = keys & Qt::ShiftModifier ? FilterJoin::Or : FilterJoin::And;
        const QString filter = joinedFilter(m_edit->text(), part, join);
        if (keys & Qt::AltModifier)
            prepare(filter);
        else
            apply(filter);
    });
    connect(m_edit, &FilterEdit::escaped, this, [this] {
        if (m_rows && m_rows->progress() >= 0) {
            m_rows->cancel();
            m_applied = m_rows->filter().text();
            Q_EMIT appliedChanged();
        }
        m_edit->setText(m_applied);
    });
    connect(m_apply, &QToolButton::clicked, this, &FilterBar::applyText);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    updateState();
}

void FilterBar::setRows(RecordRows *rows)
{
    m_rows = rows;
    m_edit->setRows(rows);
    for (auto signal : {&RecordRows::reset, &RecordRows::progressChanged})
        connect(rows, signal, this, &FilterBar::updateState);
    connect(rows, &RecordRows::appended, this, &FilterBar::updateState);
    updateState();
}

void FilterBar::prepare(const QString &text)
{
    m_edit->setText(text);
    m_edit->setFocus();
}

void FilterBar::apply(const QString &text)
{
    m_edit->setText(text);
    applyText();
}

void FilterBar::clear() { apply({}); }

void FilterBar::applyText()
{
    const auto compiled = Filter::compile(m_edit->text());
    const auto *filter = std::get_if<Filter>(&compiled);
    validate();
    if (!filter) {
        m_edit->setCursorPosition(int(m_error->position));
        return;
    }
    const bool changed = m_applied != m_edit->text();
    m_applied = m_edit->text();
    remember(m_applied.trimmed());
    if (m_rows)
        m_rows->setFilter(*filter);
    updateState();
    if (changed)
        Q_EMIT appliedChanged();
}

void FilterBar::validate()
{
    const auto compiled = Filter::compile(m_edit->text());
    if (const auto *error = std::get_if<FilterError>(&compiled))
        m_error = *error;
    else
        m_error.reset();
    m_edit->setError(m_error);
    updateState();
}

void FilterBar::updateState()
{
    const QString text = m_edit->text();
    const bool isApplied = text == m_applied;
    const Theme &theme = Theme::of(palette());
    const QString symbol = text.trimmed().isEmpty() ? u"filter"_s : m_error ? u"failed"_s : u"ok"_s;
    m_mark->setIcon(Symbol::icon(symbol));
    m_mark->setToolTip(m_error ? translated(m_error->phrase).toHtmlEscaped() : QString());
    m_apply->setEnabled(!m_error && !isApplied);
    m_clear->setEnabled(!text.isEmpty() || !m_applied.isEmpty());

    m_coloring = true;
    QPalette colours; // all but one role stay the window's
    if (!text.trimmed().isEmpty()) {
        const QColor mark = m_error ? theme.error : theme.ok;
        const QColor base = palette().color(QPalette::Base);
        const double part = Theme::isDark(palette()) ? 0.22 : 0.14;
        const auto mix = [part](int a, int b) { return int(std::lround(a * (1 - part) + b * part)); };
        colours.setColor(QPalette::Base,
                         QColor(mix(base.red(), mark.red()), mix(base.green(), mark.green()), mix(base.blue(), mark.blue())));
    }
    m_edit->setPalette(colours);
    m_coloring = false;

    const double progress = m_rows ? m_rows->progress() : -1;
    m_progress->setVisible(progress >= 0);
    m_progress->setValue(int(progress * m_progress->maximum()));

    QString status;
    if (m_error)
        status = translated(m_error->phrase);
    else if (progress >= 0)
        status = tr("filtering… Escape stops it");
    else if (!isApplied)
        status = tr("Enter applies it");
    else if (!m_applied.trimmed().isEmpty() && m_rows && m_rows->document())
        status = tr("%L1 of %L2").arg(m_rows->count()).arg(m_rows->document()->count());
    m_status->setText(status);
    m_status->setToolTip(status.toHtmlEscaped());
    m_edit->setAccessibleDescription(status);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_coloring)
        updateState();
}

void FilterBar::addJoins(QMenu *menu, const QString &part, bool apply)
{
    if (part.isEmpty()) {
        menu->addAction(tr("This says nothing to filter by"))->setEnabled(false);
        return;
    }
    const std::pair<FilterJoin, QString> joins[] = {
        {FilterJoin::Selected, tr("&Selected: %1")},     {FilterJoin::NotSelected, tr("&Not selected")},
        {FilterJoin::And, tr("… &and selected")},        {FilterJoin::Or, tr("… &or selected")},
        {FilterJoin::AndNot, tr("… and no&t selected")}, {FilterJoin::OrNot, tr("… or not s&elected")}};
    for (const auto &[join, title] : joins) {
        QString shown = part.size() > 60 ? part.left(59) + u'…' : part;
        const QString text = title.contains("%1"_L1) ? title.arg(shown.replace(u'&', u"&&"_s)) : title;
        menu->addAction(text, this, [this, part, join = join, apply] {
            const QString filter = joinedFilter(m_edit->text(), part, join);
            if (apply)
                this->apply(filter);
            else
                prepare(filter);
        });
    }
}

// History and saved filters

void FilterBar::remember(const QString &text)
{
    if (text.isEmpty())
        return;
    QSettings settings;
    QStringList history = settings.value(HistoryKey).toStringList();
    history.removeAll(text);
    history.prepend(text);
    while (history.size() > MostRemembered)
        history.removeLast();
    settings.setValue(HistoryKey, history);
}

void FilterBar::saveFilter()
{
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty() || m_error)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the Filter"));
    dialog->setLabelText(tr("Name of the filter:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [text](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        QSettings settings;
        QVariantMap saved = settings.value(SavedKey).toMap();
        saved.insert(name.trimmed(), text);
        settings.setValue(SavedKey, saved);
    });
    dialog->open();
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    const auto add = [this](QMenu *menu, const QString &title, const QString &filter) {
        QAction *action = menu->addAction(title, this, [this, filter] { apply(filter); });
        action->setToolTip(filter);
    };
    QMenu *offered = m_menu->addMenu(tr("Often Useful"));
    offered->setToolTipsVisible(true);
    add(offered, tr("Errors and problems"), u"error or problem or failed"_s);
    add(offered, tr("Calls without pull and release"), u"not (pull or release)"_s);
    add(offered, tr("Calls slower than 100 ms"), u"push and latency > 100 ms"_s);
    add(offered, tr("Calls without an answer"), u"push and state in {pending, broken}"_s);
    add(offered, tr("Messages of more than 10 kB"), u"size > 10 kB"_s);

    QSettings settings;
    const QVariantMap saved = settings.value(SavedKey).toMap();
    if (!saved.isEmpty())
        m_menu->addSection(tr("Saved"));
    for (auto it = saved.begin(); it != saved.end(); ++it)
        add(m_menu, menuText(it.key()), it.value().toString());
    const QStringList history = settings.value(HistoryKey).toStringList();
    if (!history.isEmpty())
        m_menu->addSection(tr("Earlier"));
    for (const QString &filter : history.mid(0, 12))
        add(m_menu, menuText(filter), filter);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Save This Filter…"), this, &FilterBar::saveFilter)
        ->setEnabled(!m_edit->text().trimmed().isEmpty() && !m_error);
    if (!saved.isEmpty()) {
        QMenu *remove = m_menu->addMenu(tr("&Remove a Saved Filter"));
        for (auto it = saved.begin(); it != saved.end(); ++it) {
            remove->addAction(menuText(it.key()), this, [name = it.key()] {
                QVariantMap left = QSettings().value(SavedKey).toMap();
                left.remove(name);
                QSettings().setValue(SavedKey, left);
            });
        }
    }
    m_menu->addAction(tr("&Forget Earlier Filters"), this, [] { QSettings().remove(HistoryKey); })
        ->setEnabled(!history.isEmpty());
}

} // namespace Inspector
