// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "expression.h"
#include "valueshape.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

#include <limits>
#include <vector>

/// \file
/// What a capture tells about the interfaces of one side: the methods that were called on it and with what kinds of arguments.

namespace QtCapnWeb::Trace {

/// Arguments that a method was called with, without their values.
struct SeenArguments {
    ArgumentsShape shape;
    QString text; ///< of \c shape
    qint64 calls = 0;
    RecordIndex last = NoRecord; ///< the last of these calls
};

/// A method or a property of an interface.
struct SeenMember {
    PropertyPath path; ///< from the capability; empty: the capability itself was called, as a function
    qint64 calls = 0;
    qint64 reads = 0; ///< how often it was asked for as a property, or mapped
    RecordIndex last = NoRecord; ///< the last of all these messages
    /// At most SeenCalls::MostShapes, those that were seen last; the last one seen is at the end.
    std::vector<SeenArguments> arguments;
    qint64 otherCalls = 0; ///< calls whose arguments are not in \c arguments: their messages were too large, or too many differed
    /// What kind of value it is, as far as a result held it; empty if none did.
    QString type;
    QString result; ///< what kind of value the last call that was answered gave; empty if unknown

    /// With which arguments it was called last; null if that is not known.
    const SeenArguments *lastArguments() const { return arguments.empty() ? nullptr : &arguments.back(); }
};

/// \brief The interfaces that one side called, by where they came from. Incremental: update() takes in what was appended since.
///
/// Capabilities that came from the same place have one interface: the results of every `makeCounter(…)`, the items of every
/// `list(…)`, in whichever session. That place is a text, the origin, see originOf(). Values are never kept, only their types.
/// Memory is bounded: of traffic that names ever new methods the first thousands are known, however long it is. Ask under the
/// same rules of threads as the capture itself.
///
///     SeenCalls seen(Side::A);
///     while (!seen.update(capture, 200))
///         letOthersWork();
///     for (const SeenMember &member : seen.members(u"main"_s))
///         offer(member.path, member.arguments);
class QTCAPNWEB_EXPORT SeenCalls
{
public:
    static constexpr size_t MostShapes = 8; ///< of the arguments of one method
    static constexpr size_t MostMembers = 400; ///< of one interface
    static constexpr qsizetype MostInterfaces = 2000;
    static constexpr size_t MostMembersInAll = 20'000;
    static constexpr quint32 LargestRead = 1 << 16; ///< bytes of a message; of larger ones only the method counts

    explicit SeenCalls(Side caller) : m_caller(caller) { }

    Side caller() const { return m_caller; }
    /// Takes in at most \a maximumRecords more records of \a capture, which must be the same at each call, and stops early behind
    /// messages that took long. \return whether all were taken in.
    bool update(const Capture &capture, qint64 maximumRecords = std::numeric_limits<qint64>::max());
    /// Changes whenever something was learned.
    quint64 revision() const { return m_revision; }

    /// All members of one interface, in the order in which they were seen first; empty if it is not known.
    const std::vector<SeenMember> &members(const QString &origin) const;
    /// Null if it was never seen.
    const SeenMember *find(const QString &origin, const PropertyPath &path) const;

    /// Where the import \a id of \a importer came from: "main", "makeCounter(…)", "list(…).items.#". Empty if there is none.
    static QString originOf(const Capture &capture, quint32 session, Side importer, EntryId id,
                            RecordIndex at = TableHistory::Latest);
    /// The origin of what the call of \a path on \a origin gives, or of the property if it is no call.
    static QString resultOf(const QString &origin, const PropertyPath &path, bool isCall = true);

private:
    struct Interface {
        std::vector<SeenMember> members;
        QHash<QByteArray, qsizetype> places; // by path
    };

    void add(const Capture &capture, RecordIndex record);
    void addCall(const Capture &capture, RecordIndex record, const JsonNode &expression);
    void addResult(const Capture &capture, RecordIndex record, const JsonNode &expression);
    void addProperties(const QString &origin, const PropertyPath &path, const JsonNode &value, RecordIndex record, int depth);
    SeenMember *member(const QString &origin, const PropertyPath &path);

    const Side m_caller;
    QHash<QString, Interface> m_interfaces;
    size_t m_members = 0;
    RecordIndex m_done = 0;
    quint64 m_revision = 0;
    qint64 m_bytes = 0; // read by this update
    JsonDocument m_document;
};

} // namespace QtCapnWeb::Trace
