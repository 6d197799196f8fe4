// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httprelay.h"
#include "record.h"
#include "websocketframes.h"

#include <QtCore/QByteArrayList>

#include <optional>
#include <vector>

/// \file
/// What passed through a proxy, as records.

namespace QtCapnWeb::Replay {

/// What a recorder does with all of its sessions.
struct RecorderSettings {
    qint64 maximumMessage = 0; ///< bytes; a longer one is Refused
    QByteArrayList redactedHeaders; ///< in lower case
};

/// \brief Where recorders leave their records, until they are handed to the sink.
struct RecordQueue {
    std::vector<Record> records;
    qint64 time = -1; ///< when the bytes were read that are looked at now; see Record::time
};

/// \brief The records of one session: of a WebSocket, or of one batch.
///
/// A WebSocket gives Opened, Request, Response, then Message, Binary, Refused and Note as they come, and at the end Closed (from
/// whom the first close frame was) or Failed. Pings and pongs leave no record. A batch gives Opened, Request, a Message for each
/// line, Response, a Message for each line, and Closed with 1000, or Failed. What is told after the end is dropped.
class SessionRecorder
{
public:
    SessionRecorder(quint32 session, const RecorderSettings *settings, RecordQueue *queue);

    quint32 session() const { return m_session; }
    /// Closed or Failed was recorded.
    bool hasEnded() const { return m_hasEnded; }

    /// The first that is told. \a url is the resource at the server.
    void request(const HttpRequest &request, const QByteArray &url, bool isWebSocket);
    void response(const ResponseHead &head);
    /// Payload of a body, without what the chunked coding adds; in pieces of any size.
    void body(Side from, QByteArrayView bytes);
    void bodyEnd(Side from);
    /// What passes once the WebSocket is open.
    void frames(Side from, QByteArrayView bytes);
    void note(Side from, const QString &words);
    /// The connection could not be made, or broke.
    void failed(Side from, const QString &why);
    /// \a from ended the connection of an open WebSocket.
    void disconnected(Side from);

private:
    struct Direction {
        std::optional<FrameDecoder> frames;
        QByteArray line; // of a body
        qint64 lineSize = 0; // larger than what is kept if that is too much
        bool hasBody = false; // a byte of it came
        bool isLines = true; // else it is kept for its facts, or not at all
    };

    Direction &direction(Side from) { return m_directions[int(from)]; }
    void add(Record::Kind kind, Side from, QByteArray &&text, qint64 size, quint16 code = 0);
    void add(Record::Kind kind, Side from, const QString &words, quint16 code = 0);
    void addText(Side from, QByteArray &&text, qint64 size);
    void addLine(Side from);
    void appendToLine(Direction &direction, QByteArrayView bytes) const;
    void addResponse();
    void addClosed();
    QByteArray facts(const HttpHeaders &headers, const std::vector<std::pair<QStringView, QString>> &members, int status) const;

    const quint32 m_session;
    const RecorderSettings *const m_settings;
    RecordQueue *const m_queue;
    Direction m_directions[2];
    ResponseHead m_response; // until its record
    QByteArray m_responseBody; // where it is not messages
    std::optional<FrameEvent> m_close; // the first close frame
    Side m_closer = Side::A;
    int m_notes = 0;
    bool m_isWebSocket = false;
    bool m_isRefusal = false; // the response is one
    bool m_hasEnded = false;
};

} // namespace QtCapnWeb::Replay
