// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"
#include "connectionbar.h"
#include "connectionbarheaders.h"
#include "statusindicator.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace Qt::StringLiterals;
using namespace Inspector;
using State = CaptureDocument::State;

/// The connection bar alone, on a document whose state is set by hand.
class TestConnectionBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void textWithoutASchemeIsAWebSocket();
    void buttonConnectsAndDisconnects();
    void returnKeyConnects();
    void stateIsSaidInWords();
    void errorIsShownInFullAndStays();
    void urlThatConnectedIsRemembered();
    void demoIsNotRemembered();
    void secretsAreMasked();
    void headersComeBackFromTheDialog();

private:
    QTemporaryDir m_settings;
};

void TestConnectionBar::initTestCase()
{
    QVERIFY(m_settings.isValid());
    QCoreApplication::setOrganizationName(u"QtCapnWeb tests"_s);
    QCoreApplication::setApplicationName(u"connectionbar"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

void TestConnectionBar::init() { QSettings().clear(); }

static void typeUrl(const ConnectionBar &bar, const QString &text)
{
    bar.findChild<QComboBox *>(u"connectionUrl"_s)->setEditText(text);
}

void TestConnectionBar::textWithoutASchemeIsAWebSocket()
{
    ConnectionBar bar;
    QVERIFY(bar.url().isEmpty());
    typeUrl(bar, u" localhost:8080/api "_s);
    QCOMPARE(bar.url(), QUrl(u"ws://localhost:8080/api"_s));
    typeUrl(bar, u"wss://example.com"_s);
    QCOMPARE(bar.url(), QUrl(u"wss://example.com"_s));
}

void TestConnectionBar::buttonConnectsAndDisconnects()
{
    CaptureDocument document(u"x"_s);
    ConnectionBar bar;
    bar.setDocument(&document);
    bar.setHeaders({{u"A"_s, u"b"_s}});
    typeUrl(bar, u"ws://localhost:1/"_s);
    QSignalSpy connects(&bar, &ConnectionBar::connectRequested);
    QSignalSpy disconnects(&bar, &ConnectionBar::disconnectRequested);
    auto *toggle = bar.findChild<QPushButton *>(u"connectionToggle"_s);
    toggle->click();
    QCOMPARE(connects.size(), 1);
    QCOMPARE(connects.first().at(0).toUrl(), QUrl(u"ws://localhost:1/"_s));
    QCOMPARE(connects.first().at(1).value<QList<RequestHeader>>(), QList<RequestHeader>({{u"A"_s, u"b"_s}}));
    document.setState(State::Connecting);
    toggle->click();
    QCOMPARE(disconnects.size(), 1);
    document.setState(State::Connected);
    toggle->click();
    QCOMPARE(disconnects.size(), 2);
    document.setState(State::Failed, u"no"_s);
    toggle->click();
    QCOMPARE(connects.size(), 2);
}

void TestConnectionBar::returnKeyConnects()
{
    CaptureDocument document(u"x"_s);
    ConnectionBar bar;
    bar.setDocument(&document);
    bar.show();
    QSignalSpy connects(&bar, &ConnectionBar::connectRequested);
    QTest::keyClicks(bar.findChild<QComboBox *>(u"connectionUrl"_s), u"localhost:1"_s);
    QTest::keyClick(bar.findChild<QComboBox *>(u"connectionUrl"_s), Qt::Key_Return);
    QCOMPARE(connects.size(), 1);
}

void TestConnectionBar::stateIsSaidInWords()
{
    CaptureDocument document(u"x"_s);
    ConnectionBar bar;
    bar.setDocument(&document);
    const auto *state = bar.findChild<StatusIndicator *>(u"connectionState"_s);
    QSet<QString> words;
    for (const State each :
         {State::Idle, State::Connecting, State::Connected, State::Closing, State::Disconnected, State::Failed}) {
        document.setState(each);
        QVERIFY(!state->text().isEmpty());
        words.insert(state->text());
    }
    QCOMPARE(words.size(), 6);
}

void TestConnectionBar::errorIsShownInFullAndStays()
{
    CaptureDocument document(u"x"_s);
    ConnectionBar bar;
    bar.setDocument(&document);
    bar.show();
    const auto *error = bar.findChild<QLabel *>(u"connectionError"_s);
    QVERIFY(!error->isVisible());
    const QString why = u"Could not connect to ws://<b>x</b>/: "_s + QString(300, u'y');
    document.setState(State::Failed, why);
    QVERIFY(error->isVisible());
    QCOMPARE(error->text(), why);
    QCOMPARE(error->textFormat(), Qt::PlainText); // it comes from outside
    QVERIFY(error->textInteractionFlags() & Qt::TextSelectableByMouse);
    QVERIFY(error->textInteractionFlags() & Qt::TextSelectableByKeyboard);
    document.setState(State::Connecting);
    QVERIFY(!error->isVisible());
}

void TestConnectionBar::urlThatConnectedIsRemembered()
{
    CaptureDocument document(u"x"_s);
    ConnectionBar bar;
    bar.setDocument(&document);
    auto *toggle = bar.findChild<QPushButton *>(u"connectionToggle"_s);
    for (int i = 0; i < ConnectionBar::MostRemembered + 3; ++i) {
        typeUrl(bar, u"ws://user:secret@localhost:%1/"_s.arg(i));
        toggle->click();
        document.setState(State::Connected);
        document.setState(State::Disconnected);
    }
    typeUrl(bar, u"ws://failed/"_s);
    toggle->click();
    document.setState(State::Failed, u"no"_s);
    ConnectionBar next;
    const auto *box = next.findChild<QComboBox *>(u"connectionUrl"_s);
    QCOMPARE(box->count(), ConnectionBar::MostRemembered);
    QCOMPARE(box->itemText(0), u"ws://localhost:%1/"_s.arg(ConnectionBar::MostRemembered + 2));
    QCOMPARE(box->currentText(), QString());
    QCOMPARE(box->findText(u"ws://failed/"_s), -1);
}

void TestConnectionBar::demoIsNotRemembered()
{
    CaptureDocument document(u"x"_s);
    ConnectionBar bar;
    bar.setDocument(&document);
    bar.setUrl(QUrl(u"ws://127.0.0.1:40000/"_s));
    document.setState(State::Connecting);
    document.setState(State::Connected);
    QCOMPARE(bar.findChild<QComboBox *>(u"connectionUrl"_s)->count(), 0);
}

void TestConnectionBar::secretsAreMasked()
{
    for (const char *name : {"Authorization", "Cookie", "x-api-key", "X-Token"})
        QVERIFY(ConnectionBarHeaders::isSecret(QLatin1StringView(name)));
    QVERIFY(!ConnectionBarHeaders::isSecret(u"Origin"_s));
    // What is drawn is compared: a masked value looks the same whatever it is, and another one does not.
    const auto drawn = [](const QString &name, const QString &value) {
        ConnectionBarHeaders dialog({{name, value}}, {});
        dialog.resize(600, 400);
        auto *table = dialog.findChild<QTableWidget *>(u"headersTable"_s);
        table->setCurrentCell(-1, -1);
        return table->grab().toImage();
    };
    QCOMPARE(drawn(u"Cookie"_s, u"abc"_s), drawn(u"Cookie"_s, u"something else"_s));
    QVERIFY(drawn(u"Origin"_s, u"abc"_s) != drawn(u"Origin"_s, u"something else"_s));
}

void TestConnectionBar::headersComeBackFromTheDialog()
{
    ConnectionOptions options;
    options.timeout = 7000;
    options.acceptAnyCertificate = true;
    ConnectionBarHeaders dialog({{u"A"_s, u" b "_s}, {u" "_s, u"dropped"_s}}, options);
    QCOMPARE(dialog.headers(), QList<RequestHeader>({{u"A"_s, u" b "_s}}));
    QCOMPARE(dialog.options().timeout, 7000);
    QVERIFY(dialog.options().acceptAnyCertificate);
}

QTEST_MAIN(TestConnectionBar)

#include "tst_connectionbar.moc"
