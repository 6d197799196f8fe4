// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "streamhook.h"

#include <memory>

/// \file
/// From a readable to a writable.

namespace QtCapnWeb {

/// Moves all chunks of \a source, which is locked, to \a sink; each is read when the one before was taken. The end closes the
/// sink, an error of the source aborts it, one of the sink cancels the source. Runs until one of these, and keeps both until
/// then.
void pump(std::shared_ptr<ReadableBox> source, std::unique_ptr<WritableSink> sink);

/// Reads \a readable to its end and gives the promise of a blob with its bytes.
/// \return a Promise, which is rejected if there are more than \a limit of them or a chunk is something else
Value collectBlob(const HookPtr &readable, const QString &type, qint64 limit, ChargePtr charge);

} // namespace QtCapnWeb
