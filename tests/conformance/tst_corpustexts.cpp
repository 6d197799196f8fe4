// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "corpuspath.h"
#include "expression.h"
#include "expressioncases.h"
#include "jsondocument.h"
#include "jsonwriter.h"
#include "message.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// \file
/// Every text that the reference itself sent in the recorded traces, decoded and written again: the same JSON value must come
/// out. The corpus is not part of the project: its folder is $QTCAPNWEB_CORPUS, or ../shared/corpus beside the checkout.

namespace {

// A message as it would be sent, from what was decoded of it.
QByteArray writtenAgain(const Message &message)
{
    JsonWriter writer;
    writer.beginArray();
    writer.string(Message::kindName(message.kind).toString());
    const bool hasId = message.kind == Message::Kind::Pull || message.kind == Message::Kind::Resolve
                       || message.kind == Message::Kind::Reject || message.kind == Message::Kind::Release;
    if (hasId)
        writer.number(message.id.value);
    if (message.kind == Message::Kind::Release)
        writer.number(message.refcount);
    if (!message.expression.isNone())
        writer.raw(encodeExpression(decodeExpression(message.expression)));
    writer.endArray();
    return writer.take();
}

} // namespace

class CorpusTextsTest : public QObject
{
    Q_OBJECT

    qint64 m_texts = 0;

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasCorpus())
            QSKIP(NoCorpus);
    }

    void textsSurvive_data()
    {
        QTest::addColumn<QString>("path");
        const QFileInfoList files = corpusTraces();
        for (const QFileInfo &file : files)
            QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
    }

    void textsSurvive()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::vector<bool> isText; // by session
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            JsonDocument record;
            QVERIFY(line.isEmpty() || !record.parse(line).isError());
            if (line.isEmpty())
                continue;
            const JsonNode root = record.root();
            if (root.member("type").isNone())
                continue; // the header
            if (root.member("type").equals("session"))
                isText.push_back(root.member("encoding").equals("string"));
            if (!root.member("type").equals("msg") || root.member("sent").isNull())
                continue;
            if (!isText.at(size_t(root.member("session").toNumber())))
                continue;
            // A test of the reference may have altered it on its way; what it sent itself is `handed` then.
            const JsonNode handed = root.member("handed");
            const QByteArray text = (handed.isNone() ? root.member("text") : handed).toString().toUtf8();
            JsonDocument document;
            const JsonError error = document.parse(text);
            QVERIFY2(!error.isError(), qPrintable(error.message));
            const std::optional<Message> message = Message::decode(document.root());
            QVERIFY2(message, text.constData());
            try {
                const QByteArray again = writtenAgain(*message);
                // Every receiver drops what has a name of Object.prototype; one trace has such a member.
                const QByteArray expected = QByteArray(text).replace(R"({"toString":"bad"})", "{}");
                QVERIFY2(ExpressionCases::sameJson(again, expected), (again + "\ninstead of\n" + text).constData());
            } catch (const RpcError &refusal) {
                QFAIL(qPrintable(refusal.toString() + u": "_s + QString::fromUtf8(text.left(500))));
            }
            ++m_texts;
        }
    }

    // Else all of the above may have compared nothing.
    void cleanupTestCase()
    {
        if (hasCorpus() && !QTest::currentTestFailed())
            QVERIFY2(m_texts > 1000, qPrintable(QString::number(m_texts)));
    }
};

QTEST_GUILESS_MAIN(CorpusTextsTest)
#include "tst_corpustexts.moc"
