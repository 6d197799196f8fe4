// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startuparguments.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QString words(const char *text) { return QCoreApplication::translate("main", text); }

/// Why \a url cannot be connected to; empty if it can.
QString urlProblem(const QUrl &url, const QString &given)
{
    static const QStringList schemes{u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    if (!url.isValid())
        return QCoreApplication::translate("main", "\"%1\" is no URL: %2").arg(given, url.errorString());
    if (!schemes.contains(url.scheme()))
        return QCoreApplication::translate("main", "\"%1\" cannot be connected to: a URL must begin with ws:// or wss://.")
            .arg(given);
    if (url.host().isEmpty())
        return QCoreApplication::translate("main", "\"%1\" names no host.").arg(given);
    return {};
}

} // namespace

StartupArguments StartupArguments::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Shows what passes between two Cap'n Web peers, and calls what they offer."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, QCoreApplication::translate("main", "Show this, and end."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, QCoreApplication::translate("main", "Show the version, and end."));
    const QCommandLineOption safe(
        u"safe-mode"_s, QCoreApplication::translate(
                            "main", "Start with the default settings and layout, and restore nothing; settings are not kept."));
    const QCommandLineOption follow(u"follow"_s,
                                    QCoreApplication::translate("main", "Read the files on as they grow, as tail -f does."));
    const QCommandLineOption fresh(u"no-restore"_s, QCoreApplication::translate("main", "Do not open what was open before."));
    const QCommandLineOption idle(u"no-connect"_s, QCoreApplication::translate("main", "Start without connecting anywhere."));
    const QCommandLineOption layout(u"default-layout"_s,
                                    QCoreApplication::translate("main", "Start with the default layout of the window."));
    parser.addOptions({help, version, safe, follow, fresh, idle, layout});
    parser.addPositionalArgument(
        u"source"_s,
        QCoreApplication::translate("main",
                                    "Servers to connect to (ws:// or wss://) and captures to open; without any, what was open "
                                    "before, or the built-in demo server."),
        u"[url | file…]"_s);

    StartupArguments result;
    const bool understood = parser.parse(arguments);
    result.help = parser.helpText();
    if (!understood) {
        result.wish = Wish::Complain;
        result.problems.append(parser.errorText());
        return result;
    }
    if (parser.isSet(help) || parser.isSet(version)) {
        result.wish = parser.isSet(help) ? Wish::ShowHelp : Wish::ShowVersion;
        return result;
    }
    result.safeMode = parser.isSet(safe);
    result.follow = parser.isSet(follow);
    result.connects = !parser.isSet(idle);
    result.restores = !result.safeMode && !parser.isSet(fresh);
    result.defaultLayout = result.safeMode || parser.isSet(layout);
    for (const QString &given : parser.positionalArguments()) {
        if (given.contains("://"_L1) && !given.startsWith("file:"_L1)) {
            const QUrl url(given);
            const QString problem = urlProblem(url, given);
            if (problem.isEmpty()) {
                result.urls.append(url);
            } else {
                result.problems.append(problem);
                result.wish = Wish::Complain;
            }
            continue;
        }
        // A file that cannot be opened is told by the window, too, which someone who clicked on it sees.
        const QFileInfo file(given.startsWith("file:"_L1) ? QUrl(given).toLocalFile() : given);
        if (given.isEmpty() || !file.exists())
            result.problems.append(QCoreApplication::translate("main", "There is no file \"%1\".").arg(given));
        else if (file.isDir())
            result.problems.append(QCoreApplication::translate("main", "\"%1\" is a folder, not a capture.").arg(given));
        if (!given.isEmpty())
            result.files.append(file.absoluteFilePath());
    }
    if (result.follow && result.files.isEmpty() && result.wish == Wish::Start) {
        result.problems.append(words(QT_TRANSLATE_NOOP("main", "--follow needs a file to follow.")));
        result.wish = Wish::Complain;
    }
    return result;
}

} // namespace Inspector
