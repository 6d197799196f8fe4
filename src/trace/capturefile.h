// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "fileformat.h"
#include "ndjsonreader.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

/// \file
/// Opening capture files, on any thread, while others look at what is there already.

namespace QtCapnWeb::Trace {

class Capture;

struct LoadProgress {
    qint64 records = 0; ///< of this file so far; all of them can be asked for
    qint64 bytes = 0; ///< of the file that were read, unpacked
    qint64 size = 0; ///< of them all
};
using ProgressHandler = std::function<void(const LoadProgress &)>;

/// How much of a large file is its head, which is there long before all of it.
struct CaptureHead {
    qint64 records = 10'000; ///< so many of them, or somewhat more,
    qint64 bytes = 8 << 20; ///< or the records in so many bytes, unpacked
    qint64 largerThan = 16 << 20; ///< bytes of a file, unpacked, up to which all of it is there as soon
};

struct CaptureFileOptions {
    /// The file may still be written, so it is never mapped. A file that was written within the last seconds is treated so in any
    /// case.
    bool follow = false;
    /// Where indexes of large files are kept, so that they open at once the next time (see sidecar.h); empty: nowhere.
    QString indexFolder = defaultIndexFolder();
    /// Bytes of a file from which on it has an index.
    qint64 indexFrom = 32 << 20;

    /// In the user's folder for caches.
    QTCAPNWEB_EXPORT static QString defaultIndexFolder();
};

/// \brief One native capture file (.ndjson, .cwtrace, .cwtrace.zst), whose records go into a capture and whose texts stay where
/// they are.
///
/// The file belongs to the capture from then on: it stays open while the capture lives, and should be left as it is. Where it is
/// cut off nevertheless, texts are shorter or empty.
///
///     CaptureFile file(path, capture, {.follow = true});
///     file.read();                              // all that is there
///     while (recording && file.read() != CaptureFile::State::Replaced)
///         wait();                               // and what came since
class QTCAPNWEB_EXPORT CaptureFile
{
public:
    enum class State : quint8 {
        Read, ///< all that was there was read; a line that is not finished yet waits for the next time
        Stopped, ///< it was asked to stop; read() goes on where it stopped
        Replaced, ///< it became shorter, or other than it was: what was read is what it held before. Open it anew, for a new
                  ///< capture
        Failed, ///< report().error says why
    };

    /// Reads the first records of a large file into \a capture, which takes some ten milliseconds. A capture that all of the file
    /// is read into begins with the same records under the same numbers. \return how it went; nothing: there is nothing to be
    /// shown beforehand, since the file is small, or no capture, or can only be read at once (HAR), or since it was stopped.
    static std::optional<NdjsonReport> readHead(const QString &path, Capture &capture, const CaptureHead &head = {},
                                                const std::stop_token &stop = {});

    /// \a capture outlives it. Each file's sessions get numbers of their own.
    CaptureFile(const QString &path, Capture &capture, const CaptureFileOptions &options = {});
    ~CaptureFile();
    Q_DISABLE_COPY_MOVE(CaptureFile)

    /// Reads on to the file's present end. \a progress is told every few milliseconds, on this thread. Of one file at a time.
    State read(const std::stop_token &stop = {}, const ProgressHandler &progress = {});
    /// How many records came from the index of an earlier time.
    qint64 indexedRecords() const;
    /// How it went up to now. In a file that is not followed, an unfinished last line counts as torn.
    const NdjsonReport &report() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Reads all of a file of any kind that the engine knows into \a capture. NdjsonReport::error says what it is if it is none of
/// them; a read that was stopped has no error, and as many records as there were.
QTCAPNWEB_EXPORT NdjsonReport readCapture(const QString &path, Capture &capture, const std::stop_token &stop = {},
                                          const ProgressHandler &progress = {}, const CaptureFileOptions &options = {});

/// Whether \a whole begins with the records of \a head. Both are captures of one file, which may have been changed meanwhile.
QTCAPNWEB_EXPORT bool beginsWith(const Capture &whole, const Capture &head);

} // namespace QtCapnWeb::Trace
