// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls as JavaScript.

#include "argumentparser.h"
#include "callcode.h"
#include "callcodetools.h"
#include "jsonwriter.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qsizetype MostListedBytes = 32;

QString quoted(const QString &text)
{
    JsonWriter writer;
    writer.string(text);
    return QString::fromUtf8(writer.text());
}

class JavaScript
{
public:
    explicit JavaScript(const CallScript &script) : m_script(script) { }

    QString program()
    {
        QString body;
        for (int i = 0; i < int(m_script.calls.size()); ++i) {
            const CallRequest &request = m_script.calls[i];
            const bool isLast = i == m_script.calls.size() - 1;
            body += u"  const "_s + CallCodeTools::resultName(m_script, i) + u" = "_s + (isLast ? u"await "_s : QString())
                    + call(request) + u";\n"_s;
        }
        QString head;
        if (m_needsReadFile)
            head += u"import { readFile } from \"node:fs/promises\";\n"_s;
        if (m_needsStreams)
            head += u"import { createReadStream } from \"node:fs\";\nimport { Readable } from \"node:stream\";\n"_s;
        head += u"import { newWebSocketRpcSession } from \"capnweb\";\n\n"_s;
        return head + u"const api = newWebSocketRpcSession("_s + quoted(m_script.url.toString(QUrl::FullyEncoded))
               + u");\ntry {\n"_s + body + u"  console.log("_s
               + CallCodeTools::resultName(m_script, int(m_script.calls.size()) - 1)
               + u");\n} finally {\n  api[Symbol.dispose]();\n}\n"_s;
    }

private:
    QString call(const CallRequest &request)
    {
        QString text = reference(request.target);
        for (const CallStep &step : request.before)
            text += path(CallCodeTools::pathOf(step.method)) + arguments(step.argumentsText);
        text += path(CallCodeTools::pathOf(request.method));
        return request.mode == CallMode::GetProperty ? text : text + arguments(request.argumentsText);
    }

    QString arguments(const QString &text)
    {
        const Value items = ArgumentParser().parse(text).items;
        QStringList written;
        for (const Value &item : items.items())
            written.append(value(item));
        return u'(' + written.join(u", "_s) + u')';
    }

    QString reference(const CapabilityRef &named)
    {
        const auto origin = m_script.imports.constFind(named.id.value);
        if (named.isMain())
            return u"api"_s + path(named.path);
        if (named.table == CapabilityRef::Table::Import && origin != m_script.imports.constEnd())
            return CallCodeTools::resultName(m_script, origin->call) + path(origin->path) + path(named.path);
        return u"undefined /* "_s + toText(named) + u" */"_s;
    }

    static QString path(const PropertyPath &parts)
    {
        QString text;
        for (const PathPart &part : parts) {
            if (const double *index = std::get_if<double>(&part))
                text += u'[' + QString::fromLatin1(numberToJavaScript(*index)) + u']';
            else if (const QString &name = std::get<QString>(part); CallCodeTools::isIdentifier(name))
                text += u'.' + name;
            else
                text += u'[' + quoted(name) + u']';
        }
        return text;
    }

    QString value(const Value &item)
    {
        switch (item.type()) {
        case Value::Type::Undefined:
            return u"undefined"_s;
        case Value::Type::Null:
            return u"null"_s;
        case Value::Type::Boolean:
            return item.toBoolean() ? u"true"_s : u"false"_s;
        case Value::Type::Number:
            if (item.toNumber() == 0 && std::signbit(item.toNumber()))
                return u"-0"_s;
            return QString::fromLatin1(numberToJavaScript(item.toNumber()));
        case Value::Type::BigInt:
            return QString::fromLatin1(item.toBigInt().decimal()) + u'n';
        case Value::Type::String:
            return quoted(item.toString());
        case Value::Type::Date:
            return item.toDate().isValid()
                       ? u"new Date("_s + QString::fromLatin1(numberToJavaScript(item.toDate().milliseconds)) + u')'
                       : u"new Date(NaN)"_s;
        case Value::Type::Url:
            return u"new URL("_s + quoted(item.toUrl().href) + u')';
        case Value::Type::Headers: {
            QStringList pairs;
            for (const auto &[name, content] : item.toHeaders().pairs)
                pairs.append(u'[' + quoted(name) + u", "_s + quoted(content) + u']');
            return u"new Headers(["_s + pairs.join(u", "_s) + u"])"_s;
        }
        case Value::Type::Bytes:
            return bytes(item.toBytes());
        case Value::Type::Error:
            return error(item.toError());
        case Value::Type::Array: {
            QStringList items;
            for (const Value &each : item.items())
                items.append(value(each));
            return u'[' + items.join(u", "_s) + u']';
        }
        case Value::Type::Object: {
            QStringList members;
            for (const auto &[name, each] : item.members()) {
                const QString key = name == "__proto__"_L1              ? u"[\"__proto__\"]"_s
                                    : CallCodeTools::isIdentifier(name) ? name
                                                                        : quoted(name);
                members.append(key + u": "_s + value(each));
            }
            return members.isEmpty() ? u"{}"_s : u"{ "_s + members.join(u", "_s) + u" }"_s;
        }
        default:
            return capability(item.capability());
        }
    }

