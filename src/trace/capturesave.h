// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redaction.h"
#include "tablehistory.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

/// \file
/// Saving of captures as files: whole or in parts, as they are or redacted.

namespace QtCapnWeb::Trace {

class Capture;

enum class CaptureFormat : quint8 {
    Native, ///< .cwtrace, .ndjson
    Compressed, ///< .cwtrace.zst, .ndjson.zst
    Har, ///< .har
};
/// By its suffix; nothing if it has none of these.
QTCAPNWEB_EXPORT std::optional<CaptureFormat> captureFormatOf(const QString &path);

struct CaptureSaveOptions {
    CaptureFormat format = CaptureFormat::Native;
    QDateTime started; ///< what the times of the capture count from; not valid: 1970
    std::optional<Redactor> redactor; ///< hides values
    /// Only these, in ascending order. Tables and calls of a part are those of a recording that saw no more than it. The Opened
    /// records of their sessions are added where they are missing.
    std::optional<std::vector<RecordIndex>> records;
    std::stop_token stop;
    std::function<void(qint64 done, qint64 total)> progress; ///< about once in a thousand records
};

struct CaptureSaveReport {
    qint64 records = 0; ///< that were written
    qint64 leftOut = 0; ///< that the format has no place for
    QString error; ///< why there is no file; empty if there is
};

/// \brief Writes what \a capture has now to \a path, on any thread, while its writer goes on. A file that is there is replaced
/// only by one that is complete: if it fails, or is stopped, the old one stays.
QTCAPNWEB_EXPORT CaptureSaveReport saveCapture(const Capture &capture, const QString &path, const CaptureSaveOptions &options);

} // namespace QtCapnWeb::Trace
