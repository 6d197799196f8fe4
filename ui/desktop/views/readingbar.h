// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// What is said while only the first records of a file are there.

namespace Inspector {

/// \brief A line below the timeline: how many records are shown of a file that is being read, how far that is, and a way to stop
/// it. It hides itself for a document that is not partial, see CaptureDocument::isPartial().
class ReadingBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingBar(QWidget *parent = nullptr);

    /// May be null, and may die first.
    void setDocument(CaptureDocument *document);
    QString text() const;

Q_SIGNALS:
    /// Reading \a document is to be stopped.
    void cancelRequested(Inspector::CaptureDocument *document);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateState();

    QPointer<CaptureDocument> m_document;
    QLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace Inspector
