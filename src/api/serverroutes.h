// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcstub.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <utility>

/// \file
/// What is served at which path.

namespace QtCapnWeb {

class RpcTarget;

/// \brief Main interfaces by path. A path that ends with `/*` stands for all below it.
class ServerRoutes
{
public:
    using MainFactory = std::function<RpcStub()>;

    /// Makes the main interface of one session. It runs code of the application but never throws: what that throws is a stub on
    /// which everything fails.
    using MainMaker = std::function<RpcStub()>;

    void add(const QString &path, MainMaker maker);
    /// Null if nothing is served at \a path.
    MainMaker find(const QString &path) const;

    static MainMaker fresh(MainFactory factory);
    static MainMaker shared(const RpcStub &main);

private:
    QHash<QString, MainMaker> m_paths;
    QList<std::pair<QString, MainMaker>> m_below; ///< paths that end with a slash, the longest first
};

} // namespace QtCapnWeb
