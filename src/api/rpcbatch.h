// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcsession.h"
#include "rpcstub.h"

#include <QtCore/QByteArray>
#include <QtCore/QFuture>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkRequest>

#include <chrono>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

/// \file
/// Sessions that last for one HTTP request: both ends of a batch.
/// Source: the protocol page, "HTTP batch"; the reference's src/batch.ts.

namespace QtCapnWeb {

/// \brief What startBatch() is told. Of RpcSessionOptions, those that are about a connection which lasts have no meaning here:
/// connectTimeout, idleTimeout, closeWhenIdle.
/// \code
/// RpcBatchOptions options;
/// options.timeout = 10s;
/// options.headers = {{"Authorization", "Bearer " + token}};
/// RpcStub api = startBatch(QUrl("https://example.com/api"), options);
/// \endcode
struct RpcBatchOptions : RpcSessionOptions {
    /// How long the request may take, connecting included; zero is for ever. (connectTimeout is not used.)
    std::chrono::milliseconds timeout = std::chrono::seconds(60);
    /// The most bytes that are accepted of the response.
    qint64 maximumResponseSize = 128 * 1024 * 1024;
    /// Which redirections are followed, of those that keep the method (307, 308); any other is an error. Those to another origin,
    /// which NoLessSafeRedirectPolicy allows, do not get the headers Authorization and Cookie. UserVerifiedRedirectPolicy is
    /// SameOriginRedirectPolicy here.
    QNetworkRequest::RedirectPolicy redirects = QNetworkRequest::SameOriginRedirectPolicy;
    /// Makes the request, with its proxy, its cookies and its authentication. It stays the caller's, and must live on this thread
    /// until the response is there. Without one the batches of a thread share one that keeps no cookies, but those with \c tls.
    /// (A QNetworkAccessManager uses its connections again, whatever the TLS configuration of a request is.)
    QNetworkAccessManager *manager = nullptr;
};

/// \brief Begins a batch: all calls that are made in this turn of the event loop go to \a url in one POST request, and their
/// results come in its response.
/// \code
/// RpcStub api = QtCapnWeb::startBatch(QUrl("https://example.com/api"));
/// RpcPromise user = api.call("authenticate", token);              // each may use the results of those before it
/// RpcPromise profile = api.call("getUserProfile", user["id"]);
/// auto [u, p] = co_await QtCapnWeb::all(user, profile);           // one request
/// \endcode
/// What is to be answered must be awaited, detached or passed in the same turn, too. Callbacks posted in it belong to it.
///
/// With the response the session ends: what is still open then, and every call that is made later, on whichever stub, is
/// rejected with `Batch RPC request ended.`. Begin another batch for the next calls. Functions and targets of ours can be passed,
/// but the server cannot await them. If the request fails, all is rejected with `RPC request failed: <status> <text>`, or the
/// reason; it is never made twice. A turn without a call makes no request.
///
/// Dropping all handles does not stop it; dispose() of the stub that is returned does, while the request has not left.
QTCAPNWEB_EXPORT RpcStub startBatch(const QUrl &url, const RpcBatchOptions &options = {});

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
