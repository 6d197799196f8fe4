// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mockserver.h"

#include "batchtransport.h"
#include "httpconnection.h"
#include "httplistener.h"
#include "mocksession.h"
#include "rpcserver.h"
#include "serverpolicy.h"
#include "tap.h"
#include "websockettransport.h"
#include "websocketupgrade.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtNetwork/QTcpSocket>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;

namespace {

constexpr qsizetype MostFindings = 1000;
constexpr qsizetype MostConnections = 1000;

// A recorded session, until it is played.
struct Candidate {
    quint32 session;
    CallMatcher first; // the client's first call
    bool hasFirst = false;
    bool speaksFirst = false; // the server does
    bool played = false;
    std::shared_ptr<const MockScript> script;
};

} // namespace

class MockServer::Private
{
public:
    explicit Private(MockServer *server) : q(server) { }

    void load(const Trace::Capture &newCapture, const MockOptions &newOptions);
    void onSocket(QTcpSocket *socket);
    void decide(HttpConnection *http);
    void answer(HttpConnection *http, const QByteArray &body);
    MockSession *play(Transport *transport);
    std::shared_ptr<const MockScript> choose(const WireMessage *first);
    std::shared_ptr<const MockScript> take(Candidate &candidate);

    MockServer *const q;
    const Trace::Capture *capture = nullptr;
    MockOptions options;
    RpcServerOptions policy; // the rules of HTTP that each server has
    std::unique_ptr<HttpListener> listener;
    std::vector<Candidate> candidates;
    size_t next = 0; // before it all were played
    QObject *connections = nullptr; // parent of all that belongs to one
    QList<MockFinding> findings;
    Counters counters;
    qsizetype open = 0;
    quint32 nextConnection = 0;
    QString error;
};

MockServer::MockServer(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    qRegisterMetaType<QtCapnWeb::Replay::MockFinding>();
}

MockServer::~MockServer() { stop(); }

void MockServer::Private::load(const Trace::Capture &newCapture, const MockOptions &newOptions)
{
    q->stop();
    capture = &newCapture;
    options = newOptions;
    findings.clear();
    counters = {};
    candidates.clear();
    next = 0;
    nextConnection = options.firstSession;
    connections = new QObject(q);

    QHash<quint32, size_t> places;
    for (RecordIndex record = 0; record < capture->count(); ++record) {
        const Trace::Row row = capture->row(record);
        if (row.kind != Record::Kind::Message || !row.onWire
            || (!options.sessions.isEmpty() && !options.sessions.contains(row.session)))
            continue;
        auto place = places.constFind(row.session);
        if (place == places.constEnd()) {
            place = places.insert(row.session, candidates.size());
            candidates.push_back({row.session, {}, false, row.from == Side::B, false, nullptr});
        }
        Candidate &candidate = candidates[*place];
        if (!candidate.hasFirst && row.from == Side::A && CallMatcher::isMatched(row)) {
            candidate.first = CallMatcher(*capture, {record});
            candidate.hasFirst = true;
        }
    }
}

std::shared_ptr<const MockScript> MockServer::Private::take(Candidate &candidate)
{
    candidate.played = true;
    while (next < candidates.size() && candidates[next].played)
        ++next;
    if (!candidate.script)
        candidate.script = std::make_shared<const MockScript>(*capture, candidate.session);
    return candidate.script;
}

std::shared_ptr<const MockScript> MockServer::Private::choose(const WireMessage *first)
{
    if (next == candidates.size()) {
        if (!options.repeats || candidates.empty())
            return nullptr;
        for (Candidate &candidate : candidates)
            candidate.played = false;
        next = 0;
    }
    if (!first)
        return candidates[next].speaksFirst ? take(candidates[next]) : nullptr;
    const IdBridge ids;
    for (size_t i = next; i < candidates.size(); ++i) {
        Candidate &candidate = candidates[i];
        CallMatcher matcher = candidate.first;
        if (!candidate.played && candidate.hasFirst && matcher.match(*first, ids, Matching::AnyOrder))
            return take(candidate);
    }
    return take(candidates[next]);
}

