// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "value.h"

#include <QtTest/QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <random>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class Counted final : public Capability
{
public:
    explicit Counted(int *alive) : m_alive(alive) { ++*m_alive; }
    ~Counted() override { --*m_alive; }
    QString describe() const override { return u"counted"_s; }

private:
    int *m_alive;
};

Value largeObject(int size)
{
    QList<Value::Member> members;
    for (int i = 0; i < size; ++i)
        members.append({u"key%1"_s.arg(i), i});
    return Value::object(std::move(members));
}

} // namespace

class ValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSmall() { QVERIFY(sizeof(void *) != 8 || sizeof(Value) <= 32); }

    void knowsItsType_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("name");
        const CapabilityPtr none;
        QTest::newRow("undefined") << Value() << u"undefined"_s;
        QTest::newRow("null") << Value(nullptr) << u"null"_s;
        QTest::newRow("boolean") << Value(false) << u"boolean"_s;
        QTest::newRow("int") << Value(7) << u"number"_s;
        QTest::newRow("double") << Value(0.5) << u"number"_s;
        QTest::newRow("bigint") << Value(BigInt(qint64(7))) << u"bigint"_s;
        QTest::newRow("string") << Value(u"x"_s) << u"string"_s;
        QTest::newRow("latin1") << Value("x"_L1) << u"string"_s;
        QTest::newRow("utf16") << Value(u"x") << u"string"_s;
        QTest::newRow("bytes") << Value(QByteArray("x")) << u"bytes"_s;
        QTest::newRow("container") << Value(Bytes{"xx", Bytes::Container::Int16Array}) << u"bytes"_s;
        QTest::newRow("date") << Value(Date{1}) << u"date"_s;
        QTest::newRow("error") << Value(RpcError(u"x"_s)) << u"error"_s;
        QTest::newRow("url") << Value(Url{u"http://a/"_s}) << u"url"_s;
        QTest::newRow("headers") << Value(Headers()) << u"headers"_s;
        QTest::newRow("request") << Value(RequestData()) << u"request"_s;
        QTest::newRow("response") << Value(ResponseData()) << u"response"_s;
        QTest::newRow("blob") << Value(BlobData()) << u"blob"_s;
        QTest::newRow("array") << Value::array() << u"array"_s;
        QTest::newRow("object") << Value::object() << u"object"_s;
        QTest::newRow("stub") << Value::stub(none) << u"stub"_s;
        QTest::newRow("promise") << Value::promise(none) << u"promise"_s;
        QTest::newRow("readable") << Value::readable(none) << u"readable"_s;
        QTest::newRow("writable") << Value::writable(none) << u"writable"_s;
    }
    void knowsItsType()
    {
        QFETCH(Value, value);
        QFETCH(QString, name);
        QCOMPARE(QString(Value::typeName(value.type())), name);
        QCOMPARE(value.isCapability(), name == "stub"_L1 || name == "promise"_L1 || name.endsWith("able"_L1));
        // Copies and moves keep the type, and what was moved from is undefined.
        Value copy = value;
        QVERIFY(copy == value);
        const Value moved = std::move(copy);
        QVERIFY(moved == value);
        QVERIFY(copy.isUndefined()); // NOLINT(bugprone-use-after-move): that is what is tested
        copy = moved;
        QVERIFY(copy == value);
    }

    void accessIsStrict()
    {
        const Value text(u"1"_s);
        QCOMPARE(text.toNumber(), 0.0);
        QCOMPARE(text.toBoolean(), false);
        QCOMPARE(text.toBigInt(), BigInt());
        QVERIFY(text.items().isEmpty());
        QVERIFY(text.members().isEmpty());
        QVERIFY(text.value(u"length").isUndefined());
        QVERIFY(text.at(0).isUndefined());
        QCOMPARE(Value(5).toString(), QString());
        QVERIFY(!Value(5).capability());
        QCOMPARE(Value::array({1, 2}).size(), 2);
        QVERIFY(Value::array({1, 2}).at(-1).isUndefined());
        QVERIFY(Value::array({1, 2}).at(2).isUndefined());
    }

    void copiesAreIndependent()
    {
        Value array = Value::array({1});
        Value object = Value::object({{u"a"_s, array}});
        const Value before = object;
        array.append(2);
        object.insert(u"a"_s, array);
        object.insert(u"b"_s, nullptr);
        QCOMPARE(before.value(u"a").size(), 1);
        QCOMPARE(before.size(), 1);
        QCOMPARE(object.value(u"a").size(), 2);
        array.setItem(0, u"first"_s);
        array.setItem(7, u"nowhere"_s);
        QCOMPARE(object.value(u"a").at(0).toNumber(), 1.0);
        QCOMPARE(array.at(0).toString(), u"first"_s);
        QCOMPARE(array.size(), 2);
        Value number(5);
        number.append(1);
        number.insert(u"a"_s, 1);
        QCOMPARE(number.toNumber(), 5.0);
    }

    void canHoldItsOwnCopy()
    {
        Value array = Value::array({1});
        array.append(array);
        QCOMPARE(array.size(), 2);
        QCOMPARE(array.at(1), Value::array({1}));
        array.setItem(0, array);
        QCOMPARE(array.at(0).size(), 2);
        array = array.at(1); // the last reference to the old array goes while a part of it is assigned
        QCOMPARE(array, Value::array({1}));
        Value object = Value::object();
        object.insert(u"self"_s, object);
        QCOMPARE(object.value(u"self").size(), 0);
    }

    void keepsMembersInOrderAndUnique_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("searched") << 5;
        QTest::newRow("at the threshold") << 16;
        QTest::newRow("indexed") << 500;
    }
    void keepsMembersInOrderAndUnique()
    {
        QFETCH(int, size);
        QList<Value::Member> members;
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < size; ++i)
                members.append({u"key%1"_s.arg(i), i + 1000 * round});
        }
        Value object = Value::object(members);
        QCOMPARE(object.size(), size);
        for (int i = 0; i < size; ++i) {
            QCOMPARE(object.members().at(i).first, u"key%1"_s.arg(i));
            QCOMPARE(object.value(u"key%1"_s.arg(i)).toNumber(), 1000.0 + i);
        }
        QVERIFY(!object.contains(u"key"));
        QVERIFY(object.value(u"").isUndefined());
        // Also after the index was made, in this object and in a copy.
        Value copy = object;
        copy.insert(u"new"_s, 1);
        object.insert(u"other"_s, 2);
        object.insert(u"key0"_s, 3);
        QVERIFY(copy.contains(u"new") && !copy.contains(u"other"));
        QVERIFY(object.contains(u"other") && !object.contains(u"new"));
        QCOMPARE(object.value(u"key0").toNumber(), 3.0);
        QCOMPARE(object.members().first().first, u"key0"_s);
        QCOMPARE(copy.value(u"key0").toNumber(), 1000.0);
        for (int i = 0; i < 100; ++i)
            object.insert(u"more%1"_s.arg(i), i);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(object.value(u"more%1"_s.arg(i)).toNumber(), double(i));
    }

    void largeObjectsMayBeSearchedByManyThreads()
    {
        const Value object = largeObject(2000);
        std::atomic<int> found = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 2000; ++i)
                    found += object.value(u"key%1"_s.arg(i)).toNumber() == i ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(found.load(), 4 * 2000);
    }

    void comparesDeeply()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(Value(nan) == Value(nan));
        QVERIFY(Value(-0.0) == Value(0.0));
        QVERIFY(Value(Date{nan}) == Value(Date{9e15}));
        QVERIFY(!(Value(Date{1}) == Value(Date{2})));
        QVERIFY(!(Value(nullptr) == Value()));
        QVERIFY(!(Value(1) == Value(true)));
        QVERIFY(!(Value(1) == Value(BigInt(qint64(1)))));
        QVERIFY(Value::object({{u"a"_s, 1}, {u"b"_s, nan}}) == Value::object({{u"b"_s, nan}, {u"a"_s, 1}}));
        QVERIFY(!(Value::object({{u"a"_s, 1}}) == Value::object({{u"b"_s, 1}})));
        QVERIFY(!(Value::object({{u"a"_s, Value()}}) == Value::object({{u"b"_s, Value()}})));
        QVERIFY(!(Value::array({1, 2}) == Value::array({2, 1})));
        QVERIFY(Value(QByteArray("x")) == Value(Bytes{"x", Bytes::Container::Uint8Array}));
        QVERIFY(!(Value(QByteArray("x")) == Value(Bytes{"x", Bytes::Container::Int8Array})));
        QVERIFY(largeObject(100) == largeObject(100));
        QVERIFY(!(Value(RpcError(u"a"_s)) == Value(RpcError(u"b"_s))));
        RequestData request{u"http://a/"_s, Value::object(), Value()};
        const Value first(request);
        request.body = u"x"_s;
        QVERIFY(!(first == Value(request)));
        int alive = 0;
        const CapabilityPtr a(new Counted(&alive));
        const CapabilityPtr b(new Counted(&alive));
        QVERIFY(Value::stub(a) == Value::stub(a));
        QVERIFY(!(Value::stub(a) == Value::stub(b)));
        QVERIFY(!(Value::stub(a) == Value::promise(a)));
    }

    void lastReferenceDisposesACapability()
    {
        int alive = 0;
        {
            Value array = Value::array({Value::stub(CapabilityPtr(new Counted(&alive)))});
            QCOMPARE(alive, 1);
            const Value copy = array;
            array = Value();
            QCOMPARE(alive, 1);
        }
        QCOMPARE(alive, 0);
    }

    void findsPromisesEverywhere()
    {
        const Value promise = Value::promise(CapabilityPtr());
        RpcError error(u"x"_s);
        error.setProperty(u"cause"_s, Value::array({promise}));
        RequestData request;
        request.body = promise;
        ResponseData response;
        response.body = promise;
        const QList<Value> holders{promise,
                                   Value::array({1, promise}),
                                   Value::object({{u"a"_s, Value::array({promise})}}),
                                   Value(error),
                                   Value(request),
                                   Value(response)};
        for (const Value &value : holders)
            QVERIFY(value.containsPromise());
        QVERIFY(!Value::array({1, Value::stub(CapabilityPtr()), RpcError(u"x"_s)}).containsPromise());
    }

    void bigIntegersReadWhatJavaScriptReads()
    {
        BigInt number(qint64(5));
        QVERIFY(!BigInt::fromText(u"1.5", &number));
        QCOMPARE(number.decimal(), QByteArray("5"));
        QVERIFY(BigInt::fromText(u" -0012 ", &number));
        QCOMPARE(number.decimal(), QByteArray("-12"));
        QVERIFY(BigInt::fromText(u"0xffffffffffffffffffffffffffffffff", &number));
        QCOMPARE(number.decimal(), QByteArray("340282366920938463463374607431768211455"));
        QVERIFY(BigInt::fromText(u"0x10000000000000000", &number));
        QCOMPARE(number.decimal(), QByteArray("18446744073709551616"));
    }

    void bigIntegersOfAllLengthsKeepTheirRemainders()
    {
        // Up to the limit, and around the lengths at which they are taken apart.
        constexpr quint64 Primes[] = {999'999'937, 4'294'967'291};
        const auto remainderOf = [](const QByteArray &digits, quint64 base, quint64 prime) {
            quint64 remainder = 0;
            for (const char c : digits)
                remainder = (remainder * base + quint64(c <= '9' ? c - '0' : c - 'a' + 10)) % prime;
            return remainder;
        };
        std::minstd_rand random(5);
        for (const auto &[prefix, bits] : {std::pair("0x", 4), std::pair("0o", 3), std::pair("0b", 1)}) {
            for (const int length : {1, 13, 14, 15, 83, 84, 85, 107, 108, 109, 335, 336, 337, 338, 1000, 5000, 16382}) {
                for (const bool largest : {false, true}) {
                    QByteArray digits;
                    for (int i = 0; i < length; ++i)
                        digits += "0123456789abcdef"[largest ? (1 << bits) - 1 : int(random() >> 8) % (1 << bits)];
                    BigInt number;
                    QVERIFY(BigInt::fromText(QString::fromLatin1(prefix + digits), &number));
                    for (const quint64 prime : Primes)
                        QCOMPARE(remainderOf(number.decimal(), 10, prime), remainderOf(digits, quint64(1) << bits, prime));
                    QVERIFY(number.decimal().size() == 1 || !number.decimal().startsWith('0'));
                }
            }
        }
    }

    void longBigIntegersOfOtherBasesAreExact()
    {
        // 10^n in base 10 is known; its digits in base 16, 8 and 2 are made here by division.
        for (const int zeros : {9, 17, 18, 27, 100, 1000, 2500}) {
            const QByteArray decimal = '1' + QByteArray(zeros, '0');
            for (const auto &[prefix, base] : {std::pair("0x", 16), std::pair("0o", 8), std::pair("0b", 2)}) {
                QByteArray rest = decimal;
                QByteArray digits;
                while (!rest.isEmpty()) {
                    int remainder = 0;
                    for (char &c : rest) {
                        const int value = remainder * 10 + (c - '0');
                        c = char('0' + value / base);
                        remainder = value % base;
                    }
                    while (rest.startsWith('0'))
                        rest.remove(0, 1);
                    digits.append("0123456789abcdef"[remainder]);
                }
                std::reverse(digits.begin(), digits.end());
                BigInt number;
                QVERIFY(BigInt::fromText(QString::fromLatin1(prefix + digits), &number));
                QCOMPARE(number.decimal(), decimal);
            }
        }
        // Carries that ripple through every limb: 16^k - 1, and one more.
        BigInt below;
        BigInt power;
        QVERIFY(BigInt::fromText(u"0x"_s + QString(500, u'f'), &below));
        QVERIFY(BigInt::fromText(u"0x1"_s + QString(500, u'0'), &power));
        QByteArray plusOne = below.decimal();
        qsizetype i = plusOne.size() - 1;
        for (; plusOne.at(i) == '9'; --i)
            plusOne[i] = '0';
        ++plusOne[i];
        QCOMPARE(power.decimal(), plusOne);
    }

    void bigIntegersConvertIfTheyFit()
    {
        qint64 i = 1;
        quint64 u = 1;
        QVERIFY(BigInt(std::numeric_limits<qint64>::min()).toInt64(&i));
        QCOMPARE(i, std::numeric_limits<qint64>::min());
        QVERIFY(!BigInt(std::numeric_limits<qint64>::min()).toUInt64(&u));
        QVERIFY(BigInt(std::numeric_limits<quint64>::max()).toUInt64(&u));
        QCOMPARE(u, std::numeric_limits<quint64>::max());
        QVERIFY(!BigInt(std::numeric_limits<quint64>::max()).toInt64(&i));
        QCOMPARE(i, std::numeric_limits<qint64>::min());
        BigInt huge;
        QVERIFY(BigInt::fromText(u"18446744073709551616", &huge));
        QVERIFY(!huge.toUInt64(&u) && !huge.toInt64(&i));
    }

    void datesAreClippedAsInJavaScript()
    {
        QCOMPARE(Date::fromNumber(1.9).milliseconds, 1.0);
        QCOMPARE(Date::fromNumber(-1.9).milliseconds, -1.0);
        QVERIFY(!std::signbit(Date::fromNumber(-0.5).milliseconds));
        QVERIFY(Date::fromNumber(8.64e15).isValid());
        QVERIFY(!Date::fromNumber(8.64e15 + 1).isValid());
        QVERIFY(!Date::fromNumber(std::numeric_limits<double>::infinity()).isValid());
    }

    void containersHaveNamesAndSizes()
    {
        for (int i = 0; i <= int(Bytes::Container::Float64Array); ++i) {
            Bytes::Container container = Bytes::Container::DataView;
            QVERIFY(Bytes::containerFromName(Bytes::containerName(Bytes::Container(i)).toString(), &container));
            QCOMPARE(int(container), i);
        }
        Bytes::Container unchanged = Bytes::Container::Float32Array;
        QVERIFY(!Bytes::containerFromName(u"Float16Array", &unchanged));
        QCOMPARE(unchanged, Bytes::Container::Float32Array);
        QCOMPARE(Bytes::elementSize(Bytes::Container::BigUint64Array), 8);
        QCOMPARE(Bytes::elementSize(Bytes::Container::DataView), 1);
    }

    void errorsAreValues()
    {
        RpcError error = RpcError::typeError(u"t\u00e9xt"_s);
        QCOMPARE(error.toString(), u"TypeError: t\u00e9xt"_s);
        QCOMPARE(QByteArray(error.what()), u"TypeError: t\u00e9xt"_s.toUtf8());
        QVERIFY(error.stack().isNull());
        QVERIFY(error.properties().isUndefined());
        const RpcError before = error;
        error.setProperty(u"code"_s, 5);
        error.setStack(u"at x"_s);
        QCOMPARE(error.property(u"code").toNumber(), 5.0);
        QVERIFY(before.property(u"code").isUndefined());
        QVERIFY(!(before == error));
        QCOMPARE(QByteArray(error.what()), u"TypeError: t\u00e9xt"_s.toUtf8());
        const RpcError moved = std::move(error);
        QCOMPARE(error.type(), u"Error"_s); // NOLINT(bugprone-use-after-move): it is as a new one
        QCOMPARE(error.toString(), u"Error"_s);
        QVERIFY(moved.property(u"code") == Value(5));
        QVERIFY(RpcError() == RpcError(QString()));
        error.setStack(u"s"_s);
        QCOMPARE(error.stack(), u"s"_s);
    }

    void wellKnownTypesAreJavaScripts()
    {
        QVERIFY(RpcError::isWellKnownType(u"AggregateError"));
        QVERIFY(RpcError::isWellKnownType(u"Error"));
        QVERIFY(!RpcError::isWellKnownType(u"error"));
        QVERIFY(!RpcError::isWellKnownType(u"constructor"));
        QVERIFY(!RpcError::isWellKnownType(u""));
    }

    void anythingCanBeThrown()
    {
        const RpcError thrown = RpcError::fromThrownValue(Value(u"just text"_s));
        QVERIFY(thrown.isThrownValue());
        QCOMPARE(thrown.message(), u"just text"_s);
        QCOMPARE(thrown.toThrownValue(), Value(u"just text"_s));
        QCOMPARE(Value(thrown), Value(u"just text"_s));
        QCOMPARE(RpcError::fromThrownValue(Value(nullptr)).message(), u"null"_s);
        QCOMPARE(RpcError::fromThrownValue(Value(1e21)).message(), u"1e+21"_s);
        QCOMPARE(RpcError::fromThrownValue(Value::object()).message(), u"[object Object]"_s);
        QCOMPARE(RpcError::fromThrownValue(Value::array({1, u"b"_s, Value()})).message(), u"1,b,"_s);
        const RpcError real = RpcError::fromThrownValue(Value(RpcError::rangeError(u"r"_s)));
        QVERIFY(!real.isThrownValue());
        QCOMPARE(real.toString(), u"RangeError: r"_s);
        QCOMPARE(real.toThrownValue().toError(), real);
    }

    void urlsAreNormalised()
    {
        QCOMPARE(Url::parse(u" HTTP://Ex\u00c4mple.com:80/a/../%7eb?q='#f ")->href, u"http://xn--exmple-cua.com/%7eb?q=%27#f"_s);
        QVERIFY(!Url::parse(u"relative"));
        QVERIFY(!Url::parse(u"http://a:99999/"));
        QCOMPARE(Url::parse(u"http://0x7f.1/")->href, u"http://127.0.0.1/"_s);
    }

    void headersAreNormalised()
    {
        const auto headers = Headers::normalised({{u"B"_s, u" 2 "_s}, {u"a"_s, u"1"_s}, {u"b"_s, u"3"_s}});
        QVERIFY(headers);
        QCOMPARE(*headers, (Headers{{{u"a"_s, u"1"_s}, {u"b"_s, u"2, 3"_s}}}));
        QVERIFY(!Headers::normalised({{u"a b"_s, u"1"_s}}));
        QVERIFY(!Headers::normalised({{u"a"_s, u"1\n2"_s}}));
    }
};

QTEST_GUILESS_MAIN(ValueTest)
#include "tst_value.moc"
