// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QList>
#include <QtCore/QString>

/// \file
/// What an editor of filters offers while one types.

namespace QtCapnWeb::Trace {

class Capture;

struct FilterCompletion {
    enum class Kind : quint8 { Field, Comparison, Value, Connective };

    Kind kind = Kind::Field;
    QString text; ///< what to put in
    QString meaning; ///< English, may be empty
};

struct FilterCompletions {
    qsizetype position = 0; ///< what the completions replace, in UTF-16 code units
    qsizetype length = 0;
    QList<FilterCompletion> items; ///< fit for what is before the cursor, best first; at most 200
};

/// What may stand at \a cursor in \a text, a filter that need not be complete. \a capture, which may be null, gives the methods,
/// sessions and URLs that are known. O(text and the capture's methods), the latter at most 20000.
QTCAPNWEB_EXPORT FilterCompletions filterCompletions(QStringView text, qsizetype cursor, const Capture *capture);

} // namespace QtCapnWeb::Trace
