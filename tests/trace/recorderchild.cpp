// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturewriter.h"

#include <QtCore/QFile>

#include <atomic>
#include <chrono>
#include <thread>

/// \file
/// recorder_child CAPTURE STAMPS: records until it is killed. STAMPS is mapped: a count, and the moment at which each message was
/// handed to the recorder, so that its murderer knows what the capture should hold.

using namespace QtCapnWeb;

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    constexpr qint64 Most = 1 << 20;
    QFile stamps(QString::fromLocal8Bit(argv[2]));
    if (!stamps.open(QIODevice::ReadWrite) || !stamps.resize((Most + 1) * 8))
        return 2;
    auto *map = reinterpret_cast<qint64 *>(stamps.map(0, stamps.size()));
    if (!map)
        return 2;

    Trace::CaptureWriter writer(QString::fromLocal8Bit(argv[1]));
    for (qint64 i = 0; i < Most; ++i) {
        const qint64 now = std::chrono::steady_clock::now().time_since_epoch().count();
        Record record;
        record.text = "[\"push\"," + QByteArray::number(i) + ",\"" + QByteArray(qsizetype(i * 37 % 500), 'x') + "\"]";
        record.time = now;
        writer.record(std::move(record));
        map[i + 1] = now;
        std::atomic_ref(map[0]).store(i + 1);
        // Now and then nothing comes behind a record for a while.
        std::this_thread::sleep_for(i % 100 == 99 ? std::chrono::milliseconds(30) : std::chrono::milliseconds(0));
    }
    return 0;
}
