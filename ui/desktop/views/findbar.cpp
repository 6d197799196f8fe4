// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findbar.h"

#include "finder.h"
#include "recordrows.h"
#include "symbol.h"
#include "theme.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int TypingPause = 200; // milliseconds
constexpr QLatin1StringView CaseKey("find/matchCase");
constexpr QLatin1StringView PatternKey("find/pattern");

QToolButton *makeButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

FindBar::FindBar(Finder *finder, TimelineView *timeline, QWidget *parent)
    : QWidget(parent), m_finder(finder), m_timeline(timeline), m_edit(new QLineEdit), m_case(new QCheckBox(tr("Match &case"))),
      m_pattern(new QCheckBox(tr("Regular e&xpression"))), m_progress(new QProgressBar), m_status(new QLabel)
{
    setObjectName(u"findBar"_s);
    m_edit->setObjectName(u"findEdit"_s);
    m_edit->setAccessibleName(tr("Text to find"));
    m_edit->setPlaceholderText(tr("Find in the messages"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(Symbol::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_case->setObjectName(u"findCase"_s);
    m_pattern->setObjectName(u"findPattern"_s);
    m_previous = makeButton(u"findPrevious"_s, tr("Previous"), tr("The hit before (Shift+F3, Shift+Enter)"));
    m_next = makeButton(u"findNext"_s, tr("Next"), tr("The next hit (F3, Enter)"));
    auto *close = makeButton(u"findClose"_s, tr("Close the find bar"), tr("Close (Escape)"));
    close->setIcon(Symbol::icon(u"clear"_s));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->hide();
    m_status->setObjectName(u"findStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_status->setMinimumWidth(fontMetrics().averageCharWidth() * 12);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 2);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_case);
    layout->addWidget(m_pattern);
    layout->addWidget(m_progress);
    layout->addWidget(m_status, 1);
    layout->addWidget(close);
    setFocusProxy(m_edit);

    QSettings settings;
    m_case->setChecked(settings.value(CaseKey, false).toBool());
    m_pattern->setChecked(settings.value(PatternKey, false).toBool());
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(&m_typing, &QTimer::timeout, this, [this] {
        start();
        if (m_finder->isActive())
            find(false, true);
    });
    connect(m_edit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (QCheckBox *box : {m_case, m_pattern}) {
        connect(box, &QCheckBox::toggled, this, [this] {
            QSettings kept;
            kept.setValue(CaseKey, m_case->isChecked());
            kept.setValue(PatternKey, m_pattern->isChecked());
            start();
        });
    }
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(finder, &Finder::advanced, this, &FindBar::updateState);
    connect(finder, &Finder::found, this, [this](qint64 record, bool wrapped) {
        const qint64 from = m_timeline->currentRecord();
        m_notice = !wrapped || from < 0 ? QString()
                   : record > from      ? tr("continued at the end")
                                        : tr("continued at the beginning");
        m_timeline->setCurrentRecord(record);
        updateState();
    });
    connect(finder, &Finder::notFound, this, [this] {
        m_notice = m_finder->hitCount() ? tr("all hits are hidden by the filter") : tr("not found");
        updateState();
    });
    connect(timeline, &TimelineView::currentRecordChanged, this, &FindBar::updateState);
    hide();
    updateState();
}

QString FindBar::status() const { return m_status->text(); }

void FindBar::open()
{
    show();
    m_edit->setFocus();
    m_edit->selectAll();
    start();
}

void FindBar::dismiss()
{
    m_typing.stop();
    hide();
    m_finder->cancel();
    m_finder->setQuery({}); // nothing is marked any more
    m_timeline->setFocus();
}

void FindBar::start()
{
    m_typing.stop();
    m_notice.clear();
    m_finder->setQuery({m_edit->text(), m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive, m_pattern->isChecked()});
    updateState();
}

void FindBar::find(bool backwards, bool fromHere)
{
    const RecordIndex current = m_timeline->currentRecord();
    m_notice.clear();
    if (current == NoRecord) {
        // From what is in sight on.
        const TimelineModel *model = m_timeline->model();
        const qint64 top = model ? model->recordAt(m_timeline->topRow()) : NoRecord;
        m_finder->find(backwards ? top - 1 : qMax<qint64>(0, top), backwards);
    } else {
        m_finder->find(fromHere ? current : backwards ? current - 1 : current + 1, backwards);
    }
}

void FindBar::findNext()
{
    if (!isVisible() && m_edit->text().isEmpty())
        return open();
    show();
    start();
    if (m_finder->isActive())
        find(false, false);
}

void FindBar::findPrevious()
{
    if (!isVisible() && m_edit->text().isEmpty())
        return open();
    show();
    start();
    if (m_finder->isActive())
        find(true, false);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return event->modifiers() & Qt::ShiftModifier ? findPrevious() : findNext();
    case Qt::Key_Escape:
        return m_finder->isSearching() ? m_finder->cancel() : dismiss();
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::updateState()
{
    const double progress = m_finder->progress();
    const bool busy = m_finder->isSearching() || progress >= 0;
    m_progress->setVisible(busy && isVisible());
    m_progress->setValue(int(qMax(0.0, progress) * m_progress->maximum()));
    const QString error = m_finder->error();
    QString status;
    if (!error.isEmpty()) {
        status = error;
    } else if (m_finder->isActive()) {
        const RecordIndex current = m_timeline->currentRecord();
        const qint64 count = m_finder->hitCount();
        if (m_finder->isSearching())
            status = tr("looking… Escape stops it");
        else if (current != NoRecord && m_finder->isHit(current))
            status = tr("%L1 of %L2 hits").arg(m_finder->rank(current) + 1).arg(count);
        else
            status = tr("%Ln hit(s)", nullptr, int(qMin<qint64>(count, std::numeric_limits<int>::max())));
        if (!m_notice.isEmpty())
            status = tr("%1, %2", "a number of hits, then a notice").arg(status, m_notice);
    }
    m_next->setEnabled(!m_edit->text().isEmpty() && error.isEmpty());
    m_previous->setEnabled(m_next->isEnabled());
    if (status == m_status->text())
        return;
    m_status->setText(status);
    m_status->setToolTip(status.toHtmlEscaped());
    m_edit->setAccessibleDescription(status);
}

} // namespace Inspector
