// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionprofiles.h"

#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr QLatin1StringView Group("profiles");
constexpr int MostHeaders = 1000;

/// A name may hold what separates groups.
QString groupOf(const QString &name) { return QString(Group) + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name)); }

QString passphraseKey(const QString &name) { return u"profile/%1/passphrase"_s.arg(name); }

/// By the header's name, not its row: rows are moved.
QStringList headerKeys(const ConnectionProfile &profile)
{
    QStringList keys;
    for (const ProfileHeader &header : profile.headers) {
        const QString stem = u"profile/%1/header/%2"_s.arg(profile.name, header.name.toLower());
        QString key = stem;
        for (int number = 2; keys.contains(key); ++number)
            key = stem + u'/' + QString::number(number);
        keys.append(key);
    }
    return keys;
}

/// The keys of all secrets of a profile.
QStringList secretKeys(const ConnectionProfile &profile)
{
    const QStringList all = headerKeys(profile);
    QStringList keys;
    for (qsizetype i = 0; i < profile.headers.size(); ++i) {
        if (profile.headers[i].isSecret)
            keys.append(all[i]);
    }
    if (profile.hasPassphrase)
        keys.append(passphraseKey(profile.name));
    return keys;
}

/// What waits for several answers.
struct Waiting {
    QPointer<QObject> context;
    int left = 1; // one for who asks
    QString problem;
    std::function<void(const QString &problem)> then;

    void answer(const QString &why)
    {
        if (problem.isEmpty())
            problem = why;
        if (--left == 0 && context)
            then(problem);
    }
};

} // namespace

QList<RequestHeader> ConnectionProfile::requestHeaders() const
{
    QList<RequestHeader> all;
    for (const ProfileHeader &header : headers)
        all.append({header.name, header.value});
    return all;
}

QStringList ConnectionProfile::missingSecrets() const
{
    QStringList missing;
    for (const ProfileHeader &header : headers) {
        if (header.isSecret && header.value.isEmpty())
            missing.append(header.name);
    }
    if (hasPassphrase && options.keyPassphrase.isEmpty())
        missing.append(u""_s);
    return missing;
}

QUrl ConnectionProfile::urlOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    return QUrl(trimmed.contains("://"_L1) ? trimmed : u"ws://"_s + trimmed);
}

std::optional<QString> ConnectionProfile::expand(const Variables &variables)
{
    ConnectionProfile expanded = *this;
    if (!writtenUrl.isEmpty()) {
        const Expansion text = variables.expand(writtenUrl);
        if (text.error)
            return ConnectionProfiles::tr("The URL: %1").arg(text.error->message);
        expanded.url = urlOf(text.text);
        if (!expanded.url.isValid() || expanded.url.host().isEmpty())
            return ConnectionProfiles::tr("With the values of its variables the URL is none: %1").arg(text.text);
        expanded.writtenUrl.clear();
    }
    for (ProfileHeader &header : expanded.headers) {
        const Expansion text = variables.expand(header.value);
        if (text.error)
            return ConnectionProfiles::tr("The header %1: %2").arg(header.name, text.error->message);
        header.value = text.text;
    }
    *this = expanded;
    return {};
}

ConnectionProfiles::ConnectionProfiles(SecretStore *store, QObject *parent) : QObject(parent), m_store(store) { }

QStringList ConnectionProfiles::names() const
{
    QSettings settings;
    settings.beginGroup(Group);
    QStringList names;
    for (const QString &group : settings.childGroups())
        names.append(QUrl::fromPercentEncoding(group.toLatin1()));
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    return names;
}

ConnectionProfile ConnectionProfiles::profile(const QString &name) const
{
    QSettings settings;
    settings.beginGroup(groupOf(name));
    ConnectionProfile profile;
    profile.name = name;
    const QString url = settings.value("url"_L1).toString();
    if (ConnectionProfile::hasVariables(url))
        profile.writtenUrl = url;
    else
        profile.url = QUrl(url);
    profile.options.timeout = std::clamp(settings.value("timeout"_L1, profile.options.timeout).toInt(), 1000, 600'000);
    profile.options.acceptAnyCertificate = settings.value("acceptAnyCertificate"_L1, false).toBool();
    profile.options.authorityFile = settings.value("authorityFile"_L1).toString();
    profile.options.certificateFile = settings.value("certificateFile"_L1).toString();
    profile.options.keyFile = settings.value("keyFile"_L1).toString();
    profile.hasPassphrase = settings.value("hasPassphrase"_L1, false).toBool();
    const int count = std::min(settings.beginReadArray("headers"_L1), MostHeaders);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const bool isSecret = settings.value("secret"_L1, false).toBool();
        profile.headers.append(
            {settings.value("name"_L1).toString(), isSecret ? QString() : settings.value("value"_L1).toString(), isSecret});
    }
    return profile;
}

