// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <vector>

/// \file
/// One capture as the window shows it: the records of one connection and its reconnects, or of a file.

namespace Inspector {

/// \brief A capture with a name and the state of whatever fills it.
///
/// It owns the Capture. Its one writer is the controller (or a reader of files), which hands records over in batches on the GUI
/// thread; every model reads it there. Nothing is ever taken out again: a cleared view is a new document.
class CaptureDocument final : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Idle, ///< a file, or a live session that was never connected
        Connecting,
        Connected,
        Closing, ///< asked to close, the peer has not answered yet
        Disconnected, ///< was connected; closed in good order by either side
        Failed, ///< could not connect, or broke
    };
    Q_ENUM(State)

    explicit CaptureDocument(const QString &title, QObject *parent = nullptr);
    ~CaptureDocument() override;

    /// What the person called it, or its URL.
    QString title() const { return m_title; }
    void setTitle(const QString &title);

    /// The side that is ours: rows from it are shown as outgoing. A, the connecting side, unless set.
    QtCapnWeb::Side ownSide() const { return m_ownSide; }
    void setOwnSide(QtCapnWeb::Side side);

    State state() const { return m_state; }
    /// Words that go with the state: the peer's close reason, what went wrong. May be empty.
    QString stateDetail() const { return m_stateDetail; }
    void setState(State state, const QString &detail = {});

    const QtCapnWeb::Trace::Capture &capture() const { return m_capture; }
    qint64 count() const { return m_capture.count(); }

    /// The moment that "now" is on the capture's clock, in nanoseconds: it runs while connected, and else stands where the last
    /// record is.
    qint64 now() const;

    /// Appends \a records in their order and announces them once. Empty batches are ignored.
    void append(std::vector<QtCapnWeb::Record> &&records);

Q_SIGNALS:
    void titleChanged();
    void ownSideChanged();
    void stateChanged();
    /// Records [first, first + count) are there now. One emission a batch.
    void appended(qint64 first, qint64 count);

private:
    QtCapnWeb::Trace::Capture m_capture;
    QElapsedTimer m_sinceAppend;
    QString m_title;
    QString m_stateDetail;
    State m_state = State::Idle;
    QtCapnWeb::Side m_ownSide = QtCapnWeb::Side::A;
};

} // namespace Inspector
