// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "transport.h"

#include "sparebuffers.h"

#include <QtCore/QTimer>

#include <chrono>
#include <utility>

namespace QtCapnWeb {

namespace {

/// Large messages mostly come in numbers. When none has come for a second or two the thread's memory for them goes.
void dropSparesLater()
{
    constexpr std::chrono::seconds interval(1);
    thread_local bool isDue = false;
    if (!SpareBuffers::any() || std::exchange(isDue, true))
        return;
    QTimer::singleShot(interval, [] {
        isDue = false;
        if (SpareBuffers::dropUnused())
            dropSparesLater();
    });
}

} // namespace

void Transport::emitText(QByteArray text, qint64 codeUnits)
{
    if (exceedsCodeUnits(text, codeUnits))
        Q_EMIT refused(text.size());
    else
        Q_EMIT received(text);
    giveBack(std::move(text));
}

bool exceedsCodeUnits(const QByteArray &text, qint64 codeUnits)
{
    // A code unit takes at least one byte and at most three, so most texts need not be counted.
    return text.size() > codeUnits && (text.size() / 3 > codeUnits || QString::fromUtf8(text).size() > codeUnits);
}

void giveBack(QByteArray &&text)
{
    SpareBuffers::give(std::move(text));
    dropSparesLater();
}

QString truncatedCloseReason(const QString &reason)
{
    QByteArray utf8 = reason.toUtf8();
    if (utf8.size() <= MaximumCloseReason)
        return reason;
    // Step back over continuation bytes (10xxxxxx) to the start of the code point that does not fit.
    qsizetype end = MaximumCloseReason;
    while (end > 0 && (static_cast<uchar>(utf8.at(end)) & 0xC0) == 0x80)
        --end;
    utf8.truncate(end);
    return QString::fromUtf8(utf8);
}

QString peerClosedText(quint16 code, const QString &reason)
{
    return QStringLiteral("Peer closed WebSocket: %1 %2").arg(code).arg(reason);
}

} // namespace QtCapnWeb
