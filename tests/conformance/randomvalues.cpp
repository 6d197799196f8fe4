// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomgenerator.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

using Kind = Expression::Kind;

Value Generator::leaf()
{
    switch (m_random.below(m_shapes.withReference ? 15 : 18)) {
    case 0:
        return {};
    case 1:
        return nullptr;
    case 2:
        return m_random.chance(50);
    case 3:
        return m_random.below(1000);
    case 4:
        return double(m_random.below(100000)) / 64 - 500;
    case 5: {
        const double rare[] = {1e300,
                               5e-324,
                               9007199254740993.0,
                               std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(),
                               std::numeric_limits<double>::quiet_NaN()};
        return rare[m_random.below(6)];
    }
    case 6: {
        BigInt big;
        BigInt::fromText(QString::number(m_random.next()).repeated(1 + m_random.below(4)), &big);
        return big;
    }
    case 7:
    case 8:
        return name();
    case 9: {
        static const QString rare[] = {
            u""_s, u"\u00e9\u20ac"_s, u"\U0001F600"_s, QString(QChar(0xd800)), u"\"\\\n\u0001"_s, u"__proto__"_s};
        return rare[m_random.below(6)];
    }
    case 10: {
        QByteArray data;
        for (int i = m_random.below(20); i > 0; --i)
            data.append(char(m_random.below(256)));
        return data;
    }
    case 11: {
        const auto container = m_shapes.withReference ? Bytes::Container::Uint8Array : Bytes::Container(m_random.below(13));
        return Bytes{QByteArray(8 * m_random.below(4), char(m_random.below(256))), container};
    }
    case 12:
        return Date::fromNumber(m_random.chance(10) ? std::numeric_limits<double>::quiet_NaN()
                                                    : m_random.below(2'000'000'000) * 1000.0);
    case 13: {
        static const QString types[] = {u"Error"_s, u"TypeError"_s, u"RangeError"_s, u"URIError"_s};
        RpcError error(types[m_random.below(4)], name());
        if (m_random.chance(30) && !m_shapes.withReference)
            error.setProperties(Value::object({{u"code"_s, m_random.below(100)}}));
        return error;
    }
    case 14:
        return u"x"_s.repeated(m_random.below(3000));
    case 15:
        return *Url::parse(QString(u"http://example.com/"_s + name()));
    case 16:
        return *Headers::normalised({{u"x-name"_s, name()}});
    default:
        return BlobData{u"text/plain"_s, name().toUtf8().repeated(m_random.below(50))};
    }
}

Value Generator::plain(int depth)
{
    const int shape = depth > 0 ? m_random.below(10) : 0;
    if (shape < 7)
        return leaf();
    Value result = shape < 9 ? Value::array() : Value::object();
    for (int i = m_random.below(4); i > 0; --i) {
        if (shape < 9)
            result.append(plain(depth - 1));
        else
            result.insert(QString(QChar(u'a' + m_random.below(26))), plain(depth - 1));
    }
    return result;
}

Expression Generator::simple(int depth)
{
    const Expression made = Expression::of(plain(depth));
    return isSimple(made) ? made : Expression::of(name());
}

Expression Generator::number()
{
    if (m_random.chance(25)) {
        const int handle = pickNumber();
        if (handle >= 0)
            return reference(handle);
    }
    return Expression::of(m_random.below(100));
}

Expression Generator::function(bool mayFail)
{
    static const QString kinds[] = {u"wrap"_s, u"wrap"_s, u"later"_s, u"fail"_s};
    return Expression::make(Kind::Function, {}, {kinds[m_random.below(mayFail ? 4 : 3)], name()});
}

Expression Generator::functionOrStub(bool mayFail)
{
    if (m_random.chance(50)) {
        const int handle = pick([&](int each) {
            return mayBePassed(each) && thing(each) && thing(each)->kind == Thing::Kind::Function
                   && thing(each)->functionKind != "apply"_L1 && (mayFail || thing(each)->functionKind != "fail"_L1);
        });
        if (handle >= 0)
            return reference(handle);
    }
    return function(mayFail);
}

Expression Generator::argument(int depth)
{
    switch (m_random.below(depth > 0 ? 16 : 10)) {
    case 0:
    case 1:
    case 2: {
        const int handle =
            pick([&](int each) { return mayBePassed(each) && (!fails(each) || (m_failing == 0 && m_handles.at(each).promise)); });
        if (handle < 0)
            break;
        m_failing += fails(handle);
        return reference(handle);
    }
    case 3: {
        // A property of something that is to come.
        const int handle = pick([&](int each) {
            return m_handles.at(each).promise && mayBePassed(each) && value(each) && value(each)->isObject()
                   && value(each)->size() > 0;
        });
        if (handle < 0)
            break;
        const auto &members = value(handle)->members();
        return Expression::on(Kind::Promise, handle, {members.at(m_random.below(int(members.size()))).first});
    }
    case 4:
        return function();
    case 5: {
        Expression counter = Expression::make(Kind::Counter, {}, {name()});
        counter.number = m_random.below(10);
        return counter;
    }
    case 6:
        return Expression::make(Kind::Later, {m_random.chance(50) ? Expression::of(plain(1)) : function()});
    case 7:
        return Expression::make(Kind::Api);
    case 8:
    case 9:
        break;
    default: {
        const bool isArray = m_random.chance(50);
        Expression list = Expression::make(isArray ? Kind::Array : Kind::Object);
        for (int i = m_random.below(4); i > 0; --i) {
            list.items.append(argument(depth - 1));
            list.names.append(QString(QChar(u'a' + i)));
        }
        return list;
    }
    }
    return Expression::of(plain(2));
}

// Holds neither promises nor what becomes one on its way (blobs).
bool Generator::isSimple(const Expression &expression)
{
    if (expression.kind == Kind::Promise || expression.kind == Kind::Later
        || (expression.kind == Kind::Plain && describe(expression.plain).contains("blob "_L1)))
        return false;
    return std::all_of(expression.items.begin(), expression.items.end(), &Generator::isSimple);
}

} // namespace RandomPrograms
