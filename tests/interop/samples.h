// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcpromise.h"
#include "value.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <optional>

/// \file
/// One value of every kind that the wire has, and a description of a value, with its type, as a text. samples.mjs has the same
/// values, natively, and describes in the same words: a value has crossed the wire unharmed if both descriptions are equal.

namespace InteropTest {

struct Sample {
    QString name;
    std::function<QtCapnWeb::Value()> make;
    /// It holds what can be told or used only once: a stream, a stub of a target.
    bool isLive = false;
};

/// In the order of samples.mjs.
const QList<Sample> &samples();
/// Null if there is none of that name.
const Sample *sampleOf(const QString &name);

/// Streams and bodies are read, and a writable is written to.
QtCapnWeb::RpcResult<QString> describe(QtCapnWeb::Value value);

/// Errors whose stack is one of the samples' are sent with it; all others as usual.
std::optional<QtCapnWeb::RpcError> sendStacksOfSamples(const QtCapnWeb::RpcError &error);

} // namespace InteropTest
