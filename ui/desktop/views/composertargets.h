// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilityref.h"
#include "composermembers.h"

#include <QtWidgets/QComboBox>

#include <optional>

/// \file
/// Where the target of a call is chosen.

namespace Inspector {

class CaptureDocument;

/// \brief A box with the capabilities that are live now, by id and by name; anything that parseReference() reads may be typed,
/// too.
///
/// The list is made when it is asked for (opened, or entered by keyboard), so that it never moves under the hand and costs
/// nothing while messages rush by.
class ComposerTargets final : public QComboBox
{
    Q_OBJECT
public:
    /// Entries beyond this are left out of the list, the oldest first; they can still be typed.
    static constexpr int MostListed = 500;

    explicit ComposerTargets(QWidget *parent = nullptr);

    /// \a document may be null; it is not owned. \a session is the one whose tables are offered, -1 for none.
    void setSource(const CaptureDocument *document, int session);
    /// Reads the tables anew. The text stays.
    void refresh();

    /// The capabilities of the list, to be completed.
    std::vector<ComposerMembers::Entry> listed() const;

    std::optional<CapabilityRef> target(TextError *error) const;
    void setTarget(const CapabilityRef &target);

    void showPopup() override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    const CaptureDocument *m_document = nullptr;
    int m_session = -1;
};

} // namespace Inspector
