// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcasync.h"
#include "rpctarget.h"

#include <QtTest/QTest>

#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>

// What a target offers, and how arguments find their method. No session is needed: a stub of ours is called like any other.

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

struct Unknown {
    int value = 0;
};

class Child : public RpcTarget
{
    Q_OBJECT
public:
    using RpcTarget::RpcTarget;
    Q_INVOKABLE int answer() { return 42; }
};

class Base : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int visitors READ visitors CONSTANT)
    Q_PROPERTY(Child *child READ child CONSTANT)
    Q_PROPERTY(QVariant anything READ anything CONSTANT)
public:
    enum class Mode : quint8 { Off, On };
    Q_ENUM(Mode)

    using RpcTarget::RpcTarget;
    int visitors() const { return 7; }
    Child *child() { return &m_child; }
    QVariant anything() const { return QVariantList{1, u"x"_s}; }
    Q_INVOKABLE QString inherited() { return u"base"_s; }
    Q_INVOKABLE virtual QString replaced() { return u"base"_s; }

Q_SIGNALS:
    void changed(int value);

protected:
    Q_INVOKABLE int protectedMethod() { return 1; }

private:
    Q_INVOKABLE int privateMethod() { return 1; }
    Child m_child;
};

class Api : public Base
{
    Q_OBJECT
public:
    using Base::Base;
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
    Q_INVOKABLE int add(int a, int b = 10, int c = 100) { return a + b + c; }
    Q_INVOKABLE QString kind(const QString &) { return u"string"_s; }
    Q_INVOKABLE QString kind(double) { return u"number"_s; }
    Q_INVOKABLE QString kind(const QByteArray &) { return u"bytes"_s; }
    Q_INVOKABLE QString kind(double, const QString &) { return u"number, string"_s; }
    Q_INVOKABLE QString kind(const QString &, double) { return u"string, number"_s; }
    Q_INVOKABLE QString replaced() override { return u"api"_s; }
    Q_INVOKABLE quint8 small(quint8 value) { return value; }
    Q_INVOKABLE Value echo(const Value &value) { return value; }
    Q_INVOKABLE QVariant variant(const QVariant &value) { return value; }
    Q_INVOKABLE QString optional(std::optional<QString> text) { return text.value_or(u"none"_s); }
    Q_INVOKABLE int sum(const QList<int> &numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0); }
    Q_INVOKABLE Mode flip(Mode mode) { return mode == Mode::On ? Mode::Off : Mode::On; }
    Q_INVOKABLE Child *makeChild() { return new Child; }
    Q_INVOKABLE Child *noChild() { return nullptr; }
    Q_INVOKABLE void nothing() { ++calls; }
    Q_INVOKABLE void throwRpc() { throw RpcError::rangeError(u"too far"_s); }
    Q_INVOKABLE void throwStd() { throw std::runtime_error("broken"); }
    Q_INVOKABLE void throwInt() { throw 1; }
    Q_INVOKABLE void end() { delete this; }
    int calls = 0;

public Q_SLOTS:
    QString publicSlot() { return u"slot"_s; }

private Q_SLOTS:
    QString privateSlot() { return u"private"_s; }
};

class Unregistered : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE Unknown get() { return {}; }
};

class UnregisteredParameter : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE void set(int, const Unknown &) { }
};

class Ambiguous : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE void take(int) { }
    Q_INVOKABLE void take(double) { }
};

class Watched : public RpcTarget
{
    Q_OBJECT
public:
    explicit Watched(int *ends, QObject *parent = nullptr) : RpcTarget(parent), m_ends(ends) { }
    Q_INVOKABLE int one() { return 1; }

protected:
    void disposed() override { ++*m_ends; }

private:
    int *m_ends;
};

class TestDispatch : public QObject
{
    Q_OBJECT

