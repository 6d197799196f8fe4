// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpccapture.h"

#include "apilogging.h"

#include <atomic>

namespace QtCapnWeb {

namespace {

Trace::CaptureWriterOptions forOneUser()
{
    Trace::CaptureWriterOptions options;
    options.isPrivate = true;
    return options;
}

Trace::CaptureWriterOptions withLog(Trace::CaptureWriterOptions options)
{
    if (!options.onEvent) {
        options.onEvent = [](const Trace::CaptureWriterEvent &event) {
            const bool isGood = event.kind == Trace::CaptureWriterEvent::Kind::Recovered
                                || event.kind == Trace::CaptureWriterEvent::Kind::Rotated;
            if (isGood)
                qCInfo(lcApi).noquote() << "Capture" << event.path << '-' << event.text;
            else
                qCWarning(lcApi).noquote() << "Capture" << event.path << '-' << event.text;
        };
    }
    return options;
}

} // namespace

struct RpcCapture::Private {
    Private(const QString &path, const Trace::CaptureWriterOptions &options)
        : clockStart(options.clockStart.value_or(0)), writer(path, withLog(options))
    { }

    const qint64 clockStart;
    std::atomic<quint32> nextSession = 0;
    Trace::CaptureWriter writer;
};

RpcCapture::RpcCapture() noexcept = default;
RpcCapture::RpcCapture(const QString &path) : RpcCapture(path, forOneUser()) { }
RpcCapture::RpcCapture(const QString &path, const Trace::CaptureWriterOptions &options)
    : d(std::make_shared<Private>(path, options))
{ }
RpcCapture::~RpcCapture() = default;
RpcCapture::RpcCapture(const RpcCapture &) noexcept = default;
RpcCapture::RpcCapture(RpcCapture &&) noexcept = default;
RpcCapture &RpcCapture::operator=(const RpcCapture &) noexcept = default;
RpcCapture &RpcCapture::operator=(RpcCapture &&) noexcept = default;

QString RpcCapture::path() const { return d ? d->writer.path() : QString(); }

QString RpcCapture::errorString() const { return d ? d->writer.errorString() : QString(); }

bool RpcCapture::flush() const { return !d || d->writer.flush(); }

RecordSink *RpcCapture::sink() const { return d ? &d->writer : nullptr; }

quint32 RpcCapture::takeSessionNumber() const { return d ? d->nextSession++ : 0; }

qint64 RpcCapture::clockStart() const { return d ? d->clockStart : 0; }

} // namespace QtCapnWeb
