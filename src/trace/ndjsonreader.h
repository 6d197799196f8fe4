// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "record.h"
#include "rpclimits.h"
#include "textstore.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QIODevice)

/// \file
/// Reading of the native capture format: one JSON value a line. Source: corpus/README.md, and ndjsonwriter.h for what our own
/// recorder adds.

namespace QtCapnWeb::Trace {

class Capture;

/// \brief One line, understood. Unknown keys and types are ignored, as the format demands.
struct NdjsonLine {
    enum class Kind : quint8 {
        Header, ///< `{"format":"capnweb-trace",…}`
        Session, ///< \c record is its Opened record, \c limits are its sides' own
        Record, ///< any other that a Record stands for
        Other, ///< of a type that this reader has no use for, or an empty line
        Bad, ///< \c problem says why
    };

    Kind kind = Kind::Other;
    Record record; ///< Session, Record; its session number is the file's own
    qint64 seq = -1; ///< the file's own number of a message; -1 if it has none
    QString encoding; ///< Session: "string" normally; others exist in recordings of tests only
    QDateTime started; ///< Header; not valid if it says nothing
    /// Where in the line the record's text stands as it is: byte and how it is written. -1: nowhere.
    qsizetype textOffset = -1;
    TextPlace::Encoding textEncoding = TextPlace::Encoding::Plain;
    std::optional<RpcLimits> limits[2]; ///< Session: limits other than the defaults of sides A and B
    QString problem;
};

/// \brief Reads lines, one at a time. Reusable; a line costs no more than its parse and a copy of its text.
class QTCAPNWEB_EXPORT NdjsonReader
{
public:
    /// \a line is one line without its newline.
    NdjsonLine read(const QByteArray &line);
    /// The line that was read last, for keys that NdjsonLine does not hold.
    const JsonDocument &document() const { return m_document; }

private:
    QByteArray textOf(const JsonNode &node, NdjsonLine *line);

    JsonDocument m_document;
};

/// How reading went.
struct NdjsonReport {
    struct Fault {
        qint64 line = 0; ///< from 1; 0 for a file that has no lines
        QString message;

        template<typename Archive>
        void archive(Archive &archive)
        {
            archive(line);
            archive(message);
        }
    };
    qint64 records = 0;
    QDateTime started; ///< what times count from; not valid if the file does not say
    qint64 faultCount = 0;
    QList<Fault> faults; ///< the first 100
    bool torn = false; ///< the last line was not written to its end (its recorder was killed); it was skipped
    QString error; ///< why nothing could be read at all: this is no capture, or the device failed
};

/// Appends all records of \a device, open for reading, to \a capture, and their texts; for a file, CaptureFile leaves the texts
/// where they are. Bad lines are reported and skipped. The file's sessions get new numbers, behind those that the capture has.
QTCAPNWEB_EXPORT NdjsonReport readNdjson(QIODevice &device, Capture &capture);

} // namespace QtCapnWeb::Trace
