// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "lineloader.h"
#include "textfiles.h"

#include <QtCore/QString>

#include <functional>
#include <memory>
#include <span>

/// \file
/// Sidecar indexes: what was found out about a large capture file, kept to open it at once the next time.
///
/// An index is a cache: it lies in a folder for such, is made for this version of the program and this machine, and whatever does
/// not fit is ignored and made anew. Its arrays are mapped, not copied. It is taken only if its own checksum is right, and the
/// file is as long as it was and has the same time, or is longer; and if the first and the last 64 KiB of what was indexed are
/// the same. Then every number in it is checked before it is used.

namespace QtCapnWeb::Trace {

/// Where the index of the capture \a path lies in \a folder.
QString sidecarPath(const QString &folder, const QString &path);

/// Writes what \a capture and \a loader know of the first \a position bytes of \a file, which has \a fileSize, unpacked. Keeps
/// the number of indexes in the folder small. \return false where that cannot be.
bool writeSidecar(const QString &sidecar, const QString &path, const TextFile &file, qint64 fileSize, qint64 position,
                  const Capture &capture, LineLoader &loader);

/// The other way round; \a capture has no records yet, and only that file. \return up to which byte of the file all is known; -1:
/// nothing was taken.
qint64 readSidecar(const QString &sidecar, const QString &path, const TextFile &file, qint64 fileSize, Capture &capture,
                   LineLoader &loader);

/// The part behind the checks of the file. \a payload is copied, or if it lies in \a memory used where it is; \a isWhole is asked
/// last.
bool readSidecarPayload(std::span<char> payload, std::shared_ptr<void> memory, const std::function<bool()> &isWhole,
                        Capture &capture, LineLoader &loader);

} // namespace QtCapnWeb::Trace
