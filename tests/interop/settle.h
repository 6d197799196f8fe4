// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcpromise.h"

#include <QtCore/QString>

/// Waits for the outcome of \a promise; an error `(nothing came)` after 20 seconds.
QtCapnWeb::Outcome settle(const QtCapnWeb::RpcPromise &promise);
/// A value as a text that a person can compare, such as `{id: 1, names: ["a"]}`.
QString show(const QtCapnWeb::Value &value);
/// The same for an outcome; "! " stands before an error.
QString show(const QtCapnWeb::Outcome &outcome);
/// What a call came to, as a text.
QString ask(const QtCapnWeb::RpcPromise &promise);
