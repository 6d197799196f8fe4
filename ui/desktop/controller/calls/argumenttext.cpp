// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way back: a value as text that ArgumentParser reads.

#include "argumentparser.h"

#include "jsonwriter.h"
#include "rpclimits.h"

#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

class TextWriter
{
public:
    explicit TextWriter(qsizetype maximum) : m_maximum(maximum) { }

    void write(const Value &value, int depth)
    {
        if (isFull())
            return;
        if (depth > 2 * MaximumSentDepth) { // values of our own making only: the wire's limit is lower
            m_text += u"null"_s;
            return;
        }
        switch (value.type()) {
        case Value::Type::Undefined:
            m_text += u"{\"$undefined\":true}"_s;
            break;
        case Value::Type::Null:
            m_text += u"null"_s;
            break;
        case Value::Type::Boolean:
            m_text += value.toBoolean() ? u"true"_s : u"false"_s;
            break;
        case Value::Type::Number:
            number(value.toNumber());
            break;
        case Value::Type::BigInt:
            tag("bigint"_L1, QString::fromLatin1(value.toBigInt().decimal()));
            break;
        case Value::Type::String:
            string(value.toString());
            break;
        case Value::Type::Bytes:
            bytes(value.toBytes());
            break;
        case Value::Type::Date:
            date(value.toDate());
            break;
        case Value::Type::Error:
            error(value.toError(), depth);
            break;
        case Value::Type::Url:
            tag("url"_L1, value.toUrl().href);
            break;
        case Value::Type::Headers:
            headers(value.toHeaders());
            break;
        case Value::Type::Array:
            array(value, depth);
            break;
        case Value::Type::Object:
            object(value, depth);
            break;
        case Value::Type::Stub:
        case Value::Type::Promise:
        case Value::Type::Readable:
            capability(value, depth);
            break;
        case Value::Type::Request:
        case Value::Type::Response:
        case Value::Type::Blob:
        case Value::Type::Writable:
            m_text += u"null"_s;
            break;
        }
    }

    QString take()
    {
        if (isFull()) {
            m_text.truncate(m_maximum);
            if (!m_text.isEmpty() && m_text.back().isHighSurrogate())
                m_text.chop(1);
            m_text += u'…';
        }
        return m_text;
    }

private:
    bool isFull() const { return m_maximum >= 0 && m_text.size() > m_maximum; }

    void quote(QStringView text)
    {
        if (m_maximum >= 0)
            text = text.first(std::min(text.size(), m_maximum + 1)); // what is cut away need not be escaped first
        JsonWriter writer;
        writer.string(text);
        m_text += QString::fromUtf8(writer.text());
    }
    void tag(QLatin1StringView name, const QString &value, const Value &answer = {}, int depth = 0)
    {
        m_text += u"{\"$"_s + name + u"\":"_s;
        quote(value);
        if (!answer.isUndefined()) {
            m_text += u",\"$answer\":"_s;
            write(answer, depth + 1);
        }
        m_text += u'}';
    }
    void number(double value)
    {
        if (!qIsFinite(value) || (value == 0 && std::signbit(value)))
            tag("number"_L1, value == 0 ? u"-0"_s : QString::fromLatin1(numberToJavaScript(value)));
        else
            m_text += QString::fromLatin1(numberToJavaScript(value));
    }
    void string(const QString &value)
    {
        const bool escaped = value.startsWith("$$"_L1) || value.startsWith("$import:"_L1) || value.startsWith("$export:"_L1);
        quote(escaped ? u'$' + value : value);
    }
    void bytes(const Bytes &value)
    {
        const QByteArray shown = m_maximum >= 0 ? value.data.first(std::min(value.data.size(), m_maximum + 1)) : value.data;
        m_text += u"{\"$bytes\":\""_s + QString::fromLatin1(shown.toBase64(QByteArray::OmitTrailingEquals)) + u'"';
        if (value.container != Bytes::Container::Uint8Array)
            m_text += u",\"$type\":\""_s + Bytes::containerName(value.container) + u'"';
        m_text += u'}';
    }
    void date(Date value)
    {
        if (!value.isValid()) {
            m_text += u"{\"$date\":null}"_s;
            return;
        }
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(value.milliseconds), Qt::UTC);
        const bool asText =
            value.milliseconds == std::floor(value.milliseconds) && time.date().year() >= 1 && time.date().year() <= 9999;
        if (asText)
            tag("date"_L1, time.toString(Qt::ISODateWithMs));
        else
            m_text += u"{\"$date\":"_s + QString::fromLatin1(numberToJavaScript(value.milliseconds)) + u'}';
    }
    void error(const RpcError &value, int depth)
    {
        m_text += u"{\"$error\":{\"type\":"_s;
        quote(value.type());
        m_text += u",\"message\":"_s;
        quote(value.message());
        if (const Value properties = value.properties(); properties.size() > 0) {
            m_text += u",\"properties\":"_s;
            write(properties, depth + 2);
        }
        m_text += u"}}"_s;
    }
    void headers(const Headers &value)
    {
        m_text += u"{\"$headers\":["_s;
        bool first = true;
        for (const auto &[name, content] : value.pairs) {
            m_text += first ? u"["_s : u",["_s;
            quote(name);
            m_text += u',';
            quote(content);
            m_text += u']';
            first = false;
        }
        m_text += u"]}"_s;
    }
    void array(const Value &value, int depth)
    {
        m_text += u'[';
        for (qsizetype i = 0; i < value.size() && !isFull(); ++i) {
            if (i)
                m_text += u',';
            write(value.items()[i], depth + 1);
        }
        m_text += u']';
    }
    void object(const Value &value, int depth)
    {
        m_text += u'{';
        bool first = true;
        for (const auto &[key, item] : value.members()) {
            if (isFull())
                break;
            if (!first)
                m_text += u',';
            first = false;
            quote(key.startsWith(u'$') ? u'$' + key : key);
            m_text += u':';
            write(item, depth + 1);
        }
        m_text += u'}';
    }
    void capability(const Value &value, int depth)
    {
        const CapabilityPtr hook = value.capability();
        const auto *reference = dynamic_cast<const ReferencePlaceholder *>(hook.data());
        if (reference && value.type() != Value::Type::Readable) // a stream that came cannot be named in the arguments
            quote(reference->reference().isMain() ? u"$import:0"_s + toText(reference->reference()).mid(4)
                                                  : toText(reference->reference()));
        else if (const auto *callback = dynamic_cast<const CallbackPlaceholder *>(hook.data()))
            tag("callback"_L1, callback->name(), callback->answer(), depth);
        else if (const auto *file = dynamic_cast<const FilePlaceholder *>(hook.data()))
            tag(file->kind() == FilePlaceholder::Kind::Stream ? "stream"_L1 : "file"_L1, file->path());
        else
            m_text += u"null"_s;
    }

    QString m_text;
    qsizetype m_maximum;
};

} // namespace

QString toArgumentText(const Value &value, qsizetype maximum)
{
    TextWriter writer(maximum);
    writer.write(value, 0);
    return writer.take();
}

} // namespace Inspector
