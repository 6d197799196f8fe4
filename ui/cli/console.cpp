// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "console.h"

#include "command.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

#ifdef Q_OS_WIN
#    include <io.h>
#else
#    include <sys/ioctl.h>
#    include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

constexpr qsizetype FlushAt = 1 << 16;

int terminalWidth()
{
#ifndef Q_OS_WIN
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return isTerminal(stdout) ? 80 : 0;
}

QByteArrayView sequenceOf(Colour colour)
{
    switch (colour) {
    case Colour::None:
        break;
    case Colour::Dim:
        return "\x1b[2m";
    case Colour::Red:
        return "\x1b[31m";
    case Colour::Green:
        return "\x1b[32m";
    case Colour::Yellow:
        return "\x1b[33m";
    case Colour::Blue:
        return "\x1b[34m";
    case Colour::Magenta:
        return "\x1b[35m";
    case Colour::Cyan:
        return "\x1b[36m";
    case Colour::Bold:
        return "\x1b[1m";
    }
    return {};
}

} // namespace

bool isTerminal(FILE *file)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(file)) != 0;
#else
    return isatty(fileno(file)) != 0;
#endif
}

Output &Output::standard()
{
    static Output output;
    return output;
}

Output::Output() : m_lineByLine(isTerminal(stdout)), m_width(terminalWidth()) { setColours(ColourMode::Auto); }

Output::~Output() { flush(); }

void Output::setColours(ColourMode mode)
{
    // https://no-color.org: any value but an empty one.
    m_colours =
        mode == ColourMode::Always
        || (mode == ColourMode::Auto && m_lineByLine && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb");
}

void Output::write(QByteArrayView utf8)
{
    m_buffer.append(utf8);
    if (m_buffer.size() >= FlushAt)
        flush();
}

void Output::write(QStringView text, Colour colour)
{
    const QByteArrayView sequence = m_colours ? sequenceOf(colour) : QByteArrayView();
    if (sequence.isEmpty())
        return write(text);
    write(sequence);
    write(text);
    write(QByteArrayView("\x1b[0m"));
}

void Output::column(QStringView text, qsizetype width, Colour colour)
{
    if (text.size() > width) {
        write(QString(text.first(width - 1).toString() + u'…'), colour);
        return;
    }
    write(text, colour);
    write(QByteArrayView(QByteArray(width - text.size(), ' ')));
}

void Output::columnRight(QStringView text, qsizetype width, Colour colour)
{
    if (text.size() < width)
        write(QByteArrayView(QByteArray(width - text.size(), ' ')));
    write(text, colour);
}

void Output::newLine()
{
    m_buffer.append('\n');
    if (m_lineByLine || m_buffer.size() >= FlushAt)
        flush();
}

void Output::line(const QByteArray &json)
{
    m_buffer.append(json);
    newLine();
}

void Output::flush()
{
    if (m_good && !m_buffer.isEmpty()) {
        m_good = std::fwrite(m_buffer.constData(), 1, size_t(m_buffer.size()), stdout) == size_t(m_buffer.size());
        m_good = std::fflush(stdout) == 0 && m_good;
    }
    m_buffer.resize(0);
}

void complain(const QString &text)
{
    Output::standard().flush();
    std::fprintf(stderr, "capnweb: %s\n", text.toLocal8Bit().constData());
}

Progress::Progress(const QString &what) : m_what(what), m_terminal(isTerminal(stderr)) { m_sinceShown.start(); }

Progress::~Progress()
{
    if (m_shown)
        std::fputs("\r\x1b[K", stderr);
}

void Progress::update(qint64 done, qint64 total)
{
    // Short jobs show nothing at all.
    if (!m_terminal || m_sinceShown.elapsed() < (m_shown ? 100 : 500))
        return;
    m_sinceShown.restart();
    m_shown = true;
    const QString text = total > 0 ? u"%1 %2 %"_s.arg(m_what).arg(done * 100 / total) : u"%1 %2"_s.arg(m_what).arg(done);
    std::fprintf(stderr, "\r\x1b[K%s", text.toLocal8Bit().constData());
    std::fflush(stderr);
}

CommandParser::CommandParser(const QString &command, const QString &description) : m_command(command)
{
    m_parser.setApplicationDescription(description);
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Show this help."_s});
    m_parser.addOption({u"color"_s, u"Colours: auto (on a terminal), always or never."_s, u"when"_s, u"auto"_s});
}

void CommandParser::addJsonOption(const QString &description) { m_parser.addOption({u"json"_s, description}); }

void CommandParser::addListenOptions()
{
    m_parser.addOption(
        {u"listen"_s, u"The port that clients connect to; a free one without it, or with 0."_s, u"port"_s, u"0"_s});
    m_parser.addOption(
        {u"address"_s, u"The address to listen on; without it, only this machine can connect."_s, u"address"_s, u"127.0.0.1"_s});
}

std::optional<int> CommandParser::readListenOptions(QHostAddress *address, quint16 *port) const
{
    bool isPort = false;
    *port = m_parser.value(u"listen"_s).toUShort(&isPort);
    if (!isPort)
        return usageError(u"--listen needs a port, from 0 to 65535, not \"%1\"."_s.arg(m_parser.value(u"listen"_s)));
    *address = QHostAddress(m_parser.value(u"address"_s));
    if (address->isNull())
        return usageError(u"\"%1\" is no address."_s.arg(m_parser.value(u"address"_s)));
    return std::nullopt;
}

std::optional<int> CommandParser::readPeer(int index, QUrl *url) const
{
    static const QStringList Schemes = {u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    *url = QUrl(positional(index));
    if (!url->isValid() || !Schemes.contains(url->scheme()) || url->host().isEmpty())
        return usageError(u"\"%1\" is no URL with ws, wss, http or https."_s.arg(positional(index)));
    return std::nullopt;
}

std::optional<int> CommandParser::process(const QStringList &arguments, int least, int most)
{
    QStringList all = arguments;
    all[0] = u"capnweb "_s + m_command;
    const bool understood = m_parser.parse(all);
    if (m_parser.isSet(u"help"_s)) {
        // QCommandLineParser names the program by its path; a person knows it by its name.
        QString help = m_parser.helpText();
        const qsizetype end = help.indexOf(u'\n');
        const qsizetype from = help.indexOf(u" ["_s);
        if (from >= 0 && from < end)
            help = u"Usage: capnweb "_s + m_command + help.sliced(from);
        Output::standard().write(help);
        return Success;
    }
    if (!understood)
        return usageError(m_parser.errorText());
    const QString colours = m_parser.value(u"color"_s);
    if (colours == u"always")
        Output::standard().setColours(Output::ColourMode::Always);
    else if (colours == u"never")
        Output::standard().setColours(Output::ColourMode::Never);
    else if (colours != u"auto")
        return usageError(u"--color is auto, always or never, not \"%1\"."_s.arg(colours));
    const qsizetype count = m_parser.positionalArguments().size();
    if (count < least)
        return usageError(u"There is an argument missing."_s);
    if (most >= 0 && count > most)
        return usageError(u"There is an argument too many: %1"_s.arg(m_parser.positionalArguments().at(most)));
    return std::nullopt;
}

int CommandParser::usageError(const QString &problem) const
{
    complain(problem);
    Output::standard().flush();
    std::fprintf(stderr, "Try 'capnweb %s --help'.\n", m_command.toLocal8Bit().constData());
    return Usage;
}

std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

} // namespace CommandLine
