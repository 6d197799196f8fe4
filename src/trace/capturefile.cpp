// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturefile.h"

#include "capture.h"
#include "harreader.h"
#include "lineloader.h"
#include "piecereader.h"
#include "sidecar.h"
#include "textfiles.h"
#include "zstdcapture.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype FirstSlab = 1 << 20; // bytes that are read at once, so that the first rows come soon,
constexpr qsizetype LargestSlab = 4 << 20; // and later more, so that several threads have enough to do
constexpr qint64 SmallestForHelp = 1 << 20; // bytes that one thread reads as fast as several
constexpr qsizetype HeadSize = 4096;
constexpr qsizetype TailSize = 256; // by which a file is known again
constexpr int RestSeconds = 5; // so long after its last change a file is taken for finished
constexpr auto ProgressInterval = std::chrono::milliseconds(20);

} // namespace

struct CaptureFile::Private {
    const QString path;
    Capture &capture;
    CaptureFileOptions options;
    std::unique_ptr<LineLoader> loader;
    std::unique_ptr<PieceReader> pieces; // while something is read
    NdjsonReport failure;
    std::shared_ptr<MappedFile> mapped;
    std::shared_ptr<GrowingFile> growing;
    std::shared_ptr<ZstdFile> packed;
    bool opened = false;
    bool ended = false; // whatever comes is not read any more
    bool replaced = false;
    qint64 position = 0; // of what was taken
    QByteArray tail; // what stands in front of it

    // Of a growing or compressed file: what was read and not taken, at position.
    QByteArray pending;
    qsizetype slab = FirstSlab; // how much of it is gathered before it is taken
    size_t nextFrame = 0;

    std::stop_token stop;
    ProgressHandler progress;
    std::chrono::steady_clock::time_point lastProgress;
    qint64 wholeSize = 0;
    QString sidecar; // empty: none
    std::optional<CaptureHead> head; // if no more is read
    qint64 indexed = 0;

    Private(const QString &name, Capture &into, const CaptureFileOptions &given) : path(name), capture(into), options(given) { }

    State fail(const QString &error)
    {
        failure.error = error;
        ended = true;
        return State::Failed;
    }

    State open();
    void tell(bool always);
    /// Takes what it can of \a bytes, which stand at position. \return false if it was stopped, or there is nothing more to come.
    bool take(QByteArrayView bytes, bool atEnd, qsizetype *taken);
    /// The same for all whole lines, on several threads if there are enough.
    bool takeTogether(QByteArrayView lines, qsizetype *taken);
    /// After so many bytes were taken. \return false if it was stopped, or there is nothing more to come.
    bool goesOn(qsizetype taken);
    State readMapped();
    State readGrowing();
    State readPacked();
    bool isOther() const;
    void keepIndex();
};

CaptureFile::State CaptureFile::Private::open()
{
    opened = true;
    QString error;
    const std::shared_ptr<GrowingFile> file = GrowingFile::open(path, &error);
    if (!file)
        return fail(error);
    if (QFileInfo(path).isDir())
        return fail(u"This is a folder."_s);
    QByteArray buffer;
    const FileFormat format = detectFormat(file->bytes(0, HeadSize, buffer));
    std::shared_ptr<const TextFile> texts;
    if (format == FileFormat::CompressedCapture) {
        packed = head ? ZstdFile::open(path, &error, head->largerThan + 1) : ZstdFile::open(path, &error);
        if (!packed)
            return fail(error);
        const std::shared_ptr<const QByteArray> first = packed->frame(0);
        const FileFormat inside =
            detectFormat(first ? QByteArrayView(*first).first(std::min(first->size(), HeadSize)) : QByteArrayView());
        if (inside != FileFormat::Capture)
            return fail(u"This is no capture: what was compressed is %1."_s.arg(describe(inside)));
        texts = packed;
    } else if (format == FileFormat::Capture || (format == FileFormat::Empty && options.follow)) {
        const QDateTime changed = QFileInfo(path).lastModified();
        if (!options.follow && changed.secsTo(QDateTime::currentDateTime()) > RestSeconds)
            mapped = MappedFile::open(path);
        if (mapped)
            texts = mapped;
        else
            texts = growing = file;
    } else {
        return fail(u"This is no capture, but %1."_s.arg(describe(format)));
    }
    if (head && (packed ? packed->size() : file->size()) <= head->largerThan) {
        ended = true;
        return State::Read;
    }
    const int number = file->size() < TextStore::LargestFile ? capture.addFile(texts) : -1;
    const bool isAlone = number == 0 && capture.count() == 0;
    loader = std::make_unique<LineLoader>(capture, number);
    const qint64 size = packed ? packed->size() : file->size();
    if (isAlone && loader->isFirst() && !options.indexFolder.isEmpty() && size >= options.indexFrom
        && !(packed && packed->isTorn())) {
        sidecar = sidecarPath(options.indexFolder, path);
        const qint64 known = readSidecar(sidecar, path, *texts, size, capture, *loader);
        if (known > 0) {
            position = known;
            for (nextFrame = 0; packed && nextFrame < packed->frameCount() && packed->frameOffset(nextFrame) < position;)
                ++nextFrame;
            if (packed) { // what stands behind it in its last frame
                const qint64 end = nextFrame < packed->frameCount() ? packed->frameOffset(nextFrame) : size;
                QByteArray rest;
                pending = texts->bytes(position, end - position, rest).toByteArray();
            }
            indexed = loader->report().records;
            QByteArray before;
            tail = texts->bytes(std::max<qint64>(0, known - TailSize), std::min<qint64>(known, TailSize), before).toByteArray();
        } else {
            loader = std::make_unique<LineLoader>(capture, number);
        }
    }
    return State::Read;
}

