// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What rpctyperegistry.cpp knows from the start. The templates of some hundred types take long to compile, so they are spread
/// over two files.

namespace QtCapnWeb::Detail {

/// Scalars, strings, JSON, Qt's variants, lists and optionals of these.
void registerBuiltInTypes();
/// RpcResult and QFuture of the common types.
void registerBuiltInResults();

} // namespace QtCapnWeb::Detail
