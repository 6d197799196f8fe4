// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Errors over a connection: what travels of them, what is redacted, and how stubs tell that they are broken.

namespace {

/// Throws what it was made with.
class ThrowingTarget : public RpcTarget
{
    Q_OBJECT
public:
    explicit ThrowingTarget(const RpcError &error) : m_error(error) { }
    Q_INVOKABLE void throwIt() { throw RpcError(m_error); }
    /// The same error as a value within a result.
    Q_INVOKABLE QtCapnWeb::Value wrap() { return Value::object({{u"wrapped"_s, m_error}}); }

private:
    RpcError m_error;
};

class BreakingTarget : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE int getValue() { return 42; }
    Q_INVOKABLE Counter *makeCounter() { return new Counter(0); }
    Q_INVOKABLE QtCapnWeb::RpcPromise hang()
    {
        m_hanging.append(Deferred());
        return RpcPromise(m_hanging.last().promise);
    }
    Q_INVOKABLE void throwError() { throw RpcError(u"test error"_s); }

private:
    QList<Deferred> m_hanging;
};

RpcSessionOptions withOnSendError(std::function<std::optional<RpcError>(const RpcError &)> handler)
{
    RpcSessionOptions options;
    options.onSendError = std::move(handler);
    return options;
}

/// What the client got when the call failed.
RpcError thrown(Pair &pair, const char16_t *method = u"throwIt")
{
    const std::optional<RpcError> error = rejectionOf(pair.api().call(method));
    if (!error)
        qFatal("The call did not fail.");
    return *error;
}

} // namespace

class ReferenceErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void propertiesArrive_data();
    void propertiesArrive();

    void stubsInPropertiesAreDropped()
    {
        RpcError error(u"with-stub"_s);
        error.setProperty(u"counter"_s, toValue(new Counter(10)));
        error.setProperty(u"code"_s, u"E_STUB"_s);
        Pair pair(new ThrowingTarget(std::exchange(error, {})));
        const RpcError caught = thrown(pair);
        QCOMPARE(caught.message(), u"with-stub"_s);
        QCOMPARE(caught.properties(), Value::object({{u"code"_s, u"E_STUB"_s}}));
        VERIFY_AT_REST(pair);
    }

    void aPropertyIsDroppedAsAWhole()
    {
        // The stub is met before what cannot be sent.
        Value deep = 1;
        for (int i = 0; i < 300; ++i)
            deep = Value::array({deep});
        RpcError error(u"with-mixed"_s);
        error.setProperty(u"mixed"_s, Value::object({{u"counter"_s, toValue(new Counter(10))}, {u"bad"_s, deep}}));
        error.setProperty(u"code"_s, u"E_MIXED"_s);
        Pair pair(new ThrowingTarget(std::exchange(error, {})));
        {
            const RpcError caught = wait(pair.api().call("wrap")).value(u"wrapped").toError();
            QCOMPARE(caught.message(), u"with-mixed"_s);
            QCOMPARE(caught.properties(), Value::object({{u"code"_s, u"E_MIXED"_s}}));
        }
        VERIFY_AT_REST(pair);
    }

    void stacksStayAtHome_data()
    {
        QTest::addColumn<bool>("hasHandler");
        QTest::newRow("by default") << false;
        QTest::newRow("if the handler returns nothing") << true;
    }
    void stacksStayAtHome()
    {
        QFETCH(bool, hasHandler);
        int seen = 0;
        RpcSessionOptions options;
        if (hasHandler) {
            options = withOnSendError([&](const RpcError &error) {
                seen += error.stack().isEmpty() ? 0 : 1;
                return std::optional<RpcError>();
            });
        }
        Pair pair(new TestTarget, options);
        const RpcError caught = thrown(pair, u"throwError");
        QCOMPARE(caught.toString(), u"RangeError: test error"_s);
        QVERIFY(!caught.stack().contains(u"TestTarget"_s));
        QCOMPARE(pair.serverEnd->sent.last(), R"(["reject",1,["error","RangeError","test error"]])"_ba);
        QCOMPARE(seen, hasHandler ? 1 : 0);
        VERIFY_AT_REST(pair);
    }

    void stacksTravelIfTheHandlerSaysSo()
    {
        Pair pair(new TestTarget, withOnSendError([](const RpcError &error) { return std::optional(error); }));
        const RpcError caught = thrown(pair, u"throwError");
        QCOMPARE(caught.toString(), u"RangeError: test error"_s);
        QCOMPARE(caught.stack(), u"at TestTarget::throwError"_s);
        VERIFY_AT_REST(pair);
    }

    void errorsAreRewritten()
    {
        RpcError original(u"original"_s);
        original.setProperty(u"code"_s, u"E_ORIGINAL"_s);
        original.setProperty(u"secret"_s, 1);
        Pair pair(new ThrowingTarget(original), withOnSendError([](const RpcError &) {
                      RpcError rewritten = RpcError::typeError(u"rewritten error"_s);
                      rewritten.setStack(u"test stack"_s);
                      rewritten.setProperty(u"code"_s, u"E_REWRITTEN"_s);
                      return std::optional(rewritten);
                  }));
        const RpcError caught = thrown(pair);
        QCOMPARE(caught.toString(), u"TypeError: rewritten error"_s);
        QCOMPARE(caught.stack(), u"test stack"_s);
        QCOMPARE(caught.properties(), Value::object({{u"code"_s, u"E_REWRITTEN"_s}}));
        VERIFY_AT_REST(pair);
    }

    void propertiesAreScrubbed()
    {
        RpcError original(u"with-secret"_s);
        original.setProperty(u"code"_s, u"E_OK"_s);
        original.setProperty(u"secret"_s, u"super-sensitive-data"_s);
        Pair pair(new ThrowingTarget(original), withOnSendError([](RpcError error) {
                      error.setProperties(Value::object({{u"code"_s, error.property(u"code")}}));
                      return std::optional(error);
                  }));
        const RpcError caught = thrown(pair);
        QCOMPARE(caught.message(), u"with-secret"_s);
        QCOMPARE(caught.properties(), Value::object({{u"code"_s, u"E_OK"_s}}));
        QVERIFY(!pair.serverEnd->sent.last().contains("sensitive"));
        VERIFY_AT_REST(pair);
    }

    void brokenStubsTellInTheOrderOfAsking();

    void theReasonOfAnAbortIsTold()
    {
        Pair pair(new TestTarget);
        QList<RpcError> reasons;
        pair.api().onBroken(this, [&](const RpcError &error) { reasons << error; });
        wait(pair.api().call("square", 1));
        // The server meets what is no message, and says so in an abort.
        pair.clientEnd->send(R"(["not a valid message"])");
        QTRY_COMPARE(reasons.size(), 1);
        QCOMPARE(reasons.first().toString(), uR"(Error: bad RPC message: ["not a valid message"])"_s);
    }

    void aLongReasonIsCutForTheWebSocket()
    {
        // The two bytes of é begin at the last one that there is room for.
        Pair pair(new TestTarget);
        wait(pair.api().call("square", 1));
        const QString fits(MaximumCloseReason - 1, u'a');
        pair.clientEnd->send(QByteArray("[\"abort\",\"") + (fits + u'\u00e9').toUtf8() + "\"]");
        QTRY_COMPARE(pair.serverEnd->closes.size(), 1);
        QCOMPARE(pair.serverEnd->closes.first().first, AbortCloseCode);
        QCOMPARE(truncatedCloseReason(pair.serverEnd->closes.first().second), fits);
    }
};

