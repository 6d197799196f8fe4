// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entryusesview.h"

#include "capture.h"
#include "datatext.h"
#include "drawabletext.h"
#include "entryusefinder.h"
#include "visibletext.h"

#include <QtCore/QUrl>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int LongestName = 80;

int plural(qint64 count) { return int(qMin<qint64>(count, std::numeric_limits<int>::max())); }

} // namespace

EntryUsesView::EntryUsesView(QWidget *parent) : QTextBrowser(parent), m_finder(new EntryUseFinder(this))
{
    setObjectName("entryUses"_L1);
    setAccessibleName(tr("References of the chosen entry"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setPlaceholderText(tr("Choose an entry to see the calls that refer to it."));
    m_finder->setActive(false);
    connect(m_finder, &EntryUseFinder::changed, this, &EntryUsesView::refresh);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == "record"_L1)
            Q_EMIT recordRequested(link.path().toLongLong());
        else if (link.scheme() == "all"_L1)
            Q_EMIT filterRequested(m_finder->filter());
    });
}

void EntryUsesView::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    m_finder->setActive(true);
}

void EntryUsesView::hideEvent(QHideEvent *event)
{
    QTextBrowser::hideEvent(event);
    m_finder->setActive(false);
}

void EntryUsesView::refresh()
{
    const QString text = html();
    if (text == m_shown)
        return;
    // Where one was reading stays in view while more is found.
    const int place = m_shown.isEmpty() ? 0 : verticalScrollBar()->value();
    m_shown = text;
    if (text.isEmpty())
        clear();
    else
        setHtml(text);
    verticalScrollBar()->setValue(place);
}

QString EntryUsesView::html() const
{
    const EntryUses *uses = m_finder->uses();
    if (!uses)
        return {};
    const Capture &capture = *m_finder->capture();
    const auto line = [this, &capture](const EntryUse &use) {
        const Call call = capture.calls().call(use.call);
        const QString target = capture.target(call.push);
        const QString shown = visibleText(QStringView(target.isEmpty() ? tr("a value") : target), LongestName);
        const QString name = drawable(shown, font()).toHtmlEscaped();
        const QString link = u"<a href=\"record:%1\">%2</a>"_s.arg(use.record).arg(name);
        switch (use.via) {
        case EntryUse::Via::Target:
            return tr("%1: %2", "record number, a call that was made on the entry").arg(use.record).arg(link);
        case EntryUse::Via::Argument:
            return tr("%1: in the arguments of %2", "record number, call").arg(use.record).arg(link);
        case EntryUse::Via::Result:
            return tr("%1: in the result of %2", "record number, call").arg(use.record).arg(link);
        }
        return QString();
    };
    QString text;
    const auto section = [&text](const QString &title, const QStringList &lines, qint64 more) {
        if (lines.isEmpty() && more <= 0)
            return;
        text += u"<h4>"_s + title.toHtmlEscaped() + u"</h4><p>"_s + lines.join(u"<br>"_s);
        if (more > 0)
            text +=
                u"<br><a href=\"all:\">"_s + tr("… and %Ln more: show all in the timeline", nullptr, plural(more)) + u"</a>"_s;
        text += u"</p>"_s;
    };
    QStringList lines;
    for (const EntryUse &use : uses->inFlight())
        lines.append(line(use));
    section(tr("Calls in flight (%L1)").arg(uses->inFlightCount()), lines, uses->inFlightCount() - lines.size());
    lines.clear();
    const QList<EntryUse> &others = uses->others();
    std::for_each(others.rbegin(), others.rend(), [&](const EntryUse &use) { lines.append(line(use)); });
    section(tr("Calls before (%L1)", "that were answered or given up").arg(uses->othersCount()), lines,
            uses->othersCount() - lines.size());
    const bool looking = m_finder->isBusy() && uses->progress() < 1;
    if (text.isEmpty() && !looking)
        text = u"<p>"_s + tr("No call refers to it.").toHtmlEscaped() + u"</p>"_s;
    else if (!text.isEmpty() && uses->inFlightCount() + uses->othersCount() > 1)
        text += u"<p><a href=\"all:\">"_s + tr("Show only these calls in the timeline").toHtmlEscaped() + u"</a></p>"_s;
    if (looking)
        text += u"<p>"_s + tr("Looking… %1 %").arg(int(uses->progress() * 100)).toHtmlEscaped() + u"</p>"_s;
    if (uses->skipped() > 0)
        text += u"<p>"_s + tr("%Ln message(s) are too large to be looked into.", nullptr, plural(uses->skipped())).toHtmlEscaped()
                + u"</p>"_s;
    return text;
}

} // namespace Inspector
