// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "snippet.h"

namespace Docs {

Registration::Registration(const char *snippetName, Make makeSnippet) : name(snippetName), make(makeSnippet)
{
    all().append(*this);
}

QList<Registration> &Registration::all()
{
    static QList<Registration> registrations;
    return registrations;
}

} // namespace Docs
