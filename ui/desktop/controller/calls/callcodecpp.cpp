// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls as C++.

#include "argumentparser.h"
#include "callcode.h"
#include "callcodetools.h"
#include "jsonwriter.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

/// A literal of UTF-16: what is not ASCII is escaped, so that the encoding of the source does not matter.
QString quoted(const QString &text)
{
    QString literal = u"u\""_s;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (c == u'"' || c == u'\\')
            literal += u'\\' + QString(c);
        else if (c == u'\n')
            literal += u"\\n"_s;
        else if (code >= 32 && code < 127)
            literal += c;
        else if (c.isSurrogate()) // \u cannot name half a pair, and \x would go on into what follows
            literal += u"\\x"_s + QString::number(code, 16) + u"\" u\""_s;
        else
            literal += u"\\u"_s + QString::number(code, 16).rightJustified(4, u'0');
    }
    return literal + u"\"_s"_s;
}

class Cpp
{
public:
    explicit Cpp(const CallScript &script) : m_script(script) { }

    QString program()
    {
        QString body;
        for (int i = 0; i < int(m_script.calls.size()); ++i) {
            const bool isLast = i == m_script.calls.size() - 1;
            const QString name = isLast ? u"promise"_s : CallCodeTools::resultName(m_script, i);
            body += u"    const RpcPromise "_s + name + u" = "_s + call(m_script.calls[i]) + u";\n"_s;
            if (isLast) // apart: GCC 12 compiles no braced list beside co_await
                body += u"    const Value result = co_await promise;\n"_s;
        }
        QString head = u"#include <QtCapnWeb/rpcsession.h>\n"_s;
        if (m_needsFile)
            head += u"#include <QtCapnWeb/rpcstream.h>\n"_s;
        head += u"\n#include <QtCore/QCoreApplication>\n#include <QtCore/QDebug>\n"_s;
        if (m_needsFile)
            head += u"#include <QtCore/QFile>\n"_s;
        head += u"\nusing namespace QtCapnWeb;\nusing namespace Qt::StringLiterals;\n\n"_s;
        if (m_needsContent) {
            head += u"static QByteArray contentOf(const QString &path)\n{\n    QFile file(path);\n"
                    "    if (!file.open(QIODevice::ReadOnly))\n"
                    "        throw RpcError(path + u\": \"_s + file.errorString());\n    return file.readAll();\n}\n\n"_s;
        }
        return head + u"static RpcPromise run(RpcStub api)\n{\n"_s + body
               + u"    co_return result;\n}\n\n"
                 "int main(int argc, char *argv[])\n{\n    QCoreApplication application(argc, argv);\n"
                 "    RpcStub api = connectToServer(QUrl("_s
               + quoted(m_script.url.toString(QUrl::FullyEncoded))
               + u"));\n    run(api).then(\n        &application,\n        [](const Value &result) {\n"
                 "            qInfo().noquote() << \"resolved:\" << Value::typeName(result.type());\n"
                 "            if (result.type() == Value::Type::String)\n"
                 "                qInfo().noquote() << result.toString();\n"
                 "            else if (result.type() == Value::Type::Number)\n"
                 "                qInfo() << result.toNumber();\n"
                 "            QCoreApplication::quit();\n        },\n        [](const RpcError &error) {\n"
                 "            qCritical().noquote() << error.toString();\n"
                 "            QCoreApplication::exit(1);\n        });\n    return application.exec();\n}\n"_s;
    }

private:
    QString call(const CallRequest &request)
    {
        QString text = reference(request.target);
        for (const CallStep &step : request.before)
            text = invoke(text, CallCodeTools::pathOf(step.method), step.argumentsText);
        const PropertyPath path = CallCodeTools::pathOf(request.method);
        if (request.mode != CallMode::GetProperty)
            return invoke(text, path, request.argumentsText);
        // Awaiting needs a promise: a stub itself is none.
        return path.isEmpty() ? u"RpcPromise::resolved(toValue("_s + text + u"))"_s : text + steps(path);
    }

    QString invoke(const QString &on, const PropertyPath &path, const QString &argumentsText)
    {
        QStringList written;
        const Value items = ArgumentParser().parse(argumentsText).items;
        for (const Value &item : items.items())
            written.append(value(item));
        if (path.isEmpty())
            return on + u'(' + written.join(u", "_s) + u')';
        if (!std::holds_alternative<QString>(path.constLast())) // an item that is a function
            return on + steps(path) + u'(' + written.join(u", "_s) + u')';
        written.prepend(quoted(std::get<QString>(path.constLast())));
        return on + steps(path.first(path.size() - 1)) + u".call("_s + written.join(u", "_s) + u')';
    }

    static QString steps(const PropertyPath &path)
    {
        QString text;
        for (const PathPart &part : path) {
            if (const double *index = std::get_if<double>(&part))
                text += u'[' + QString::number(qint64(*index)) + u']';
            else
                text += u'[' + quoted(std::get<QString>(part)) + u']';
        }
        return text;
    }

    QString reference(const CapabilityRef &named)
    {
        if (named.isMain())
            return u"api"_s + steps(named.path);
        const auto origin = m_script.imports.constFind(named.id.value);
        if (named.table == CapabilityRef::Table::Import && origin != m_script.imports.constEnd())
            return CallCodeTools::resultName(m_script, origin->call) + steps(origin->path) + steps(named.path);
        return u"RpcStub()"_s;
    }

