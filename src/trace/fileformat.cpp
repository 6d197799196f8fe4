// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fileformat.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

struct Magic {
    QByteArrayView bytes;
    FileFormat format;
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

QByteArrayView withoutBlanks(QByteArrayView text)
{
    const auto *const begin = std::find_if_not(text.begin(), text.end(), isBlank);
    return text.sliced(begin - text.begin());
}

bool isText(QByteArrayView head)
{
    return std::none_of(head.begin(), head.end(),
                        [](char c) { return uchar(c) < 0x20 && !isBlank(c) && c != '\f' && c != '\x1b'; });
}

} // namespace

FileFormat detectFormat(QByteArrayView head)
{
    if (head.isEmpty())
        return FileFormat::Empty;
    static constexpr char Png[] = "\x89PNG";
    static constexpr char Elf[] = "\x7f"
                                  "ELF";
    static const Magic magics[] = {
        {QByteArrayView("\x28\xb5\x2f\xfd", 4), FileFormat::CompressedCapture},
        {QByteArrayView("\xa1\xb2\xc3\xd4", 4), FileFormat::Pcap},
        {QByteArrayView("\xd4\xc3\xb2\xa1", 4), FileFormat::Pcap},
        {QByteArrayView("\x4d\x3c\xb2\xa1", 4), FileFormat::Pcap},
        {QByteArrayView("\x0a\x0d\x0d\x0a", 4), FileFormat::Pcap}, // pcapng
        {QByteArrayView("PK\x03\x04", 4), FileFormat::Zip},
        {QByteArrayView("\x1f\x8b", 2), FileFormat::Gzip},
        {QByteArrayView("%PDF-"), FileFormat::Pdf},
        {QByteArrayView(Png), FileFormat::Image},
        {QByteArrayView("\xff\xd8\xff"), FileFormat::Image},
        {QByteArrayView("GIF8"), FileFormat::Image},
        {QByteArrayView(Elf), FileFormat::Executable},
        {QByteArrayView("MZ"), FileFormat::Executable},
        {QByteArrayView("SQLite format 3"), FileFormat::SqliteDatabase},
        {QByteArrayView("\xff\xfe", 2), FileFormat::Utf16Text},
        {QByteArrayView("\xfe\xff", 2), FileFormat::Utf16Text},
    };
    for (const Magic &magic : magics) {
        if (head.startsWith(magic.bytes))
            return magic.format;
    }
    if (!isText(head))
        return FileFormat::Binary;

    QByteArrayView text = head;
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    text = withoutBlanks(text);
    if (text.startsWith('{')) {
        const qsizetype newline = text.indexOf('\n');
        const QByteArrayView line = newline < 0 ? text : text.first(newline);
        if (line.contains("\"capnweb-trace\"") || line.contains("\"type\":\"msg\"") || line.contains("\"type\":\"session\""))
            return FileFormat::Capture;
        const QByteArrayView inside = withoutBlanks(text.sliced(1));
        if (inside.startsWith("\"log\"") && !text.contains("\"type\":\"log\""))
            return FileFormat::Har;
        const bool isLine = newline > 0 && withoutBlanks(text.sliced(newline)).startsWith('{')
                            && QByteArrayView(line.toByteArray().trimmed()).endsWith('}');
        return isLine ? FileFormat::JsonLines : FileFormat::Json;
    }
    if (text.startsWith('['))
        return FileFormat::Json;
    if (text.startsWith("<?xml"))
        return FileFormat::Xml;
    const QByteArray lower = text.first(std::min<qsizetype>(text.size(), 15)).toByteArray().toLower();
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html"))
        return FileFormat::Html;
    return FileFormat::Text;
}

QString describe(FileFormat format)
{
    switch (format) {
    case FileFormat::Empty:
        return u"an empty file"_s;
    case FileFormat::Capture:
        return u"a capture of Cap'n Web"_s;
    case FileFormat::CompressedCapture:
        return u"a file compressed with Zstandard"_s;
    case FileFormat::Har:
        return u"a HAR file"_s;
    case FileFormat::Pcap:
        return u"a capture of network packets (pcap), whose WebSocket messages cannot be read here"_s;
    case FileFormat::Zip:
        return u"a ZIP archive"_s;
    case FileFormat::Gzip:
        return u"a file compressed with gzip"_s;
    case FileFormat::Pdf:
        return u"a PDF document"_s;
    case FileFormat::Image:
        return u"an image"_s;
    case FileFormat::Executable:
        return u"a program"_s;
    case FileFormat::SqliteDatabase:
        return u"an SQLite database"_s;
    case FileFormat::Html:
        return u"an HTML page"_s;
    case FileFormat::Xml:
        return u"an XML document"_s;
    case FileFormat::JsonLines:
        return u"JSON, one value a line, but no capture"_s;
    case FileFormat::Json:
        return u"JSON, but no capture"_s;
    case FileFormat::Text:
        return u"text"_s;
    case FileFormat::Utf16Text:
        return u"text in UTF-16; captures are UTF-8"_s;
    case FileFormat::Binary:
        return u"a binary file of unknown kind"_s;
    }
    return {};
}

} // namespace QtCapnWeb::Trace
