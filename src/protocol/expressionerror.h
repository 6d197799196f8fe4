// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcerror.h"

/// \file
/// Why an expression was refused, and where.

namespace QtCapnWeb {

/// \brief Thrown within protocol, session and trace while an expression is walked, and caught where walking began.
/// Nothing outside of these rooms sees it.
class QTCAPNWEB_EXPORT ExpressionError : public RpcError
{
public:
    ExpressionError(RpcError &&error, qsizetype offset) : RpcError(std::move(error)), m_offset(offset) { }
    /// Byte offset in the message's text of the expression that was refused.
    qsizetype offset() const { return m_offset; }

private:
    qsizetype m_offset;
};

} // namespace QtCapnWeb
