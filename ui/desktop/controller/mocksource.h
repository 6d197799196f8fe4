// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "replaysetup.h"

#include <QtCore/QObject>

#include <memory>

/// \file
/// A mock server as a source of the window.

namespace Inspector {

/// \brief Plays the server's side of a capture on a thread of its own, and fills a document with what passes.
///
/// Lives on the GUI thread. The document is Listening while the server runs, Failed if it could not begin, Disconnected after
/// stop().
class MockSource final : public QObject
{
    Q_OBJECT
public:
    explicit MockSource(const MockSetup &setup, QObject *parent = nullptr);
    /// Stops, and waits for the thread.
    ~MockSource() override;

    /// Owned here.
    CaptureDocument *document() const;
    QUrl url() const; ///< what clients connect to; empty until it listens
    bool isRunning() const;
    void stop();

Q_SIGNALS:
    /// It listens, or could not (then url() is empty and the document says why), or was stopped.
    void stateChanged();
    void happened(const Inspector::MockEvent &event);
    /// A line for the log.
    void remarked(const QString &text);

private:
    class Worker;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Inspector
