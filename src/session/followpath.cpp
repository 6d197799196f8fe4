// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "followpath.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

void throwReadOfUndefined(const PathPart &part)
{
    throw RpcError::typeError("Cannot read properties of undefined (reading '%1')"_L1.arg(pathToString({part})));
}

RpcError notAFunction(const PropertyPath &path)
{
    return RpcError::typeError("'%1' is not a function."_L1.arg(pathToString(path)));
}

bool isForbidden(const PathPart &part)
{
    const QString *name = std::get_if<QString>(&part);
    return name && isObjectPrototypeName(*name);
}

FollowedPath followPath(const Value &value, const PropertyPath &path, qsizetype from)
{
    Value current = value;
    for (qsizetype i = from; i < path.size(); ++i) {
        const PathPart &part = path.at(i);
        if (isForbidden(part)) {
            // As in the reference this comes first: it stands for a value even where undefined would be an error.
            current = Value();
            continue;
        }
        const QString *name = std::get_if<QString>(&part);
        switch (current.type()) {
        case Value::Type::Stub:
        case Value::Type::Promise:
            return {current, i};
        case Value::Type::Undefined:
            throwReadOfUndefined(part);
        case Value::Type::Object:
            // A number reaches the member of that name, as in JavaScript.
            current = current.value(name ? *name : pathToString({part}));
            break;
        case Value::Type::Array: {
            const double index = name ? -1 : std::get<double>(part);
            const bool isInside = index >= 0 && index < double(current.size()) && std::floor(index) == index;
            current = isInside ? current.at(qsizetype(index)) : Value();
            break;
        }
        default:
            current = Value();
            break;
        }
    }
    return {current, path.size()};
}

} // namespace QtCapnWeb
