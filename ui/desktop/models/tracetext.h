// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phrase.h"

#include <QtCore/QString>

/// \file
/// What trace says, in the window's language. Its texts are marked for translators there, in the context "Trace".

namespace Inspector {

QString translated(const QtCapnWeb::Trace::Phrase &phrase);
/// Of a table of trace: the title of a rule, the meaning of a field.
QString translated(QLatin1StringView text);

} // namespace Inspector
