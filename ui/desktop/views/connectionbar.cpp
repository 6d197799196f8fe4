// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionbar.h"

#include "capturedocument.h"
#include "connectionbarheaders.h"
#include "statusindicator.h"
#include "symbol.h"
#include "theme.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr QLatin1StringView UrlsKey("connection/urls");

struct StateWords {
    const char16_t *symbol;
    QString word;
    QColor Theme::*color = nullptr;
};

StateWords wordsOf(CaptureDocument::State state)
{
    switch (state) {
    case CaptureDocument::State::Idle:
    case CaptureDocument::State::Loading:
        return {u"closed", ConnectionBar::tr("not connected")};
    case CaptureDocument::State::Connecting:
        return {u"pending", ConnectionBar::tr("connecting…"), &Theme::pending};
    case CaptureDocument::State::Connected:
    case CaptureDocument::State::Listening:
        return {u"live", ConnectionBar::tr("connected"), &Theme::ok};
    case CaptureDocument::State::Closing:
        return {u"pending", ConnectionBar::tr("closing…"), &Theme::pending};
    case CaptureDocument::State::Disconnected:
        return {u"closed", ConnectionBar::tr("disconnected")};
    case CaptureDocument::State::Failed:
        return {u"failed", ConnectionBar::tr("failed"), &Theme::error};
    }
    return {u"closed", {}};
}

} // namespace

ConnectionBar::ConnectionBar(QWidget *parent) : QWidget(parent)
{
    m_url = new QComboBox;
    m_url->setObjectName("connectionUrl"_L1);
    m_url->setEditable(true);
    m_url->setInsertPolicy(QComboBox::NoInsert);
    m_url->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_url->setMinimumContentsLength(24);
    m_url->setAccessibleName(tr("URL of the server"));
    m_url->lineEdit()->setPlaceholderText(tr("ws://127.0.0.1:8080/"));
    m_url->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_url->addItems(QSettings().value(UrlsKey).toStringList());
    m_url->setCurrentIndex(-1);
    connect(m_url->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!m_document
            || (m_document->state() != CaptureDocument::State::Connected
                && m_document->state() != CaptureDocument::State::Connecting))
            toggle();
    });

    m_headersButton = new QPushButton(tr("&Headers…"));
    m_headersButton->setObjectName("connectionHeaders"_L1);
    m_headersButton->setToolTip(tr("Headers that are sent with the request that opens the connection"));
    connect(m_headersButton, &QPushButton::clicked, this, &ConnectionBar::editHeaders);
    m_toggle = new QPushButton;
    m_toggle->setObjectName("connectionToggle"_L1);
    connect(m_toggle, &QPushButton::clicked, this, &ConnectionBar::toggle);
    m_demo = new QPushButton(tr("De&mo"));
    m_demo->setObjectName("connectionDemo"_L1);
    m_demo->setToolTip(tr("Starts the built-in demo server and connects to it"));
    connect(m_demo, &QPushButton::clicked, this, &ConnectionBar::demoRequested);
    for (QPushButton *button : {m_headersButton, m_toggle, m_demo})
        button->setAutoDefault(false);

    m_state = new StatusIndicator;
    m_state->setObjectName("connectionState"_L1);
    m_state->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_error = new QLabel;
    m_error->setObjectName("connectionError"_L1);
    m_error->setAccessibleName(tr("Why the connection failed"));
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setFocusPolicy(Qt::StrongFocus);
    m_error->setForegroundRole(QPalette::WindowText); // in a tool bar it would be ButtonText
    m_error->hide();

    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->addWidget(m_url, 1);
    row->addWidget(m_headersButton);
    row->addWidget(m_toggle);
    row->addWidget(m_demo);
    row->addSpacing(fontMetrics().averageCharWidth());
    row->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addWidget(m_error);
    setFocusProxy(m_url);
    updateState();
}

void ConnectionBar::setDocument(CaptureDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &CaptureDocument::stateChanged, this, &ConnectionBar::updateState);
    updateState();
}

QUrl ConnectionBar::url() const
{
    const QString text = m_url->currentText().trimmed();
    if (text.isEmpty())
        return {};
    return QUrl(text.contains("://"_L1) ? text : u"ws://"_s + text);
}

void ConnectionBar::setUrl(const QUrl &url)
{
    if (!url.isEmpty())
        m_url->setEditText(url.toString(QUrl::RemoveUserInfo));
}

void ConnectionBar::setHeaders(const QList<RequestHeader> &headers)
{
    m_headers = headers;
    m_headersButton->setText(headers.isEmpty() ? tr("&Headers…") : tr("&Headers (%1)…").arg(headers.size()));
}

void ConnectionBar::toggle()
{
    using State = CaptureDocument::State;
    const State state = m_document ? m_document->state() : State::Idle;
    if (state == State::Connected || state == State::Connecting) {
        Q_EMIT disconnectRequested();
    } else {
        m_wanted = url();
        Q_EMIT connectRequested(m_wanted, m_headers, m_options);
    }
}

void ConnectionBar::editHeaders()
{
    auto *dialog = new ConnectionBarHeaders(m_headers, m_options, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setHeaders(dialog->headers());
        m_options = dialog->options();
    });
    dialog->open();
}

void ConnectionBar::updateState()
{
    using State = CaptureDocument::State;
    const State state = m_document ? m_document->state() : State::Idle;
    const StateWords words = wordsOf(state);
    m_state->setStatus(QString::fromUtf16(words.symbol), words.word, words.color);

    const bool isLive = state == State::Connected || state == State::Connecting;
    m_toggle->setText(isLive ? tr("&Disconnect") : state == State::Failed ? tr("Re&connect") : tr("&Connect"));
    m_toggle->setIcon(Symbol::icon(isLive ? u"disconnect"_s : state == State::Failed ? u"reconnect"_s : u"connect"_s));
    m_url->setEnabled(!isLive);
    m_headersButton->setEnabled(!isLive);

    const QString error = state == State::Failed ? m_document->stateDetail() : QString();
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette colours; // all but one role stay the window's
    colours.setColor(QPalette::WindowText, Theme::of(palette()).error);
    m_error->setPalette(colours);
    if (state == State::Connected)
        remember(std::exchange(m_wanted, {})); // only what was asked for here: not the port that the demo happens to have
}

void ConnectionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateState();
}

void ConnectionBar::remember(const QUrl &url)
{
    if (!url.isValid() || url.isEmpty())
        return;
    const QString text = url.toString(QUrl::RemoveUserInfo);
    QStringList urls = QSettings().value(UrlsKey).toStringList();
    urls.removeAll(text);
    urls.prepend(text);
    while (urls.size() > MostRemembered)
        urls.removeLast();
    QSettings().setValue(UrlsKey, urls);
    const QString shown = m_url->currentText();
    m_url->clear();
    m_url->addItems(urls);
    m_url->setEditText(shown);
}

} // namespace Inspector