    static Value result(const RpcPromise &promise)
    {
        std::optional<Outcome> settled;
        promise.pull([&settled](const Outcome &outcome) { settled = outcome; });
        if (!QTest::qWaitFor([&settled] { return settled.has_value(); }, 30'000))
            qFatal("The promise was not settled.");
        if (const RpcError *error = std::get_if<RpcError>(&*settled))
            return Value(u"! "_s + error->toString());
        return std::get<Value>(*settled);
    }
    static QString failure(const RpcPromise &promise)
    {
        const QString text = result(promise).toString();
        return text.startsWith(u"! ") ? text.mid(2) : u"no error"_s;
    }
    static QString hiddenError(const QString &name)
    {
        return u"TypeError: Attempted to access property '%1', which is an instance property of the RpcTarget. To avoid leaking "
               u"private "
               "internals, instance properties cannot be accessed over RPC. If you want to make this property available over "
               "RPC, define it "
               "as a method or getter on the class, instead of an instance property."_s.arg(name);
    }

    std::unique_ptr<Api> m_api;
    RpcStub m_stub;

private Q_SLOTS:
    void init()
    {
        m_api = std::make_unique<Api>();
        m_stub = RpcStub::borrow(m_api.get());
    }
    void cleanup()
    {
        m_stub = {};
        m_api.reset();
    }

    void methodsSlotsAndPropertiesAreOffered()
    {
        QCOMPARE(result(m_stub.call("hello", "World")), Value(u"Hello, World"_s));
        QCOMPARE(result(m_stub.call("inherited")), Value(u"base"_s));
        QCOMPARE(result(m_stub.call("publicSlot")), Value(u"slot"_s));
        QCOMPARE(result(m_stub["visitors"]), Value(7));
        QCOMPARE(result(m_stub["anything"]), Value::array({1, u"x"_s}));
        QCOMPARE(result(m_stub["anything"][1]), Value(u"x"_s));
        QCOMPARE(result(m_stub.call("nothing")), Value());
        QCOMPARE(m_api->calls, 1);
    }

    void theMostDerivedMethodIsCalled() { QCOMPARE(result(m_stub.call("replaced")), Value(u"api"_s)); }

    void whatIsNotOfferedIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"deleteLater", "destroyed", "objectName", "objectNameChanged", "changed", "protectedMethod",
                                 "privateMethod", "privateSlot", "secret"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void whatIsNotOfferedIsRefused()
    {
        QFETCH(QString, name);
        m_api->setProperty("secret", 1);
        QCOMPARE(failure(m_stub.call(name)), hiddenError(name));
        QCOMPARE(failure(m_stub[name]), hiddenError(name));
        QCOMPARE(result(m_stub.call("inherited")), Value(u"base"_s)); // it is still there
    }

    void whatIsMissingIsUndefined()
    {
        QCOMPARE(result(m_stub["nope"]), Value());
        QCOMPARE(result(m_stub[0]), Value());
        QCOMPARE(result(m_stub["constructor"]), Value());
        QCOMPARE(failure(m_stub.call("nope")), u"TypeError: 'nope' is not a function."_s);
        QCOMPARE(failure(m_stub["nope"]["more"]), u"TypeError: Cannot read properties of undefined (reading 'more')"_s);
        QCOMPARE(failure(m_stub()), u"TypeError: '' is not a function."_s);
    }

    void argumentsAreStrict()
    {
        QCOMPARE(failure(m_stub.call("hello", 1)), u"TypeError: hello: argument 1: expected QString, got number"_s);
        QCOMPARE(failure(m_stub.call("add", 1, "2", 3)), u"TypeError: add: argument 2: expected int, got string"_s);
        QCOMPARE(failure(m_stub.call("add", 1.5)), u"TypeError: add: argument 1: expected int, got number 1.5"_s);
        QCOMPARE(failure(m_stub.call("small", 256)), u"RangeError: small: argument 1: expected quint8, got 256"_s);
        QCOMPARE(failure(m_stub.call("sum", QVariantList{1, u"x"_s})),
                 u"TypeError: sum: argument 1[1]: expected int, got string"_s);
        QCOMPARE(result(m_stub.call("sum", QList<int>{1, 2, 3})), Value(6));
        QCOMPARE(result(m_stub.call("flip", 1)), Value(0));
        QCOMPARE(failure(m_stub.call("flip", 2)), u"RangeError: flip: argument 1: expected Base::Mode, got 2"_s);
    }

    void missingArgumentsAreRefusedOrUndefined()
    {
        QCOMPARE(failure(m_stub.call("hello")), u"TypeError: hello: expected at least 1 argument, got 0"_s);
        QCOMPARE(failure(m_stub.call("add")), u"TypeError: add: expected at least 1 argument, got 0"_s);
        QCOMPARE(result(m_stub.call("optional")), Value(u"none"_s));
        QCOMPARE(result(m_stub.call("optional", nullptr)), Value(u"none"_s));
        QCOMPARE(result(m_stub.call("echo")), Value());
        QCOMPARE(result(m_stub.call("variant")), Value());
    }

    void surplusArgumentsAreIgnored()
    {
        QCOMPARE(result(m_stub.call("hello", "x", 1, 2)), Value(u"Hello, x"_s));
        QCOMPARE(result(m_stub.call("add", 1, 2, 3, "more")), Value(6));
        QCOMPARE(result(m_stub.call("inherited", 1)), Value(u"base"_s));
    }

    void defaultArgumentsFillWhatIsMissingOrUndefined()
    {
        QCOMPARE(result(m_stub.call("add", 1)), Value(111));
        QCOMPARE(result(m_stub.call("add", 1, 2)), Value(103));
        QCOMPARE(result(m_stub.call("add", 1, 2, 3)), Value(6));
        QCOMPARE(result(m_stub.call("add", 1, 2, Value())), Value(103));
        QCOMPARE(result(m_stub.call("add", 1, Value(), Value())), Value(111));
    }

    void overloadsAreChosenByCountThenByType()
    {
        QCOMPARE(result(m_stub.call("kind", "x")), Value(u"string"_s));
        QCOMPARE(result(m_stub.call("kind", 1)), Value(u"number"_s));
        QCOMPARE(result(m_stub.call("kind", QByteArray("x"))), Value(u"bytes"_s));
        QCOMPARE(result(m_stub.call("kind", 1, "x")), Value(u"number, string"_s));
        QCOMPARE(result(m_stub.call("kind", "x", 1)), Value(u"string, number"_s));
        QCOMPARE(failure(m_stub.call("kind", true)), u"TypeError: kind: no overload takes (boolean)"_s);
        QCOMPARE(failure(m_stub.call("kind", "x", "y")), u"TypeError: kind: no overload takes (string, string)"_s);
    }

    void valuesAndVariantsPassThrough()
    {
        const Value value = Value::object({{u"b"_s, 1}, {u"a"_s, Value::array({nullptr, Value()})}});
        QCOMPARE(result(m_stub.call("echo", value)), value);
        QCOMPARE(result(m_stub.call("variant", u"x"_s)), Value(u"x"_s));
        QCOMPARE(result(m_stub.call("variant", nullptr)), Value(nullptr));
    }

    void exceptionsBecomeErrors()
    {
        QCOMPARE(failure(m_stub.call("throwRpc")), u"RangeError: too far"_s);
        QCOMPARE(failure(m_stub.call("throwStd")), u"Error: broken"_s);
        QCOMPARE(failure(m_stub.call("throwInt")), u"Error: The call failed with an exception of unknown type."_s);
    }

    void aTypeThatIsNotRegisteredIsNamedWhenTheTargetIsPassed()
    {
        Unregistered result;
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"Unregistered::get\\(\\) cannot be offered"_s));
        QVERIFY(failure(RpcStub::borrow(&result).call("get"))
                    .startsWith(u"TypeError: Unregistered::get() cannot be offered: its result has the type 'Unknown'"));
        UnregisteredParameter parameter;
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"UnregisteredParameter::set"_s));
        QVERIFY(
            failure(m_stub.call("echo", &parameter))
                .startsWith(
                    u"TypeError: UnregisteredParameter::set(int,Unknown) cannot be offered: parameter 2 has the type 'Unknown'"));
    }

    void overloadsThatCannotBeToldApartAreNamed()
    {
        Ambiguous target;
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"cannot be told apart"_s));
        const QString error = failure(RpcStub::borrow(&target).call("take", 1));
        QVERIFY2(error.contains(u"Ambiguous::take(double)") && error.contains(u"Ambiguous::take(int)"), qPrintable(error));
    }

    void aTargetThatAMethodReturnsBelongsToItsHolder()
    {
        QPointer<Child> made;
        {
            const RpcPromise child = m_stub.call("makeChild");
            QCOMPARE(result(child.call("answer")), Value(42));
            const RpcStub stub = RpcStub::fromValue(result(child));
            QCOMPARE(result(stub.call("answer")), Value(42));
        }
        QCOMPARE(result(m_stub.call("noChild")), Value(nullptr));

        auto *child = new Child;
        made = child;
        RpcStub first(child);
        RpcStub second(child);
        first = {};
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(made);
        QCOMPARE(result(second.call("answer")), Value(42));
        second = {};
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!made);
    }

    void aTargetWithAParentIsBorrowedAndWatched()
    {
        QObject parent;
        auto *child = new Child(&parent);
        RpcStub stub(child);
        stub = {};
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(parent.children().size(), 1);
        stub = RpcStub(child);
        delete child;
        QCOMPARE(failure(stub.call("answer")), u"Error: The object has been destroyed."_s);
    }

    void aTargetBehindAPropertyStaysWithItsObject()
    {
        QCOMPARE(result(m_stub["child"].call("answer")), Value(42));
        RpcStub child = RpcStub::fromValue(result(m_stub["child"]));
        child.dispose();
        child = {};
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(result(m_stub["child"].call("answer")), Value(42));
    }

    void eachPassingEndsOnce()
    {
        int ends = 0;
        QObject parent;
        auto *target = new Watched(&ends, &parent);
        RpcStub first(target);
        RpcStub second(target);
        RpcStub copy = first;
        RpcStub dup = first.dup();
        QCOMPARE(result(dup.call("one")), Value(1));
        first = {};
        copy = {};
        QCOMPARE(ends, 0);
        dup = {};
        QCOMPARE(ends, 1);
        second.dispose();
        QCOMPARE(ends, 2);
        second.dispose();
        second = {};
        QCOMPARE(ends, 2);
    }

    void aMethodMayDeleteItsObject()
    {
        QPointer<Api> api = new Api;
        const RpcStub stub(api.data());
        QCOMPARE(result(stub.call("end")), Value());
        QVERIFY(!api);
        QCOMPARE(failure(stub.call("hello", "x")), u"Error: The object has been destroyed."_s);
    }

    void aNullStubRejects()
    {
        const RpcStub null;
        QVERIFY(null.isNull());
        QCOMPARE(failure(null.call("x")), u"TypeError: The RPC stub is null. (Calling 'x'.)"_s);
        QCOMPARE(failure(null["x"]), u"TypeError: The RPC stub is null. (Reading 'x'.)"_s);
        QVERIFY(RpcStub(static_cast<Api *>(nullptr)).isNull());
        null.dispose();
        QVERIFY(null.dup().isNull());
    }
};

QTEST_GUILESS_MAIN(TestDispatch)
#include "tst_dispatch.moc"
