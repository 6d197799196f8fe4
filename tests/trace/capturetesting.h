// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

/// \file
/// Capture files, as fixtures: a folder to write them to, lines to write, and all that is read of them.

namespace CaptureTesting {

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

/// \brief A folder of its own, which goes with the test.
class CaptureFolder
{
protected:
    QString path(const QString &name) const { return m_dir.filePath(name); }

    QString write(const QString &name, const QByteArray &bytes, bool finished = true) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.flush();
        if (finished) // long ago, so that it is mapped
            file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime);
        return file.fileName();
    }

    QTemporaryDir m_dir;
};

/// What a file begins with.
inline const QByteArray Head = "{\"format\":\"capnweb-trace\",\"version\":1}\n";

inline QByteArray messageLine(int number, const QByteArray &text)
{
    return R"({"type":"msg","seq":)" + QByteArray::number(number) + R"(,"session":0,"from":"a","text":")" + text + "\"}\n";
}

/// Lines of all shapes: those that are read at once, and those that are not.
inline QByteArray manyLines()
{
    QByteArray lines = Head;
    lines += R"({"type":"session","session":3,"url":"ws:\/\/host\/","a":{},"b":{"limits":{"maxMessageSize":3000}}}
{"type":"msg","seq":0,"session":3,"time":1.5,"from":"a","text":"[\"push\",[\"pipeline\",0,[\"hällo\"],[1]]]"}
{"type":"msg","seq":1,"session":3,"time":2,"from":"a","wire":false,"text":"[\"pull\",1]"}
{"type":"msg","seq":2,"session":3,"time":2.000001,"from":"b","text":"plain"}
{"type":"msg","seq":3,"session":3,"from":"b","text":""}
{"type":"msg", "seq":4,"session":3,"from":"b","text":"[\"resolve\",1,\"\ud83d\ude00 \ud800 \u00e4\"]"}
{"type":"msg","seq":5,"session":3,"from":"b","text":"[\"resolve\",1,5]","sent":{"at":1}}
{"type":"msg","seq":6,"session":3,"from":"b","base64":"\/\/4="}
{"type":"msg","seq":7,"session":3,"from":"b","base64":"WyJwdWxsIiwwXQ=="}
{"type":"binary","seq":8,"session":3,"from":"b","base64":"AAH/"}
{"type":"msg","seq":9,"session":3,"from":"b","size":70000000}
{"type":"http","session":3,"request":{"method":"POST","headers":[["a","\"b\""]]}}
{"type":"http","session":3,"response":{"status":200}}
{"type":"note","session":3,"from":"b","text":"a \"note\""}
{"type":"comment","seq":2,"text":"look\nhere"}
{"type":"msg","seq":10,"session":4000000000,"time":86400000.5,"from":"a","text":"[\"push\",1e5]"}
{"type":"msg","seq":11,"session":5,"from":"a","text":"bad \x escape"}
{"type":"msg","seq":11,"session":5,"from":"c","text":""}
{"type":"close","session":3,"side":"b","code":1000,"reason":"b\u00fde","time":7}
{"type":"fail","session":5,"side":"b","reason":"gone"}
)";
    lines += R"({"type":"msg","seq":12,"session":3,"from":"a","text":"[\"push\",\")" + QByteArray(5000, 'x') + "\\n\\\"]\"}\n";
    lines += R"({"type":"msg","seq":13,"session":3,"time":1e3,"from":"a","text":"[\"push\",[\"pipeline\",0,[\")"
             + QByteArray(300, 'm') + R"(\"],[\"argument\"]]]"})" + "\n";
    return lines;
}

/// All that is known of a capture, to compare two of them.
inline QStringList everything(const Capture &capture)
{
    QStringList result;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Row row = capture.row(i);
        QByteArray buffer;
        result.append(QStringList{QString::number(int(row.kind)), QString::number(row.time), QString::number(row.id),
                                  QString::number(row.textSize), QString::number(row.session), QString::number(row.closeCode),
                                  QString::number(int(row.from)), QString::number(row.decoded), QString::number(row.onWire),
                                  QString::fromLatin1(capture.text(i).toHex()),
                                  QString::fromLatin1(capture.textView(i, buffer).toByteArray().toHex()), capture.problem(i),
                                  capture.preview(i), capture.target(i), QString::number(capture.about(i))}
                          .join(u'|'));
    }
    for (int session = 0; session < capture.sessionCount(); ++session) {
        for (const Side side : {Side::A, Side::B}) {
            const TableSizes sizes = capture.tables().sizes(quint32(session), side);
            result.append(u"%1 %2"_s.arg(sizes.imports).arg(sizes.exports));
        }
    }
    return result;
}

} // namespace CaptureTesting
