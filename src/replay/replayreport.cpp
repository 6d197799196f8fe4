// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "replayreport.h"

#include "jsonwriter.h"

#include <QtCore/QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

QString milliseconds(qint64 nanoseconds) { return u"%1 ms"_s.arg(double(nanoseconds) / 1e6, 0, 'f', 1); }

QString detail(const ReplayOutcome &outcome)
{
    QStringList lines;
    if (!outcome.reason.isEmpty())
        lines.append(outcome.reason);
    for (const Difference &difference : outcome.differences)
        lines.append(difference.text());
    if (outcome.isSlower)
        lines.append(
            u"It took %1; recorded were %2."_s.arg(milliseconds(outcome.liveLatency), milliseconds(outcome.recordedLatency)));
    return lines.join(u'\n');
}

QString nameOf(const ReplayOutcome &outcome)
{
    const QString label = outcome.label.isEmpty() ? u"(value)"_s : outcome.label;
    return outcome.isCallback ? u"callback %1"_s.arg(label) : label;
}

// Characters that XML 1.0 has not, in no form.
QString xmlText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        const char16_t unit = c.unicode();
        if ((unit < 0x20 && unit != u'\t' && unit != u'\n') || c.isSurrogate() || unit >= 0xfffe)
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Equal:
        return u"equal"_s;
    case Verdict::Different:
        return u"different"_s;
    case Verdict::Missing:
        return u"missing"_s;
    case Verdict::Extra:
        return u"extra"_s;
    case Verdict::NotSent:
        break;
    }
    return u"not sent"_s;
}

void ReplayReport::add(ReplayOutcome &&outcome)
{
    ++counts[int(outcome.verdict)];
    slower += outcome.isSlower;
    if (outcomes.size() < MostOutcomes)
        outcomes.append(std::move(outcome));
}

QByteArray ReplayReport::toText(bool all) const
{
    QString text;
    for (const ReplayOutcome &outcome : outcomes) {
        if (outcome.verdict == Verdict::Equal && !outcome.isSlower && !all)
            continue;
        const QString verdict =
            outcome.verdict == Verdict::Equal && outcome.isSlower ? u"slower"_s : verdictName(outcome.verdict);
        text += u"%1  %2"_s.arg(verdict.leftJustified(9), nameOf(outcome));
        if (rounds > 1)
            text += u"  (round %1)"_s.arg(outcome.round + 1);
        text += u'\n';
        const QString more = detail(outcome);
        for (const QString &line : more.split(u'\n', Qt::SkipEmptyParts))
            text += u"           %1\n"_s.arg(line);
    }
    if (qint64(outcomes.size()) < total())
        text += u"… and %1 more outcomes, which are counted only\n"_s.arg(total() - outcomes.size());
    for (const QString &note : notes)
        text += u"note       %1\n"_s.arg(note);
    text += u"%1 equal, %2 different, %3 missing, %4 extra, %5 not sent"_s.arg(count(Verdict::Equal))
                .arg(count(Verdict::Different))
                .arg(count(Verdict::Missing))
                .arg(count(Verdict::Extra))
                .arg(count(Verdict::NotSent));
    if (slower > 0)
        text += u", %1 slower"_s.arg(slower);
    if (released > 0)
        text += u"; %1 let go early, not compared"_s.arg(released);
    text += u'\n';
    if (!isComplete)
        text += u"The replay is not complete: %1\n"_s.arg(ending);
    return text.toUtf8();
}

