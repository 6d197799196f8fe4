// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcasync.h"
#include "rpcconversion.h"
#include "rpctyperegistry.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Point
{
    Q_GADGET
    Q_PROPERTY(int x MEMBER x)
    Q_PROPERTY(int y MEMBER y)
    Q_PROPERTY(QVariant note MEMBER note)
    Q_PROPERTY(double length READ length)
public:
    int x = 0;
    int y = 0;
    QVariant note;
    double length() const { return std::hypot(x, y); }
};

enum class Plain : quint8 { A, B };

class TestConversion : public QObject
{
    Q_OBJECT
public:
    enum class Colour : quint8 { Red = 1, Green = 2 };
    Q_ENUM(Colour)
    enum Option { Fast = 1, Quiet = 4 };
    Q_DECLARE_FLAGS(Options, Option)
    Q_FLAG(Options)

private:
    /// The message of the error, or an empty text.
    template<typename T>
    static QString refusal(const Value &value)
    {
        try {
            fromValue<T>(value);
        } catch (const RpcError &error) {
            return error.toString();
        }
        return {};
    }
    template<typename T>
    static bool survives(const T &value)
    {
        return fromValue<T>(toValue(value)) == value;
    }

private Q_SLOTS:
    void valuesSurviveTheWayThereAndBack()
    {
        QVERIFY(survives(true));
        QVERIFY(survives(2.7));
        QVERIFY(survives(qint8(-128)));
        QVERIFY(survives(quint8(255)));
        QVERIFY(survives(std::numeric_limits<int>::min()));
        QVERIFY(survives(std::numeric_limits<uint>::max()));
        QVERIFY(survives(std::numeric_limits<qint64>::min()));
        QVERIFY(survives(std::numeric_limits<quint64>::max()));
        QVERIFY(survives(u"Grüße \U0001F44B"_s));
        QVERIFY(survives(QByteArray("\0\xff", 2)));
        QVERIFY(survives(QDateTime::fromMSecsSinceEpoch(1234567890123, Qt::UTC)));
        QVERIFY(survives(QUrl(u"https://example.com/a?b=c"_s)));
        QVERIFY(survives(QUuid::createUuid()));
        QVERIFY(survives(QStringList{u"a"_s, u"b"_s}));
        QVERIFY(survives(QMap<QString, int>{{u"a"_s, 1}}));
        QVERIFY(survives(QHash<QString, QList<double>>{{u"a"_s, {1, 2}}}));
        QVERIFY(survives(std::optional<int>(7)));
        QVERIFY(survives(std::optional<int>()));
        QVERIFY(survives(std::tuple(1, u"x"_s, false)));
        QVERIFY(survives(Colour::Green));
        QVERIFY(survives(QJsonObject{{u"a"_s, QJsonArray{1, QJsonValue::Null, u"x"_s}}}));
    }

    void integersBeyondWhatADoubleHoldsTravelAsBigint()
    {
        const qint64 safe = (qint64(1) << 53) - 1;
        QCOMPARE(toValue(safe).type(), Value::Type::Number);
        QCOMPARE(toValue(-safe).type(), Value::Type::Number);
        QCOMPARE(toValue(safe + 1).type(), Value::Type::BigInt);
        QCOMPARE(toValue(-safe - 1).type(), Value::Type::BigInt);
        QCOMPARE(toValue(quint64(safe) + 1).type(), Value::Type::BigInt);
        QCOMPARE(fromValue<int>(Value(BigInt(qint64(12)))), 12);
    }

