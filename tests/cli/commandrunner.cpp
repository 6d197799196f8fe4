// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>

QList<QJsonObject> CommandResult::jsonLines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

CommandResult runCapnweb(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(QStringLiteral(CAPNWEB_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    CommandResult result;
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        result.errors = process.errorString().toUtf8();
        return result;
    }
    if (process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    return result;
}
