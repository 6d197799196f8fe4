// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcfunction.h"

namespace QtCapnWeb::Detail {

using namespace Qt::StringLiterals;

namespace {

QString nameText(const PathPart &name) { return pathToString(PropertyPath{name}); }

} // namespace

LocalTarget::Member FunctionTarget::member(const PathPart &) const { return Member::None; }

Value FunctionTarget::read(const PathPart &) { return {}; }

Value FunctionTarget::call(const PathPart &name, const Value &)
{
    throw RpcError::typeError(u"'%1' is not a function."_s.arg(nameText(name)));
}

QString FunctionTarget::describe() const { return u"function"_s; }

void FunctionTarget::refuseWithoutContext()
{
    throw RpcError(u"The object that the function was bound to has been destroyed."_s);
}

void FunctionTarget::refuse(qsizetype argument, const RpcMismatch &why)
{
    throw why.toError(u"function: argument %1"_s.arg(argument + 1));
}

} // namespace QtCapnWeb::Detail
