// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"

/// \brief Keeps what is recorded, to be looked at or replayed.
class CaptureSink final : public QtCapnWeb::RecordSink
{
public:
    QtCapnWeb::Trace::Capture capture;
    void record(QtCapnWeb::Record &&record) override { capture.append(std::move(record)); }
};
