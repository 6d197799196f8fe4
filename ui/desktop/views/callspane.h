// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callsview.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QTabWidget;
class QTextBrowser;
class QToolButton;
class QUrl;
QT_END_NAMESPACE

/// \file
/// The pane of calls.

namespace Inspector {

class CaptureDocument;
class StreamsPane;

/// \brief Calls as a tree of pipelines, with a waterfall; the chosen one explained beside it.
///
/// The waterfall spans the time of the rows that are seen. It is linked both ways: setRecord() chooses the call of a message, and
/// Enter or a double click asks for the push of a call. Streams, each joined as one transfer, have a tab of their own.
class CallsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit CallsPane(QWidget *parent = nullptr);

    void setDocument(CaptureDocument *document);
    CallsModel *model() const { return m_model; }
    StreamsPane *streams() const { return m_streams; }
    CallsView *view() const { return m_view; }
    /// For a menu: what can be expanded and collapsed.
    QList<QAction *> commands() const;
    /// Chooses the call and the stream that \a record belongs to, if it belongs to any.
    void setRecord(qint64 record);
    /// What the rows that are seen span, in nanoseconds since the capture began.
    std::pair<qint64, qint64> visibleTime() const;

Q_SIGNALS:
    void recordRequested(qint64 record);
    void filterRequested(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void chooseRecord();
    void updateTabs();
    void updateDetails();
    void follow(const QUrl &link);
    void showMenu(const QPoint &position);

    CallsModel *m_model;
    CallsView *m_view;
    QTextBrowser *m_details;
    StreamsPane *m_streams;
    QTabWidget *m_tabs;
    qint64 m_record = QtCapnWeb::Trace::NoRecord; ///< whose call is to be chosen when it is there
};

} // namespace Inspector
