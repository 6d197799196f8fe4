// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value.h"

#include <QtCore/QString>

/// \file
/// Files that arguments name.

namespace Inspector {

/// The largest file that is sent as bytes: more than any peer accepts in a message.
inline constexpr qint64 LargestArgumentFile = 64 << 20;

/// Whether \a arguments have a FilePlaceholder anywhere.
bool holdsFiles(const QtCapnWeb::Value &arguments);

/// \a arguments with the bytes of files in their places; streams get complete paths. Relative names are meant from \a folder, or
/// from the home folder if it is empty. Reads files: not for the GUI thread. \a error is set if one can't be read.
QtCapnWeb::Value withFiles(const QtCapnWeb::Value &arguments, const QString &folder, QString *error);

} // namespace Inspector
