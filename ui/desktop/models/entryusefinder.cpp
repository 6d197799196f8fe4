// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entryusefinder.h"

#include "datatext.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr int Interval = 250; // milliseconds
constexpr int Pause = 120;
} // namespace

EntryUseFinder::EntryUseFinder(QObject *parent)
    : QObject(parent), m_work([this](const Capture &capture) { return !m_uses || m_uses->step(capture); })
{
    m_work.setInterval(Interval);
    connect(&m_work, &SlicedWork::restarted, this, [this] {
        m_place.reset();
        m_uses.reset();
        Q_EMIT changed();
    });
    connect(&m_work, &SlicedWork::advanced, this, [this] {
        if (!m_uses || (m_work.isBusy() && m_told.isValid() && m_told.elapsed() < Pause))
            return;
        m_told.start();
        Q_EMIT changed();
    });
}

void EntryUseFinder::setDocument(CaptureDocument *document) { m_work.setDocument(document); }

void EntryUseFinder::choose(const std::optional<Place> &place)
{
    if (place == m_place)
        return;
    m_uses.reset();
    m_place.reset();
    if (const Capture *capture = m_work.capture(); capture && place) {
        const auto entry = capture->tables().find(place->session, place->side, place->table, place->id, place->at);
        if (entry) {
            m_place = place;
            m_uses = std::make_unique<EntryUses>(*capture, place->session, place->side, place->table, *entry, place->at);
            m_work.setInterval(0);
            m_work.wake();
            m_work.setInterval(Interval);
        }
    }
    m_told.start();
    Q_EMIT changed();
}

QString EntryUseFinder::filter() const
{
    if (!m_uses)
        return {};
    const Side importer = m_place->table == Table::Imports ? m_place->side : opposite(m_place->side);
    QString any = u"on == %1 and caller == %2"_s.arg(idText(m_place->id), importer == Side::A ? u"a"_s : u"b"_s);
    QStringList numbers;
    for (const CallId call : m_uses->calls())
        numbers.append(QString::number(call));
    if (!numbers.isEmpty())
        any = u"(%1) or call in {%2}"_s.arg(any, numbers.join(u", "_s));
    return u"session == %1 and (%2)"_s.arg(m_place->session).arg(any);
}

} // namespace Inspector
