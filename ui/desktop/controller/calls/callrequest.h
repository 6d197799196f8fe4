// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilityref.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>

/// \file
/// What the composer asks for: as a person writes it (CallDraft), and as it is sent (CallRequest).

namespace Inspector {

enum class CallMode : quint8 {
    Call, ///< push and pull: the result is wanted
    PipelinedCall, ///< push only: the result is used as a target or an argument, and its error stays at the peer
    GetProperty, ///< push and pull of a property, without arguments
};

/// A word for a mode.
QString toText(CallMode mode);

/// \brief A call whose result is not awaited: the next one is made on it.
struct CallStep {
    QString method; ///< a path, see parsePath(); empty calls what stands before it as a function
    QString argumentsText; ///< see ArgumentParser

    friend bool operator==(const CallStep &, const CallStep &) = default;
};

/// \brief A call as it was written: nothing but texts, in which {{name}} stands for a variable. This is what collections and the
/// history keep.
struct CallDraft {
    QString name; ///< in a collection; else empty
    QString target = QStringLiteral("main"); ///< see parseReference()
    QList<CallStep> before; ///< a chain of calls between the target and the last one
    QString method;
    QString argumentsText;
    CallMode mode = CallMode::Call;

    /// Most steps that a chain may have.
    static constexpr int MostSteps = 64;

    friend bool operator==(const CallDraft &, const CallDraft &) = default;
};

/// \brief A call as it is sent.
struct CallRequest {
    CapabilityRef target = {};
    QString method = {}; ///< a path, see parsePath(); empty calls the target itself, as a function
    QString argumentsText = {}; ///< see ArgumentParser; not read for GetProperty
    CallMode mode = CallMode::Call;
    QList<CallStep> before = {}; ///< made first, each on the one before, and not awaited
    QString folder = {}; ///< what names of files in the arguments are relative to; empty: the home folder
    std::optional<CallDraft> written = {}; ///< what a person wrote, if it came from a person

    /// As a person would have written it, or has.
    CallDraft draft() const;
};

/// Why a draft can't be sent, and where in it.
struct DraftProblem {
    enum class Field : quint8 { Target, Method, Arguments };
    Field field = Field::Target;
    int step = -1; ///< of CallDraft::before; -1: the last call, or the target
    QString message; ///< with the field, line and column in words
    TextError error; ///< its place in the text as it was written
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::CallRequest)
Q_DECLARE_METATYPE(Inspector::CallDraft)
