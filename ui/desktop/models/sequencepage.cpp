// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequencepage.h"

#include "capturedocument.h"
#include "timelinemodel.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr size_t MostNeighbours = 8; // sessions that are shown although no row of the page is theirs
constexpr qint64 MostMermaidRows = 1000;
constexpr qsizetype LongestMermaidText = 80;

void insertSorted(std::vector<quint32> &sessions, quint32 session)
{
    const auto at = std::lower_bound(sessions.begin(), sessions.end(), session);
    if (at == sessions.end() || *at != session)
        sessions.insert(at, session);
}

bool isMessage(const Row &row) { return row.kind == Record::Kind::Message; }

void assignLanes(std::vector<SequenceActivation> &activations)
{
    std::sort(activations.begin(), activations.end(), [](const SequenceActivation &a, const SequenceActivation &b) {
        return a.call < b.call; // calls are numbered as they were pushed
    });
    for (size_t i = 0; i < activations.size(); ++i) {
        bool taken[SequenceActivation::Lanes] = {};
        // Only the last few can still be at work: more lanes there are not.
        for (size_t j = i; j-- > 0 && i - j < 200;) {
            const SequenceActivation &other = activations[j];
            if (other.session == activations[i].session && other.atOurs == activations[i].atOurs
                && other.last >= activations[i].first)
                taken[other.lane] = true;
        }
        const auto *const free = std::find(std::begin(taken), std::end(taken), false);
        activations[i].lane = free == std::end(taken) ? SequenceActivation::Lanes - 1 : int(free - std::begin(taken));
    }
}

/// Mermaid ends a statement at a semicolon and a line, and knows entities by number.
QString mermaidText(const QString &text)
{
    QString result;
    for (const QChar c : text.left(LongestMermaidText)) {
        if (c == u';' || c == u'#' || c == u'<' || c == u'>' || c == u'%')
            result += u'#' + QString::number(c.unicode()) + u';';
        else
            result += c.isPrint() ? c : QChar(u' ');
    }
    return text.size() > LongestMermaidText ? result + u'…' : result;
}

} // namespace

SequencePage sequencePage(const TimelineModel &model, qint64 first, qint64 count)
{
    SequencePage page;
    const CaptureDocument *document = model.document();
    const qint64 rows = model.rowCount();
    first = qMax<qint64>(0, first);
    const qint64 end = qMin(rows, first + count);
    if (!document || first >= end)
        return page;
    const Capture &capture = document->capture();

    std::vector<CallId> calls;
    for (qint64 row = first; row < end; ++row) {
        const RecordIndex record = model.recordAt(row);
        insertSorted(page.sessions, capture.row(record).session);
        if (const CallId call = capture.calls().callOf(record); call != NoCall)
            calls.push_back(call);
    }
    const size_t enough = page.sessions.size() + MostNeighbours;
    const qint64 around = qMin<qint64>(2 * count, 400);
    for (qint64 row = qMax<qint64>(0, first - around); row < qMin(rows, end + around) && page.sessions.size() < enough; ++row) {
        if (row == first)
            row = end;
        if (const RecordIndex record = model.recordAt(row); record != NoRecord)
            insertSorted(page.sessions, capture.row(record).session);
    }

    std::sort(calls.begin(), calls.end());
    calls.erase(std::unique(calls.begin(), calls.end()), calls.end());
    for (const CallId id : calls) {
        const Call call = capture.calls().call(id);
        SequenceActivation bar;
        bar.call = id;
        bar.session = call.session;
        bar.atOurs = opposite(call.caller) == document->ownSide();
        bar.state = call.state;
        const qint64 begin = model.rowOf(call.push, true);
        // A call that was let go, or whose session ended, works no longer for anyone.
        RecordIndex over = call.settled != NoRecord ? call.settled : call.released;
        if (over == NoRecord && call.state != Call::State::Pending)
            over = capture.session(call.session).last;
        const qint64 stop = over == NoRecord ? -1 : model.rowOf(over, true);
        bar.openAbove = begin >= 0 && begin < first;
        bar.first = qMax(begin, first);
        bar.openBelow = stop < 0 || stop >= end;
        bar.last = bar.openBelow ? end - 1 : stop;
        if (bar.last > bar.first)
            page.activations.push_back(bar);
    }
    assignLanes(page.activations);
    return page;
}

QString sequenceAsMermaid(const TimelineModel &model, qint64 first, qint64 last)
{
    using Column = TimelineModel::Column;
    QString text = u"sequenceDiagram\n"_s;
    const CaptureDocument *document = model.document();
    if (!document)
        return text;
    first = qMax<qint64>(0, first);
    last = std::min({last, model.rowCount() - 1, first + MostMermaidRows - 1});
    const Capture &capture = document->capture();
    std::vector<quint32> sessions;
    for (qint64 row = first; row <= last; ++row)
        insertSorted(sessions, capture.row(model.recordAt(row)).session);
    for (const quint32 session : sessions) {
        text += u"    participant L%1 as %2\n    participant R%1 as %3\n"_s.arg(session).arg(
            mermaidText(TimelineModel::tr("This side, session %1").arg(session)),
            mermaidText(TimelineModel::tr("Peer, session %1").arg(session)));
    }
    for (qint64 row = first; row <= last; ++row) {
        const Row data = capture.row(model.recordAt(row));
        const QString left = u'L' + QString::number(data.session);
        const QString right = u'R' + QString::number(data.session);
        if (!isMessage(data)) {
            text += u"    Note over %1,%2: %3\n"_s.arg(left, right, mermaidText(model.eventText(row)));
            continue;
        }
        const bool out = model.direction(row) == TimelineModel::Direction::Out;
        const bool answers = data.decoded && (data.message == Message::Kind::Resolve || data.message == Message::Kind::Reject);
        const QString words = QStringList{model.text(row, Column::Kind), model.text(row, Column::Id),
                                          model.text(row, Column::Target), answers ? model.text(row, Column::Preview) : QString()}
                                  .filter(QRegularExpression(u"."_s))
                                  .join(u' ');
        text +=
            u"    %1%2%3: %4\n"_s.arg(out ? left : right, answers ? u"-->>"_s : u"->>"_s, out ? right : left, mermaidText(words));
    }
    return text;
}

} // namespace Inspector
