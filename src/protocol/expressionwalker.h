// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

// SKETCH: the contract of the one walker; the body is to be written with it.
//
// template<typename Handler> class ExpressionWalker
//
// Walks one expression in wire order, outside in, left to right (corpus rules R15, R17, R18), checks it exactly as the
// reference does, and tells a Handler what it met. session's handler builds Values and makes calls as it goes; trace's
// counts introductions and builds nothing. There is no second interpretation of the wire anywhere.
//
// An error is thrown as ExpressionError (RpcError + byte offset in the text); what was told before it has happened, what
// stands behind it has not.
