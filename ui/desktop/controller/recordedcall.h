// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"

#include <QtCore/QByteArray>

#include <optional>

/// \file
/// From a message that was recorded to a call that a person could have written.

namespace Inspector {

struct RecordedCall {
    std::optional<CallRequest> request;
    QString problem; ///< why there is no request, for a person
};

/// What the composer would send to say what \a text, a push of ours, said. Ids in it are those of our tables: whether they are
/// still alive is for who sends it to see. A map, and a call that passes a promise, a stream or a blob, cannot be composed.
RecordedCall recordedCall(const QByteArray &text);

} // namespace Inspector