void ConnectionProfiles::load(const QString &name, QObject *context,
                              const std::function<void(const ConnectionProfile &, const QString &)> &done)
{
    const auto loaded = std::make_shared<ConnectionProfile>(profile(name));
    const auto waiting = std::make_shared<Waiting>();
    waiting->context = context;
    waiting->then = [loaded, done](const QString &problem) { done(*loaded, problem); };
    const auto read = [&](const QString &key, const std::function<void(const QString &)> &put) {
        ++waiting->left;
        m_store->read(key, [waiting, put](const std::optional<QString> &secret, const QString &problem) {
            if (secret)
                put(*secret);
            waiting->answer(problem);
        });
    };
    if (m_store) {
        const QStringList keys = headerKeys(*loaded);
        for (qsizetype i = 0; i < loaded->headers.size(); ++i) {
            if (loaded->headers[i].isSecret)
                read(keys[i], [loaded, i](const QString &secret) { loaded->headers[i].value = secret; });
        }
        if (loaded->hasPassphrase)
            read(passphraseKey(name), [loaded](const QString &secret) { loaded->options.keyPassphrase = secret; });
    }
    waiting->answer({});
}

void ConnectionProfiles::save(const ConnectionProfile &profile, QObject *context, const SecretStore::Done &done)
{
    const QStringList before = secretKeys(this->profile(profile.name));
    QSettings settings;
    settings.remove(groupOf(profile.name));
    settings.beginGroup(groupOf(profile.name));
    static const QRegularExpression userInfo(u"//[^/?#]*@"_s);
    settings.setValue("url"_L1, profile.writtenUrl.isEmpty() ? profile.url.toString(QUrl::RemoveUserInfo)
                                                             : QString(profile.writtenUrl).replace(userInfo, u"//"_s));
    settings.setValue("timeout"_L1, profile.options.timeout);
    settings.setValue("acceptAnyCertificate"_L1, profile.options.acceptAnyCertificate);
    settings.setValue("authorityFile"_L1, profile.options.authorityFile);
    settings.setValue("certificateFile"_L1, profile.options.certificateFile);
    settings.setValue("keyFile"_L1, profile.options.keyFile);
    settings.setValue("hasPassphrase"_L1, profile.hasPassphrase);
    settings.beginWriteArray("headers"_L1, int(profile.headers.size()));
    for (qsizetype i = 0; i < profile.headers.size(); ++i) {
        settings.setArrayIndex(int(i));
        settings.setValue("name"_L1, profile.headers[i].name);
        settings.setValue("secret"_L1, profile.headers[i].isSecret);
        if (!profile.headers[i].isSecret)
            settings.setValue("value"_L1, profile.headers[i].value);
    }
    settings.endArray();
    settings.endGroup();

    const auto waiting = std::make_shared<Waiting>();
    waiting->context = context;
    waiting->then = done;
    const QStringList now = secretKeys(profile);
    if (m_store) {
        const auto answered = [waiting](const QString &problem) { waiting->answer(problem); };
        const auto write = [&](const QString &key, const QString &secret) {
            if (secret.isEmpty())
                return;
            ++waiting->left;
            m_store->write(key, secret, answered);
        };
        const QStringList keys = headerKeys(profile);
        for (qsizetype i = 0; i < profile.headers.size(); ++i) {
            if (profile.headers[i].isSecret)
                write(keys[i], profile.headers[i].value);
        }
        if (profile.hasPassphrase)
            write(passphraseKey(profile.name), profile.options.keyPassphrase);
        for (const QString &key : before) {
            if (!now.contains(key))
                m_store->remove(key, [](const QString &) {});
        }
    }
    Q_EMIT changed();
    waiting->answer({});
}

void ConnectionProfiles::remove(const QString &name)
{
    if (m_store) {
        for (const QString &key : secretKeys(profile(name)))
            m_store->remove(key, [](const QString &) {});
    }
    QSettings().remove(groupOf(name));
    Q_EMIT changed();
}

} // namespace Inspector
