// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

/// \file
/// What a process costs, as Linux counts it. Zero where there is no /proc.

namespace Benchmark {

/// Seconds of CPU that the process \a pid has used, by all the threads that it has now.
double cpuSeconds(int pid);
/// The same of this process, threads that have ended included.
double ownCpuSeconds();

struct Memory {
    double resident = 0; ///< bytes
    double peak = 0; ///< the most of that since resetPeak()
};
Memory memoryOf(int pid);
void resetPeak(int pid);

using Clock = std::chrono::steady_clock;
inline double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

} // namespace Benchmark