// Of a file that was read to its end, and is not followed: nobody else appends meanwhile.
void CaptureFile::Private::keepIndex()
{
    const NdjsonReport &report = loader->report();
    if (sidecar.isEmpty() || options.follow || !ended || report.torn || !report.error.isEmpty() || report.records == indexed
        || report.records != capture.count())
        return;
    const TextFile &texts = mapped   ? static_cast<const TextFile &>(*mapped)
                            : packed ? static_cast<const TextFile &>(*packed)
                                     : *growing;
    const qint64 size = packed ? packed->size() : QFileInfo(path).size();
    writeSidecar(sidecar, path, texts, size, position, capture, *loader);
    sidecar.clear();
}

void CaptureFile::Private::tell(bool always)
{
    if (!progress)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (!always && now - lastProgress < ProgressInterval)
        return;
    lastProgress = now;
    progress({loader->report().records, position, wholeSize});
}

bool CaptureFile::Private::goesOn(qsizetype taken)
{
    position += taken;
    tell(false);
    if (!loader->report().error.isEmpty() || loader->report().torn) {
        ended = true;
        return false;
    }
    if (head && (loader->report().records >= head->records || position >= head->bytes))
        return false;
    return !stop.stop_requested();
}

bool CaptureFile::Private::take(QByteArrayView bytes, bool atEnd, qsizetype *taken)
{
    *taken = 0;
    // A line that is not finished waits: it may end in what comes.
    const QByteArrayView whole = bytes.first(bytes.size() < SmallestForHelp ? 0 : bytes.lastIndexOf('\n') + 1);
    if (whole.size() >= SmallestForHelp && !takeTogether(whole, taken))
        return false;
    while (*taken < bytes.size()) {
        const qsizetype count = loader->take(bytes.sliced(*taken), position, atEnd);
        if (count == 0)
            break;
        *taken += count;
        if (!goesOn(count))
            return false;
    }
    return true;
}

bool CaptureFile::Private::takeTogether(QByteArrayView lines, qsizetype *taken)
{
    const qint64 begin = position;
    loader->begin(lines);
    if (!pieces)
        pieces = std::make_unique<PieceReader>(lines.size() < SmallestForHelp ? 0 : PieceReader::helpersForThisMachine());
    pieces->begin(lines);
    while (const PieceReader::Piece *piece = pieces->next()) {
        loader->take(piece->lines, piece->bytes, begin + piece->offset);
        *taken += piece->lines.taken;
        if (!goesOn(piece->lines.taken)) {
            pieces.reset(); // it reads ahead
            return false;
        }
    }
    return true;
}

CaptureFile::State CaptureFile::Private::readMapped()
{
    const QByteArrayView all = mapped->all();
    wholeSize = all.size();
    qsizetype taken = 0;
    if (!takeTogether(all.sliced(position), &taken) && !ended)
        return State::Stopped;
    ended = true;
    return State::Read;
}

bool CaptureFile::Private::isOther() const
{
    if (growing->isReplaced() || growing->size() < position + pending.size())
        return true;
    QByteArray buffer;
    return growing->bytes(position - tail.size(), tail.size(), buffer) != tail;
}

CaptureFile::State CaptureFile::Private::readGrowing()
{
    if (isOther()) {
        replaced = ended = true;
        return State::Replaced;
    }
    wholeSize = growing->size();
    bool atEnd = false;
    while (true) {
        qsizetype taken = 0;
        const bool goesOn = take(pending, atEnd && !options.follow, &taken);
        if (taken > 0) {
            tail = pending.sliced(std::max<qsizetype>(0, taken - TailSize), std::min(taken, TailSize));
            pending.remove(0, taken);
        }
        if (ended || (atEnd && goesOn))
            break;
        if (!goesOn)
            return State::Stopped;
        // A long line is not gone through again for each piece of it.
        const qsizetype before = pending.size();
        const qsizetype wanted = std::max(slab, before);
        slab = LargestSlab;
        pending.resize(before + wanted);
        const qint64 count = growing->read(position + before, pending.data() + before, wanted);
        pending.resize(before + std::max<qint64>(0, count));
        if (count < 0)
            return fail(u"It cannot be read."_s);
        atEnd = count == 0;
    }
    if (!options.follow)
        ended = true;
    return State::Read;
}