MockSession *MockServer::Private::play(Transport *transport)
{
    const quint32 number = nextConnection++;
    ++counters.connections;
    auto *tap = new Tap(transport, options.sink, Side::B, number, options.clockStart);
    auto *session = new MockSession(
        *capture, options, tap, [this](const WireMessage *first) { return choose(first); }, connections);
    QObject::connect(session, &MockSession::matched, q, [this] { ++counters.matched; });
    QObject::connect(session, &MockSession::found, q, [this, number](MockFinding finding) {
        finding.connection = number;
        ++counters.findings;
        if (findings.size() < MostFindings)
            findings.append(finding);
        // Later, so that a receiver may do anything.
        QMetaObject::invokeMethod(
            q, [this, finding] { Q_EMIT q->found(finding); }, Qt::QueuedConnection);
    });
    QObject::connect(session, &MockSession::ended, q, [this, session, number] {
        session->deleteLater();
        QMetaObject::invokeMethod(
            q, [this, number] { Q_EMIT q->connectionEnded(number); }, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(
        q, [this, number] { Q_EMIT q->connectionOpened(number); }, Qt::QueuedConnection);
    return session;
}

void MockServer::Private::onSocket(QTcpSocket *socket)
{
    if (open >= MostConnections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++open;
    auto *http = new HttpConnection(socket, {}, connections);
    QObject::connect(http, &HttpConnection::headReceived, q, [this, http] { decide(http); });
    QObject::connect(http, &HttpConnection::bodyReceived, q, [this, http](const QByteArray &body) { answer(http, body); });
    QObject::connect(http, &HttpConnection::closed, http, &QObject::deleteLater);
    QObject::connect(http, &QObject::destroyed, q, [this] { --open; });
}

void MockServer::Private::decide(HttpConnection *http)
{
    const HttpRequest &request = http->request();
    // As RpcServer: a page must not reach what listens on the loopback interface by a name of its own.
    const QByteArray authority = request.authority();
    const QString host = authority.isNull() ? u""_s : hostOfAuthority(authority);
    if (options.address.isLoopback() && !host.isEmpty() && !isLocalHostName(host)) {
        http->respond(HttpResponse::text(421, "This host is not served here."_ba));
        return;
    }
    if (request.method == "OPTIONS") {
        HttpResponse response = answerOptions(policy, request);
        addCorsHeaders(policy, request, &response);
        http->respond(response);
        return;
    }
    if (auto refusal = refusalOfMethod(policy, request)) {
        addCorsHeaders(policy, request, &*refusal);
        http->respond(*refusal);
        return;
    }
    if (!request.isUpgrade || request.method != "GET") {
        http->receiveBody();
        return;
    }
    QTcpSocket *socket = http->takeSocket();
    if (!socket) {
        HttpResponse response = HttpResponse::text(400, "Something was sent before the WebSocket was open."_ba);
        response.close = true;
        http->respond(response);
        return;
    }
    std::unique_ptr<WebSocketTransport> transport = upgradeToWebSocket(socket, http->request());
    http->deleteLater();
    if (transport)
        play(transport.release());
}

void MockServer::Private::answer(HttpConnection *http, const QByteArray &body)
{
    auto *batch = new BatchTransport(body);
    MockSession *session = play(batch);
    const QPointer<HttpConnection> connection(http);
    QObject::connect(session, &MockSession::answered, q, [this, session, batch, connection] {
        HttpResponse response;
        response.body = batch->takeAnswer();
        batch->finish();
        response.add("Content-Type"_ba, "text/plain;charset=UTF-8"_ba);
        response.add("X-Content-Type-Options"_ba, "nosniff"_ba);
        session->disconnect(q);
        session->deleteLater();
        if (!connection)
            return;
        addCorsHeaders(policy, connection->request(), &response);
        connection->respond(response);
    });
    QObject::connect(http, &HttpConnection::closed, session, &QObject::deleteLater);
}

bool MockServer::start(const Trace::Capture &capture, const MockOptions &options)
{
    d->load(capture, options);
    d->listener = std::make_unique<HttpListener>(options.tls);
    connect(d->listener.get(), &HttpListener::accepted, this, [this](QTcpSocket *socket) { d->onSocket(socket); });
    if (d->listener->listen(options.address, options.port))
        return true;
    d->error = d->listener->errorString();
    stop();
    return false;
}

void MockServer::startWithoutPort(const Trace::Capture &capture, const MockOptions &options) { d->load(capture, options); }

void MockServer::accept(Transport *transport) { d->play(transport); }

void MockServer::stop()
{
    d->listener.reset();
    delete std::exchange(d->connections, nullptr);
}

quint16 MockServer::port() const { return d->listener ? d->listener->serverPort() : 0; }

QUrl MockServer::url() const
{
    if (!d->listener)
        return {};
    QUrl url;
    url.setScheme(d->options.tls ? u"wss"_s : u"ws"_s);
    url.setHost(d->options.address.toString());
    url.setPort(port());
    url.setPath(u"/"_s);
    return url;
}

QString MockServer::errorString() const { return d->error; }
MockServer::Counters MockServer::counters() const { return d->counters; }
const QList<MockFinding> &MockServer::findings() const { return d->findings; }

} // namespace QtCapnWeb::Replay