    static QString bytes(const Bytes &content)
    {
        QString array;
        if (content.data.size() <= MostListedBytes) {
            QStringList numbers;
            for (const char c : content.data)
                numbers.append(QString::number(quint8(c)));
            array = u"new Uint8Array(["_s + numbers.join(u", "_s) + u"])"_s;
        } else {
            array =
                u"Uint8Array.from(atob(\""_s + QString::fromLatin1(content.data.toBase64()) + u"\"), (c) => c.charCodeAt(0))"_s;
        }
        switch (content.container) {
        case Bytes::Container::Uint8Array:
            return array;
        case Bytes::Container::ArrayBuffer:
            return array + u".buffer"_s;
        default:
            return u"new "_s + Bytes::containerName(content.container) + u'(' + array + u".buffer)"_s;
        }
    }

    QString error(const RpcError &thrown)
    {
        static constexpr QLatin1StringView known[] = {"Error"_L1,       "EvalError"_L1, "RangeError"_L1, "ReferenceError"_L1,
                                                      "SyntaxError"_L1, "TypeError"_L1, "URIError"_L1};
        const bool isKnown = std::find(std::begin(known), std::end(known), thrown.type()) != std::end(known);
        const QString made = u"new "_s + (isKnown ? thrown.type() : u"Error"_s) + u'(' + quoted(thrown.message()) + u')';
        QStringList members;
        if (!isKnown)
            members.append(u"name: "_s + quoted(thrown.type()));
        const Value properties = thrown.properties();
        if (properties.size() > 0)
            members.append(u"..."_s + value(properties));
        return members.isEmpty() ? made : u"Object.assign("_s + made + u", { "_s + members.join(u", "_s) + u" })"_s;
    }

    QString capability(const CapabilityPtr &held)
    {
        if (const auto *named = dynamic_cast<const ReferencePlaceholder *>(held.data()))
            return reference(named->reference());
        if (const auto *callback = dynamic_cast<const CallbackPlaceholder *>(held.data())) {
            QString body = u"console.log("_s + quoted(callback->name()) + u", ...args);"_s;
            const Value &answer = callback->answer();
            if (answer.type() == Value::Type::Error)
                body += u" throw "_s + value(answer) + u';';
            else if (!answer.isUndefined())
                body += u" return "_s + value(answer) + u';';
            const bool waits = body.contains("await "_L1);
            return (waits ? u"async "_s : QString()) + u"(...args) => { "_s + body + u" }"_s;
        }
        if (const auto *file = dynamic_cast<const FilePlaceholder *>(held.data())) {
            if (file->kind() == FilePlaceholder::Kind::Bytes) {
                m_needsReadFile = true;
                return u"new Uint8Array(await readFile("_s + quoted(file->path()) + u"))"_s;
            }
            m_needsStreams = true;
            return u"Readable.toWeb(createReadStream("_s + quoted(file->path()) + u"))"_s;
        }
        return u"undefined"_s;
    }

    const CallScript &m_script;
    bool m_needsReadFile = false;
    bool m_needsStreams = false;
};

} // namespace

CallCode toJavaScript(const CallScript &script)
{
    CallCode code;
    code.problem = CallCodeTools::problem(script);
    if (code.problem.isEmpty())
        code.text = JavaScript(script).program();
    return code;
}

} // namespace Inspector
