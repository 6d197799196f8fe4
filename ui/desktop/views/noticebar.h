// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

#include <functional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

/// \file
/// Something that a person should know, and may do something about, without being kept from work.

namespace Inspector {

/// \brief A symbol, a text, and buttons. It deletes itself when a button of it was pressed.
class NoticeBar final : public QFrame
{
    Q_OBJECT
public:
    /// \a symbol is one of Symbol's; \a text is plain.
    NoticeBar(const QString &symbol, const QString &text, QWidget *parent = nullptr);

    /// A button that closes the bar; \a then is called, if there is one.
    void addButton(const QString &text, const std::function<void()> &then = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePicture();

    QString m_symbol;
    QLabel *m_picture;
    QHBoxLayout *m_layout;
};

} // namespace Inspector
