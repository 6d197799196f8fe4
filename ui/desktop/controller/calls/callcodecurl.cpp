// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls as an HTTP batch. See the protocol page, "HTTP batch": messages one a line, push ids counted from 1.

#include "argumentparser.h"
#include "callcode.h"
#include "callcodetools.h"
#include "expression.h"
#include "jsonwriter.h"
#include "rpcerror.h"

#include <functional>

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Inspector::CallCode", text); }

/// Writes references as what the batch's own pushes give.
class BatchExporter final : public Exporter
{
public:
    BatchExporter(const CallScript &script, const QList<double> &ids) : m_script(script), m_ids(ids) { }

    void writeCapability(JsonWriter &writer, const Value &capability) override
    {
        const CapabilityPtr held = capability.capability();
        if (const auto *named = dynamic_cast<const ReferencePlaceholder *>(held.data())) {
            writeReference(writer, named->reference(), {}, nullptr);
            return;
        }
        if (dynamic_cast<const FilePlaceholder *>(held.data()))
            throw RpcError(tr("curl can't put a file into a message; put its bytes into the arguments."));
        throw RpcError(tr("A batch can't have callbacks or streams: the connection ends with the answer."));
    }
    void writeBlobContent(JsonWriter &, const BlobData &) override
    {
        throw RpcError(tr("A batch can't have callbacks or streams: the connection ends with the answer."));
    }
    std::optional<RpcError> onSendError(const RpcError &) override { return {}; }
    qsizetype mark() override { return 0; }
    void rollBack(qsizetype) override { }

    /// `["pipeline", id, path]`, or a call if \a arguments are given.
    void writeReference(JsonWriter &writer, const CapabilityRef &reference, PropertyPath path, const Value *arguments)
    {
        double id = 0;
        PropertyPath whole;
        if (!reference.isMain()) {
            const CallScript::Origin origin = m_script.imports.value(reference.id.value);
            id = m_ids.value(origin.call);
            whole = origin.path;
        }
        whole += reference.path + path;
        write(writer, id, whole, arguments);
    }

    void write(JsonWriter &writer, double id, const PropertyPath &path, const Value *arguments)
    {
        writer.beginArray();
        writer.tag("pipeline");
        writer.number(id);
        if (!path.isEmpty() || arguments)
            writePath(writer, path);
        if (arguments)
            serializeArguments(writer, *arguments, *this);
        writer.endArray();
    }

private:
    const CallScript &m_script;
    const QList<double> &m_ids;
};

QByteArray batchOf(const CallScript &script)
{
    QByteArray lines;
    double next = 0;
    QList<double> ids; // of the calls' results
    BatchExporter exporter(script, ids);
    const auto message = [&](const std::function<void(JsonWriter &)> &expression) {
        JsonWriter writer;
        writer.beginArray();
        writer.tag("push");
        expression(writer);
        writer.endArray();
        lines += writer.take() + '\n';
        return ++next;
    };
    for (const CallRequest &request : script.calls) {
        double on = -1; // a step of this chain
        for (qsizetype i = 0; i <= request.before.size(); ++i) {
            const bool isLast = i == request.before.size();
            const PropertyPath path = CallCodeTools::pathOf(isLast ? request.method : request.before[i].method);
            const Value arguments =
                ArgumentParser().parse(isLast ? request.argumentsText : request.before[i].argumentsText).items;
            const Value *given = isLast && request.mode == CallMode::GetProperty ? nullptr : &arguments;
            on = message([&](JsonWriter &writer) {
                if (on < 0)
                    exporter.writeReference(writer, request.target, path, given);
                else
                    exporter.write(writer, on, path, given);
            });
        }
        ids.append(on);
    }
    return lines + "[\"pull\"," + numberToJavaScript(next) + ']';
}

/// For a POSIX shell: nothing is special between single quotes but the single quote.
QString shellQuoted(QString text)
{
    text.replace(u'\'', u"'\\''"_s);
    return u'\'' + text + u'\'';
}

} // namespace

CallCode toCurl(const CallScript &script)
{
    CallCode code;
    code.problem = CallCodeTools::problem(script);
    if (!code.problem.isEmpty())
        return code;
    try {
        QUrl url = script.url;
        url.setScheme(url.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
        code.text = u"curl --silent --show-error --fail-with-body --data-binary "_s
                    + shellQuoted(QString::fromUtf8(batchOf(script))) + u" --header 'Content-Type: text/plain;charset=UTF-8' "_s
                    + shellQuoted(url.toString(QUrl::FullyEncoded)) + u'\n';
    } catch (const RpcError &error) {
        code.problem = error.message();
    }
    return code;
}

} // namespace Inspector
