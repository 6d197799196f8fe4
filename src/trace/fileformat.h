// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

/// \file
/// What a file is, by its first bytes.

namespace QtCapnWeb::Trace {

enum class FileFormat : quint8 {
    Empty,
    Capture, ///< the native format, one JSON value a line
    CompressedCapture, ///< Zstandard; whether there is a capture inside is seen when it is read
    Har, ///< HTTP archive, as browsers save it
    Pcap, ///< packets, of tcpdump or Wireshark
    Zip,
    Gzip,
    Pdf,
    Image,
    Executable,
    SqliteDatabase,
    Html,
    Xml,
    JsonLines, ///< JSON, one value a line, but no capture
    Json,
    Text,
    Utf16Text,
    Binary,
};

/// \a head: the first 4 KiB or so.
QTCAPNWEB_EXPORT FileFormat detectFormat(QByteArrayView head);
/// For a sentence such as "This is …": "a HAR file", "a ZIP archive", "text".
QTCAPNWEB_EXPORT QString describe(FileFormat format);

} // namespace QtCapnWeb::Trace
