// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampletraffic.h"

using namespace QtCapnWeb;

namespace SampleTraffic {

namespace {

Record event(Record::Kind kind, Side from, const QByteArray &text, double time, quint32 session)
{
    Record record = message(from, text, time, session);
    record.kind = kind;
    return record;
}

} // namespace

Record message(Side from, const QByteArray &text, double time, quint32 session)
{
    Record record;
    record.from = from;
    record.text = text;
    record.size = text.size();
    record.time = qint64(time * 1e6);
    record.session = session;
    return record;
}

std::vector<Record> lively()
{
    constexpr Side A = Side::A;
    constexpr Side B = Side::B;
    std::vector<Record> records;
    records.push_back(event(Record::Kind::Opened, A, "ws://127.0.0.1:8080/api", 0, 0));
    const std::tuple<double, Side, QByteArray> messages[] = {
        {3.1, A, R"(["push",["pipeline",0,["authenticate"],["cookie-123"]]])"},
        {3.2, A, R"(["push",["pipeline",1,["getUserProfile"],[["pipeline",1,["id"]]]]])"},
        {3.3, A, R"(["pull",2])"},
        {8.9, B, R"(["resolve",2,{"id":"u_1","name":"Ada Lovelace","tags":[["admin","early"]],"since":["date",1700000000000]}])"},
        {9.0, A, R"(["release",2,1])"},
        {120.4, A, R"(["push",["pipeline",0,["makeCounter"],[0]]])"},
        {120.5, A, R"(["pull",3])"},
        {121.1, B, R"(["resolve",3,["export",-1]])"},
        {121.2, A, R"(["release",3,1])"},
        {340.0, A, R"(["push",["import",-1,["increment"],[3]]])"},
        {340.1, A, R"(["pull",4])"},
        {340.9, B, R"(["resolve",4,3])"},
        {341.0, A, R"(["release",4,1])"},
        {502.0, A, R"(["push",["pipeline",0,["subscribe"],["news",["export",-1]]]])"},
        {502.1, A, R"(["pull",5])"},
        {503.0, B, R"(["resolve",5,["export",-2]])"},
        {503.1, A, R"(["release",5,1])"},
        {1000.2, B, R"(["push",["import",-1,[],[{"topic":"news","text":"first light"}]]])"},
        {1000.3, B, R"(["pull",1])"},
        {1000.8, A, R"(["resolve",1,["undefined"]])"},
        {1000.9, B, R"(["release",1,1])"},
        {1201.0, A, R"(["push",["pipeline",0,["divide"],[1,0]]])"},
        {1201.1, A, R"(["pull",6])"},
        {1202.4, B, R"(["reject",6,["error","RangeError","division by zero",null,{"code":["bigint","42"]}]])"},
        {1202.5, A, R"(["release",6,1])"},
        {1400.0, A,
         R"(["push",["remap",0,["listUsers"],[["import",0]],[["pipeline",-1,["getUserName"],[["pipeline",0]]],["pipeline",1]]]])"},
        {1400.1, A, R"(["pull",7])"},
        {1417.6, B, R"(["resolve",7,[["Ada","Grace","Edsger"]]])"},
        {1417.7, A, R"(["release",7,1])"},
        {2000.2, B, R"(["push",["import",-1,[],[{"topic":"news","text":"second sight"}]]])"},
        {2000.3, B, R"(["pull",2])"},
        {2000.7, A, R"(["resolve",2,["undefined"]])"},
        {2000.8, B, R"(["release",2,1])"},
        {2100.0, A, R"(["push",["pipeline",0,["slowReport"],[{"year":2026,"format":"pdf"}]]])"},
        {2100.1, A, R"(["pull",8])"},
        {3000.2, B, R"(["push",["import",-1,[],[{"topic":"news","text":"third time lucky"}]]])"},
        {3000.3, B, R"(["pull",3])"},
        {3000.7, A, R"(["resolve",3,["undefined"]])"},
        {3000.8, B, R"(["release",3,1])"},
    };
    for (const auto &[time, from, text] : messages)
        records.push_back(message(from, text, time));
    return records;
}

std::vector<Record> troubled(quint32 session)
{
    constexpr Side A = Side::A;
    constexpr Side B = Side::B;
    std::vector<Record> records;
    records.push_back(event(Record::Kind::Opened, A, "wss://example.com/\xe2\x80\xaegnp.exe", 0, session));
    records.push_back(message(
        A, "[\"push\",[\"pipeline\",0,[\"log\\u0007\xe2\x80\xae\"],[\"line\\none\\u001b[31m red \xe2\x80\xae desrever\"]]]", 1,
        session));
    records.push_back(message(A, R"(["pull",1])", 1.1, session));
    records.push_back(message(B, R"(["reject",1,["error","TypeError","'log' is not a function."]])", 2, session));
    records.push_back(message(A, R"(["release",1,1])", 2.1, session));
    records.push_back(event(Record::Kind::Binary, B, QByteArray("\x00\x01\xfe\xff garbage", 12), 3, session));
    Record refused = event(Record::Kind::Refused, B, {}, 4, session);
    refused.size = 50 * 1024 * 1024;
    records.push_back(refused);
    records.push_back(message(B, "this is { no message", 5, session));
    records.push_back(message(B, R"(["resolve",99,null])", 6, session));
    records.push_back(message(A, R"(["abort",["error","Error","bad RPC message: \"x\""]])", 7, session));
    Record closed = event(Record::Kind::Closed, A, "bad RPC message", 8, session);
    closed.code = 3000;
    records.push_back(closed);
    records.push_back(
        event(Record::Kind::Failed, A, "Connection refused: nothing listens at 127.0.0.1, port 9", 1500, session + 1));
    return records;
}

std::vector<Record> many(int calls, quint32 session)
{
    std::vector<Record> records;
    records.reserve(size_t(calls) * 4);
    for (int i = 1; i <= calls; ++i) {
        const QByteArray id = QByteArray::number(i);
        const double time = i * 0.4;
        records.push_back(message(Side::A, "[\"push\",[\"pipeline\",0,[\"square\"],[" + id + "]]]", time, session));
        records.push_back(message(Side::A, "[\"pull\"," + id + "]", time + 0.01, session));
        records.push_back(
            message(Side::B, "[\"resolve\"," + id + "," + QByteArray::number(qint64(i) * i) + "]", time + 0.2, session));
        records.push_back(message(Side::A, "[\"release\"," + id + ",1]", time + 0.21, session));
    }
    return records;
}

} // namespace SampleTraffic