void ReferenceErrorsTest::propertiesArrive_data()
{
    QTest::addColumn<RpcError>("error");
    {
        RpcError error = RpcError::rangeError(u"rich"_s);
        error.setProperty(u"code"_s, u"E_RICH"_s);
        error.setProperty(u"details"_s, Value::object({{u"reason"_s, u"because"_s}, {u"count"_s, 7}}));
        error.setProperty(u"when"_s, Date{1234});
        QTest::newRow("plain values") << error;
    }
    {
        RpcError error(u"outer"_s);
        error.setProperty(u"cause"_s, RpcError::typeError(u"inner"_s));
        QTest::newRow("a cause") << error;
    }
    {
        RpcError error(u"with-request"_s);
        error.setProperty(u"request"_s,
                          RequestData{u"http://example.com/"_s, Value::object({{u"method"_s, u"DELETE"_s}}), Value()});
        QTest::newRow("a request") << error;
    }
}

void ReferenceErrorsTest::propertiesArrive()
{
    QFETCH(RpcError, error);
    Pair pair(new ThrowingTarget(error));
    const RpcError caught = thrown(pair);
    QCOMPARE(caught.toString(), error.toString());
    QCOMPARE(caught.properties(), error.properties());
    VERIFY_AT_REST(pair);
}

void ReferenceErrorsTest::brokenStubsTellInTheOrderOfAsking()
{
    Pair pair(new BreakingTarget);
    const RpcStub api = pair.api();
    QCOMPARE(waitFor<int>(api.call("getValue")), 42);

    QStringList told;
    const auto tell = [&](const RpcStub &stub, const QString &name) {
        stub.onBroken(this, [&told, name](const RpcError &error) { told << name + u": "_s + error.message(); });
    };
    tell(api, u"api"_s);
    const RpcPromise firstPromise = api.call("makeCounter");
    tell(firstPromise, u"first promise"_s);
    const auto second = waitFor<RpcStub>(api.call("makeCounter"));
    tell(second, u"second"_s);
    const auto first = waitFor<RpcStub>(firstPromise);
    tell(first, u"first"_s);
    const RpcPromise hanging = api.call("hang");
    tell(hanging, u"hanging"_s);
    const RpcPromise throwing = api.call("throwError");
    tell(throwing, u"throwing"_s);

    // A call that failed is broken at once, for those who asked before and for those who ask now.
    QCOMPARE(errorOf(throwing), u"Error: test error"_s);
    QCOMPARE(told, QStringList(u"throwing: test error"_s));
    tell(throwing, u"throwing again"_s);
    QCOMPARE(told, QStringList({u"throwing: test error"_s, u"throwing again: test error"_s}));
    told.clear();

    pair.clientEnd->lose(u"test disconnect"_s);
    QCOMPARE(errorOf(hanging), u"Error: test disconnect"_s);
    QStringList expected;
    for (const QString &name : {u"api"_s, u"first promise"_s, u"second"_s, u"first"_s, u"hanging"_s})
        expected << name + u": test disconnect"_s;
    QCOMPARE(told, expected);
}

QTEST_GUILESS_MAIN(ReferenceErrorsTest)
#include "tst_referenceerrors.moc"
