// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcqttypes.h"
#include "rpcstdtypes.h"
#include "rpcstub.h"
#include "rpctarget.h"
#include "rpctyperegistry.h"

#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <unordered_map>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Place
{
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(double height MEMBER height)
public:
    QString name;
    double height = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

class Route
{
    Q_GADGET
    Q_PROPERTY(Place start MEMBER start)
    Q_PROPERTY(QList<Place> stops MEMBER stops)
    Q_PROPERTY(QMap<QString, Place> byName MEMBER byName)
    Q_PROPERTY(QList<Route> variants MEMBER variants)
    Q_PROPERTY(Kind kind MEMBER kind)
public:
    enum class Kind : quint8 { Foot, Wheel };
    Q_ENUM(Kind)

    Place start;
    QList<Place> stops;
    QMap<QString, Place> byName;
    QList<Route> variants;
    Kind kind = Kind::Foot;

    // moc compares before it assigns to a member.
    friend bool operator==(const Route &a, const Route &b) { return a.start == b.start && a.stops == b.stops; }
};

/// Methods whose types nobody has registered.
class Routes : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QList<Place> highest(const QList<Place> &places)
    {
        QList<Place> sorted = places;
        std::sort(sorted.begin(), sorted.end(), [](const Place &a, const Place &b) { return a.height > b.height; });
        return sorted;
    }
    Q_INVOKABLE QMap<QString, Place> byName(const std::vector<Place> &places)
    {
        QMap<QString, Place> result;
        for (const Place &place : places)
            result.insert(place.name, place);
        return result;
    }
    Q_INVOKABLE std::vector<int> squares(std::vector<int> numbers)
    {
        for (int &number : numbers)
            number *= number;
        return numbers;
    }
    Q_INVOKABLE std::string greet(const std::string &name) { return "Hello, " + name; }
    Q_INVOKABLE QDate nextDay(QDate day) { return day.addDays(1); }
};

/// Has a container of what cannot travel.
class Impossible : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QList<QPointF> points() { return {}; }
};

class TestMoreTypes : public QObject
{
    Q_OBJECT
public:
    enum Option { Fast = 1, Quiet = 4 };
    Q_DECLARE_FLAGS(Options, Option)
    Q_FLAG(Options)

private:
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
    static Value resultOf(const RpcPromise &promise)
    {
        const Outcome *outcome = promise.outcome();
        if (!outcome)
            return u"pending"_s;
        const auto *error = std::get_if<RpcError>(outcome);
        return error ? Value(error->toString()) : std::get<Value>(*outcome);
    }

private Q_SLOTS:
    void valuesSurviveTheWayThereAndBack()
    {
        QVERIFY(survives(std::string("Gr\xc3\xbc\xc3\x9f"
                                     "e")));
        QVERIFY(survives(std::vector<int>{1, -2}));
        QVERIFY(survives(std::vector<bool>{true, false}));
        QVERIFY(survives(std::vector<std::vector<std::string>>{{"a"}, {}}));
        QVERIFY(survives(std::array<double, 2>{1, 2.5}));
        QVERIFY(survives(std::pair<int, QString>(1, u"x"_s)));
        QVERIFY(survives(std::set<QString>{u"a"_s, u"b"_s}));
        QVERIFY(survives(std::unordered_set<int>{1, 2}));
        QVERIFY(survives(QSet<QString>{u"a"_s}));
        QVERIFY(survives(std::map<QString, int>{{u"a"_s, 1}}));
        QVERIFY(survives(std::unordered_map<QString, int>{{u"a"_s, 1}}));
        QVERIFY(survives(std::map<std::string, std::optional<int>>{{"a", 1}, {"b", {}}}));
        QVERIFY(survives(std::unordered_map<std::string, int>{{"\xc3\xbc", 1}}));
        QVERIFY(survives(std::variant<int, QString>(u"x"_s)));
        QVERIFY(survives(Options(Fast | Quiet)));
        QVERIFY(survives(QDate(2026, 11, 22)));
        QVERIFY(survives(QTime(17, 53, 2, 250)));
        QVERIFY(survives(QTime(17, 53)));
        QVERIFY(survives(QJsonDocument(QJsonArray{1, u"x"_s})));
        QVERIFY(survives(QJsonDocument(QJsonObject{{u"a"_s, true}})));
        QVERIFY(survives(QJsonDocument()));
        QCOMPARE(toValue(QDate(2026, 11, 22)), Value(u"2026-11-22"_s));
        QCOMPARE(toValue(std::string_view("x")), Value(u"x"_s));
    }

