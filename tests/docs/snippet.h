// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCapnWeb/rpcpromise.h>

#include <QtCore/QList>
#include <QtCore/QObject>

#include <memory>

/// \file
/// A piece of code of the guide as something that can be run.

namespace Docs {

/// \brief What the statements of a block see as `this`. A page's Context derives from it, and each block from that.
class Snippet : public QObject
{
public:
    /// The block itself.
    virtual QtCapnWeb::RpcPromise run() = 0;
    /// Whether all that it began has happened; looked at when run() is done, for some seconds.
    virtual bool isFulfilled() const { return true; }
};

/// \brief Makes a block known to the test by its page and line.
struct Registration {
    using Make = std::unique_ptr<Snippet> (*)();
    Registration(const char *snippetName, Make makeSnippet);

    const char *name;
    Make make;

    static QList<Registration> &all();
};

template<typename T>
std::unique_ptr<Snippet> makeSnippet()
{
    return std::make_unique<T>();
}

/// \throw RpcError if \a name is not what the page says
template<typename Actual, typename Expected>
void check(const Actual &actual, const Expected &expected, const char *name)
{
    if (QtCapnWeb::toValue(actual) != QtCapnWeb::toValue(expected))
        throw QtCapnWeb::RpcError(QStringLiteral("%1 is not what the page says").arg(QString::fromUtf8(name)));
}

} // namespace Docs