    void nothingIsConverted()
    {
        QCOMPARE(refusal<int>(u"3"_s), u"TypeError: value: expected int, got string"_s);
        QCOMPARE(refusal<int>(true), u"TypeError: value: expected int, got boolean"_s);
        QCOMPARE(refusal<int>(2.5), u"TypeError: value: expected int, got number 2.5"_s);
        QCOMPARE(refusal<int>(std::nan("")), u"TypeError: value: expected int, got number nan"_s);
        QCOMPARE(refusal<bool>(u"abc"_s), u"TypeError: value: expected bool, got string"_s);
        QCOMPARE(refusal<bool>(1), u"TypeError: value: expected bool, got number"_s);
        QCOMPARE(refusal<double>(u"1"_s), u"TypeError: value: expected double, got string"_s);
        QCOMPARE(refusal<QString>(1), u"TypeError: value: expected QString, got number"_s);
        QCOMPARE(refusal<QString>(nullptr), u"TypeError: value: expected QString, got null"_s);
        QCOMPARE(refusal<QString>(Value()), u"TypeError: value: expected QString, got undefined"_s);
        QCOMPARE(refusal<QByteArray>(u"x"_s), u"TypeError: value: expected QByteArray, got string"_s);
        QCOMPARE(refusal<QUrl>(u"http://x/"_s), u"TypeError: value: expected QUrl, got string"_s);
        QCOMPARE(refusal<QDateTime>(0), u"TypeError: value: expected QDateTime, got number"_s);
        QCOMPARE(refusal<QUuid>(u"nonsense"_s), u"TypeError: value: expected QUuid, got another string"_s);
        QCOMPARE(refusal<QJsonValue>(QByteArray("x")), u"TypeError: value: expected QJsonValue, got bytes"_s);
    }

    void numbersThatDoNotFitAreRangeErrors()
    {
        QCOMPARE(refusal<quint8>(256), u"RangeError: value: expected quint8, got 256"_s);
        QCOMPARE(refusal<quint8>(-1), u"RangeError: value: expected quint8, got -1"_s);
        QCOMPARE(refusal<int>(1e300), u"RangeError: value: expected int, got 1e+300"_s);
        QCOMPARE(refusal<int>(2147483648.0), u"RangeError: value: expected int, got 2147483648"_s);
        QCOMPARE(refusal<qint64>(9223372036854775808.0), u"RangeError: value: expected qint64, got 9223372036854776000"_s);
        QCOMPARE(refusal<quint64>(18446744073709551616.0), u"RangeError: value: expected quint64, got 18446744073709552000"_s);
        BigInt big;
        QVERIFY(BigInt::fromText(u"99999999999999999999", &big));
        QCOMPARE(refusal<qint64>(big), u"RangeError: value: expected qint64, got bigint 99999999999999999999"_s);
    }

    void anErrorNamesThePlaceWithinTheValue()
    {
        const Value list = Value::array({1, 2, u"x"_s});
        QCOMPARE(refusal<QList<int>>(list), u"TypeError: value[2]: expected int, got string"_s);
        const Value nested = Value::object({{u"a"_s, Value::array({Value::array({true})})}});
        using Nested = QMap<QString, QList<QList<QString>>>;
        QCOMPARE(refusal<Nested>(nested), u"TypeError: value.a[0][0]: expected QString, got boolean"_s);
        using Pair = std::tuple<int, int>;
        QCOMPARE(refusal<Pair>(Value::array({1})), u"TypeError: value: expected array of 2, got array"_s);
        QCOMPARE(refusal<Pair>(Value::array({1, nullptr})), u"TypeError: value[1]: expected int, got null"_s);
    }

    void enumsTakeTheirValuesOnly()
    {
        QCOMPARE(fromValue<Colour>(2), Colour::Green);
        QVERIFY(refusal<Colour>(3).startsWith(u"RangeError"));
        QVERIFY(refusal<Colour>(258).startsWith(u"RangeError"));
        QVERIFY(refusal<Colour>(1.5).startsWith(u"TypeError"));
        QVERIFY(refusal<Colour>(u"Green"_s).startsWith(u"TypeError"));
        QCOMPARE(fromValue<Plain>(1), Plain::B);
        QVERIFY(refusal<Plain>(256).startsWith(u"RangeError"));
    }

    void flagsTakeCombinations()
    {
        const RpcTypeAdapter *adapter = findRpcType(QMetaType::fromType<Options>());
        QVERIFY(adapter);
        Options options;
        RpcMismatch why;
        QVERIFY(adapter->fromValue(*adapter, 5, &options, &why));
        QCOMPARE(options, Options(Fast | Quiet));
        QVERIFY(!adapter->fromValue(*adapter, 2, &options, &why));
        QCOMPARE(adapter->toValue(*adapter, &options), Value(5));
    }

