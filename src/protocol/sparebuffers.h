// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>

/// \file
/// The memory of large texts, kept for the next ones.

namespace QtCapnWeb {

/// \brief A few buffers of this thread that nobody uses right now.
///
/// Memory of a megabyte goes back to the system when it is freed, and the system clears what it gives out anew: that is a third
/// of the work for a large message. So those who read and write texts lend each other what they have done with. At most 8 MiB of
/// a thread are kept, until dropUnused() finds that nobody wants them.
namespace SpareBuffers {

/// Puts what \a buffer has into one with room for \a size bytes, though not for far more than twice as much. \return whether
/// there was one
QTCAPNWEB_EXPORT bool grow(QByteArray *buffer, qsizetype size);
/// Takes the memory of \a buffer if it is worth keeping and nobody shares it.
QTCAPNWEB_EXPORT void give(QByteArray &&buffer);
/// Frees those that were not used since it was called the last time. \return whether others are left
QTCAPNWEB_EXPORT bool dropUnused();
/// Whether there are some.
QTCAPNWEB_EXPORT bool any();

} // namespace SpareBuffers

} // namespace QtCapnWeb
