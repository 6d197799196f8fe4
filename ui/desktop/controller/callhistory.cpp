// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callhistory.h"

#include "argumentparser.h"
#include "collection.h"
#include "jsondocument.h"
#include "jsonwriter.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr auto PrivatePermissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

CallHistory::CallHistory(const QString &path, QObject *parent)
    : QObject(parent),
      m_path(path.isEmpty() ? QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"calls.ndjson"_s)
                            : path)
{ }

void CallHistory::restore(CallLog *log) { log->restore(read()); }

void CallHistory::follow(CallLog *log)
{
    if (m_followed.contains(log))
        return;
    m_followed.insert(log);
    connect(log, &QObject::destroyed, this, [this](QObject *gone) { m_followed.remove(gone); });
    const auto written = std::make_shared<QSet<quint64>>(); // a call may change after it has settled: it is disposed
    const auto look = [this, log, written](CallHandle handle) {
        const CallEntry *entry = log->find(handle);
        const bool isDone = entry && !entry->isEarlier
                            && (entry->state == CallEntry::State::Resolved || entry->state == CallEntry::State::Rejected
                                || entry->state == CallEntry::State::Sent);
        if (!isDone || written->contains(quint64(handle)))
            return;
        written->insert(quint64(handle));
        append(*entry);
    };
    connect(log, &CallLog::entryAdded, this, look);
    connect(log, &CallLog::entryChanged, this, look);
}

QByteArray CallHistory::toLine(const CallEntry &entry)
{
    // A call is written as a collection has it, so that there is one form of it only.
    Collection one;
    one.calls = {entry.request.draft()};
    JsonDocument call;
    call.parse(toFileText(one));
    JsonWriter writer;
    writer.beginObject();
    writer.key(u"time");
    writer.string(entry.started.toUTC().toString(Qt::ISODateWithMs));
    writer.key(u"collection");
    writer.node(call.root());
    if (entry.latency >= 0) {
        writer.key(u"latency");
        writer.number(double(entry.latency) / 1e6);
    }
    if (entry.error) {
        writer.key(u"error");
        writer.string(toArgumentText(Value(*entry.error), LargestResult));
    } else if (entry.state == CallEntry::State::Resolved) {
        const QString text = toArgumentText(entry.result, LargestResult);
        writer.key(text.size() > LargestResult ? u"cut" : u"result");
        writer.string(text);
    }
    writer.endObject();
    return writer.take();
}

std::optional<CallEntry> CallHistory::fromLine(const QByteArray &line)
{
    JsonDocument document;
    if (document.parse(line).isError() || !document.root().isObject())
        return {};
    const JsonNode root = document.root();
    const auto text = [&](const char *name) {
        const JsonNode node = root.member(name);
        return node.isNone() ? QString() : node.toString();
    };
    const JsonNode call = root.member("collection");
    QString error;
    const auto collection = call.isNone() ? std::nullopt : parseCollection(call.sourceText().toByteArray(), &error);
    if (!collection || collection->calls.size() != 1)
        return {};
    CallEntry entry;
    entry.isEarlier = true;
    const CallDraft &draft = collection->calls.constFirst();
    entry.request.method = draft.method;
    entry.request.argumentsText = draft.argumentsText;
    entry.request.mode = draft.mode;
    entry.request.before = draft.before;
    entry.request.written = draft;
    entry.started = QDateTime::fromString(text("time"), Qt::ISODateWithMs).toLocalTime();
    if (const JsonNode latency = root.member("latency"); !latency.isNone() && latency.isNumber())
        entry.latency = qint64(std::clamp(latency.toNumber(), 0.0, 1e12) * 1e6);
    entry.state = CallEntry::State::Sent;
    if (const QString thrown = text("error"); !thrown.isEmpty()) {
        entry.state = CallEntry::State::Rejected;
        const Value read = ArgumentParser().parse(thrown).items.at(0);
        entry.error = read.type() == Value::Type::Error ? read.toError() : RpcError(thrown);
    } else if (const QString result = text("result"); !result.isEmpty()) {
        entry.state = CallEntry::State::Resolved;
        // In brackets, so that a result that is an array is one.
        entry.result = ArgumentParser().parse(u'[' + result + u']').items.at(0);
    } else if (const QString cut = text("cut"); !cut.isEmpty()) {
        entry.state = CallEntry::State::Resolved;
        entry.result = Value(cut);
    }
    return entry;
}

QList<CallEntry> CallHistory::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() > LargestFile)
        file.seek(file.size() - LargestFile);
    const QList<QByteArray> lines = file.readAll().split('\n');
    QList<CallEntry> entries;
    for (qsizetype i = std::max<qsizetype>(0, lines.size() - 1 - MostRestored); i < lines.size(); ++i) {
        if (auto entry = fromLine(lines[i])) // a torn line is skipped
            entries.append(*entry);
    }
    if (file.size() > LargestFile / 2 && entries.size() < lines.size() / 2) {
        QSaveFile cut(m_path);
        if (cut.open(QIODevice::WriteOnly)) {
            cut.setPermissions(PrivatePermissions);
            for (const CallEntry &entry : std::as_const(entries))
                cut.write(toLine(entry) + '\n');
            cut.commit();
        }
    }
    return entries;
}

void CallHistory::append(const CallEntry &entry)
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QFile file(m_path);
    if (!file.open(QIODevice::Append))
        return; // a history is a convenience: nothing is refused for it
    file.setPermissions(PrivatePermissions);
    file.write(toLine(entry) + '\n');
}

void CallHistory::clear() { QFile::remove(m_path); }

} // namespace Inspector
