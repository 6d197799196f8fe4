// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaysetup.h"

#include <QtWidgets/QDialog>

/// \file
/// The question before something is sent to a stranger.

namespace Inspector {

/// \brief Says where a replay would go, how many calls that may change something it makes there, and whose credentials go along.
/// Not sending is what Enter and Escape do.
class ReplayConsent final : public QDialog
{
    Q_OBJECT
public:
    explicit ReplayConsent(const ReplaySummary &summary, QWidget *parent = nullptr);

    /// "3 sessions, 120 messages, 40 calls that may change something there".
    static QString countText(const ReplaySummary &summary);
};

} // namespace Inspector
