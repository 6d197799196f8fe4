// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>
#include <memory>

/// \file
/// Work over a capture that grows, done beside everything else on the GUI thread.

namespace Inspector {

class CaptureDocument;

/// \brief Calls a step again and again until it has nothing left to do, a few milliseconds at a time, and again when records
/// came.
///
/// The owner's engine lives on the GUI thread; it is begun anew whenever the document holds another capture. Not so where that
/// begins with the one before (see CaptureDocument::appended()): the next step is given it as one that has grown.
class SlicedWork final : public QObject
{
    Q_OBJECT
public:
    /// Does a little work, well under a millisecond, on the capture; true if nothing is left to do now.
    using Step = std::function<bool(const QtCapnWeb::Trace::Capture &capture)>;

    explicit SlicedWork(Step step, QObject *parent = nullptr);
    ~SlicedWork() override;

    void setDocument(CaptureDocument *document);
    CaptureDocument *document() const;
    /// Null without a document. Stays as long as this object looks at it, which may be until records come.
    const QtCapnWeb::Trace::Capture *capture() const { return m_capture.get(); }
    /// While not active, it waits. Active unless set.
    void setActive(bool active);
    bool isActive() const { return m_active; }
    bool isBusy() const { return m_busy; }
    /// Works until nothing is left, at once.
    void finish();
    /// There may be something to do, for other reasons than that records came.
    void wake();
    /// How long to wait after records came, in milliseconds.
    void setInterval(int interval) { m_interval = interval; }

Q_SIGNALS:
    /// Another capture, or none: all that is known is to be forgotten. Emitted before the first step.
    void restarted();
    /// Steps were made: the last one was the last for now if isBusy() is false.
    void advanced();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void restart();
    void work(int budget);

    Step m_step;
    QPointer<CaptureDocument> m_document;
    std::shared_ptr<const QtCapnWeb::Trace::Capture> m_capture;
    QBasicTimer m_timer;
    int m_interval = 200;
    bool m_active = true;
    bool m_busy = false;
};

} // namespace Inspector
