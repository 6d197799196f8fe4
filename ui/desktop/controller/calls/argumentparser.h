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
    explicit CallbackPlaceholder(const QString &name, const QtCapnWeb::Value &answer = {}) : m_name(name), m_answer(answer) { }
    QString name() const { return m_name; }
    /// What it returns each time; an error is thrown. It may hold placeholders.
    const QtCapnWeb::Value &answer() const { return m_answer; }
    QString describe() const override;

private:
    QString m_name;
    QtCapnWeb::Value m_answer;
};

/// \brief Stands in parsed arguments for what a file holds: its bytes, or a stream of them (then it is in a Readable).
class FilePlaceholder final : public QtCapnWeb::Capability
{
public:
    enum class Kind : quint8 { Bytes, Stream };

    FilePlaceholder(Kind kind, const QString &path) : m_kind(kind), m_path(path) { }
    Kind kind() const { return m_kind; }
    QString path() const { return m_path; }
    QString describe() const override;

private:
    Kind m_kind;
    QString m_path;
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
