// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seeninterfaces.h"

#include "capturedocument.h"

#include <algorithm>

using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qint64 RecordsAtOnce = 50;

bool startsWith(const PropertyPath &path, const PropertyPath &prefix)
{
    return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

} // namespace

SeenInterfaces::SeenInterfaces(QObject *parent)
    : QObject(parent), m_work([this](const Trace::Capture &capture) { return !m_seen || m_seen->update(capture, RecordsAtOnce); })
{
    m_work.setActive(false);
    connect(&m_work, &SlicedWork::restarted, this, &SeenInterfaces::restart);
    connect(&m_work, &SlicedWork::advanced, this, [this] {
        // While much is looked at, only the end of it is told: what is offered does not move under the hand.
        if (m_seen && !m_work.isBusy() && m_seen->revision() != m_announced) {
            m_announced = m_seen->revision();
            Q_EMIT changed();
        }
    });
}

SeenInterfaces::~SeenInterfaces() = default;

void SeenInterfaces::setDocument(CaptureDocument *document)
{
    if (document == m_work.document())
        return;
    if (CaptureDocument *before = m_work.document())
        before->disconnect(this);
    m_work.setDocument(document);
    if (document) {
        connect(document, &CaptureDocument::ownSideChanged, this, [this, document] {
            m_work.setDocument(nullptr); // it calls the other way now
            m_work.setDocument(document);
        });
    }
}

void SeenInterfaces::restart()
{
    const CaptureDocument *document = m_work.document();
    m_seen = document ? std::make_unique<Trace::SeenCalls>(document->ownSide()) : nullptr;
    m_announced = 0;
    Q_EMIT changed();
}

QString SeenInterfaces::originOf(int session, EntryId id) const
{
    if (id.value == 0)
        return QStringLiteral("main");
    const Trace::Capture *capture = m_work.capture();
    if (!capture || !m_seen || session < 0 || session >= capture->sessionCount())
        return {};
    return Trace::SeenCalls::originOf(*capture, quint32(session), m_seen->caller(), id);
}

const Trace::SeenMember *SeenInterfaces::find(const QString &origin, const PropertyPath &path) const
{
    return m_seen ? m_seen->find(origin, path) : nullptr;
}

std::vector<OfferedMember> SeenInterfaces::below(const QString &origin, const PropertyPath &prefix) const
{
    std::vector<OfferedMember> offered;
    if (!m_seen)
        return offered;
    for (const Trace::SeenMember &member : m_seen->members(origin)) {
        if (startsWith(member.path, prefix))
            offered.push_back({member.path.sliced(prefix.size()), &member});
    }
    // A capability that stood there in a result has an interface of its own.
    if (!prefix.isEmpty()) {
        for (const Trace::SeenMember &member : m_seen->members(Trace::SeenCalls::resultOf(origin, prefix, false))) {
            const auto same =
                std::find_if(offered.begin(), offered.end(), [&](const OfferedMember &each) { return each.path == member.path; });
            if (same == offered.end())
                offered.push_back({member.path, &member});
        }
    }
    std::sort(offered.begin(), offered.end(),
              [](const OfferedMember &a, const OfferedMember &b) { return pathToString(a.path) < pathToString(b.path); });
    return offered;
}

} // namespace Inspector
