// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <functional>
#include <stop_token>

QT_FORWARD_DECLARE_CLASS(QIODevice)

/// \file
/// Writing of HTTP archives (HAR 1.2), as Chrome's developer tools write them.

namespace QtCapnWeb {
struct Record;
} // namespace QtCapnWeb

namespace QtCapnWeb::Trace {

class Capture;

struct HarWriteOptions {
    QDateTime started; ///< of the capture; times count from it. Invalid: 1970
    /// Called with each record of the capture before it is written, to change it (Redactor::redact()). May be empty.
    std::function<void(qint64 index, Record &)> change;
    /// Called with the number of records written, about once in a thousand. May be empty.
    std::function<void(qint64)> progress;
    std::stop_token stop;
};

struct HarWriteReport {
    qint64 records = 0; ///< that were written
    qint64 leftOut = 0; ///< that a HAR has no place for: texts that never left, refused ones, notes, comments, marks
    QString error; ///< why it was not written to its end; empty if it was
};

/// \brief Writes all sessions of \a capture to \a device, open for writing: a WebSocket as an entry with `_webSocketMessages`
/// (closes as messages with opcode 8 and `_code`), a batch, which is a session whose URL begins with http, as a POST with its
/// answer. Needs four bytes a record; texts are written one by one. On the capture's thread.
QTCAPNWEB_EXPORT HarWriteReport writeHar(const Capture &capture, QIODevice &device, const HarWriteOptions &options = {});

} // namespace QtCapnWeb::Trace
