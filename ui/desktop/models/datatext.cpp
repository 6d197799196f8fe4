// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datatext.h"

#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QString threeDigits(double value) { return QString::number(value, 'f', value < 9.995 ? 2 : value < 99.95 ? 1 : 0); }

} // namespace

QString idText(double id)
{
    if (id == std::floor(id) && std::abs(id) < 9007199254740992.0)
        return QString::number(qint64(id));
    return QString::number(id, 'g', 17);
}

QString durationText(qint64 nanoseconds)
{
    if (nanoseconds < 0)
        return u'-' + durationText(nanoseconds == std::numeric_limits<qint64>::min() ? 0 : -nanoseconds);
    if (nanoseconds == 0)
        return u"0 s"_s;
    if (nanoseconds < 1000)
        return QString::number(nanoseconds) + u" ns"_s;
    const double value = double(nanoseconds);
    if (value < 999.5e3)
        return threeDigits(value / 1e3) + u" µs"_s;
    if (value < 999.5e6)
        return threeDigits(value / 1e6) + u" ms"_s;
    const qint64 seconds = nanoseconds / 1'000'000'000;
    if (seconds < 60)
        return threeDigits(value / 1e9) + u" s"_s;
    if (seconds < 3600)
        return u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
    return u"%1 h %2 min"_s.arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString timeText(qint64 nanoseconds)
{
    if (nanoseconds < 0)
        return {};
    return u"%1.%2"_s.arg(nanoseconds / 1'000'000'000).arg(nanoseconds / 1'000'000 % 1000, 3, 10, QChar(u'0'));
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1024)
        return QString::number(bytes) + u" B"_s;
    if (bytes < 1023.5 * 1024)
        return threeDigits(double(bytes) / 1024) + u" KiB"_s;
    if (bytes < 1023.5 * 1024 * 1024)
        return threeDigits(double(bytes) / 1024 / 1024) + u" MiB"_s;
    return threeDigits(double(bytes) / 1024 / 1024 / 1024) + u" GiB"_s;
}

QString countText(qint64 count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(QLocale().toString(count));
}

} // namespace Inspector
