// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "value.h"

#include "base64.h"

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

QByteArray Bytes::fromBase64(QStringView text) { return decodeBase64(text); }

bool Date::isValid() const { return std::abs(milliseconds) <= 8.64e15; }

Date Date::fromNumber(double milliseconds)
{
    if (!(std::abs(milliseconds) <= 8.64e15))
        return {std::nan("")};
    return {std::trunc(milliseconds) + 0.0}; // JavaScript's TimeClip has no -0
}

} // namespace QtCapnWeb