    static QString number(double value)
    {
        if (std::isnan(value))
            return u"qQNaN()"_s;
        if (std::isinf(value))
            return value < 0 ? u"-qInf()"_s : u"qInf()"_s;
        if (value == 0 && std::signbit(value))
            return u"-0.0"_s;
        const QString text = QString::fromLatin1(numberToJavaScript(value));
        const bool isInt = value == std::floor(value) && std::abs(value) < 2147483648.0;
        return isInt || text.contains(u'.') || text.contains(u'e') ? text : text + u".0"_s;
    }

    /// As an argument, or within a Value.
    QString value(const Value &item)
    {
        switch (item.type()) {
        case Value::Type::Undefined:
            return u"Value()"_s;
        case Value::Type::Null:
            return u"Value(nullptr)"_s;
        case Value::Type::Boolean:
            return item.toBoolean() ? u"true"_s : u"false"_s;
        case Value::Type::Number:
            return number(item.toNumber());
        case Value::Type::BigInt:
            return u"[] { BigInt big; BigInt::fromText("_s + quoted(QString::fromLatin1(item.toBigInt().decimal()))
                   + u", &big); return Value(big); }()"_s;
        case Value::Type::String:
            return quoted(item.toString());
        case Value::Type::Date:
            return item.toDate().isValid() ? u"Value(Date{"_s + number(item.toDate().milliseconds) + u"})"_s
                                           : u"Value(Date{qQNaN()})"_s;
        case Value::Type::Url:
            return u"Value(Url{"_s + quoted(item.toUrl().href) + u"})"_s;
        case Value::Type::Headers: {
            QStringList pairs;
            for (const auto &[name, content] : item.toHeaders().pairs)
                pairs.append(u'{' + quoted(name) + u", "_s + quoted(content) + u'}');
            return u"Value(Headers{{"_s + pairs.join(u", "_s) + u"}})"_s;
        }
        case Value::Type::Bytes: {
            const Bytes bytes = item.toBytes();
            const QString data = u"QByteArray::fromBase64(\""_s + QString::fromLatin1(bytes.data.toBase64()) + u"\")"_s;
            return u"Value(Bytes{"_s + data + u", Bytes::Container::"_s + Bytes::containerName(bytes.container) + u"})"_s;
        }
        case Value::Type::Error: {
            const RpcError error = item.toError();
            if (error.properties().size() == 0)
                return u"Value("_s + thrown(error) + u')';
            return u"[&] { RpcError error = "_s + thrown(error) + u"; error.setProperties("_s + value(error.properties())
                   + u"); return Value(error); }()"_s;
        }
        case Value::Type::Array: {
            QStringList items;
            for (const Value &each : item.items())
                items.append(inner(each));
            return u"Value::array({"_s + items.join(u", "_s) + u"})"_s;
        }
        case Value::Type::Object: {
            QStringList members;
            for (const auto &[name, each] : item.members())
                members.append(u'{' + quoted(name) + u", "_s + inner(each) + u'}');
            return u"Value::object({"_s + members.join(u", "_s) + u"})"_s;
        }
        default:
            return capability(item.capability());
        }
    }

    /// Within a list, where there is no conversion of capabilities.
    QString inner(const Value &item)
    {
        return item.isCapability() ? u"toValue("_s + value(item) + u')' : u"Value("_s + value(item) + u')';
    }

    static QString thrown(const RpcError &error)
    {
        return u"RpcError("_s + quoted(error.type()) + u", "_s + quoted(error.message()) + u')';
    }

    QString capability(const CapabilityPtr &held)
    {
        if (const auto *named = dynamic_cast<const ReferencePlaceholder *>(held.data()))
            return reference(named->reference());
        if (const auto *callback = dynamic_cast<const CallbackPlaceholder *>(held.data())) {
            QString body = u"qInfo() << "_s + quoted(callback->name()) + u" << Value::typeName(first.type());"_s;
            const Value &answer = callback->answer();
            if (answer.type() == Value::Type::Error)
                body += u" throw "_s + thrown(answer.toError()) + u"; return Value();"_s;
            else if (answer.isUndefined())
                body += u" return Value();"_s;
            else
                body += u" return "_s + inner(answer) + u';';
            return u"[=](const Value &first) { "_s + body + u" }"_s;
        }
        if (const auto *file = dynamic_cast<const FilePlaceholder *>(held.data())) {
            m_needsFile = true;
            if (file->kind() == FilePlaceholder::Kind::Stream)
                return u"RpcReadable::fromDevice(std::make_unique<QFile>("_s + quoted(file->path()) + u"))"_s;
            m_needsContent = true;
            return u"contentOf("_s + quoted(file->path()) + u')';
        }
        return u"Value()"_s;
    }

    const CallScript &m_script;
    bool m_needsFile = false;
    bool m_needsContent = false;
};

} // namespace

CallCode toCpp(const CallScript &script)
{
    CallCode code;
    code.problem = CallCodeTools::problem(script);
    if (code.problem.isEmpty())
        code.text = Cpp(script).program();
    return code;
}

} // namespace Inspector
