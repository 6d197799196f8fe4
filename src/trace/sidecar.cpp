// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sidecar.h"

#include "indexarchive.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr quint64 Magic = 0x31'58'45'44'4e'49'57'43; // "CWINDEX1"
constexpr quint32 Version = 3; // to be raised with whatever archive() writes
constexpr qint64 SampleSize = 64 << 10;
constexpr qsizetype MostIndexes = 16; // in a folder

struct Head {
    quint64 magic = Magic;
    quint32 version = Version;
    quint32 byteOrder = 0x01020304;
    qint64 position = 0; // of the file that is indexed
    qint64 fileSize = 0; // when it was
    qint64 changed = 0; // milliseconds since 1970
    quint64 firstBytes = 0;
    quint64 lastBytes = 0; // before position
    quint64 payloadSize = 0;
    quint64 payloadSum = 0;
    quint64 sum = 0; // of all above
};
static_assert(sizeof(Head) % IndexAlignment == 0);

quint64 sumOf(QByteArrayView bytes)
{
    IndexHash hash;
    hash.add(bytes.data(), size_t(bytes.size()));
    return hash.sum();
}

quint64 sumOf(const Head &head) { return sumOf(QByteArrayView(reinterpret_cast<const char *>(&head), offsetof(Head, sum))); }

quint64 sampleOf(const TextFile &file, qint64 from, qint64 to)
{
    QByteArray buffer;
    return sumOf(file.bytes(from, to - from, buffer));
}

void describeFile(Head *head, const TextFile &file)
{
    head->firstBytes = sampleOf(file, 0, std::min(SampleSize, head->position));
    head->lastBytes = sampleOf(file, std::max<qint64>(0, head->position - SampleSize), head->position);
}

void removeOld(const QString &folder)
{
    const QFileInfoList all = QDir(folder).entryInfoList({u"*.cwindex"_s}, QDir::Files, QDir::Time);
    for (qsizetype i = MostIndexes; i < all.size(); ++i)
        QFile::remove(all[i].filePath());
}

} // namespace

QString sidecarPath(const QString &folder, const QString &path)
{
    const QByteArray name = QFileInfo(path).absoluteFilePath().toUtf8();
    return folder + u'/' + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(32))
           + u".cwindex"_s;
}

bool writeSidecar(const QString &sidecar, const QString &path, const TextFile &file, qint64 fileSize, qint64 position,
                  const Capture &capture, LineLoader &loader)
{
    const QString folder = QFileInfo(sidecar).path();
    QSaveFile out(sidecar);
    if (!QDir().mkpath(folder) || !out.open(QIODevice::WriteOnly))
        return false;
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // it holds words of the messages
    const QFileInfo info(path);
    Head head;
    head.position = position;
    head.fileSize = fileSize;
    head.changed = info.lastModified().toMSecsSinceEpoch();
    describeFile(&head, file);

    const auto put = [&] { return out.write(reinterpret_cast<const char *>(&head), sizeof(head)) == qint64(sizeof(head)); };
    if (!put())
        return false;
    IndexWriter writer(out);
    if (!capture.writeIndex(writer))
        return false;
    loader.archive(writer);
    head.payloadSize = quint64(out.pos()) - sizeof(head);
    head.payloadSum = writer.sum();
    head.sum = sumOf(head);
    if (!writer.ok() || !out.seek(0) || !put() || !out.commit())
        return false;
    removeOld(folder);
    return true;
}

bool readSidecarPayload(std::span<char> payload, std::shared_ptr<void> memory, const std::function<bool()> &isWhole,
                        Capture &capture, LineLoader &loader)
{
    IndexReader reader(payload, std::move(memory));
    return capture.readIndex(
        reader, [&] { loader.archive(reader); }, isWhole);
}

qint64 readSidecar(const QString &sidecar, const QString &path, const TextFile &file, qint64 fileSize, Capture &capture,
                   LineLoader &loader)
{
    QString error;
    const std::shared_ptr<GrowingFile> in = GrowingFile::open(sidecar, &error);
    Head head;
    if (!in || in->read(0, reinterpret_cast<char *>(&head), sizeof(head)) != qint64(sizeof(head)))
        return -1;
    const Head ours;
    if (head.magic != ours.magic || head.version != ours.version || head.byteOrder != ours.byteOrder || head.sum != sumOf(head))
        return -1;
    if (head.position <= 0 || head.position > fileSize || head.fileSize > fileSize
        || head.payloadSize != quint64(in->size()) - sizeof(head))
        return -1;
    if (head.fileSize == fileSize && head.changed != QFileInfo(path).lastModified().toMSecsSinceEpoch())
        return -1;
    Head now = head;
    describeFile(&now, file);
    if (now.firstBytes != head.firstBytes || now.lastBytes != head.lastBytes)
        return -1;

    // Pages that are written to become this process's own.
    const auto mapping = std::make_shared<QFile>(sidecar);
    const qint64 size = mapping->open(QIODevice::ReadOnly) ? mapping->size() : 0;
    auto *const bytes = size > 0 ? reinterpret_cast<char *>(mapping->map(0, size, QFileDevice::MapPrivateOption)) : nullptr;
    if (!bytes || quint64(size) != head.payloadSize + sizeof(head))
        return -1;
    const std::span<char> payload(bytes + sizeof(head), size_t(head.payloadSize));
    // The sum is made while all is looked at, which bears any bytes.
    std::future<bool> isWhole = std::async(
        std::launch::async, [&] { return sumOf(QByteArrayView(payload.data(), qsizetype(payload.size()))) == head.payloadSum; });
    return readSidecarPayload(
               payload, mapping, [&] { return isWhole.get(); }, capture, loader)
               ? head.position
               : -1;
}

} // namespace QtCapnWeb::Trace
