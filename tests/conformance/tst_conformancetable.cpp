// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressionleaves.h"
#include "jsondocument.h"
#include "message.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// \file
/// README.md of this folder tells the truth: each message and each expression has a row without a gap, and the tests and seeds
/// that it names are there. So does REFERENCE-CASES.md: each case has a row, and what it names is there.

namespace {

QString sourceOf(const QString &path)
{
    QFile file(QStringLiteral(QTCAPNWEB_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Every expression that the walker knows. A new one does not compile here (-Wswitch) before it is in the list, nor pass before it
// is in the table.
QList<ExpressionTag> allTags()
{
    QList<ExpressionTag> tags;
    for (ExpressionTag tag = ExpressionTag::Bigint;; tag = ExpressionTag(quint8(tag) + 1)) {
        tags << tag;
        switch (tag) {
        case ExpressionTag::None:
        case ExpressionTag::Bigint:
        case ExpressionTag::Date:
        case ExpressionTag::Bytes:
        case ExpressionTag::Error:
        case ExpressionTag::Undefined:
        case ExpressionTag::Infinity:
        case ExpressionTag::NegativeInfinity:
        case ExpressionTag::NotANumber:
        case ExpressionTag::Url:
        case ExpressionTag::Headers:
        case ExpressionTag::Request:
        case ExpressionTag::Response:
        case ExpressionTag::Blob:
        case ExpressionTag::Import:
        case ExpressionTag::Pipeline:
        case ExpressionTag::Remap:
        case ExpressionTag::Export:
        case ExpressionTag::Promise:
        case ExpressionTag::Writable:
            break;
        case ExpressionTag::Readable:
            return tags;
        }
    }
}

ExpressionTag tagNamed(const QString &name)
{
    JsonDocument document;
    if (document.parse("[\"" + name.toUtf8() + "\"]").isError())
        return ExpressionTag::None;
    return expressionTag(document.root().first());
}

} // namespace

class ConformanceTableTest : public QObject
{
    Q_OBJECT

    QString m_text;
    QString m_cases; // REFERENCE-CASES.md
    QMap<QString, QStringList> m_messages; // cells by the name in the first
    QMap<QString, QStringList> m_expressions;

    static QMap<QString, QStringList> rowsBehind(const QString &text, const QString &heading)
    {
        QMap<QString, QStringList> rows;
        const QString section = text.section(u"\n## "_s + heading + u'\n', 1).section(u"\n## "_s, 0, 0);
        for (const QString &line : section.split(u'\n')) {
            if (!line.startsWith("| `"_L1))
                continue;
            QStringList cells = line.split(u'|');
            cells.removeFirst();
            cells.removeLast();
            for (QString &cell : cells)
                cell = cell.trimmed();
            rows.insert(cells.first().remove(u'`'), cells.mid(1));
        }
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_text = sourceOf(u"tests/conformance/README.md"_s);
        QVERIFY(!m_text.isEmpty());
        m_cases = sourceOf(u"tests/conformance/REFERENCE-CASES.md"_s);
        QVERIFY(!m_cases.isEmpty());
        m_messages = rowsBehind(m_text, u"Messages"_s);
        m_expressions = rowsBehind(m_text, u"Expressions"_s);
    }

    void everyMessageHasARow()
    {
        QStringList kinds;
        for (int kind = 0; kind <= int(Message::Kind::Abort); ++kind)
            kinds << Message::kindName(Message::Kind(kind)).toString();
        kinds.sort();
        QCOMPARE(m_messages.keys(), kinds);
    }

    void everyExpressionHasARow()
    {
        QSet<int> inTable;
        for (auto it = m_expressions.cbegin(); it != m_expressions.cend(); ++it) {
            if (it.key() == "array"_L1) // the one without a tag
                continue;
            const ExpressionTag tag = tagNamed(it.key());
            QVERIFY2(tag != ExpressionTag::None, qPrintable(it.key()));
            inTable.insert(int(tag));
        }
        for (const ExpressionTag tag : allTags())
            QVERIFY2(inTable.contains(int(tag)), qPrintable(u"expression number %1"_s.arg(int(tag))));
        QVERIFY(m_expressions.contains(u"array"_s));
    }

    void noRowHasAGap()
    {
        for (const auto &rows : {m_messages, m_expressions}) {
            for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
                QCOMPARE(it->size(), 5);
                for (const QString &cell : *it)
                    QVERIFY2(!cell.isEmpty(), qPrintable(it.key()));
            }
        }
    }

    void everyTestThatIsNamedExists()
    {
        QHash<QString, QString> sources; // by name
        QDirIterator files(QStringLiteral(QTCAPNWEB_SOURCE_DIR "/tests"), {u"tst_*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            sources.insert(files.fileInfo().completeBaseName(), QString::fromUtf8(file.readAll()));
        }
        static const QRegularExpression named(u"`(tst_\\w+)(?:::(\\w+)|\\.cpp)`"_s);
        int count = 0;
        const QString both = m_text + m_cases;
        for (auto it = named.globalMatch(both); it.hasNext(); ++count) {
            const QRegularExpressionMatch match = it.next();
            const QString source = sources.value(match.captured(1));
            QVERIFY2(!source.isEmpty(), qPrintable(match.captured(0)));
            const bool isThere = match.captured(2).isEmpty() || source.contains(u"    void "_s + match.captured(2) + u"()"_s);
            QVERIFY2(isThere, qPrintable(match.captured(0)));
        }
        QVERIFY(count > 300);
    }

    void everyCaseOfTheReferenceHasARow()
    {
        static const QRegularExpression row(u"^\\| (\\d+) \\| [^|]+ \\| [^|]*\\S[^|]* \\|$"_s,
                                            QRegularExpression::MultilineOption);
        int count = 0;
        for (auto it = row.globalMatch(m_cases); it.hasNext();)
            QCOMPARE(it.next().captured(1).toInt(), ++count);
        QCOMPARE(count, 250);
    }

    void everySeedThatIsNamedHoldsItsKind()
    {
        for (const auto &rows : {m_messages, m_expressions}) {
            for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
                const QString seed = sourceOf(u"tests/fuzz/seeds/"_s + it->last().mid(1).chopped(1));
                QVERIFY2(!seed.isEmpty(), qPrintable(it->last()));
                const QString start = it.key() == "array"_L1 ? u"[["_s : u"[\""_s + it.key() + u'"';
                QVERIFY2(seed.contains(start), qPrintable(it.key()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ConformanceTableTest)
#include "tst_conformancetable.moc"