CaptureFile::State CaptureFile::Private::readPacked()
{
    wholeSize = packed->size();
    while (true) {
        const bool atEnd = nextFrame == packed->frameCount();
        if (pending.size() >= slab || atEnd) {
            qsizetype taken = 0;
            const bool goesOn = take(pending, atEnd && !packed->hasMore(), &taken);
            pending.remove(0, taken);
            slab = std::max(LargestSlab, 2 * pending.size()); // a long line is not gone through again for each piece of it
            if (ended || (atEnd && goesOn && !packed->hasMore()))
                break;
            if (!goesOn || (atEnd && packed->hasMore()))
                return State::Stopped;
        }
        const std::shared_ptr<const QByteArray> frame = packed->frame(nextFrame);
        if (!frame)
            return fail(u"It is damaged: its part %1 cannot be unpacked."_s.arg(nextFrame + 1));
        ++nextFrame;
        pending += *frame;
    }
    ended = true;
    loader->report().torn |= packed->isTorn();
    return State::Read;
}

CaptureFile::CaptureFile(const QString &path, Capture &capture, const CaptureFileOptions &options)
    : d(std::make_unique<Private>(path, capture, options))
{ }

CaptureFile::~CaptureFile() = default;

std::optional<NdjsonReport> CaptureFile::readHead(const QString &path, Capture &capture, const CaptureHead &head,
                                                  const std::stop_token &stop)
{
    CaptureFile file(path, capture, {.follow = true, .indexFolder = {}});
    file.d->head = head;
    if (file.read(stop) != State::Stopped || stop.stop_requested() || capture.count() == 0)
        return {};
    return file.report();
}

CaptureFile::State CaptureFile::read(const std::stop_token &stop, const ProgressHandler &progress)
{
    d->stop = stop;
    d->progress = progress;
    State state = d->opened ? State::Read : d->open();
    if (state == State::Read && !d->ended)
        state = d->mapped ? d->readMapped() : d->growing ? d->readGrowing() : d->readPacked();
    if (d->loader)
        d->tell(true);
    d->progress = {};
    d->pieces.reset();
    d->pending.squeeze(); // a file that is followed has a line in it mostly
    if (d->loader && state == State::Read && !d->replaced)
        d->keepIndex();
    if (d->replaced)
        return State::Replaced;
    return report().error.isEmpty() ? state : State::Failed;
}

const NdjsonReport &CaptureFile::report() const
{
    return d->loader && d->failure.error.isEmpty() ? d->loader->report() : d->failure;
}

namespace {

// A HAR is one JSON value, and read at once.
NdjsonReport readArchive(QFile &file, Capture &capture, const ProgressHandler &progress)
{
    NdjsonReport report;
    const qint64 size = file.size();
    const QByteArray text = file.readAll();
    if (text.size() != size) {
        report.error = file.errorString();
        return report;
    }
    const HarReport har = readHar(text, capture);
    report.records = har.records;
    report.started = har.started;
    report.faultCount = har.faults.size();
    for (const QString &fault : har.faults)
        report.faults.append({0, fault});
    report.error = har.error;
    if (progress)
        progress({har.records, size, size});
    return report;
}

} // namespace

qint64 CaptureFile::indexedRecords() const { return d->indexed; }

QString CaptureFileOptions::defaultIndexFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return folder.isEmpty() ? QString() : folder + u"/capnweb/indexes"_s;
}

NdjsonReport readCapture(const QString &path, Capture &capture, const std::stop_token &stop, const ProgressHandler &progress,
                         const CaptureFileOptions &options)
{
    if (QFile archive(path); archive.open(QIODevice::ReadOnly) && detectFormat(archive.peek(HeadSize)) == FileFormat::Har)
        return readArchive(archive, capture, progress);
    CaptureFile file(path, capture, options);
    file.read(stop, progress);
    return file.report();
}

bool beginsWith(const Capture &whole, const Capture &head)
{
    const RecordIndex count = head.count();
    if (whole.count() < count)
        return false;
    for (RecordIndex i = 0; i < count; ++i) {
        const Row a = head.row(i);
        const Row b = whole.row(i);
        if (a.kind != b.kind || a.from != b.from || a.session != b.session || a.time != b.time || a.textSize != b.textSize
            || a.message != b.message)
            return false;
    }
    return count == 0 || head.text(count - 1) == whole.text(count - 1);
}

} // namespace QtCapnWeb::Trace
