// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "session.h"

#include "sessioncore.h"

namespace QtCapnWeb {

SessionOutlet::~SessionOutlet() = default;

QString SessionOutlet::nameForLog() const { return QStringLiteral("A session"); }

Session::~Session() = default;

std::shared_ptr<Session> Session::create(SessionOutlet *outlet, HookPtr localMain, SessionOptions options)
{
    return std::make_shared<SessionCore>(outlet, std::move(localMain), std::move(options));
}

} // namespace QtCapnWeb
