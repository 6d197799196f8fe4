// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "value.h"

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

/// \file
/// Bytes and dates: the small kinds of the wire that need no more than a table.

namespace QtCapnWeb {

namespace {

struct ContainerInfo {
    QLatin1StringView name;
    int elementSize;
};

// In the order of Bytes::Container.
constexpr std::array<ContainerInfo, 13> Containers{{{"ArrayBuffer"_L1, 1},
                                                    {"DataView"_L1, 1},
                                                    {"Int8Array"_L1, 1},
                                                    {"Uint8Array"_L1, 1},
                                                    {"Uint8ClampedArray"_L1, 1},
                                                    {"Int16Array"_L1, 2},
                                                    {"Uint16Array"_L1, 2},
                                                    {"Int32Array"_L1, 4},
                                                    {"Uint32Array"_L1, 4},
                                                    {"BigInt64Array"_L1, 8},
                                                    {"BigUint64Array"_L1, 8},
                                                    {"Float32Array"_L1, 4},
                                                    {"Float64Array"_L1, 8}}};
static_assert(Containers.size() == size_t(Bytes::Container::Float64Array) + 1);

constexpr std::array<qint8, 256> makeBase64Table()
{
    std::array<qint8, 256> table{};
    for (qint8 &entry : table)
        entry = -1;
    for (int i = 0; i < 26; ++i) {
        table[size_t('A' + i)] = qint8(i);
        table[size_t('a' + i)] = qint8(26 + i);
    }
    for (int i = 0; i < 10; ++i)
        table[size_t('0' + i)] = qint8(52 + i);
    table['+'] = table['-'] = 62;
    table['/'] = table['_'] = 63;
    return table;
}

constexpr std::array<qint8, 256> Base64Table = makeBase64Table();

} // namespace

QLatin1StringView Bytes::containerName(Container container) { return Containers[size_t(container)].name; }

bool Bytes::containerFromName(QStringView name, Container *container)
{
    for (size_t i = 0; i < Containers.size(); ++i) {
        if (Containers[i].name == name) {
            *container = Container(i);
            return true;
        }
    }
    return false;
}

int Bytes::elementSize(Container container) { return Containers[size_t(container)].elementSize; }

QByteArray Bytes::fromBase64(QStringView text)
{
    QByteArray data(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    char *out = data.data();
    quint32 bits = 0;
    int count = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode() & 0xff; // only the low byte of a UTF-16 unit is looked at
        if (unit == u'=')
            break;
        const qint8 digit = Base64Table[unit];
        if (digit < 0)
            continue;
        bits = (bits << 6) | quint32(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = char(bits >> count);
        }
    }
    data.truncate(out - data.data());
    return data;
}

bool Date::isValid() const { return std::abs(milliseconds) <= 8.64e15; }

Date Date::fromNumber(double milliseconds)
{
    if (!(std::abs(milliseconds) <= 8.64e15))
        return {std::nan("")};
    return {std::trunc(milliseconds) + 0.0}; // JavaScript's TimeClip has no -0
}

} // namespace QtCapnWeb
