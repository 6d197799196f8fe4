// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>

/// \file
/// Conversations that a person can read, as fixtures.

namespace Transcript {

/// \brief Appends a conversation to \a capture, one record a line:
///
///     > ["pull",1]          A, the client, sends
///     < ["resolve",1,5]     B, the server, sends
///     )  ["release",1,1]    A's session hands out a text that never leaves
///     x 1000 bye            B closes
///     ! refused             the connection fails
///
/// A time in milliseconds may stand in front: `@1.5 > …`. Empty lines are left out.
inline void play(QtCapnWeb::Trace::Capture &capture, const char *conversation, quint32 session = 0)
{
    using QtCapnWeb::Record;
    for (QByteArray line : QByteArray(conversation).split('\n')) {
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        Record record;
        record.session = session;
        if (line.startsWith('@')) {
            const qsizetype blank = line.indexOf(' ');
            record.time = qRound64(line.mid(1, blank - 1).toDouble() * 1e6);
            line = line.mid(blank + 1).trimmed();
        }
        const char mark = line.at(0);
        const QByteArray rest = line.mid(1).trimmed();
        record.text = rest;
        record.from = mark == '>' || mark == ')' ? QtCapnWeb::Side::A : QtCapnWeb::Side::B;
        record.onWire = mark != ')';
        if (mark == 'x') {
            record.kind = Record::Kind::Closed;
            record.code = rest.left(4).toUShort();
            record.text = rest.mid(5);
        } else if (mark == '!') {
            record.kind = Record::Kind::Failed;
        }
        record.size = record.text.size();
        capture.append(std::move(record));
    }
}

/// A table in words: "0 -1 3": ids in order, "×2" behind one with two references.
inline QString table(const QtCapnWeb::Trace::Capture &capture, QtCapnWeb::Side side, QtCapnWeb::Trace::Table which,
                     QtCapnWeb::Trace::RecordIndex at = QtCapnWeb::Trace::TableHistory::Latest, quint32 session = 0)
{
    QStringList words;
    for (const QtCapnWeb::Trace::TableEntry &entry : capture.tables().entries(session, side, which, at)) {
        QString word = QString::number(entry.id.value);
        if (entry.references != 1)
            word += QChar(u'×') + QString::number(entry.references);
        words.append(word);
    }
    return words.join(QChar(u' '));
}

inline QString importsOf(const QtCapnWeb::Trace::Capture &capture, QtCapnWeb::Side side,
                         QtCapnWeb::Trace::RecordIndex at = QtCapnWeb::Trace::TableHistory::Latest)
{
    return table(capture, side, QtCapnWeb::Trace::Table::Imports, at);
}

inline QString exportsOf(const QtCapnWeb::Trace::Capture &capture, QtCapnWeb::Side side,
                         QtCapnWeb::Trace::RecordIndex at = QtCapnWeb::Trace::TableHistory::Latest)
{
    return table(capture, side, QtCapnWeb::Trace::Table::Exports, at);
}

} // namespace Transcript
