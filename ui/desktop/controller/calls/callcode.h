// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"
#include "callrequest.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

/// \file
/// A call as a program that makes it.

namespace Inspector {

/// \brief Calls in their order, and which of them gives the capabilities that others name.
///
/// A capability's id means something in one session only. In a program, `$import:-3` is the result of a call, or a part of it.
struct CallScript {
    struct Origin {
        int call = -1; ///< in \c calls
        QtCapnWeb::PropertyPath path; ///< in its result
    };

    QUrl url; ///< ws or wss, without credentials
    QList<CallRequest> calls; ///< the last is the one that was asked for
    QHash<double, Origin> imports; ///< by id
    QStringList missing; ///< references that no call of ours gave: the program cannot have them
};

/// The script for \a request, with what it needs of the calls in \a log that session \a session made. \a log may be null.
CallScript scriptOf(const CallRequest &request, const CallLog *log, quint32 session, const QUrl &url);

/// A program in some language, or why there is none.
struct CallCode {
    QString text;
    QString problem; ///< for a person
};

/// A module for Node.js, or any browser, with npm's package capnweb.
CallCode toJavaScript(const CallScript &script);
/// A program with QtCapnWeb.
CallCode toCpp(const CallScript &script);
/// A command line for a POSIX shell that sends the calls as one HTTP batch; it prints the answers as they are on the wire.
CallCode toCurl(const CallScript &script);

} // namespace Inspector
