// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"
#include "capturedocument.h"
#include "connectionoptions.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <memory>

/// \file
/// The one object of the inspector that touches live sessions.

namespace Inspector {

/// One line of the log, for people.
struct LogLine {
    enum class Level : quint8 { Information, Warning, Error };
    Level level = Level::Information;
    QDateTime time;
    QString text;
};

/// \brief Connects, calls, and writes the document that everything is shown from.
///
/// It lives on the GUI thread. Sessions live on an I/O thread of their own; what passes on the wire comes over in batches, at
/// most about 60 a second and a few milliseconds long each, so neither thread ever waits for the other.
///
/// One session is live at a time. Sessions in sequence are kept in one capture, each with its own number; nothing that was
/// recorded is ever dropped by connecting, failing or disconnecting.
class InspectorController final : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
public:
    enum class State : quint8 {
        Disconnected, ///< nothing was tried yet, or disconnectFromServer() was called
        Connecting,
        Connected,
        Failed, ///< it could not be made, or it ended without our wish; lastError() says why
    };
    Q_ENUM(State)

    explicit InspectorController(QObject *parent = nullptr);
    /// Ends the session and waits for the I/O thread.
    ~InspectorController() override;

    /// What was recorded, and the state of the connection. Owned here; it grows on this thread, see its appended().
    CaptureDocument *document() const;
    const QtCapnWeb::Trace::Capture &capture() const { return document()->capture(); }
    /// The number in the capture of the session that is live or was last; -1 before the first one. It may have no record yet.
    int currentSession() const;
    /// Which side of its sessions we are.
    static constexpr QtCapnWeb::Side localSide() { return QtCapnWeb::Side::A; }

    State state() const;
    /// Why state() is Failed: complete, for a person; empty otherwise.
    QString lastError() const;
    /// Where the session is connected, or was tried last; empty before. For the demo this is its loopback address.
    QUrl url() const;
    /// What it was connected with, or was tried with last.
    QList<RequestHeader> headers() const;
    ConnectionOptions options() const;
    bool isDemo() const;

    /// Gets a copy of each record, on the I/O thread, before the document does; it must outlive this object. Null: none.
    void setTee(QtCapnWeb::RecordSink *tee);

    /// All lines of this run, oldest first (the last 10,000).
    const QList<LogLine> &log() const;

    /// The calls of this run. Owned here.
    CallLog *calls() const;
    /// Says why \a reference cannot be called or passed now, or nothing if it can. Cheap: made for checks while typing.
    std::optional<QString> problem(const CapabilityRef &reference) const;

    /// Whether our side of the trace's tables is compared with the session's own whenever it is at rest. On by default.
    bool isTablesCheckEnabled() const;
    void setTablesCheckEnabled(bool enabled);
    /// How often the two were compared, and how often they differed (each difference is a warning in the log).
    quint64 tablesChecks() const;
    quint64 tablesMismatches() const;
    /// Whether a raw frame was sent in the session that is live or was last.
    bool isOutOfStep() const;
    /// Records that were seen on the wire and are not in the capture yet.
    qsizetype backlog() const;

public Q_SLOTS:
    /// Connects to \a url (ws or wss; http and https are read as these), ending a session that is live. Failure is a state, never
    /// an exception.
    void connectTo(const QUrl &url, const QList<Inspector::RequestHeader> &headers = {},
                   const Inspector::ConnectionOptions &options = {});
    /// Starts the built-in demo server, if it does not run yet, and connects to it.
    void connectToDemo();
    /// Ends the session; closing the connection is the peer's only sign.
    void disconnectFromServer();
    /// Where it would be connected, without connecting: for one that was never connected.
    void setUrl(const QUrl &url);
    /// Connects again to where it was connected last.
    void reconnect();

    /// Sends a call. \return its handle at once; what becomes of it is told by calls(). A request that cannot be sent (arguments
    /// that do not parse, a capability that is gone, no connection) is an entry of state Refused.
    Inspector::CallHandle call(const Inspector::CallRequest &request);
    /// Lets go of what a call holds: its result, or its pending promise. Nothing happens if it holds nothing.
    void dispose(Inspector::CallHandle handle);
    /// Lets go of the import \a id wherever this side holds it, so that its release is sent. The main is not disposed:
    /// disconnectFromServer() ends the session.
    void disposeImport(QtCapnWeb::EntryId id);
    /// Sends \a text as it is, for tests of the protocol. The session is out of step from then on: what it takes for the results
    /// of its calls may be others'. Nothing is sent, and a warning logged, without a connection.
    void sendRaw(const QByteArray &text);

Q_SIGNALS:
    /// state(), lastError() or url() changed.
    void stateChanged();
    void logged(const Inspector::LogLine &line);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::LogLine)
