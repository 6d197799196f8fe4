// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "proxysettings.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <memory>

namespace QtCapnWeb {
class RecordSink;
}

/// \file
/// A recording proxy as a source of the window.

namespace Inspector {

/// \brief A recording proxy on a thread of its own, and the document that it fills.
///
/// Lives on the GUI thread. What passes is handed over in batches of a few milliseconds, and traffic never waits for them. The
/// document is Listening while the proxy runs, Failed if it could not begin, and Disconnected after stop(); sessions of several
/// clients stand side by side in it.
class ProxySource final : public QObject
{
    Q_OBJECT
public:
    /// \a tee gets a copy of each record, on the proxy's thread, before the document does; it must outlive this object.
    explicit ProxySource(const ProxySettings &settings, QtCapnWeb::RecordSink *tee = nullptr, QObject *parent = nullptr);
    /// Stops, and waits for the thread.
    ~ProxySource() override;

    /// Owned here.
    CaptureDocument *document() const;
    /// What clients connect to; empty until it listens.
    QUrl url() const;
    bool isRunning() const;
    /// Ends all connections. What was recorded stays.
    void stop();

Q_SIGNALS:
    /// It listens, or could not, or was stopped.
    void stateChanged();
    /// A line for the log.
    void remarked(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Inspector
