// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturefile.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <memory>

/// \file
/// A file that somebody still writes is shown as it grows.

namespace Inspector {

class CaptureDocument;

/// \brief Reads on in a file that was read up to its present end, a few milliseconds at a time.
///
/// On the GUI thread, which is the one that may append to the document. It looks four times a second, and reads on without a
/// pause while there is more than one slice.
class FileFollower final : public QObject
{
    Q_OBJECT
public:
    /// \a file was made with CaptureFileOptions::follow and for the capture that \a document has.
    FileFollower(CaptureDocument *document, std::shared_ptr<QtCapnWeb::Trace::CaptureFile> file, QObject *parent = nullptr);
    ~FileFollower() override;

    CaptureDocument *document() const;

Q_SIGNALS:
    /// It cannot be followed any further: the file is another one now, or cannot be read. In words for a person. It may be
    /// deleted from then on.
    void ended(const QString &why);

private:
    void look();

    QPointer<CaptureDocument> m_document;
    std::shared_ptr<QtCapnWeb::Trace::CaptureFile> m_file;
    qint64 m_faults = 0;
    QTimer m_timer;
};

} // namespace Inspector
