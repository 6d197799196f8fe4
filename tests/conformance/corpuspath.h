// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QString>

/// \file
/// Where the recorded traffic of the reference is.

/// \a name in the corpus: in the folder that the environment variable QTCAPNWEB_CORPUS names, else beside the checkout.
inline QString corpusPath(const QString &name)
{
    const QString named = qEnvironmentVariable("QTCAPNWEB_CORPUS");
    const QString folder = named.isEmpty() ? QStringLiteral(QTCAPNWEB_SOURCE_DIR "/../shared/corpus") : named;
    return QDir(folder).filePath(name);
}

inline bool hasCorpus() { return QFileInfo::exists(corpusPath(QStringLiteral("."))); }

/// What a test says that is skipped without it.
inline constexpr const char *NoCorpus = "There is no corpus beside the source tree, and QTCAPNWEB_CORPUS names none.";

/// The recorded traces, by name; none without a corpus.
inline QFileInfoList corpusTraces()
{
    return QDir(corpusPath(QStringLiteral("traces"))).entryInfoList({QStringLiteral("*.ndjson")}, QDir::Files, QDir::Name);
}
