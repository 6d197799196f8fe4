// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"
#include "connectionoptions.h"
#include "recordfunnel.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <memory>
#include <unordered_map>

namespace QtCapnWeb {
class DemoServer;
class RpcPromise;
class RpcSession;
class RpcStub;
} // namespace QtCapnWeb

/// \file
/// The inspector's half that lives on the I/O thread.

namespace Inspector {

/// \brief Owns the live session, the demo server, and everything that calls hold.
///
/// Lives on the I/O thread: commands are invoked there, answers are signals. Values in signals hold placeholders only, never live
/// capabilities. Calls name the session that they are meant for, so that none reaches a session that came later.
class SessionWorker final : public QObject
{
    Q_OBJECT
public:
    /// Calls have the keys of their handles, below this; what callbacks received has those from here.
    static constexpr quint64 FirstCallbackKey = quint64(1) << 63;

    /// \a funnel outlives the worker. \a clockStart see Tap::monotonicNow().
    SessionWorker(RecordFunnel *funnel, qint64 clockStart);
    ~SessionWorker() override;

    /// \a isDemo: the scenario of DemoTraffic is played once it is open.
    void open(quint32 session, const QUrl &url, const QList<RequestHeader> &headers, const ConnectionOptions &options,
              bool isDemo);
    /// Starts the demo server if it does not run; demoStarted() answers.
    void startDemo();
    /// Closes the session in good order, if it is the live one.
    void close(quint32 session);

    /// A call, or one of a chain.
    struct Step {
        QtCapnWeb::PropertyPath path; ///< from the target, or from the result of the step before
        QtCapnWeb::Value arguments; ///< an array with placeholders; not used to get a property
    };
    /// All \a steps but the last are made without asking for their results. There is at least one.
    void call(quint32 session, CallHandle handle, const CapabilityRef &target, const QList<Step> &steps, CallMode mode);
    /// \a key is a handle's number or CallbackReceipt::holdKey.
    void dispose(quint64 key);
    void disposeImport(quint32 session, QtCapnWeb::EntryId id);
    /// Sends \a text past the session, and notes that in the capture. Its tables are compared no more: they are out of step.
    void sendRaw(quint32 session, const QByteArray &text);

    void setTablesCheckEnabled(bool enabled);

    /// Ends everything in good order, while there still is an event loop for it, and tells by shutDown(). A peer that does not
    /// answer is waited for ShutDownTimeout milliseconds.
    void startShutDown();
    static constexpr int ShutDownTimeout = 500;

Q_SIGNALS:
    /// Nothing is connected any more: the thread may end.
    void shutDown();
    void opened(quint32 session);
    /// The session is over. \a error is empty if that was wished.
    void ended(quint32 session, const QString &error);
    /// \a error is empty if it listens at \a url.
    void demoStarted(const QUrl &url, const QString &error);

    /// It was handed to the session; it created import \a id, if \a hasId.
    void callSent(Inspector::CallHandle handle, bool hasId, double id, bool held);
    void callResolved(Inspector::CallHandle handle, const QtCapnWeb::Value &value, bool held, qint64 latency);
    void callRejected(Inspector::CallHandle handle, const QtCapnWeb::RpcError &error, bool held, qint64 latency);
    /// It could not be sent.
    void callRefused(Inspector::CallHandle handle, const QtCapnWeb::RpcError &error);
    /// Nothing is kept for it any more.
    void holdEnded(quint64 key);
    void warned(const QString &text);

private:
    struct Hold;
    class Callback;

    QtCapnWeb::RpcStub stubFor(const CapabilityRef &reference) const;
    QtCapnWeb::Value substituted(const QtCapnWeb::Value &arguments);
    void settle(quint32 session, CallHandle handle, qint64 sentAt,
                const std::variant<QtCapnWeb::Value, QtCapnWeb::RpcError> &outcome);
    void receive(const QString &name, const QtCapnWeb::Value &arguments);
    void letGo();
    void checkTables();
    void continueShutDown();

    RecordFunnel *m_funnel;
    qint64 m_clockStart;
    QPointer<QtCapnWeb::RpcSession> m_session;
    quint32 m_number = 0;
    std::unordered_map<quint64, std::unique_ptr<Hold>> m_holds;
    quint64 m_nextCallbackKey;
    int m_heldCallbacks = 0;
    std::unique_ptr<QtCapnWeb::DemoServer> m_demo;
    QTimer m_checkTimer;
    bool m_tablesCheck = true;
    bool m_shuttingDown = false;
    bool m_isOutOfStep = false; ///< a raw frame was sent in the session
    std::unique_ptr<struct WireWatch> m_watch;
};

} // namespace Inspector
