// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturewriter.h"
#include "record.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <memory>
#include <mutex>

/// \file
/// A live session is kept on disk while it goes on.

namespace Inspector {

class CaptureDocument;
class SpoolFolder;

/// \brief Writes what a live source gives into a private file of a SpoolFolder, so that nothing is lost should the program be
/// killed.
///
/// Records come by record(), from the thread of the source, before the window sees them; what a person adds in the window (marks
/// and comments) comes from the document. The file is made with the first record. At MaximumSize it goes on in another one, and
/// the oldest is deleted from the third on; that is told. Destroying it in good order removes the files: whoever wanted them has
/// saved.
class LiveSpool final : public QObject, public QtCapnWeb::RecordSink
{
    Q_OBJECT
public:
    static constexpr qint64 MaximumSize = 512 << 20; ///< of a file
    static constexpr int KeptFiles = 2;

    /// \a folder outlives it.
    explicit LiveSpool(SpoolFolder &folder, QObject *parent = nullptr);
    ~LiveSpool() override;

    /// Whose name and worth go along, and whose comments and marks do. Its records must be those that record() gets.
    void setDocument(CaptureDocument *document);
    void record(QtCapnWeb::Record &&record) override;
    /// For tests: before the first record.
    void setMaximumSize(qint64 bytes) { m_maximumSize = bytes; }

Q_SIGNALS:
    /// Something that a person should know, on the thread of this object.
    void noticed(const QString &text);

private:
    void describe();
    void tell(const QtCapnWeb::Trace::CaptureWriterEvent &event);

    const QString m_name;
    QDateTime m_started;
    qint64 m_maximumSize = MaximumSize;
    QPointer<CaptureDocument> m_document;
    std::mutex m_mutex; ///< of the writer's making, and of when it began
    std::unique_ptr<QtCapnWeb::Trace::CaptureWriter> m_writer;
};

} // namespace Inspector
