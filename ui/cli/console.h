// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QString>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <cstdio>
#include <optional>

/// \file
/// The terminal: results on standard output, everything else on standard error.

namespace CommandLine {

enum class Colour : quint8 { None, Dim, Red, Green, Yellow, Blue, Magenta, Cyan, Bold };

/// \brief Standard output, buffered. Colours are written only where a terminal shows them (or `--color always` says so).
class Output
{
public:
    enum class ColourMode : quint8 { Auto, Always, Never };

    static Output &standard();
    ~Output();

    void setColours(ColourMode mode);
    bool hasColours() const { return m_colours; }
    /// Columns of the terminal; 0 where there is none, and lines need no end.
    int width() const { return m_width; }

    void write(QByteArrayView utf8);
    void write(QStringView text) { write(QByteArrayView(text.toUtf8())); }
    void write(QStringView text, Colour colour);
    /// \a text in \a colour and filled up with blanks to \a width characters; cut with "…" if it is longer.
    void column(QStringView text, qsizetype width, Colour colour = Colour::None);
    void columnRight(QStringView text, qsizetype width, Colour colour = Colour::None);
    void newLine();
    /// One JSON value on a line of its own.
    void line(const QByteArray &json);
    void flush();
    /// False once the other end has gone or the disk is full: then nothing more is worth doing.
    bool isGood() const { return m_good; }

private:
    Output();

    QByteArray m_buffer;
    bool m_colours = false;
    bool m_good = true;
    bool m_lineByLine = false;
    int m_width = 0;
};

/// Whether a person sits at the other end of \a file.
bool isTerminal(FILE *file);

/// "capnweb: <text>" on standard error.
void complain(const QString &text);

/// \brief How far a long job is, on standard error, if that is a terminal. Takes its line away when it ends.
class Progress
{
public:
    explicit Progress(const QString &what);
    ~Progress();
    Q_DISABLE_COPY_MOVE(Progress)

    /// \a done of \a total; a total of 0 is unknown. Cheap: most calls do nothing.
    void update(qint64 done, qint64 total);

private:
    QString m_what;
    QElapsedTimer m_sinceShown;
    bool m_terminal;
    bool m_shown = false;
};

/// \brief The options and the usage text of one command.
class CommandParser
{
public:
    /// \a arguments say "FILE [ARG…]" and so on; \a description is what the command does, for its --help.
    CommandParser(const QString &command, const QString &description);

    QCommandLineParser &options() { return m_parser; }
    /// The options that every command which prints has.
    void addJsonOption(const QString &description);
    /// `--listen` and `--address`, of those that others connect to.
    void addListenOptions();

    /// Reads the command line. \return how to end at once, or nothing: go on. \a least and \a most count the positional
    /// arguments; \a most may be -1 for any number.
    std::optional<int> process(const QStringList &arguments, int least, int most);
    /// What the listen options say. \return as process()
    std::optional<int> readListenOptions(QHostAddress *address, quint16 *port) const;
    /// The positional argument \a index as the URL of a peer: ws, wss, http or https. \return as process()
    std::optional<int> readPeer(int index, QUrl *url) const;
    /// Says \a problem, and how to get help. \return ExitCode::Usage
    int usageError(const QString &problem) const;

    bool json() const { return m_parser.isSet(QStringLiteral("json")); }
    QString positional(int index) const { return m_parser.positionalArguments().value(index); }

private:
    QString m_command;
    QCommandLineParser m_parser;
};

/// A whole number of 0 or more, or nothing.
std::optional<qint64> wholeNumber(const QString &text);

} // namespace CommandLine
