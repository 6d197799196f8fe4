// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stablevector.h"

#include <QtCore/QByteArray>

#include <memory>
#include <vector>

/// \file
/// Where a capture keeps its texts: in memory, or in the file that they were read from.

namespace QtCapnWeb::Trace {

/// \brief A file that texts stay in. Readable from several threads at once.
class TextFile
{
public:
    virtual ~TextFile();
    /// Up to \a size bytes from \a offset on; fewer where the file ends, or has become shorter. They lie in memory of the file or
    /// in \a buffer.
    virtual QByteArrayView bytes(qint64 offset, qint64 size, QByteArray &buffer) const = 0;
};

/// \brief Where a text is.
struct TextPlace {
    enum class Encoding : quint8 {
        Plain, ///< these bytes
        Escaped, ///< the inside of a JSON string, up to its closing quote
        Base64, ///< likewise
    };
    quint64 offset = 0; ///< made by TextStore
    Encoding encoding = Encoding::Plain;
};

/// \brief Append-only. Small texts are copied into chunks that never move, large ones are kept as they came, shared; texts of a
/// file are read there when they are asked for. One thread appends, and any may read what it was told of since.
class TextStore
{
public:
    TextStore();
    ~TextStore();
    Q_DISABLE_COPY_MOVE(TextStore)

    /// \a text must own its bytes (not wrap foreign memory).
    TextPlace append(const QByteArray &text);

    /// \return the number of \a file for placeInFile(); -1 if there are too many.
    int addFile(std::shared_ptr<const TextFile> file);
    static TextPlace placeInFile(int file, qint64 offset, TextPlace::Encoding encoding)
    {
        return {FileBit | quint64(file) << FileShift | quint64(offset), encoding};
    }
    /// There is one file, and nothing is in memory.
    bool isOneFile() const { return m_ownedFiles.size() == 1 && m_chunks.size() == 0 && m_large.size() == 0; }
    static constexpr qint64 LargestFile = qint64(1) << 48;

    /// The text of \a size bytes; it refers to the store or to \a buffer.
    QByteArrayView view(TextPlace place, qsizetype size, QByteArray &buffer) const;
    /// The bytes as they stand there: for an escaped text, those between the quotes.
    QByteArrayView stored(TextPlace place, qsizetype size, QByteArray &buffer) const;
    /// Its first \a wanted bytes, or more: whatever the size, it costs O(wanted).
    QByteArrayView head(TextPlace place, qsizetype size, qsizetype wanted, QByteArray &buffer) const;
    /// An array of its own, or shared with the store where the text is large.
    QByteArray text(TextPlace place, qsizetype size) const;

private:
    QByteArrayView inFile(quint64 offset, qsizetype size, QByteArray &buffer) const;
    static QByteArrayView decoded(QByteArrayView stored, TextPlace::Encoding encoding, QByteArray &buffer);

    static constexpr qsizetype ChunkSize = 1 << 20;
    static constexpr qsizetype LargeSize = 1 << 16;
    static constexpr quint64 LargeBit = quint64(1) << 63;
    static constexpr quint64 FileBit = quint64(1) << 62;
    static constexpr int FileShift = 48;
    static constexpr size_t MostFiles = 1 << 14;

    StableVector<char *> m_chunks;
    qsizetype m_used = ChunkSize; // of the last chunk
    StableVector<QByteArray *> m_large;
    StableVector<const TextFile *> m_files;
    std::vector<std::shared_ptr<const TextFile>> m_ownedFiles;
};

/// What the JSON string whose inside \a escaped is means, appended to \a result, as UTF-8; a surrogate that stands alone is
/// U+FFFD, as on a WebSocket. Stops at what is no JSON. \return the bytes that it took.
qsizetype unescapeJson(QByteArrayView escaped, QByteArray *result);

struct JsonStringEnd {
    qsizetype size = -1; ///< bytes up to the closing quote; -1 if there is none, or something before it that no string may hold
    qsizetype decodedSize = 0;
    bool hasEscapes = false;
};
/// Reads the JSON string whose inside begins \a text, and may be followed by anything. If it has escapes, what it means is in the
/// first JsonStringEnd::decodedSize bytes of \a buffer, which only grows. UTF-8 is not looked at.
JsonStringEnd readJsonString(QByteArrayView text, QByteArray *buffer);

/// Where the JSON string ends whose inside begins \a text: the place of its closing quote, or -1.
qsizetype endOfJsonString(QByteArrayView text);

} // namespace QtCapnWeb::Trace
