// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "findings.h"
#include "transcript.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <algorithm>

/// \file
/// What is found in a capture, to ask for, and a conversation that leaks.

namespace FindingsTesting {

using namespace QtCapnWeb::Trace;

/// \brief All that is found in a capture which is at its end.
struct Found {
    explicit Found(const Capture &capture, const FindingOptions &options = {}) : engine(options)
    {
        engine.update(capture);
        engine.finish(capture);
    }
    const Finding *find(FindingRule rule) const
    {
        const auto it = std::find_if(engine.findings().begin(), engine.findings().end(),
                                     [&](const Finding &finding) { return finding.rule == rule; });
        return it == engine.findings().end() ? nullptr : &*it;
    }
    QStringList ids() const
    {
        QStringList list;
        for (const Finding &finding : engine.findings())
            list.append(QString(findingRule(finding.rule).id) + u'/' + QString(severityName(finding.severity)));
        return list;
    }
    FindingsEngine engine;
};

/// Calls of \a method, \a count of them, whose results are stubs that are kept. Ids go on from \a calls and \a stubs.
inline void playLeaks(Capture &capture, const char *method, int count, int *calls, int *stubs)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray id = QByteArray::number(++*calls);
        const QByteArray stub = QByteArray::number(-++*stubs);
        Transcript::play(capture, ("> [\"push\",[\"pipeline\",0,[\"" + QByteArray(method) + "\"],[]]]\n> [\"pull\"," + id
                                   + "]\n< [\"resolve\"," + id + ",[\"export\"," + stub + "]]\n> [\"release\"," + id + ",1]")
                                      .constData());
    }
}

} // namespace FindingsTesting
