// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "serverroutes.h"

#include "rpctarget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

void ServerRoutes::add(const QString &path, MainMaker maker)
{
    if (!path.endsWith("/*"_L1)) {
        m_paths.insert(path, std::move(maker));
        return;
    }
    const QString above = path.chopped(1);
    m_below.removeIf([&](const auto &route) { return route.first == above; });
    const auto place =
        std::find_if(m_below.begin(), m_below.end(), [&](const auto &route) { return route.first.size() < above.size(); });
    m_below.insert(place, {above, std::move(maker)});
}

ServerRoutes::MainMaker ServerRoutes::find(const QString &path) const
{
    if (const auto exact = m_paths.find(path); exact != m_paths.end())
        return *exact;
    for (const auto &[above, maker] : m_below) {
        if (path.startsWith(above))
            return maker;
    }
    return {};
}

ServerRoutes::MainMaker ServerRoutes::fresh(MainFactory factory)
{
    return [factory = std::move(factory)] {
        // A copy, for a factory that destroys the server that holds it.
        const MainFactory make = factory;
        try {
            return make ? make() : RpcStub();
        } catch (...) {
            return RpcStub(Detail::brokenByCurrentException());
        }
    };
}

ServerRoutes::MainMaker ServerRoutes::shared(const RpcStub &main)
{
    return [main] { return main.isNull() ? RpcStub() : main.dup(); };
}

} // namespace QtCapnWeb