QByteArray ReplayReport::toJson(const Trace::Capture &capture) const
{
    QByteArray lines;
    const auto time = [](JsonWriter &json, QStringView key, qint64 nanoseconds) {
        if (nanoseconds >= 0) {
            json.key(key);
            json.number(double(nanoseconds) / 1e6);
        }
    };
    const auto seq = [&](JsonWriter &json, QStringView key, Trace::RecordIndex record) {
        if (record != Trace::NoRecord && capture.seqOf(record) >= 0) {
            json.key(key);
            json.number(capture.seqOf(record));
        }
    };
    const auto string = [](JsonWriter &json, QStringView key, const QString &value) {
        json.key(key);
        json.string(value);
    };
    for (const ReplayOutcome &outcome : outcomes) {
        JsonWriter json;
        json.beginObject();
        string(json, u"type", u"outcome"_s);
        string(json, u"verdict", outcome.verdict == Verdict::NotSent ? u"not-sent"_s : verdictName(outcome.verdict));
        json.key(u"session");
        json.number(outcome.session);
        json.key(u"round");
        json.number(outcome.round);
        string(json, u"kind", outcome.isCallback ? u"callback"_s : u"call"_s);
        string(json, u"call", outcome.label);
        seq(json, u"callSeq", outcome.call);
        seq(json, u"resultSeq", outcome.recorded);
        if (outcome.liveCall >= 0) {
            json.key(u"liveCallRecord");
            json.number(outcome.liveCall);
        }
        if (outcome.live >= 0) {
            json.key(u"liveRecord");
            json.number(outcome.live);
        }
        time(json, u"recordedLatency", outcome.recordedLatency);
        time(json, u"liveLatency", outcome.liveLatency);
        json.key(u"slower");
        json.boolean(outcome.isSlower);
        if (!outcome.reason.isEmpty())
            string(json, u"reason", outcome.reason);
        if (!outcome.differences.isEmpty()) {
            json.key(u"differences");
            json.beginArray();
            for (const Difference &difference : outcome.differences) {
                static constexpr QStringView Names[] = {u"value", u"type", u"missing", u"extra"};
                json.beginObject();
                json.key(u"kind");
                json.string(Names[int(difference.kind)]);
                string(json, u"path", difference.path);
                if (!difference.recorded.isNull())
                    string(json, u"recorded", difference.recorded);
                if (!difference.live.isNull())
                    string(json, u"live", difference.live);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
        lines += json.take() + '\n';
    }
    JsonWriter json;
    json.beginObject();
    string(json, u"type", u"summary"_s);
    string(json, u"capture", title);
    string(json, u"url", url);
    json.key(u"complete");
    json.boolean(isComplete);
    if (!isComplete)
        string(json, u"ending", ending);
    const std::pair<QStringView, qint64> numbers[] = {{u"rounds", rounds},
                                                      {u"sent", sent},
                                                      {u"equal", count(Verdict::Equal)},
                                                      {u"different", count(Verdict::Different)},
                                                      {u"missing", count(Verdict::Missing)},
                                                      {u"extra", count(Verdict::Extra)},
                                                      {u"notSent", count(Verdict::NotSent)},
                                                      {u"slower", slower},
                                                      {u"released", released}};
    for (const auto &[key, number] : numbers) {
        json.key(key);
        json.number(number);
    }
    json.key(u"notes");
    json.beginArray();
    for (const QString &note : notes)
        json.string(note);
    json.endArray();
    json.endObject();
    return lines + json.take() + '\n';
}

QByteArray ReplayReport::toJunit() const
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, xmlText(u"capnweb replay %1"_s.arg(title)));
    const bool hasEnding = !isComplete;
    xml.writeAttribute(u"tests"_s, QString::number(outcomes.size() + hasEnding));
    qint64 failures = 0;
    for (const ReplayOutcome &outcome : outcomes)
        failures += outcome.verdict != Verdict::Equal && outcome.verdict != Verdict::NotSent;
    xml.writeAttribute(u"failures"_s, QString::number(failures));
    qint64 skipped = 0;
    for (const ReplayOutcome &outcome : outcomes)
        skipped += outcome.verdict == Verdict::NotSent;
    xml.writeAttribute(u"skipped"_s, QString::number(skipped));
    xml.writeAttribute(u"errors"_s, QString::number(int(hasEnding)));
    for (const ReplayOutcome &outcome : outcomes) {
        xml.writeStartElement(u"testcase"_s);
        xml.writeAttribute(u"classname"_s, u"session %1"_s.arg(outcome.session));
        xml.writeAttribute(u"name"_s,
                           xmlText(outcome.call == Trace::NoRecord ? nameOf(outcome)
                                                                   : u"%1 (record %2)"_s.arg(nameOf(outcome)).arg(outcome.call)));
        if (outcome.liveLatency >= 0)
            xml.writeAttribute(u"time"_s, QString::number(double(outcome.liveLatency) / 1e9, 'f', 6));
        if (outcome.verdict == Verdict::NotSent) {
            xml.writeEmptyElement(u"skipped"_s);
            xml.writeAttribute(u"message"_s, xmlText(outcome.reason));
        } else if (outcome.verdict != Verdict::Equal) {
            const QString text = xmlText(detail(outcome));
            xml.writeStartElement(u"failure"_s);
            xml.writeAttribute(u"type"_s, verdictName(outcome.verdict));
            xml.writeAttribute(u"message"_s, text.section(u'\n', 0, 0));
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
    if (hasEnding) {
        xml.writeStartElement(u"testcase"_s);
        xml.writeAttribute(u"classname"_s, u"replay"_s);
        xml.writeAttribute(u"name"_s, u"ran to its end"_s);
        xml.writeStartElement(u"error"_s);
        xml.writeAttribute(u"message"_s, xmlText(ending));
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace QtCapnWeb::Replay