    void theFirstAlternativeThatTakesAValueIsMade()
    {
        using Number = std::variant<int, double>;
        QCOMPARE(fromValue<Number>(3).index(), 0U);
        QCOMPARE(fromValue<Number>(2.5).index(), 1U);
        QCOMPARE(fromValue<Number>(1e300).index(), 1U);
        QCOMPARE((fromValue<std::variant<double, int>>(3).index()), 0U);

        using Any = std::variant<std::monostate, QString, QList<int>, Place>;
        QCOMPARE(fromValue<Any>(Value()).index(), 0U);
        QCOMPARE(fromValue<Any>(nullptr).index(), 0U);
        QCOMPARE(fromValue<Any>(u"x"_s).index(), 1U);
        QCOMPARE(fromValue<Any>(Value::array()).index(), 2U);
        const auto place = fromValue<Any>(Value::object({{u"name"_s, u"Brocken"_s}, {u"height"_s, 1141}}));
        QCOMPARE(std::get<Place>(place).name, u"Brocken"_s);
        QCOMPARE(toValue(Any()), Value());
        QCOMPARE(toValue(Any(QList<int>{1})), Value::array({1}));
    }

    void aMismatchNamesAllAlternativesOrWhatIsWrongForTheOnlyOne()
    {
        using Either = std::variant<int, QString, QList<int>>;
        QCOMPARE(refusal<Either>(true), u"TypeError: value: expected int or QString or QList<int>, got boolean"_s);
        QCOMPARE(refusal<Either>(Value::array({1, u"x"_s})), u"TypeError: value[1]: expected int, got string"_s);
        QCOMPARE(refusal<Either>(2.5), u"TypeError: value: expected int, got number 2.5"_s);
        using Lists = std::variant<QList<int>, QList<QString>>;
        QCOMPARE(refusal<Lists>(Value::array({true})), u"TypeError: value: expected QList<int> or QList<QString>, got array"_s);
        QCOMPARE(refusal<QList<Either>>(Value::array({1, nullptr})),
                 u"TypeError: value[1]: expected int or QString or QList<int>, got null"_s);
    }

    void nothingIsConverted()
    {
        QCOMPARE(refusal<std::string>(1), u"TypeError: value: expected std::string, got number"_s);
        const QString half = u"a"_s + QChar(0xd800);
        QCOMPARE(refusal<std::string>(half),
                 u"TypeError: value: expected std::string, got a string with half of a surrogate pair"_s);
        QVERIFY_THROWS_EXCEPTION(RpcError, toValue(std::string("\xff")));
        QCOMPARE((refusal<std::array<int, 2>>(Value::array({1}))), u"TypeError: value: expected array of 2, got array"_s);
        QCOMPARE((refusal<std::array<int, 2>>(Value::array({1, u"x"_s}))), u"TypeError: value[1]: expected int, got string"_s);
        QCOMPARE((refusal<std::pair<int, int>>(Value::array({1, 2, 3}))), u"TypeError: value: expected array of 2, got array"_s);
        QCOMPARE(refusal<std::vector<int>>(u"x"_s), u"TypeError: value: expected std::vector<int>, got string"_s);
        QCOMPARE(refusal<QDate>(u"2026-02-30"_s), u"TypeError: value: expected QDate, got another string"_s);
        QCOMPARE(refusal<QDate>(u"2026-02-03T12:00"_s), u"TypeError: value: expected QDate, got another string"_s);
        QCOMPARE(refusal<QTime>(u"25:00"_s), u"TypeError: value: expected QTime, got another string"_s);
        QVERIFY(refusal<Options>(2).startsWith(u"RangeError: value: expected "_s));
        QVERIFY(refusal<Options>(u"Fast"_s).startsWith(u"TypeError"_s));
        QVERIFY_THROWS_EXCEPTION(RpcError, toValue(QDate()));
        const Value map = Value::object({{u"a"_s, Value::array({u"x"_s})}});
        QCOMPARE((refusal<std::map<std::string, std::vector<int>>>(map)), u"TypeError: value.a[0]: expected int, got string"_s);
    }

