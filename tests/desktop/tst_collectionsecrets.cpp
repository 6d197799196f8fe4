// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Secrets of collections: in the keyring, or in a private file where there is none; and variables in a connection.

#include "collectionfiles.h"
#include "collectionsmodel.h"
#include "connectdialog.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Inspector;

namespace {

constexpr int Patience = 30'000; // milliseconds

/// A keyring that answers when it is told to, or has a problem.
class Keyring final : public SecretStore
{
public:
    QHash<QString, QString> secrets;
    QString problem;
    QList<std::function<void()>> waiting;

    void read(const QString &key, const Answer &answer) override
    {
        waiting.append([this, key, answer] {
            answer(problem.isEmpty() && secrets.contains(key) ? std::optional(secrets.value(key)) : std::nullopt, problem);
        });
    }
    void write(const QString &key, const QString &secret, const Done &done) override
    {
        waiting.append([this, key, secret, done] {
            if (problem.isEmpty())
                secrets.insert(key, secret);
            done(problem);
        });
    }
    void remove(const QString &key, const Done &done) override
    {
        waiting.append([this, key, done] {
            if (problem.isEmpty())
                secrets.remove(key);
            done(problem);
        });
    }
    void answerAll()
    {
        while (!waiting.isEmpty())
            waiting.takeFirst()();
    }
};

QString secretsFile() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/secrets.ini"_s; }

Collection sample(const QString &secret)
{
    Collection collection;
    collection.name = u"sample"_s;
    collection.variables = {{u"token"_s, secret, true}, {u"host"_s, u"example.com"_s, false}};
    return collection;
}

/// One run of the program.
struct Run {
    explicit Run(SecretStore *store) { files.setSecretStore(store); }
    QString token() const
    {
        const QList<CollectionId> open = model.collections();
        return open.isEmpty() ? u"nothing is open"_s : model.collection(open.first())->variables.value(0).value;
    }
    void setToken(const QString &value)
    {
        Collection changed = *model.collection(model.collections().first());
        changed.variables[0].value = value;
        model.setContent(model.collections().first(), changed, u"x"_s);
    }

    CollectionsModel model;
    CollectionFiles files{&model};
};

} // namespace

class TestCollectionSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void secretsAreInTheKeyring();
    void aKeyringThatRefusesLeavesAPrivateFile();
    void secretsMoveFromTheFileToTheKeyring();
    void whatTheKeyringGivesComesLaterAndIsNoChange();
    void whatWasEnteredMeanwhileWins();
    void emptyingASecretForgetsIt();
    void theEndOfTheProgramLosesNothing();
    void aUrlMayHaveVariables();
    void unknownVariablesAreTold();
    void aProfileKeepsItsUrlAsItWasWritten();

private:
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCollectionSecrets::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
    QApplication::setApplicationName(u"tst_collectionsecrets"_s);
}

void TestCollectionSecrets::init()
{
    QSettings().clear();
    QFile::remove(secretsFile());
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(u"sample.cwcalls.json"_s);
}

void TestCollectionSecrets::secretsAreInTheKeyring()
{
    Keyring keyring;
    {
        Run run(&keyring);
        run.files.create(m_path, sample(u"s3cret"_s));
        keyring.answerAll();
    }
    QCOMPARE(keyring.secrets.values(), QStringList(u"s3cret"_s));
    QVERIFY(!keyring.secrets.keys().first().contains(u"token"));
    QVERIFY(!QFileInfo::exists(secretsFile()));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("s3cret"));
    Run next(&keyring);
    next.files.open({m_path});
    QCOMPARE(next.token(), QString());
    keyring.answerAll();
    QCOMPARE(next.token(), u"s3cret"_s);
}

void TestCollectionSecrets::aKeyringThatRefusesLeavesAPrivateFile()
{
    Keyring keyring;
    keyring.problem = u"no keyring here"_s;
    {
        Run run(&keyring);
        run.files.create(m_path, sample(u"s3cret"_s));
        keyring.answerAll();
        QVERIFY(QFileInfo::exists(secretsFile()));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QCOMPARE(QFileInfo(secretsFile()).permissions() & others, QFileDevice::Permissions());
    }
    Run next(&keyring);
    next.files.open({m_path});
    QCOMPARE(next.token(), u"s3cret"_s);
    keyring.answerAll();
    QVERIFY(QFileInfo::exists(secretsFile())); // it is still the only place
}

void TestCollectionSecrets::secretsMoveFromTheFileToTheKeyring()
{
    {
        Run run(nullptr);
        run.files.create(m_path, sample(u"s3cret"_s));
    }
    QVERIFY(QFileInfo::exists(secretsFile()));
    Keyring keyring;
    {
        Run run(&keyring);
        run.files.open({m_path});
        QCOMPARE(run.token(), u"s3cret"_s);
        QVERIFY(QFileInfo::exists(secretsFile())); // until the keyring has it
        keyring.answerAll();
        QCOMPARE(keyring.secrets.values(), QStringList(u"s3cret"_s));
        QVERIFY(!QFileInfo::exists(secretsFile()));
    }
    Run next(&keyring);
    next.files.open({m_path});
    keyring.answerAll();
    QCOMPARE(next.token(), u"s3cret"_s);
}

void TestCollectionSecrets::whatTheKeyringGivesComesLaterAndIsNoChange()
{
    Keyring keyring;
    {
        Run run(&keyring);
        run.files.create(m_path, sample(u"s3cret"_s));
        keyring.answerAll();
    }
    Run run(&keyring);
    run.files.open({m_path});
    const CollectionId id = run.model.collections().first();
    CallDraft call;
    call.method = u"m"_s;
    run.model.addCall(id, call);
    keyring.answerAll();
    QCOMPARE(run.token(), u"s3cret"_s);
    QCOMPARE(run.model.undoStack()->count(), 1);
    // Undo goes back to a collection that has it, too: nothing takes it from the keyring.
    run.model.undoStack()->undo();
    QCOMPARE(run.token(), u"s3cret"_s);
    QCoreApplication::processEvents();
    keyring.answerAll();
    QCOMPARE(keyring.secrets.values(), QStringList(u"s3cret"_s));
}

