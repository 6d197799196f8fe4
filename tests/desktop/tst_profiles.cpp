// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Connections with all their options, kept by name; their secrets are in the keyring or nowhere.

#include "capturedocument.h"
#include "connectdialog.h"
#include "connectionbar.h"
#include "livesources.h"
#include "mainwindow.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "testcertificate.h"
#include "tlssettings.h"
#include "wiring.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;

namespace {

constexpr int Patience = 30'000; // milliseconds
const QString Secret = u"Bearer 7f3c-secret"_s;

/// A keyring that answers later, as a real one does; or has a problem.
class Keyring final : public SecretStore
{
public:
    QHash<QString, QString> secrets;
    QString problem;

    void read(const QString &key, const Answer &answer) override
    {
        later([this, key, answer] {
            answer(problem.isEmpty() && secrets.contains(key) ? std::optional(secrets.value(key)) : std::nullopt, problem);
        });
    }
    void write(const QString &key, const QString &secret, const Done &done) override
    {
        later([this, key, secret, done] {
            if (problem.isEmpty())
                secrets.insert(key, secret);
            done(problem);
        });
    }
    void remove(const QString &key, const Done &done) override
    {
        later([this, key, done] {
            secrets.remove(key);
            done(problem);
        });
    }

private:
    static void later(const std::function<void()> &what)
    {
        QMetaObject::invokeMethod(QCoreApplication::instance(), what, Qt::QueuedConnection);
    }
};

class Greeter : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
};

QString allSettings()
{
    QSettings settings;
    settings.sync();
    QString all;
    for (const QString &key : settings.allKeys())
        all += key + u'=' + settings.value(key).toString() + u'\n';
    QFile file(settings.fileName());
    if (file.open(QIODevice::ReadOnly))
        all += QString::fromUtf8(file.readAll());
    return all;
}

void addHeader(ConnectDialog &dialog, const QString &name, const QString &value)
{
    dialog.findChild<QPushButton *>(u"connectAddHeader"_s)->click();
    auto *table = dialog.findChild<QTableWidget *>(u"connectHeaders"_s);
    table->item(table->rowCount() - 1, 0)->setText(name);
    table->item(table->rowCount() - 1, 1)->setText(value);
}

QString noteOf(const ConnectDialog &dialog) { return dialog.findChild<QLabel *>(u"connectNote"_s)->text(); }

} // namespace

class ProfilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_profiles"_s);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { QSettings().clear(); }

    void aProfileComesBackWithItsSecretsFromTheKeyring()
    {
        Keyring keyring;
        ConnectionProfiles profiles(&keyring);
        ConnectDialog dialog(profiles);
        auto *save = dialog.findChild<QPushButton *>(u"profileSave"_s);
        auto *connectButton = dialog.findChild<QPushButton *>(u"connectNow"_s);
        QVERIFY(!save->isEnabled() && !connectButton->isEnabled());
        dialog.findChild<QLineEdit *>(u"connectUrl"_s)->setText(u"ftp://example.com/"_s);
        QVERIFY(!connectButton->isEnabled());
        QVERIFY(noteOf(dialog).contains(u"ws://"_s));
        dialog.findChild<QLineEdit *>(u"connectUrl"_s)->setText(u"wss://me:pass@example.com/api"_s);
        QVERIFY(connectButton->isEnabled() && !save->isEnabled());
        dialog.findChild<QLineEdit *>(u"profileName"_s)->setText(u"work / test"_s);
        addHeader(dialog, u"Authorization"_s, Secret);
        addHeader(dialog, u"X-Plain"_s, u"seen"_s);
        QVERIFY(dialog.profile().headers.at(0).isSecret); // by its name
        QVERIFY(!dialog.profile().headers.at(1).isSecret);
        dialog.findChild<QLineEdit *>(u"connectCertificate"_s)->setText(u"/c.pem"_s);
        dialog.findChild<QCheckBox *>(u"connectEncrypted"_s)->setChecked(true);
        dialog.findChild<QLineEdit *>(u"connectPassphrase"_s)->setText(u"open-sesame"_s);
        save->click();
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(dialog), u"\"work / test\" is kept."_s, Patience);
        QCOMPARE(profiles.names(), QStringList{u"work / test"_s});
        QCOMPARE(keyring.secrets.size(), 2);
        const QString settings = allSettings();
        QVERIFY(settings.contains(u"seen"_s));
        for (const QString &hidden : {Secret, u"open-sesame"_s, u"me:pass"_s})
            QVERIFY2(!settings.contains(hidden), qPrintable(hidden));

        ConnectDialog later(profiles);
        auto *names = later.findChild<QListWidget *>(u"profileNames"_s);
        QCOMPARE(names->count(), 1);
        names->setCurrentRow(0);
        QTRY_COMPARE_WITH_TIMEOUT(later.profile().options.keyPassphrase, u"open-sesame"_s, Patience);
        const ConnectionProfile loaded = later.profile();
        QCOMPARE(loaded.url, QUrl(u"wss://example.com/api"_s));
        QCOMPARE(loaded.headers.at(0).value, Secret);
        QVERIFY(loaded.headers.at(0).isSecret);
        QCOMPARE(loaded.headers.at(1).value, u"seen"_s);
        QCOMPARE(loaded.options.certificateFile, u"/c.pem"_s);
        QVERIFY(loaded.missingSecrets().isEmpty());
        // The table does not show it.
        const auto *table = later.findChild<QTableWidget *>(u"connectHeaders"_s);
        QStyleOptionViewItem option;
        QVERIFY(table->itemDelegateForColumn(1) != nullptr);
        QVERIFY(!later.findChild<QLineEdit *>(u"connectPassphrase"_s)->displayText().contains(u"sesame"_s));

        later.findChild<QPushButton *>(u"profileRemove"_s)->click();
        QVERIFY(profiles.names().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(keyring.secrets.isEmpty(), Patience);
        QVERIFY(!allSettings().contains(u"seen"_s));
    }

    void aHeaderThatIsGoneTakesItsSecretWithIt()
    {
        Keyring keyring;
        ConnectionProfiles profiles(&keyring);
        ConnectionProfile profile;
        profile.name = u"p"_s;
        profile.url = QUrl(u"ws://127.0.0.1:1/"_s);
        profile.headers = {{u"Cookie"_s, u"a"_s, true}, {u"Cookie"_s, u"b"_s, true}};
        QString problem = u"?"_s;
        profiles.save(profile, this, [&](const QString &why) { problem = why; });
        QTRY_VERIFY_WITH_TIMEOUT(problem.isEmpty(), Patience);
        QCOMPARE(keyring.secrets.size(), 2); // two of one name are two
        profile.headers.removeLast();
        profiles.save(profile, this, [](const QString &) {});
        QTRY_COMPARE_WITH_TIMEOUT(keyring.secrets.size(), 1, Patience);
    }

    void withoutAKeyringSecretsAreAskedForAndNeverWritten_data()
    {
        QTest::addColumn<bool>("has");
        QTest::newRow("none") << false;
        QTest::newRow("one that refuses") << true;
    }
    void withoutAKeyringSecretsAreAskedForAndNeverWritten()
    {
        QFETCH(const bool, has);
        Keyring keyring;
        keyring.problem = u"no daemon"_s;
        ConnectionProfiles profiles(has ? &keyring : nullptr);
        ConnectDialog dialog(profiles);
        QCOMPARE(dialog.findChild<QLabel *>(u"connectSecrets"_s)->text().contains(u"built without"_s), !has);
        dialog.findChild<QLineEdit *>(u"connectUrl"_s)->setText(u"127.0.0.1:1"_s);
        dialog.findChild<QLineEdit *>(u"profileName"_s)->setText(u"p"_s);
        addHeader(dialog, u"X-Token"_s, Secret);
        dialog.save();
        QTRY_VERIFY_WITH_TIMEOUT(noteOf(dialog).contains(u"without its secrets"_s), Patience);
        QCOMPARE(noteOf(dialog).contains(u"no daemon"_s), has);
        QVERIFY(!allSettings().contains(Secret));

        ConnectDialog later(profiles);
        QSignalSpy wanted(&later, &ConnectDialog::connectRequested);
        later.choose(u"p"_s);
        QTRY_VERIFY_WITH_TIMEOUT(noteOf(later).contains(has ? u"no daemon"_s : u"X-Token"_s), Patience);
        later.accept(); // not without it
        QVERIFY(wanted.isEmpty());
        QVERIFY(noteOf(later).contains(u"Enter the value of X-Token"_s));
        later.findChild<QTableWidget *>(u"connectHeaders"_s)->item(0, 1)->setText(Secret);
        later.accept();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.constFirst().constFirst().value<ConnectionProfile>().headers.at(0).value, Secret);
        QVERIFY(!allSettings().contains(Secret));
    }

    void theWindowConnectsToAProfileAndTheServerGetsItsHeaders()
    {
        QByteArray got;
        RpcServerOptions options;
        options.authorize = [&got](const RpcRequest &request) {
            got = request.header("X-Token");
            return RpcAdmission::accept();
        };
        RpcServer server([] { return new Greeter; }, options);
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));

        Keyring keyring;
        ConnectionProfiles profiles(&keyring);
        LiveSources sources;
        MainWindow window;
        wire(window, sources);
        wireProfiles(window, sources, profiles);
        window.show();
        ConnectionProfile profile;
        profile.name = u"mine & yours"_s;
        profile.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.port()));
        profile.headers = {{u"X-Token"_s, Secret, true}};
        profiles.save(profile, this, [](const QString &) {});
        QTRY_COMPARE_WITH_TIMEOUT(keyring.secrets.size(), 1, Patience);

        QCOMPARE(window.profilesMenu()->actions().size(), 1);
        window.profilesMenu()->actions().constFirst()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(sources.current()->state(), InspectorController::State::Connected, Patience);
        QCOMPARE(got, Secret.toUtf8());
        QCOMPARE(sources.connectionCount(), 1);
        QCOMPARE(window.document(), sources.current()->document());
        // Another one stands beside it; its headers are its own.
        window.profilesMenu()->actions().constFirst()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(sources.connectionCount(), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(sources.current()->state(), InspectorController::State::Connected, Patience);
        sources.addConnection();
        QVERIFY(window.findChild<ConnectionBar *>()->headers().isEmpty());
        // Where the keyring has lost it, it is asked for.
        keyring.secrets.clear();
        window.profilesMenu()->actions().constFirst()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<ConnectDialog *>(), Patience);
        auto *dialog = window.findChild<ConnectDialog *>();
        QTRY_VERIFY_WITH_TIMEOUT(noteOf(*dialog).contains(u"Enter the value of X-Token"_s), Patience);
        dialog->close();
    }

    void tlsFilesAreReadOrRefusedInWords()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(bytes);
            return file.fileName();
        };
        const QString certificate = write(u"c.pem"_s, TestCertificate::Certificate);
        const QString key = write(u"k.pem"_s, TestCertificate::Key);
        const QString both = write(u"both.pem"_s, QByteArray(TestCertificate::Certificate) + TestCertificate::Key);
        const QByteArray sealed = QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec).toPem("sesame");
        const QString encrypted = write(u"e.pem"_s, sealed);
        const auto tryIt = [](ConnectionOptions options, QSslConfiguration *tls = nullptr) {
            QSslConfiguration own;
            return applyTls(options, tls ? tls : &own);
        };
        ConnectionOptions options;
        options.authorityFile = folder.filePath(u"nowhere.pem"_s);
        QVERIFY(tryIt(options).contains(u"cannot be read"_s));
        options.authorityFile = key;
        QVERIFY(tryIt(options).contains(u"holds no certificate"_s));
        options.authorityFile = certificate;
        QSslConfiguration tls;
        QVERIFY(tryIt(options, &tls).isEmpty());
        QCOMPARE(tls.peerVerifyMode(), QSslSocket::AutoVerifyPeer);
        QVERIFY(tls.caCertificates().contains(QSslCertificate(QByteArray(TestCertificate::Certificate))));

        options = {};
        options.keyFile = key;
        QVERIFY(tryIt(options).contains(u"needs its certificate"_s));
        options.certificateFile = certificate;
        QVERIFY(tryIt(options, &tls).isEmpty());
        QVERIFY(!tls.privateKey().isNull());
        options.keyFile.clear();
        QVERIFY(tryIt(options).contains(u"no private key"_s));
        options.certificateFile = both;
        QVERIFY(tryIt(options).isEmpty());
        options.keyFile = encrypted;
        QVERIFY(tryIt(options).contains(u"needs a passphrase"_s));
        options.keyPassphrase = u"wrong"_s;
        QVERIFY(tryIt(options).contains(u"does not open"_s));
        options.keyPassphrase = u"sesame"_s;
        QVERIFY(tryIt(options).isEmpty());
    }

    void aServerOfOnesOwnIsTrustedOnlyByItsFileOrByExplicitChoice()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"authority.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(TestCertificate::Certificate);
        file.close();
        const QSslCertificate certificate((QByteArray(TestCertificate::Certificate)));
        RpcServerOptions serverOptions;
        QSslConfiguration serverTls = QSslConfiguration::defaultConfiguration();
        serverTls.setLocalCertificate(certificate);
        serverTls.setPrivateKey(QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec));
        serverOptions.tls = serverTls;
        RpcServer server([] { return new Greeter; }, serverOptions);
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        const QUrl url(u"wss://localhost:%1/"_s.arg(server.port()));

        InspectorController controller;
        using State = InspectorController::State;
        controller.connectTo(url);
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), State::Failed, Patience);
        QVERIFY(!controller.lastError().isEmpty());
        ConnectionOptions options;
        options.authorityFile = folder.filePath(u"nowhere.pem"_s);
        controller.connectTo(url, {}, options);
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), State::Failed, Patience);
        QVERIFY2(controller.lastError().contains(u"cannot be read"_s), qPrintable(controller.lastError()));
        options.authorityFile = file.fileName();
        controller.connectTo(url, {}, options);
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), State::Connected, Patience);
        options = {};
        options.acceptAnyCertificate = true;
        controller.connectTo(url, {}, options);
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), State::Connected, Patience);
        const auto said = std::any_of(controller.log().begin(), controller.log().end(), [](const LogLine &line) {
            return line.level == LogLine::Level::Warning && line.text.contains(u"certificate"_s);
        });
        QVERIFY(said);
    }
};

QTEST_MAIN(ProfilesTest)
#include "tst_profiles.moc"
