// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturewriter.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QList>

#include <cstdio>
#include <deque>
#include <random>
#include <thread>

/// \file
/// capture-generator [--messages N] [--sessions N] [--seed N] FILE: a realistic capture: applications that log in, ask for lists,
/// pipeline, subscribe with callbacks, stream and release, several sessions at once. The same arguments make the same messages.

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

/// One application with its server, both sides played.
class Conversation
{
public:
    using Sink = std::function<void(Record &&)>;

    Conversation(quint32 number, quint64 seed, Sink sink) : m_number(number), m_random(seed), m_sink(std::move(sink)) { }

    void open(qint64 time)
    {
        Record record;
        record.kind = Record::Kind::Opened;
        record.text = "wss://shop.example.com/api?client=" + QByteArray::number(m_number);
        put(std::move(record), time);
        const int login = push("[\"pipeline\",0,[\"authenticate\"],[{\"user\":\"user" + QByteArray::number(m_number)
                                   + "@example.com\",\"token\":\"" + word(32) + "\"}]]",
                               time);
        pull(login, time);
        m_api = nextExport();
        settle(login,
               "{\"session\":[\"export\"," + QByteArray::number(m_api) + "],\"name\":\"" + word(8)
                   + "\",\"roles\":[[\"buyer\",\"admin\"]]}",
               time + 900000);
        release(Side::A, login, 1, time + 950000);
    }

    /// One act of the application, of a few messages.
    void act(qint64 time)
    {
        const int what = int(m_random() % 100);
        if (what < 45)
            query(time);
        else if (what < 65)
            pipeline(time);
        else if (what < 80)
            notify(time);
        else if (what < 92)
            stream(time);
        else if (what < 96)
            hold(time);
        else
            failing(time);
    }

private:
    QByteArray word(int length)
    {
        QByteArray result;
        for (int i = 0; i < length; ++i)
            result += char('a' + m_random() % 26);
        return result;
    }
    QByteArray number(int below) { return QByteArray::number(qint64(m_random() % quint64(below))); }
    int nextExport() { return --m_lastServerExport; }

    QByteArray product()
    {
        return "{\"id\":" + number(1000000) + ",\"name\":\"" + word(12) + "\",\"price\":" + number(10000) + "." + number(90)
               + ",\"added\":[\"date\"," + QByteArray::number(1700000000000 + qint64(m_random() % 10000000000)) + "]}";
    }

    void put(Record &&record, qint64 time)
    {
        record.session = m_number;
        record.time = time;
        record.size = record.text.size();
        m_sink(std::move(record));
    }
    void message(Side from, const QByteArray &text, qint64 time)
    {
        Record record;
        record.from = from;
        record.text = text;
        put(std::move(record), time);
    }

    int push(const QByteArray &expression, qint64 time, Side from = Side::A)
    {
        message(from, "[\"push\"," + expression + ']', time);
        return from == Side::A ? ++m_lastPush : ++m_lastServerPush;
    }
    void pull(int id, qint64 time, Side from = Side::A) { message(from, "[\"pull\"," + QByteArray::number(id) + ']', time); }
    void settle(int id, const QByteArray &value, qint64 time, Side from = Side::B)
    {
        message(from, "[\"resolve\"," + QByteArray::number(id) + ',' + value + ']', time);
    }
    void release(Side from, int id, int count, qint64 time)
    {
        message(from, "[\"release\"," + QByteArray::number(id) + ',' + QByteArray::number(count) + ']', time);
    }

    void query(qint64 time)
    {
        static const QList<QByteArray> methods{"search",        "product",         "cart.items",
                                               "orders.recent", "profile.address", "stock.level"};
        const QByteArray &method = methods[qsizetype(m_random() % quint64(methods.size()))];
        const int id = push("[\"pipeline\"," + QByteArray::number(m_api) + ",[\"" + QByteArray(method).replace(".", "\",\"")
                                + "\"],[\"" + word(10) + "\",{\"limit\":20,\"offset\":" + number(100) + "}]]",
                            time);
        pull(id, time);
        QByteArray items;
        for (quint64 i = 0, count = 1 + m_random() % 8; i < count; ++i)
            items += (i ? "," : "") + product();
        settle(id, "{\"items\":[[" + items + "]],\"total\":" + number(500) + '}', time + 300000 + qint64(m_random() % 4000000));
        release(Side::A, id, 1, time + 5000000);
    }

    void pipeline(qint64 time)
    {
        const int user = push("[\"pipeline\"," + QByteArray::number(m_api) + ",[\"user\"],[" + number(100000) + "]]", time);
        const int profile = push("[\"pipeline\"," + QByteArray::number(user) + ",[\"profile\"],[]]", time);
        const int picture = push("[\"pipeline\"," + QByteArray::number(profile) + ",[\"picture\",\"url\"]]", time);
        pull(picture, time);
        settle(picture, "\"https://cdn.example.com/" + word(24) + ".jpg\"", time + 2000000);
        release(Side::A, user, 1, time + 2100000);
        release(Side::A, profile, 1, time + 2100000);
        release(Side::A, picture, 1, time + 2100000);
    }

