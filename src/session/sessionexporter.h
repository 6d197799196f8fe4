// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "stubhook.h"

#include <memory>
#include <vector>

/// \file
/// How capabilities go into a message.

namespace QtCapnWeb {

class ReadableBox;
class ReadableHook;
class SessionCore;

/// \brief Names the peer's own things, and makes exports of ours, while one message is serialized.
class SessionExporter final : public Exporter
{
public:
    /// Errors that end a call or the session carry no capabilities.
    enum class Capabilities : quint8 { Allowed, Refused };

    explicit SessionExporter(SessionCore &session, Capabilities capabilities = Capabilities::Allowed)
        : m_session(session), m_capabilities(capabilities)
    { }

    /// Must be called when the message has been sent: what it promises is resolved without being asked for, and its streams begin
    /// to flow, but not before the peer knows of them.
    /// If it was the result of an export, that is \a resultOf.
    void pullPromises(std::optional<EntryId> resultOf = {});

    /// A capture of a map function, which is a stub whatever it stands for.
    void writeCapture(JsonWriter &writer, const HookPtr &capture);

    void writeCapability(JsonWriter &writer, const Value &capability) override;
    void writeBlobContent(JsonWriter &writer, const BlobData &blob) override;
    qint64 maximumSize() const override;
    std::optional<RpcError> onSendError(const RpcError &error) override;
    qsizetype mark() override { return qsizetype(m_exports.size()); }
    void rollBack(qsizetype mark) override;

private:
    struct Export {
        EntryId id;
        bool isPromise = false;
        // A pipe at the peer, and what is to be sent through it; else null.
        HookPtr pipe = {};
        std::shared_ptr<ReadableBox> source = {};
    };

    void write(JsonWriter &writer, QByteArrayView tag, EntryId id, const PropertyPath &path);
    void exportNew(JsonWriter &writer, HookPtr hook, bool asPromise);
    void sendByPipe(JsonWriter &writer, const ReadableHook &readable);

    SessionCore &m_session;
    const Capabilities m_capabilities;
    std::vector<Export> m_exports; // made by this message, pipes included
    QList<HookPtr> m_captured; // held until the message has been sent
};

} // namespace QtCapnWeb
