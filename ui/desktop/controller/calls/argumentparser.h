// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilityref.h"
#include "value.h"

#include <functional>
#include <optional>

/// \file
/// Arguments as a person writes them in the composer: JSON, with capabilities and the values that JSON lacks.

namespace Inspector {

/// \brief Stands in parsed arguments for a function that is yet to be made where the session lives. It can be described, not
/// called.
class CallbackPlaceholder final : public QtCapnWeb::Capability
{
public:
    explicit CallbackPlaceholder(const QString &name) : m_name(name) { }
    QString name() const { return m_name; }
    QString describe() const override;

private:
    QString m_name;
};

/// \brief Stands in parsed arguments for an entry of our tables. It can be described, not called.
class ReferencePlaceholder final : public QtCapnWeb::Capability
{
public:
    explicit ReferencePlaceholder(const CapabilityRef &reference) : m_reference(reference) { }
    const CapabilityRef &reference() const { return m_reference; }
    QString describe() const override;

private:
    CapabilityRef m_reference;
};

/// \brief Stands in a result for a capability that has no id of the peer's: one of our own that came back. It is shown, no more.
class OpaquePlaceholder final : public QtCapnWeb::Capability
{
public:
    explicit OpaquePlaceholder(const QString &description) : m_description(description) { }
    QString describe() const override;

private:
    QString m_description;
};

/// What a text of arguments means: an array, or why it is none.
struct ParsedArguments {
    QtCapnWeb::Value items = QtCapnWeb::Value::array();
    std::optional<TextError> error;
    int line = 1; ///< of the error, from 1
    int column = 1; ///< of the error, from 1, in UTF-16 code units
};

/// \brief Reads arguments. Pure: it knows no session; whether a reference is alive is asked of a callback.
///
/// The text is one JSON array (`[1, "x"]`), or values joined by commas (`1, "x"`), or nothing at all. helpText() is the one
/// description of what may stand in it.
class ArgumentParser
{
public:
    /// Says why \a reference cannot be used, or nothing if it can.
    using Check = std::function<std::optional<QString>(const CapabilityRef &reference)>;

    explicit ArgumentParser(Check check = {}) : m_check(std::move(check)) { }

    ParsedArguments parse(const QString &text) const;

    /// The syntax, as rich text for a tooltip or a help page.
    static QString helpText();

private:
    Check m_check;
};

/// Writes a value as parse() reads it: a result becomes an argument again. Capabilities that are not in our tables become null.
/// At most about \a maximum characters are written if it is not negative, with "…" at the cut.
QString toArgumentText(const QtCapnWeb::Value &value, qsizetype maximum = -1);

} // namespace Inspector
