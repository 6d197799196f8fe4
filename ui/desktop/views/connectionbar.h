// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionoptions.h"

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

/// \file
/// Where one says what to connect to, and sees whether it is.

namespace Inspector {

class CaptureDocument;
class StatusIndicator;

/// \brief URL with history, headers, connect and disconnect, and the state of the connection in a symbol and a word.
///
/// An error is shown in full below, can be selected, and stays until the next attempt. URLs that led to a connection are
/// remembered (QSettings, "connection/urls"), without user names and passwords; headers are not written anywhere. To wire it:
/// \code
/// bar->setDocument(controller->document());
/// connect(bar, &ConnectionBar::connectRequested, controller, &InspectorController::connectTo);
/// connect(bar, &ConnectionBar::demoRequested, controller, &InspectorController::connectToDemo);
/// connect(bar, &ConnectionBar::disconnectRequested, controller, &InspectorController::disconnectFromServer);
/// connect(controller, &InspectorController::stateChanged, bar, [=] { bar->setUrl(controller->url()); });
/// \endcode
class ConnectionBar final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int MostRemembered = 20;

    explicit ConnectionBar(QWidget *parent = nullptr);

    /// Whose state is shown; not owned.
    void setDocument(CaptureDocument *document);

    /// What the box says; a text without a scheme is read as ws://.
    QUrl url() const;
    const QList<RequestHeader> &headers() const { return m_headers; }
    void setHeaders(const QList<RequestHeader> &headers);
    const ConnectionOptions &options() const { return m_options; }
    void setOptions(const ConnectionOptions &options) { m_options = options; }

public Q_SLOTS:
    /// An empty URL changes nothing.
    void setUrl(const QUrl &url);
    /// What the button does: connects, or disconnects if there is a connection.
    void toggle();
    void editHeaders();

Q_SIGNALS:
    void connectRequested(const QUrl &url, const QList<Inspector::RequestHeader> &headers,
                          const Inspector::ConnectionOptions &options);
    void demoRequested();
    void disconnectRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateState();
    void remember(const QUrl &url);

    QPointer<CaptureDocument> m_document;
    QUrl m_wanted; ///< asked for by toggle() and not connected yet
    QList<RequestHeader> m_headers;
    ConnectionOptions m_options;
    QComboBox *m_url = nullptr;
    QPushButton *m_headersButton = nullptr;
    QPushButton *m_toggle = nullptr;
    QPushButton *m_demo = nullptr;
    StatusIndicator *m_state = nullptr;
    QLabel *m_error = nullptr;
};

} // namespace Inspector
