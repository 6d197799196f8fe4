// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QPalette>

#include <optional>

QT_BEGIN_NAMESPACE
class QDBusVariant;
QT_END_NAMESPACE

/// \file
/// Light or dark, as the desktop wants it.

namespace Inspector {

/// \brief What the desktop's settings say of colours, as long as they change.
///
/// Where Qt has a theme of the platform (GTK, KDE), its palette follows them by itself. Elsewhere Qt 6.4 knows only light, so
/// that the portal for settings is asked (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance). It is asked
/// without waiting: until the answer comes, and where there is none, Qt's palette stands.
class DesktopColors final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopColors(QObject *parent = nullptr);

    /// What to use in place of Qt's own palette; nothing: Qt's own, which then follows the desktop.
    std::optional<QPalette> palette() const;
    /// Asks the portal and listens to it, if there is a session bus.
    void listen();

public Q_SLOTS:
    /// One setting: \a value is 0 (no preference), 1 (dark) or 2 (light) for "color-scheme", 1 (more) for "contrast".
    void set(const QString &area, const QString &key, const QDBusVariant &value);

Q_SIGNALS:
    void changed();

private:
    uint m_scheme = 0;
    uint m_contrast = 0;
    bool m_isListening = false;
};

} // namespace Inspector
