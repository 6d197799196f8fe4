// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// Files by streams: neither side ever holds a whole file in memory, and a slow disk slows the sender down.

#include "roles.h"

#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpcstream.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// Writes all chunks to \a path, which is replaced when all are there, and only then. \return how many bytes there were
RpcResult<qint64> save(RpcReadable content, QString path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw RpcError(file.errorString());
    qint64 size = 0;
    while (const RpcChunk chunk = co_await content.read()) { // the next one is asked for when this one is written
        const QByteArray bytes = chunk.as<QByteArray>();
        size += bytes.size();
        if (file.write(bytes) != bytes.size())
            throw RpcError(file.errorString()); // the stream is cancelled as the last handle on it goes
    }
    if (!file.commit())
        throw RpcError(file.errorString());
    co_return size;
}

class Files : public RpcTarget
{
    Q_OBJECT
public:
    explicit Files(const QString &folder) : m_folder(folder) { }

    Q_INVOKABLE QStringList list() const { return QDir(m_folder).entryList(QDir::Files, QDir::Name); }
    Q_INVOKABLE RpcPromise upload(QString name, RpcReadable content) { co_return save(content, path(name)); }
    Q_INVOKABLE RpcReadable download(const QString &name)
    {
        auto file = std::make_unique<QFile>(path(name));
        if (!file->open(QIODevice::ReadOnly))
            throw RpcError(u"%1: %2"_s.arg(name, file->errorString()));
        return RpcReadable::fromDevice(std::move(file)); // the file goes when the stream has ended
    }

private:
    /// Names come from strangers: a file of this folder, or nothing.
    QString path(const QString &name) const
    {
        if (name.isEmpty() || name.startsWith(u'.') || name != QFileInfo(name).fileName())
            throw RpcError(u"'%1' is not the name of a file."_s.arg(name));
        return QDir(m_folder).filePath(name);
    }

    QString m_folder;
};

RpcResult<void> transfer(QUrl url, QStringList uploads, QStringList downloads, QString folder)
{
    RpcStub files = connectToServer(url);
    for (const QString &upload : uploads) {
        QFile file(upload);
        if (!file.open(QIODevice::ReadOnly))
            throw RpcError(u"%1: %2"_s.arg(upload, file.errorString()));
        const QString name = QFileInfo(upload).fileName();
        const auto size = co_await files.call<qint64>("upload", name, RpcReadable::fromDevice(&file));
        print(u"uploaded %1, %2 bytes"_s.arg(name).arg(size));
    }
    print(u"at the server: %1"_s.arg((co_await files.call<QStringList>("list")).join(u' ')));
    for (const QString &name : downloads) {
        const RpcReadable content = co_await files.call<RpcReadable>("download", name);
        const qint64 size = co_await save(content, QDir(folder).filePath(QFileInfo(name).fileName()));
        print(u"downloaded %1, %2 bytes"_s.arg(name).arg(size));
    }
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"Uploads files, lists what is there, and downloads files."_s);
    roles.parser.addOption({u"folder"_s, u"Where the server keeps files."_s, u"folder"_s, u"."_s});
    roles.parser.addOption({u"upload"_s, u"Upload this file; may be given several times."_s, u"file"_s});
    roles.parser.addOption({u"download"_s, u"Download what has this name; may be given several times."_s, u"name"_s});
    roles.parser.addOption({u"to"_s, u"Where the client puts downloads."_s, u"folder"_s, u"."_s});
    roles.process(application);

    RpcServer server([folder = roles.parser.value(u"folder"_s)] { return new Files(folder); });
    if (roles.isServer() && !roles.listen(server))
        return 1;
    if (roles.isClient())
        roles.endWith(transfer(roles.url(), roles.parser.values(u"upload"_s), roles.parser.values(u"download"_s),
                               roles.parser.value(u"to"_s)));
    return application.exec();
}

#include "main.moc"
