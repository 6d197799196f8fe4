// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which calls a program must make for another one.

#include "argumentparser.h"
#include "callcode.h"

#include <functional>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int MostCalls = 50; ///< of one program
constexpr int MostSearched = 100'000; ///< values of one result
constexpr int DeepestSearched = 64;

/// Where \a id stands in \a value.
bool findImport(const Value &value, EntryId id, PropertyPath *path, int *searched)
{
    if (++*searched > MostSearched || path->size() > DeepestSearched)
        return false;
    if (value.isCapability()) {
        const CapabilityPtr held = value.capability();
        const auto *reference = dynamic_cast<const ReferencePlaceholder *>(held.data());
        return reference && reference->reference().table == CapabilityRef::Table::Import && reference->reference().id == id;
    }
    if (value.isArray()) {
        for (qsizetype i = 0; i < value.size(); ++i) {
            path->append(double(i));
            if (findImport(value.items()[i], id, path, searched))
                return true;
            path->removeLast();
        }
    }
    for (const auto &[name, item] : value.members()) {
        path->append(name);
        if (findImport(item, id, path, searched))
            return true;
        path->removeLast();
    }
    return false;
}

class ScriptMaker
{
public:
    ScriptMaker(const CallLog *log, quint32 session, CallScript *script) : m_log(log), m_session(session), m_script(script) { }

    void add(const CallRequest &request, int depth)
    {
        need(request.target, depth);
        QStringList texts;
        for (const CallStep &step : request.before)
            texts.append(step.argumentsText);
        if (request.mode != CallMode::GetProperty)
            texts.append(request.argumentsText);
        for (const QString &text : std::as_const(texts)) {
            // Every reference that is met is asked about: that is all we want of the parser here.
            (void)ArgumentParser([&](const CapabilityRef &reference) -> std::optional<QString> {
                need(reference, depth);
                return {};
            }).parse(text);
        }
        m_script->calls.append(request);
    }

private:
    void need(const CapabilityRef &reference, int depth)
    {
        if (reference.isMain()
            || (reference.table == CapabilityRef::Table::Import && m_script->imports.contains(reference.id.value)))
            return;
        const QString name = toText(CapabilityRef{reference.table, reference.id, {}});
        if (reference.table == CapabilityRef::Table::Import && m_log && depth < MostCalls && m_script->calls.size() < MostCalls) {
            for (int row = m_log->rowCount() - 1; row >= 0; --row) {
                const CallEntry &entry = m_log->at(row);
                if (entry.session != m_session || entry.isEarlier || entry.state == CallEntry::State::Received)
                    continue;
                PropertyPath path;
                int searched = 0;
                const bool isPromise = entry.importId == reference.id;
                if (!isPromise
                    && (entry.state != CallEntry::State::Resolved || !findImport(entry.result, reference.id, &path, &searched)))
                    continue;
                const CallRequest origin = entry.request;
                add(origin, depth + 1);
                m_script->imports.insert(reference.id.value, {int(m_script->calls.size()) - 1, path});
                return;
            }
        }
        if (!m_script->missing.contains(name))
            m_script->missing.append(name);
    }

    const CallLog *m_log;
    quint32 m_session;
    CallScript *m_script;
};

} // namespace

CallScript scriptOf(const CallRequest &request, const CallLog *log, quint32 session, const QUrl &url)
{
    CallScript script;
    script.url = url;
    script.url.setUserInfo({});
    ScriptMaker(log, session, &script).add(request, 0);
    return script;
}

} // namespace Inspector
