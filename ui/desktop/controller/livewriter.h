// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "livetexts.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <memory>
#include <vector>

/// \file
/// The one writer of a document that grows while it is shown.

namespace Inspector {

/// \brief Puts records into a document, in such a way that the window never waits for one.
///
/// What a capture does with a message costs as much as the message is large, and a peer says how large that is. So large ones
/// (isLarge()) are read on a thread of its own; what is left for this thread are the tables' entries that it brings. Texts are in
/// LiveTexts, not in memory.
class LiveWriter final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype LargeSize = 1 << 17; ///< bytes: a fraction of a millisecond

    /// \a document outlives it, and has no records yet.
    explicit LiveWriter(CaptureDocument *document, QObject *parent = nullptr);
    ~LiveWriter() override;

    static bool isLarge(const QtCapnWeb::Record &record)
    {
        return record.kind == QtCapnWeb::Record::Kind::Message && record.text.size() >= LargeSize;
    }

    /// Appends \a records in their order and announces them once; none is large. Not while isReading().
    void append(std::vector<QtCapnWeb::Record> &&records);
    /// Begins to read \a record, which is large. It is in the document when ready() comes, and nothing may be appended before.
    void read(QtCapnWeb::Record &&record);
    bool isReading() const { return m_isReading; }
    /// What is being read is in the document when this returns; ready() does not come for it.
    void finish();

Q_SIGNALS:
    void ready();

private:
    struct Reading;
    void take(const std::shared_ptr<Reading> &reading);

    CaptureDocument *m_document;
    std::shared_ptr<QtCapnWeb::Trace::Capture> m_capture;
    std::shared_ptr<LiveTexts> m_texts;
    int m_file = -1;
    bool m_isReading = false;
    QThreadPool m_pool; ///< an own one: files that are opened keep the program's busy
    QFutureWatcher<std::shared_ptr<Reading>> m_watcher;
};

} // namespace Inspector