    void gadgetsNestAndStandInListsAndMaps()
    {
        Route route;
        route.start = {u"Schierke"_s, 640};
        route.stops = {{u"Eckerloch"_s, 800}, {u"Brocken"_s, 1141}};
        route.byName = {{u"b"_s, {u"Brocken"_s, 1141}}};
        route.kind = Route::Kind::Wheel;
        Route variant;
        variant.stops = {{u"Ilsetal"_s, 400}};
        route.variants = {variant};

        const Value value = toValue(route);
        QCOMPARE(value.value(u"stops").at(1).value(u"name"), Value(u"Brocken"_s));
        QCOMPARE(value.value(u"kind"), Value(1));
        const auto back = fromValue<Route>(value);
        QCOMPARE(back.start, route.start);
        QCOMPARE(back.stops, route.stops);
        QCOMPARE(back.byName, route.byName);
        QCOMPARE(back.kind, Route::Kind::Wheel);
        QCOMPARE(back.variants.size(), 1);
        QCOMPARE(back.variants.at(0).stops, variant.stops);

        Value broken = value;
        broken.insert(u"stops"_s, Value::array({toValue(Place()), Value::object({{u"name"_s, u"x"_s}, {u"height"_s, true}})}));
        QCOMPARE(refusal<Route>(broken), u"TypeError: value.stops[1].height: expected double, got boolean"_s);
        broken = value;
        broken.insert(u"byName"_s, Value::object({{u"b"_s, 1}}));
        QCOMPARE(refusal<Route>(broken), u"TypeError: value.byName.b: expected Place, got number"_s);
        broken.insert(u"byName"_s, Value::array());
        QCOMPARE(refusal<Route>(broken), u"TypeError: value.byName: expected QMap<QString,Place>, got array"_s);
    }

    void containersOfGadgetsNeedNoRegistrationInTargets()
    {
        const RpcStub routes(new Routes);
        const std::vector<Place> places{{u"a"_s, 1}, {u"b"_s, 2}};
        QCOMPARE(resultOf(routes.call("highest", places)), toValue(QList<Place>{places[1], places[0]}));
        QCOMPARE(resultOf(routes.call("byName", places)),
                 toValue(QMap<QString, Place>{{u"a"_s, places[0]}, {u"b"_s, places[1]}}));
        QCOMPARE(resultOf(routes.call("squares", QList<int>{2, 3})), Value::array({4, 9}));
        QCOMPARE(resultOf(routes.call("greet", u"you"_s)), Value(u"Hello, you"_s));
        QCOMPARE(resultOf(routes.call("nextDay", QDate(2026, 12, 31))), Value(u"2027-01-01"_s));
        QCOMPARE(resultOf(routes.call("highest", Value::array({1}))),
                 Value(u"TypeError: highest: argument 1[0]: expected Place, got number"_s));
    }

    void aContainerOfWhatCannotTravelIsRefusedAtFirstUse()
    {
        QVERIFY(!findRpcType(QMetaType::fromType<QList<QPointF>>()));
        Impossible target;
        const RpcStub stub = RpcStub::borrow(&target);
        const QString text = resultOf(stub.call("points")).toString();
        QVERIFY2(text.contains(u"Impossible::points() cannot be offered: its result has the type 'QList<QPointF>'"_s),
                 qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestMoreTypes)
#include "tst_moretypes.moc"