    void gadgetsTravelByTheirProperties()
    {
        Point point;
        point.x = 3;
        point.y = 4;
        point.note = u"n"_s;
        const Value value = toValue(point);
        QCOMPARE(value, Value::object({{u"x"_s, 3}, {u"y"_s, 4}, {u"note"_s, u"n"_s}, {u"length"_s, 5}}));
        const auto back = fromValue<Point>(value);
        QCOMPARE(back.x, 3);
        QCOMPARE(back.note.toString(), u"n"_s);

        QCOMPARE(refusal<Point>(Value::object({{u"x"_s, 1}})), u"TypeError: value.y: expected int, got undefined"_s);
        QCOMPARE(refusal<Point>(Value::object({{u"x"_s, 1}, {u"y"_s, u"2"_s}})),
                 u"TypeError: value.y: expected int, got string"_s);
        QCOMPARE(fromValue<Point>(Value::object({{u"y"_s, 2}, {u"x"_s, 1}, {u"more"_s, 1}})).y, 2);
        QCOMPARE(refusal<Point>(1), u"TypeError: value: expected Point, got number"_s);
    }

    void variantsHoldWhateverArrives()
    {
        const Value value = Value::object({{u"list"_s, Value::array({1, u"x"_s, nullptr, true})},
                                           {u"bytes"_s, QByteArray("b")},
                                           {u"date"_s, Date{5}},
                                           {u"error"_s, RpcError(u"bad"_s)}});
        const auto map = fromValue<QVariantMap>(value);
        QCOMPARE(map.value(u"list"_s).toList().at(0).metaType(), QMetaType::fromType<double>());
        QCOMPARE(map.value(u"list"_s).toList().at(2).metaType(), QMetaType::fromType<std::nullptr_t>());
        QCOMPARE(map.value(u"bytes"_s).metaType(), QMetaType::fromType<QByteArray>());
        QCOMPARE(map.value(u"date"_s).toDateTime().toMSecsSinceEpoch(), 5);
        QCOMPARE(map.value(u"error"_s).value<RpcError>().message(), u"bad"_s);
        // A map sorts its keys; apart from their order nothing is lost.
        const Value again = toValue(map);
        QCOMPARE(again.size(), value.size());
        for (const Value::Member &member : value.members())
            QCOMPARE(again.value(member.first), member.second);
    }

    void aVariantOfAnUnknownTypeIsRefused() { QVERIFY_THROWS_EXCEPTION(RpcError, toValue(QVariant::fromValue(QPointF()))); }

    void literalsAreText()
    {
        QCOMPARE(toValue("Grüße"), Value(u"Grüße"_s));
        QCOMPARE(toValue(u"x"), Value(u"x"_s));
        QCOMPARE(toValue("x"_L1), Value(u"x"_s));
        QCOMPARE(toValue(nullptr), Value(nullptr));
    }

    void invalidDatesStayInvalid()
    {
        QVERIFY(!toValue(QDateTime()).toDate().isValid());
        QVERIFY(!fromValue<QDateTime>(Value(Date{std::nan("")})).isValid());
        QVERIFY(!fromValue<QDateTime>(Value(Date{1e300})).isValid());
    }

    void urlsAreWrittenAsJavaScriptDoes()
    {
        QCOMPARE(toValue(QUrl(u"https://example.com"_s)).toUrl().href, u"https://example.com/"_s);
        QCOMPARE(toValue(QUrl(u"https://example.com/ä b"_s)).toUrl().href, u"https://example.com/%C3%A4%20b"_s);
    }

    void aTypeOfOnesOwnCanBeRegistered();
};

struct Money {
    qint64 cents = 0;
};

template<>
struct QtCapnWeb::RpcConversion<Money> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::String);
    static QString typeName() { return u"Money"_s; }
    static Value toValue(const Money &money) { return QString::number(money.cents); }
    static bool fromValue(const Value &value, Money *result, RpcMismatch *why)
    {
        bool ok = false;
        result->cents = value.toString().toLongLong(&ok);
        return ok || why->set(typeName(), value);
    }
};

void TestConversion::aTypeOfOnesOwnCanBeRegistered()
{
    QVERIFY(!findRpcType(QMetaType::fromType<Money>()));
    registerRpcType<Money>();
    QCOMPARE(toValue(QVariant::fromValue(Money{12})), Value(u"12"_s));
    QCOMPARE(fromValue<QList<Money>>(Value::array({u"5"_s})).at(0).cents, 5);
    QCOMPARE(refusal<QList<Money>>(Value::array({5})), u"TypeError: value[0]: expected Money, got number"_s);
}

QTEST_GUILESS_MAIN(TestConversion)
#include "tst_conversion.moc"
