// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "seencalls.h"
#include "slicedwork.h"

#include <QtCore/QObject>

#include <memory>
#include <vector>

/// \file
/// What is known of the peer's interfaces from a document's traffic.

namespace Inspector {

/// A member that is offered for a place.
struct OfferedMember {
    QtCapnWeb::PropertyPath path; ///< from that place
    const QtCapnWeb::Trace::SeenMember *member = nullptr; ///< good until records come
};

/// \brief SeenCalls of a document's own side, looked for in slices while the capture grows. It does nothing until it is active.
class SeenInterfaces final : public QObject
{
    Q_OBJECT
public:
    explicit SeenInterfaces(QObject *parent = nullptr);
    ~SeenInterfaces() override;

    /// May be null, and may die first.
    void setDocument(CaptureDocument *document);
    void setActive(bool active) { m_work.setActive(active); }
    void finish() { m_work.finish(); }

    /// Where import \a id came from, see SeenCalls::originOf(); empty if it is not known.
    QString originOf(int session, QtCapnWeb::EntryId id) const;
    /// Null if it was never seen. Good until records come.
    const QtCapnWeb::Trace::SeenMember *find(const QString &origin, const QtCapnWeb::PropertyPath &path) const;
    /// What was seen below \a prefix of what came from \a origin, sorted by path.
    std::vector<OfferedMember> below(const QString &origin, const QtCapnWeb::PropertyPath &prefix) const;

Q_SIGNALS:
    /// More is known, or nothing any more.
    void changed();

private:
    void restart();

    std::unique_ptr<QtCapnWeb::Trace::SeenCalls> m_seen; ///< null without a document
    quint64 m_announced = 0;
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
