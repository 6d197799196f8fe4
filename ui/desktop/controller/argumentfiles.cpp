// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentfiles.h"

#include "argumentparser.h"
#include "valuemapping.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Inspector::ArgumentFiles", text); }

QString completePath(const QString &path, const QString &folder)
{
    if (path.startsWith("~/"_L1))
        return QDir::home().filePath(path.mid(2));
    return QDir(folder.isEmpty() ? QDir::homePath() : folder).absoluteFilePath(path);
}

QString refusal(const QString &path, const QString &reason) { return tr("%1 cannot be read: %2").arg(path, reason); }

} // namespace

bool holdsFiles(const Value &arguments)
{
    bool found = false;
    forEachCapability(arguments, [&found](const CapabilityPtr &capability) {
        if (dynamic_cast<const FilePlaceholder *>(capability.data()))
            found = true;
        else if (const auto *callback = dynamic_cast<const CallbackPlaceholder *>(capability.data()))
            found = found || holdsFiles(callback->answer());
    });
    return found;
}

Value withFiles(const Value &arguments, const QString &folder, QString *error)
{
    return mapCapabilities(arguments, [&](const Value &capability) -> Value {
        const CapabilityPtr placeholder = capability.capability();
        if (const auto *callback = dynamic_cast<const CallbackPlaceholder *>(placeholder.data())) {
            if (!holdsFiles(callback->answer()))
                return capability;
            return Value::stub(
                CapabilityPtr(new CallbackPlaceholder(callback->name(), withFiles(callback->answer(), folder, error))));
        }
        const auto *named = dynamic_cast<const FilePlaceholder *>(placeholder.data());
        if (!named)
            return capability;
        const QString path = completePath(named->path(), folder);
        const QFileInfo info(path);
        if (info.isDir()) {
            *error = refusal(path, tr("It is a folder."));
            return {};
        }
        QFile file(path);
        // A pipe would be waited for; only files are opened here.
        if ((info.exists() && !info.isFile()) || !file.open(QIODevice::ReadOnly)) {
            *error = refusal(path, info.exists() && !info.isFile() ? tr("It is no file.") : file.errorString());
            return {};
        }
        if (named->kind() == FilePlaceholder::Kind::Stream)
            return Value::readable(CapabilityPtr(new FilePlaceholder(FilePlaceholder::Kind::Stream, path)));
        const QByteArray data = file.read(LargestArgumentFile + 1);
        if (data.size() > LargestArgumentFile)
            *error = refusal(path, tr("It is too large for a message; a stream has no limit."));
        else if (file.error() != QFileDevice::NoError)
            *error = refusal(path, file.errorString());
        return Value(data);
    });
}

} // namespace Inspector
