// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentskeleton.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

using Kind = Trace::ValueShape::Kind;

constexpr qsizetype MembersOnALine = 2;

/// Names in a shape are letters and digits, `_`, `$` and `-`: nothing to escape, but a `$` at the beginning is the composer's
/// own.
QString quoted(const QString &name) { return u'"' + (name.startsWith(u'$') ? u"$"_s : QString()) + name + u'"'; }

QString skeletonOf(const Trace::ValueShape &shape, int depth)
{
    switch (shape.kind) {
    case Kind::Undefined:
        return u"{\"$undefined\":true}"_s;
    case Kind::Boolean:
        return u"false"_s;
    case Kind::Number:
        return u"0"_s;
    case Kind::String:
        return u"\"\""_s;
    case Kind::Bigint:
        return u"{\"$bigint\":\"0\"}"_s;
    case Kind::Bytes:
        return u"{\"$bytes\":\"\"}"_s;
    case Kind::Date:
        return u"{\"$date\":\"2000-01-01T00:00:00Z\"}"_s;
    case Kind::Error:
        return u"{\"$error\":{\"type\":\"Error\",\"message\":\"\"}}"_s;
    case Kind::Url:
        return u"{\"$url\":\"https://example.com/\"}"_s;
    case Kind::Headers:
        return u"{\"$headers\":[]}"_s;
    case Kind::Callable:
    case Kind::Promise:
        return u"{\"$callback\":\"callback\"}"_s;
    case Kind::Reference:
        return u"\"$import:0\""_s;
    case Kind::Readable:
        return u"{\"$stream\":\"file\"}"_s;
    case Kind::Array:
        return shape.items.empty() ? u"[]"_s : u'[' + skeletonOf(shape.items.front(), depth + 1) + u']';
    case Kind::Dictionary:
        return u"{}"_s;
    case Kind::Object: {
        QStringList members;
        for (size_t i = 0; i < shape.items.size(); ++i)
            members.append(quoted(shape.names[qsizetype(i)]) + u": "_s + skeletonOf(shape.items[i], depth + 1));
        if (members.size() <= MembersOnALine)
            return u'{' + members.join(", "_L1) + u'}';
        const QString indent(2 * depth, u' ');
        return u"{\n  "_s + indent + members.join(u",\n  "_s + indent) + u'\n' + indent + u'}';
    }
    default:
        return u"null"_s;
    }
}

} // namespace

QString argumentSkeleton(const Trace::ArgumentsShape &shape)
{
    QStringList arguments;
    for (const Trace::ValueShape &item : shape.items)
        arguments.append(skeletonOf(item, 0));
    // One argument that is an array would be read as the list of arguments.
    if (arguments.size() == 1 && shape.items.front().kind == Kind::Array)
        return u'[' + arguments.constFirst() + u']';
    return arguments.join(", "_L1);
}

} // namespace Inspector
