// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "message.h"
#include "subject.h"

#include <QtCore/QString>

#include <span>
#include <string>
#include <vector>

/// \file
/// What the tables, the calls and the rows of a capture need of a message, read once and without knowing what came before it: so
/// that messages can be read on other threads than the one that takes them in.

namespace QtCapnWeb {
struct RpcLimits;
}

namespace QtCapnWeb::Trace {

/// One thing that an expression does to the tables.
struct OutlineStep {
    enum class Kind : quint8 {
        Stub, ///< introduces a stub
        Promise,
        Writable,
        Readable, ///< takes the readable end of a pipe
        Names, ///< names an import of the sender
    };
    EntryId id;
    Kind kind = Kind::Names;
};

/// \brief One message, outlined; what has no fixed size is in its OutlineStore.
struct MessageOutline {
    bool decoded = false; ///< else OutlineStore::problem() says why not
    bool hasExpression = false;
    bool isFaulty = false; ///< the expression stops behind its steps with OutlineStore::problem()
    Message::Kind kind = Message::Kind::Pipe;
    Subject::Kind subject = Subject::Kind::Value;
    EntryId id; ///< see Message
    double refcount = 0;
    EntryId target; ///< see Subject
    quint32 expression = 0; ///< byte of the text at which the expression begins
    quint32 payload = 0; ///< byte of the text at which arguments, result or error begin; 0: there is nothing to show
    quint32 firstStep = 0;
    quint32 stepCount = 0;
    quint32 path = 0;
    quint32 pathSize = 0;
    qint32 problem = -1;
};

/// \brief The steps, paths and problems of some outlines.
class OutlineStore
{
public:
    void clear()
    {
        if (m_steps.capacity() > LargestKept || m_paths.capacity() > LargestKept) // of an unusually large message
            *this = OutlineStore();
        m_steps.clear();
        m_paths.clear();
        m_problems.clear();
    }
    std::span<const OutlineStep> steps(const MessageOutline &outline) const
    {
        return {m_steps.data() + outline.firstStep, outline.stepCount};
    }
    QString problem(const MessageOutline &outline) const
    {
        return outline.problem < 0 ? QString() : m_problems[size_t(outline.problem)];
    }
    /// It refers to the store.
    Subject subject(const MessageOutline &outline) const
    {
        return {outline.subject, outline.target, QByteArrayView(m_paths.data() + outline.path, qsizetype(outline.pathSize))};
    }

private:
    friend class OutlineReader;
    static constexpr size_t LargestKept = 1 << 16;
    std::vector<OutlineStep> m_steps;
    std::string m_paths;
    std::vector<QString> m_problems;
};

/// \brief Makes outlines. Reusable, and cheaper so. Costs O(text).
class OutlineReader
{
public:
    /// Of a text, as a peer with the default limits reads it; what of it has no fixed size is added to \a store.
    MessageOutline read(QByteArrayView text, OutlineStore *store);
    /// The same as a peer with other limits reads it.
    MessageOutline read(QByteArrayView text, const RpcLimits &limits, OutlineStore *store);
    static MessageOutline read(const Message &message, const RpcLimits &limits, OutlineStore *store);

private:
    JsonDocument m_document;
};

} // namespace QtCapnWeb::Trace
