// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "message.h"
#include "randomhost.h"
#include "randomrunner.h"
#include "session.h"
#include "tablehistory.h"

#include <QtTest/QTest>

#include <deque>
#include <utility>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace RandomPrograms;
using Trace::RecordIndex;
using Trace::TableEntry;
using Trace::TableHistory;

/// \file
/// Two peers run a random program each against the other, at the same time, while their messages are delivered at random.
/// QTCAPNWEB_RANDOM_SEEDS says how many seeds are tried, QTCAPNWEB_RANDOM_FIRST the first one.

namespace {

constexpr int Length = 1000;

/// \brief One peer: its session, what it offers, and the program that it runs.
class Peer final : public SessionOutlet
{
public:
    explicit Peer(Side which) : side(which) { }
    void send(QByteArray &&text) override { onSend(text); }
    void abort(const RpcError &reason) override { aborts.append(reason.toString()); }

    const Side side;
    Host host;
    std::function<void(const QByteArray &)> onSend;
    std::deque<QByteArray> queue; // not delivered yet
    QStringList aborts;
    std::shared_ptr<Session> session;
    std::optional<Runner> runner;
};

/// \brief Both of them, and a table history that is told of each message when it is sent and when it arrives.
class Pair
{
public:
    enum class Delivery { AtRandom, AtOnce };
    explicit Pair(quint64 seed, Delivery delivery = Delivery::AtRandom);
    ~Pair();

    /// Empty if all went well.
    QString run();
    qint64 messages() const { return m_at; }

private:
    bool act(int choice);
    void noteSent(const Peer &peer, const QByteArray &text);
    bool deliver(Peer &from, Peer &to);
    QString compareTables() const;
    QString describeTables() const;

    Random m_random;
    const Delivery m_delivery;
    Peer m_a{Side::A};
    Peer m_b{Side::B};
    TableHistory m_history;
    RecordIndex m_at = 0;
    const Peer *m_receiving = nullptr;
    QList<QByteArray> m_answers; // of m_receiving
    QString m_problem;
};

Pair::Pair(quint64 seed, Delivery delivery) : m_random(seed), m_delivery(delivery)
{
    for (Peer *peer : {&m_a, &m_b}) {
        peer->onSend = [this, peer](const QByteArray &text) {
            if (m_delivery == Delivery::AtOnce) {
                m_at += 2;
                (peer == &m_a ? m_b : m_a).session->receive(text);
                return;
            }
            peer->queue.push_back(text);
            // What a session answers while it processes a message counts as sent behind it.
            if (m_receiving == peer)
                m_answers.append(text);
            else
                noteSent(*peer, text);
        };
        peer->session = Session::create(peer, peer->host.api());
    }
    m_a.runner.emplace(generate(seed, Length, u"a"_s), m_a.session->remoteMain(), m_a.host);
    m_b.runner.emplace(generate(~seed, Length, u"b"_s), m_b.session->remoteMain(), m_b.host);
}

Pair::~Pair()
{
    m_a.session->detach(RpcError(u"The RPC session was closed."_s));
    m_b.session->detach(RpcError(u"The RPC session was closed."_s));
}

void Pair::noteSent(const Peer &peer, const QByteArray &text)
{
    JsonDocument document;
    if (document.parse(text).isError())
        return;
    if (const QString problem = m_history.sent(0, peer.side, *Message::decode(document.root()), m_at++); !problem.isEmpty())
        m_problem = problem + u": "_s + QString::fromUtf8(text);
}

bool Pair::deliver(Peer &from, Peer &to)
{
    if (from.queue.empty())
        return false;
    const QByteArray text = std::exchange(from.queue.front(), {});
    from.queue.pop_front();
    JsonDocument document;
    if (document.parse(text).isError())
        return false;
    const RecordIndex at = m_at++;
    if (const QString problem = m_history.beginReceive(0, to.side, *Message::decode(document.root()), at); !problem.isEmpty())
        m_problem = problem + u": "_s + QString::fromUtf8(text);
    m_receiving = &to;
    to.session->receive(text);
    m_receiving = nullptr;
    m_history.endReceive(0, to.side, at);
    for (const QByteArray &answer : std::exchange(m_answers, {}))
        noteSent(to, answer);
    return true;
}

bool Pair::act(int choice)
{
    switch (choice) {
    case 0:
        return m_a.runner->step();
    case 1:
        return m_b.runner->step();
    case 2:
        return deliver(m_a, m_b);
    case 3:
        return deliver(m_b, m_a);
    case 4:
        return m_a.host.work(m_random);
    default:
        return m_b.host.work(m_random);
    }
}

QString Pair::compareTables() const
{
    if (m_delivery == Delivery::AtOnce)
        return {}; // messages are within each other
    for (const Peer *peer : {&m_a, &m_b}) {
        const SessionTables tables = peer->session->tables();
        QMap<double, double> imports;
        QMap<double, double> exports;
        for (const auto &entry : tables.imports)
            imports[entry.id.value] = entry.introductions;
        for (const auto &entry : tables.exports)
            exports[entry.id.value] = entry.refcount;
        QMap<double, double> importsSeen;
        QMap<double, double> exportsSeen;
        for (const TableEntry &entry : m_history.entries(0, peer->side, Trace::Table::Imports))
            importsSeen[entry.id.value] = imports.value(entry.id.value) == 0 ? 0 : entry.references;
        for (const TableEntry &entry : m_history.entries(0, peer->side, Trace::Table::Exports))
            exportsSeen[entry.id.value] = entry.references;
        if (imports != importsSeen || exports != exportsSeen) {
            QString text;
            QDebug(&text) << "side" << int(peer->side) << "imports" << imports << "seen" << importsSeen << "exports" << exports
                          << "seen" << exportsSeen;
            return "the tables are not those that the messages give: "_L1 + text;
        }
    }
    return {};
}

QString Pair::describeTables() const
{
    QString text;
    for (const Peer *peer : {&m_a, &m_b}) {
        const SessionTables tables = peer->session->tables();
        QDebug out(&text);
        out << (peer == &m_a ? "a:" : "b:");
        for (const auto &entry : tables.imports)
            out << "import" << entry.id.value << "x" << entry.introductions << "held by" << entry.localReferences;
        for (const auto &entry : tables.exports)
            out << "export" << entry.id.value << "x" << entry.refcount << entry.description;
    }
    return text;
}

QString Pair::run()
{
    // Who is fast and who is slow changes from time to time.
    int weights[6] = {};
    for (qint64 turn = 0; !(m_a.runner->isDone() && m_b.runner->isDone() && m_a.queue.empty() && m_b.queue.empty()); ++turn) {
        if (turn % 200 == 0) {
            for (int &weight : weights)
                weight = 1 + m_random.below(20);
        }
        int total = 0;
        for (const int weight : weights)
            total += weight;
        int pick = m_random.below(total);
        int choice = 0;
        while (pick >= weights[choice])
            pick -= weights[choice++];
        bool acted = false;
        for (int i = 0; i < 6 && !acted; ++i)
            acted = act((choice + i) % 6);
        for (const Peer *peer : {&m_a, &m_b}) {
            if (!peer->aborts.isEmpty())
                return "a session was aborted: "_L1 + peer->aborts.join(u' ') + u'\n' + m_a.runner->tail() + m_b.runner->tail();
        }
        if (!m_problem.isEmpty())
            return "the table history says: "_L1 + m_problem;
        if (!acted)
            return "nothing goes on\n"_L1 + m_a.runner->tail() + m_b.runner->tail();
        if (m_a.queue.empty() && m_b.queue.empty() && m_random.chance(10)) {
            if (const QString difference = compareTables(); !difference.isEmpty())
                return difference + u'\n' + m_a.runner->tail() + m_b.runner->tail();
        }
    }
    while (act(2) || act(3) || act(4) || act(5)) { }

    for (Peer *peer : {&m_a, &m_b}) {
        if (const QString failure = peer->runner->failure(); !failure.isEmpty())
            return failure;
        peer->runner.reset();
    }
    while (act(2) || act(3)) { }
    if (const QString difference = compareTables(); !difference.isEmpty())
        return difference;
    for (Peer *peer : {&m_a, &m_b}) {
        if (peer->session->stats() != SessionStats{1, 1})
            return "something is left: "_L1 + describeTables();
        if (!peer->host.problems.isEmpty())
            return peer->host.problems.join(u", "_s);
        if (peer->host.opened != peer->host.closed + 1) // the main interface
            return u"of %1 targets and streams %2 went"_s.arg(peer->host.opened).arg(peer->host.closed);
    }
    return {};
}

} // namespace

class TestRandomPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generatorIsReproducible()
    {
        const Program one = generate(7, 300, u"x"_s);
        const Program two = generate(7, 300, u"x"_s);
        const Program other = generate(8, 300, u"x"_s);
        const auto text = [](const Program &program) {
            QString all;
            for (const Operation &operation : program.operations)
                all += describe(operation) + u'\n';
            return all;
        };
        QCOMPARE(text(one), text(two));
        QVERIFY(text(one) != text(other));
        QVERIFY(one.operations.size() >= 300);
    }

    void bothPeersRunAProgram_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("atOnce");
        bool isSet = false;
        const int wanted = qEnvironmentVariableIntValue("QTCAPNWEB_RANDOM_SEEDS", &isSet);
        const int first = qEnvironmentVariableIntValue("QTCAPNWEB_RANDOM_FIRST");
        for (int i = 0; i < (isSet ? wanted : 20); ++i)
            QTest::addRow("seed %d", first + i) << quint64(first + i) << false;
        // Messages that arrive while they are sent, so that sessions are within each other.
        for (int i = 0; i < (isSet ? wanted : 20); i += 4)
            QTest::addRow("seed %d, delivered at once", first + i) << quint64(first + i) << true;
    }

    void bothPeersRunAProgram()
    {
        QFETCH(quint64, seed);
        QFETCH(bool, atOnce);
        Pair pair(seed, atOnce ? Pair::Delivery::AtOnce : Pair::Delivery::AtRandom);
        if (const QString failure = pair.run(); !failure.isEmpty()) {
            qWarning().noquote() << failure;
            QFAIL(qPrintable(u"seed %1: %2"_s.arg(seed).arg(failure.section(u'\n', 0, 0))));
        }
        m_messages += pair.messages();
    }

    void cleanupTestCase() { qInfo("%lld messages were sent or arrived", m_messages); }

private:
    qint64 m_messages = 0;
};

QTEST_GUILESS_MAIN(TestRandomPrograms)
#include "tst_randomprograms.moc"
