// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopcolors.h"

#include "theme.h"

#include <QtCore/QFileInfo>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCall>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>
#include <QtGui/QGuiApplication>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr auto Service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto Path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto Interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto Area = "org.freedesktop.appearance"_L1;
constexpr auto Scheme = "color-scheme"_L1;
constexpr auto Contrast = "contrast"_L1;

/// Without one, asking for it would start one, or wait for it.
bool hasSessionBus()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + "/bus"_L1);
}

/// Read() wraps what it answers once more.
QVariant unwrapped(QVariant value)
{
    for (int depth = 0; depth < 4 && value.metaType() == QMetaType::fromType<QDBusVariant>(); ++depth)
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopColors::DesktopColors(QObject *parent) : QObject(parent) { }

void DesktopColors::listen()
{
    const QString platform = QGuiApplication::platformName();
    if (m_isListening || !hasSessionBus() || (platform != "xcb"_L1 && !platform.startsWith("wayland"_L1)))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    m_isListening = true;
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this, SLOT(set(QString, QString, QDBusVariant)));
    for (const QLatin1StringView key : {Scheme, Contrast}) {
        QDBusMessage question = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
        question << QString(Area) << QString(key);
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
            watcher->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (!reply.isError()) // no portal, or one that does not know: as if nothing were preferred
                set(Area, key, reply.value());
        });
    }
}

void DesktopColors::set(const QString &area, const QString &key, const QDBusVariant &value)
{
    bool ok = false;
    const uint number = unwrapped(value.variant()).toUInt(&ok);
    if (area != Area || !ok)
        return;
    uint *const setting = key == Scheme ? &m_scheme : key == Contrast ? &m_contrast : nullptr;
    if (!setting || *setting == number)
        return;
    *setting = number;
    Q_EMIT changed();
}

std::optional<QPalette> DesktopColors::palette() const
{
    // "No preference" leaves it to Qt, which may know it from a theme of the platform.
    if (m_contrast == 1)
        return highContrastPalette(m_scheme == 1);
    if (m_scheme == 1)
        return darkPalette();
    return std::nullopt;
}

} // namespace Inspector
