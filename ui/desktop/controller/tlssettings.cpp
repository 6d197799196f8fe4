// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlssettings.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr qint64 LargestFile = 16 << 20;

struct TlsText {
    Q_DECLARE_TR_FUNCTIONS(TlsText)
};

QString readFile(const QString &path, QByteArray *bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return TlsText::tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), file.errorString());
    *bytes = file.read(LargestFile);
    return {};
}

QString readCertificates(const QString &path, QList<QSslCertificate> *certificates)
{
    QByteArray bytes;
    if (const QString why = readFile(path, &bytes); !why.isEmpty())
        return why;
    *certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    if (certificates->isEmpty())
        return TlsText::tr("%1 holds no certificate in the format PEM.").arg(QDir::toNativeSeparators(path));
    return {};
}

QString readKey(const QString &path, const QString &passphrase, QSslKey *key)
{
    QByteArray bytes;
    if (const QString why = readFile(path, &bytes); !why.isEmpty())
        return why;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        *key = QSslKey(bytes, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase.toUtf8());
        if (!key->isNull())
            return {};
    }
    const QString name = QDir::toNativeSeparators(path);
    if (!bytes.contains("PRIVATE KEY"))
        return TlsText::tr("%1 holds no private key in the format PEM.").arg(name);
    if (!bytes.contains("ENCRYPTED"))
        return TlsText::tr("The private key in %1 cannot be used.").arg(name);
    return passphrase.isEmpty() ? TlsText::tr("The private key in %1 needs a passphrase.").arg(name)
                                : TlsText::tr("The passphrase does not open the private key in %1.").arg(name);
}

} // namespace

QString applyTls(const ConnectionOptions &options, QSslConfiguration *tls)
{
    if (options.acceptAnyCertificate)
        tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!options.authorityFile.isEmpty()) {
        QList<QSslCertificate> trusted;
        if (const QString why = readCertificates(options.authorityFile, &trusted); !why.isEmpty())
            return why;
        tls->setCaCertificates(QSslConfiguration::systemCaCertificates() + trusted);
    }
    if (!options.certificateFile.isEmpty()) {
        QList<QSslCertificate> chain;
        if (const QString why = readCertificates(options.certificateFile, &chain); !why.isEmpty())
            return why;
        QSslKey key;
        const QString file = options.keyFile.isEmpty() ? options.certificateFile : options.keyFile;
        if (const QString why = readKey(file, options.keyPassphrase, &key); !why.isEmpty())
            return why;
        tls->setLocalCertificateChain(chain);
        tls->setPrivateKey(key);
    } else if (!options.keyFile.isEmpty()) {
        return TlsText::tr("A private key needs its certificate, too.");
    }
    return {};
}

} // namespace Inspector