void TestCollectionSecrets::whatWasEnteredMeanwhileWins()
{
    Keyring keyring;
    {
        Run run(&keyring);
        run.files.create(m_path, sample(u"old"_s));
        keyring.answerAll();
    }
    Run run(&keyring);
    run.files.open({m_path});
    run.setToken(u"new"_s);
    QSignalSpy changed(&run.model, &CollectionsModel::contentChanged);
    QTRY_VERIFY_WITH_TIMEOUT(keyring.waiting.size() >= 2, Patience); // it was asked, and is given the new one
    keyring.answerAll();
    QCOMPARE(run.token(), u"new"_s);
    QCOMPARE(keyring.secrets.values(), QStringList(u"new"_s));
}

void TestCollectionSecrets::emptyingASecretForgetsIt()
{
    Keyring keyring;
    Run run(&keyring);
    run.files.create(m_path, sample(u"s3cret"_s));
    keyring.answerAll();
    run.setToken({});
    QTRY_VERIFY_WITH_TIMEOUT(!keyring.waiting.isEmpty(), Patience);
    keyring.answerAll();
    QVERIFY(keyring.secrets.isEmpty());
}

void TestCollectionSecrets::theEndOfTheProgramLosesNothing()
{
    Keyring keyring;
    {
        Run run(&keyring);
        run.files.create(m_path, sample(u"s3cret"_s));
    } // it ends before the keyring has answered
    Keyring later;
    Run next(&later);
    next.files.open({m_path});
    QCOMPARE(next.token(), u"s3cret"_s);
    later.answerAll();
    QCOMPARE(later.secrets.values(), QStringList(u"s3cret"_s));
    keyring.answerAll(); // to nobody
}

void TestCollectionSecrets::aUrlMayHaveVariables()
{
    ConnectionProfiles profiles(nullptr);
    ConnectDialog dialog(profiles);
    Variables variables;
    variables.set(u"host"_s, u"example.com:8080"_s);
    variables.set(u"token"_s, u"t0ken"_s);
    dialog.setVariables(variables);
    dialog.findChild<QLineEdit *>(u"connectUrl"_s)->setText(u"{{host}}/api"_s);
    QVERIFY(dialog.findChild<QLabel *>(u"connectNote"_s)->text().contains(u"example.com:8080/api"));
    ConnectionProfile profile = dialog.profile();
    profile.headers = {{u"Authorization"_s, u"Bearer {{token}}"_s, true}};
    dialog.setProfile(profile);
    QSignalSpy connected(&dialog, &ConnectDialog::connectRequested);
    dialog.accept();
    QCOMPARE(connected.size(), 1);
    const auto asked = connected.first().first().value<ConnectionProfile>();
    QCOMPARE(asked.url, QUrl(u"ws://example.com:8080/api"_s));
    QCOMPARE(asked.headers.constFirst().value, u"Bearer t0ken"_s);
}

void TestCollectionSecrets::unknownVariablesAreTold()
{
    ConnectionProfiles profiles(nullptr);
    ConnectDialog dialog(profiles);
    auto *url = dialog.findChild<QLineEdit *>(u"connectUrl"_s);
    const auto *note = dialog.findChild<QLabel *>(u"connectNote"_s);
    url->setText(u"wss://{{nowhere}}/"_s);
    QVERIFY2(note->text().contains(u"nowhere"), qPrintable(note->text()));
    QVERIFY(!dialog.findChild<QPushButton *>(u"connectNow"_s)->isEnabled());
    ConnectionProfile profile;
    profile.url = QUrl(u"wss://example.com/"_s);
    profile.headers = {{u"X-Key"_s, u"{{missing}}"_s, false}};
    dialog.setProfile(profile);
    QSignalSpy connected(&dialog, &ConnectDialog::connectRequested);
    dialog.accept();
    QCOMPARE(connected.size(), 0);
    QVERIFY2(note->text().contains(u"X-Key") && note->text().contains(u"missing"), qPrintable(note->text()));
}

void TestCollectionSecrets::aProfileKeepsItsUrlAsItWasWritten()
{
    ConnectionProfiles profiles(nullptr);
    ConnectDialog dialog(profiles);
    dialog.findChild<QLineEdit *>(u"connectUrl"_s)->setText(u"wss://me:pass@{{host}}/api"_s);
    dialog.findChild<QLineEdit *>(u"profileName"_s)->setText(u"by environment"_s);
    QVERIFY(dialog.findChild<QPushButton *>(u"profileSave"_s)->isEnabled()); // another environment may know the name
    dialog.save();
    ConnectionProfile kept = profiles.profile(u"by environment"_s);
    QCOMPARE(kept.writtenUrl, u"wss://{{host}}/api"_s);
    QVERIFY(kept.expand(Variables()));
    QVERIFY(kept.url.isEmpty());
    Variables variables;
    variables.set(u"host"_s, u"example.com"_s);
    QVERIFY(!kept.expand(variables));
    QCOMPARE(kept.url, QUrl(u"wss://example.com/api"_s));
    variables.set(u"host"_s, u"two words"_s);
    ConnectionProfile bad = profiles.profile(u"by environment"_s);
    QVERIFY(bad.expand(variables));
}

QTEST_MAIN(TestCollectionSecrets)

#include "tst_collectionsecrets.moc"
