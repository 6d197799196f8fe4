// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTreeView>

#include <optional>

/// \file
/// The list of captures and sessions.

namespace Inspector {

class CaptureDocument;
class SessionsModel;

/// \brief Shows a SessionsModel; a choice in it is a choice of what the window shows.
class SessionsPane final : public QTreeView
{
    Q_OBJECT
public:
    explicit SessionsPane(QWidget *parent = nullptr);

    /// Not owned.
    void setSessions(SessionsModel *model);

Q_SIGNALS:
    /// A person chose a capture as a whole (\a session is -1), or one of its sessions.
    void chosen(Inspector::CaptureDocument *document, qint64 session);

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    SessionsModel *m_sessions = nullptr;
};

} // namespace Inspector
