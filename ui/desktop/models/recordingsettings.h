// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QString>

/// \file
/// What a person says of a recording.

namespace Inspector {

struct RecordingSettings {
    QString path;
    bool includeSoFar = true; ///< what was captured before stands in the file, too; else only what comes
    qint64 maximumSize = 0; ///< bytes of a file, after which recording goes on in NAME.2.cwtrace and so on; 0: no limit
    int keptFiles = 0; ///< with a limit: older files are deleted; 0: none
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::RecordingSettings)
