// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "textstore.h"

#include <QtCore/QFile>

#include <memory>
#include <mutex>

/// \file
/// Files that texts stay in: one that is finished, and one that still grows.

namespace QtCapnWeb::Trace {

/// \brief A finished file, mapped into memory. If someone shortens it, reading raises SIGBUS: for files that nobody writes.
class MappedFile final : public TextFile
{
public:
    /// \return null where \a path cannot be mapped.
    static std::shared_ptr<MappedFile> open(const QString &path);
    QByteArrayView bytes(qint64 offset, qint64 size, QByteArray &buffer) const override;
    QByteArrayView all() const { return m_bytes; }

private:
    QFile m_file;
    QByteArrayView m_bytes;
};

/// \brief A file that may grow, shrink or vanish meanwhile.
class GrowingFile final : public TextFile
{
public:
    /// \return null, and why in \a error.
    static std::shared_ptr<GrowingFile> open(const QString &path, QString *error);
    QByteArrayView bytes(qint64 offset, qint64 size, QByteArray &buffer) const override;
    /// Into memory; \return how many bytes, fewer than \a size where the file ends; -1: an error.
    qint64 read(qint64 offset, char *to, qint64 size) const;
    qint64 size() const;
    /// The path does not lead to the file that was opened any more.
    bool isReplaced() const;

private:
    QFile m_file;
    mutable std::mutex m_lock; // where reading moves the place in the file
};

} // namespace QtCapnWeb::Trace
