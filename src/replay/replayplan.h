// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QUrl>

#include <limits>
#include <optional>
#include <vector>

/// \file
/// What is to be replayed: which messages, in which order, and with which changes.

namespace QtCapnWeb::Replay {

/// \brief The steps of a replay: the records of some sessions of a capture, in their order. Messages of the client are sent,
/// messages of the server waited for. The capture must stay, and is not appended to while a plan of it is used.
///
/// Texts that are given here have the ids of the recording.
class ReplayPlan
{
public:
    /// All records of \a sessions; of all sessions if there are none.
    explicit ReplayPlan(const Trace::Capture &capture, const QList<quint32> &sessions = {});

    const Trace::Capture &capture() const { return *m_capture; }
    /// In the order in which they begin.
    const QList<quint32> &sessions() const { return m_sessions; }
    const std::vector<Trace::RecordIndex> &steps() const { return m_steps; }

    /// \name Changes. Where a text is returned, it says why the change can't be made, and nothing was changed; empty: it was.
    /// @{
    /// Only the records from \a first to \a last, and the openings of their sessions.
    void setRange(Trace::RecordIndex first, Trace::RecordIndex last);
    void skip(Trace::RecordIndex record);
    /// A message of the client is sent before \a before (a message of its own session; NoRecord: last of all), as far as
    /// causality allows: what it names must be there by then, and what others need of it must still come in time. The pull and
    /// the release of a call go with it.
    QString move(Trace::RecordIndex record, Trace::RecordIndex before);
    /// Another text in place of a message of the client.
    QString edit(Trace::RecordIndex record, const QByteArray &text);
    /// Other arguments for a call: a JSON array of expressions.
    QString editArguments(Trace::RecordIndex record, const QByteArray &arguments);
    /// `${NAME}` in a string of any message of the client stands for \a value.
    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }
    /// Strings of values that are \a recorded are \a now instead, such as a token.
    void replaceValue(const QString &recorded, const QString &now) { m_values.insert(recorded, now); }
    /// @}

    const QHash<QString, QString> &variables() const { return m_variables; }
    const QHash<QString, QString> &values() const { return m_values; }
    /// The text of a message: as recorded, or as edited.
    QByteArray text(Trace::RecordIndex record) const;
    bool isEdited(Trace::RecordIndex record) const { return m_edits.contains(record); }

    struct Problem {
        Trace::RecordIndex record = Trace::NoRecord;
        QString text; ///< such as `Message 12 needs import 3, which message 9 makes; that is not sent before it.`
    };
    /// Messages that can't be sent. The replay leaves them out, and what depends on them.
    QList<Problem> problems() const { return check(m_steps); }

    /// What a person should know before this is sent to somebody.
    struct Summary {
        int sessions = 0;
        qint64 messages = 0; ///< of the client
        qint64 calls = 0; ///< each may change something at the server: no one can see from outside which do not
        QMap<QString, qint64> methods; ///< calls by what is called
        QStringList hosts; ///< that the sessions were recorded with, as far as is known
    };
    Summary summary() const;
    /// Whether \a url leads to this machine, or to a host that the sessions were recorded with. If not, ask before you send.
    bool isKnownHost(const QUrl &url) const;
    static bool isLoopback(const QUrl &url);
    /// Whether the session was an HTTP batch, as far as its records tell.
    bool isBatch(quint32 session) const;

private:
    /// Of the steps in places [first, end).
    QList<Problem> check(const std::vector<Trace::RecordIndex> &steps, int most = 1000, size_t first = 0,
                         size_t end = std::numeric_limits<size_t>::max()) const;

    const Trace::Capture *m_capture;
    QList<quint32> m_sessions;
    std::vector<Trace::RecordIndex> m_steps;
    QHash<Trace::RecordIndex, QByteArray> m_edits;
    QHash<QString, QString> m_variables;
    QHash<QString, QString> m_values;
};

/// What a message is called in texts: `message 12`, by the number that the format gives it.
QString messageName(const Trace::Capture &capture, Trace::RecordIndex record);

} // namespace QtCapnWeb::Replay
