// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcsession.h"
#include "rpcstub.h"

#include <QtCore/QByteArray>
#include <QtCore/QFuture>

/// \file
/// Sessions that last for one HTTP request: both ends of a batch.
/// Source: the protocol page, "HTTP batch"; the reference's src/batch.ts.

namespace QtCapnWeb {

/// \brief Answers one batch: takes the body of a POST request and gives the body of its response (200, text/plain), so that any
/// HTTP server can offer \a main. RpcServer does this by itself.
/// \code
/// void MyServer::handlePost(Exchange *exchange)
/// {
///     QtCapnWeb::answerBatch(exchange->requestBody(), api).then(exchange, [exchange](const QByteArray &body) {
///         exchange->respond(200, "text/plain;charset=UTF-8", body);
///     });
/// }
/// \endcode
/// The messages are the lines of \a body; an empty body is none and has an empty answer. They are processed from the event loop,
/// on the calling thread, to which \a main belongs. The answer is complete when all were processed and every result that they
/// pull was sent; it never fails: if the session is aborted, by a message that is malformed or too large or by the peer, the
/// answer is what was sent until then, our abort message included.
///
/// What the client offers in a batch can be called and passed back, but not be awaited, as its answers could not arrive: that is
/// rejected with `Batch RPC request ended.`, and so are stubs of the client that are kept beyond the answer.
///
/// A method that never returns holds the answer back for ever: give the request a time limit, and cancel() the future when it is
/// over or the client has gone. The session is dropped then, and the future has no result. Limits, onSendError and the tap are
/// taken from \a options (as side B); the size of \a body is for the server to limit.
QTCAPNWEB_EXPORT QFuture<QByteArray> answerBatch(const QByteArray &body, const RpcStub &main,
                                                 const RpcSessionOptions &options = {});

} // namespace QtCapnWeb
