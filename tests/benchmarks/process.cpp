// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "process.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

namespace Benchmark {

namespace {

std::string fileOf(int pid, const char *name) { return "/proc/" + std::to_string(pid) + '/' + name; }

} // namespace

double cpuSeconds(int pid)
{
    // Nanoseconds, of each thread by itself.
    std::error_code none;
    double nanoseconds = 0;
    bool found = false;
    for (const auto &task : std::filesystem::directory_iterator(fileOf(pid, "task"), none)) {
        double ran = 0;
        if (std::ifstream(task.path() / "schedstat") >> ran) {
            nanoseconds += ran;
            found = true;
        }
    }
    if (found)
        return nanoseconds * 1e-9;
    // Not every kernel keeps those. Else in ticks, which are a hundredth of a second mostly.
    std::string line;
    if (pid <= 0 || !std::getline(std::ifstream(fileOf(pid, "stat")), line))
        return 0;
    // The name of the program stands in parentheses and may hold anything; utime and stime are the 14th and 15th field.
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / double(sysconf(_SC_CLK_TCK));
}

double ownCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Memory memoryOf(int pid)
{
    Memory memory;
    std::ifstream file(fileOf(pid, "status"));
    std::string name;
    for (std::string line; pid > 0 && std::getline(file, line);) {
        std::istringstream words(line);
        double kilobytes = 0;
        words >> name >> kilobytes;
        if (name == "VmRSS:")
            memory.resident = kilobytes * 1024;
        else if (name == "VmHWM:")
            memory.peak = kilobytes * 1024;
    }
    return memory;
}

void resetPeak(int pid)
{
    if (pid > 0)
        std::ofstream(fileOf(pid, "clear_refs")) << "5";
}

} // namespace Benchmark