    void notify(qint64 time)
    {
        if (m_callback == 0) {
            m_callback = --m_lastClientExport;
            const int id = push("[\"pipeline\"," + QByteArray::number(m_api) + ",[\"subscribe\"],[\"prices\",[\"export\","
                                    + QByteArray::number(m_callback) + "]]]",
                                time);
            pull(id, time);
            settle(id, "[\"undefined\"]", time + 500000);
            release(Side::A, id, 1, time + 600000);
        }
        const int id =
            push("[\"pipeline\"," + QByteArray::number(m_callback) + ",[],[{\"event\":\"price\",\"product\":" + product() + "}]]",
                 time, Side::B);
        pull(id, time, Side::B);
        settle(id, "[\"undefined\"]", time + 700000, Side::A);
        release(Side::B, id, 1, time + 900000);
    }

    void stream(qint64 time)
    {
        message(Side::A, "[\"pipe\"]", time);
        const int pipe = ++m_lastPush;
        const int call = push("[\"pipeline\"," + QByteArray::number(m_api) + ",[\"upload\"],[\"" + word(8)
                                  + ".log\",[\"readable\"," + QByteArray::number(pipe) + "]]]",
                              time);
        pull(call, time);
        const quint64 chunks = 2 + m_random() % 6;
        QList<int> sent;
        for (quint64 i = 0; i < chunks; ++i) {
            message(Side::A,
                    "[\"stream\",[\"pipeline\"," + QByteArray::number(pipe) + ",[\"write\"],[[\"bytes\",\"" + word(300)
                        + "\"]]]]",
                    time);
            sent.append(++m_lastPush);
        }
        for (const int each : std::as_const(sent))
            settle(each, "[\"undefined\"]", time + 800000);
        message(Side::A, "[\"stream\",[\"pipeline\"," + QByteArray::number(pipe) + ",[\"close\"],[]]]", time + 900000);
        settle(++m_lastPush, "[\"undefined\"]", time + 1000000);
        settle(call, number(1000000), time + 1100000);
        release(Side::A, pipe, 1, time + 1200000);
        release(Side::A, call, 1, time + 1200000);
    }

    // Capabilities that stay for a while.
    void hold(qint64 time)
    {
        const int id = push("[\"pipeline\"," + QByteArray::number(m_api) + ",[\"open\"],[\"cart" + number(10) + "\"]]", time);
        pull(id, time);
        const int object = nextExport();
        settle(id, "[\"export\"," + QByteArray::number(object) + ']', time + 400000);
        release(Side::A, id, 1, time + 500000);
        m_held.push_back(object);
        while (m_held.size() > 200) {
            release(Side::A, m_held.front(), 1, time + 600000);
            m_held.pop_front();
        }
    }

    void failing(qint64 time)
    {
        const int id =
            push("[\"pipeline\"," + QByteArray::number(m_api) + ",[\"checkout\"],[{\"card\":\"" + number(9999) + "\"}]]", time);
        pull(id, time);
        message(Side::B,
                "[\"reject\"," + QByteArray::number(id) + ",[\"error\",\"Error\",\"The card \\\"" + number(9999)
                    + "\\\" was refused.\"]]",
                time + 3000000);
        release(Side::A, id, 1, time + 3100000);
    }

    quint32 m_number;
    std::mt19937_64 m_random;
    Sink m_sink;
    int m_api = 0;
    int m_callback = 0;
    int m_lastPush = 0;
    int m_lastServerPush = 0;
    int m_lastServerExport = 0;
    int m_lastClientExport = 0;
    std::deque<int> m_held;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption messages(u"messages"_s, u"How many messages, or a few more."_s, u"N"_s, u"100000"_s);
    const QCommandLineOption sessions(u"sessions"_s, u"How many sessions."_s, u"N"_s, u"8"_s);
    const QCommandLineOption seed(u"seed"_s, u"Where random numbers begin."_s, u"N"_s, u"1"_s);
    parser.addOptions({messages, sessions, seed});
    parser.addPositionalArgument(u"FILE"_s, u"What to write."_s);
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);

    Trace::CaptureWriterOptions options;
    options.clockStart.reset();
    options.started = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    Trace::CaptureWriter writer(parser.positionalArguments().constFirst(), options);
    const qint64 wanted = parser.value(messages).toLongLong();
    qint64 made = 0;
    const auto put = [&](Record &&record) {
        made += isNumbered(record.kind);
        if (made % 100000 == 0) // the disk may be slower
            writer.flush();
        writer.record(std::move(record));
    };

    std::mt19937_64 random(parser.value(seed).toULongLong());
    std::vector<Conversation> conversations;
    const quint32 count = qMax(1u, parser.value(sessions).toUInt());
    qint64 time = 0;
    for (quint32 i = 0; i < count; ++i)
        conversations.emplace_back(i, random(), put).open(time += 1000000);
    while (made < wanted) {
        time += 1000 + qint64(random() % 200000);
        conversations[random() % count].act(time);
    }
    writer.flush();
    if (!writer.errorString().isEmpty() || writer.droppedCount() > 0) {
        std::fprintf(stderr, "%s\n", qPrintable(writer.errorString()));
        return 1;
    }
    std::printf("%lld messages\n", static_cast<long long>(made));
    return 0;
}
