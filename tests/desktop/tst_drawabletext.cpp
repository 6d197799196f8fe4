// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawabletext.h"
#include "visibletext.h"

#include <QtGui/QFont>
#include <QtGui/QFontMetrics>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;

/// Control characters where fonts have no pictures of them.
class TestDrawableText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picturesBecomeEscapes()
    {
        const QString text = QtCapnWeb::visibleText(QStringView(u"a\0b\tc\nd\re\x1b[0m\x7f", 14), 100);
        QCOMPARE(drawable(text, true), text);
        QCOMPARE(drawable(text, false), u"a\\0b\\tc\\nd\\re\\x1b[0m\\x7f"_s);
        QCOMPARE(drawable(u"␊"_s, false), u"\\n"_s);
        QCOMPARE(drawable(u"plain, é, 漢"_s, false), u"plain, é, 漢"_s);
        QCOMPARE(drawable(QString(), false), QString());
    }

    void theFontDecides()
    {
        const QFont font;
        const bool has = QFontMetrics(font).inFontUcs4(0x240a) && QFontMetrics(font).inFontUcs4(0x2400)
                         && QFontMetrics(font).inFontUcs4(0x2421);
        QCOMPARE(drawable(u"x␊"_s, font), has ? u"x␊"_s : u"x\\n"_s);
    }
};

QTEST_MAIN(TestDrawableText)
#include "tst_drawabletext.moc"
