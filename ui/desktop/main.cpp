// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturefiles.h"
#include "hintbar.h"
#include "livesources.h"
#include "mainwindow.h"
#include "preferencesdialog.h"
#include "replaysources.h"
#include "wiring.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtCore/QTimer>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"QtCapnWeb"_s);
    QApplication::setApplicationName(u"capnweb-inspector"_s);
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QStringLiteral(QTCAPNWEB_VERSION));
    QApplication::setDesktopFileName(u"org.qtcapnweb.Inspector"_s);

    const QString chosen = Inspector::Preferences::read().language;
    if (!chosen.isEmpty())
        QLocale::setDefault(QLocale(chosen));
    QTranslator plurals; // of English, for texts that no other language has
    if (plurals.load(u":/i18n/capnweb-inspector_en.qm"_s))
        QApplication::installTranslator(&plurals);
    QTranslator ownTexts;
    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);
    if (ownTexts.load(QLocale(), u"capnweb-inspector"_s, u"_"_s, u":/i18n"_s))
        QApplication::installTranslator(&ownTexts);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Shows what passes between two Cap'n Web peers, and calls what they offer."));
    const QCommandLineOption idle(u"no-connect"_s, QCoreApplication::translate("main", "Start without connecting anywhere."));
    const QCommandLineOption defaults(u"default-layout"_s,
                                      QCoreApplication::translate("main", "Start with the default layout of the window."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({idle, defaults});
    parser.addPositionalArgument(
        u"source"_s,
        QCoreApplication::translate("main",
                                    "Server to connect to (ws:// or wss://), or captures to open; without any, the built-in demo "
                                    "server."),
        u"[url | file…]"_s);
    parser.process(application);
    QStringList urls;
    QStringList files;
    for (const QString &source : parser.positionalArguments())
        (source.contains("://"_L1) && !source.startsWith("file:"_L1) ? urls : files)
            .append(source.startsWith("file:"_L1) ? QUrl(source).toLocalFile() : source);
    if (urls.size() > 1)
        parser.showHelp(2);

    Inspector::Preferences::read().applyFont();
    // The window goes first: it shows what they own.
    Inspector::LiveSources sources;
    Inspector::CaptureFiles captures;
    Inspector::ReplaySources replays;
    Inspector::MainWindow window;
    Inspector::wire(window, sources);
    Inspector::wireFiles(window, captures);
    Inspector::wireReplay(window, replays, sources);
    if (!parser.isSet(defaults))
        window.restoreLayout(QSettings());
    else
        window.setAppearance(Inspector::MainWindow::Appearance::Desktop);
    if (!Inspector::HintBar::isDismissed())
        window.showHints();
    window.show();

    // After the first frame, so that a slow name lookup does not delay it.
    QTimer::singleShot(0, &sources, [&] {
        if (!urls.isEmpty())
            sources.current()->connectTo(QUrl(urls.constFirst()));
        else if (files.isEmpty() && !parser.isSet(idle))
            sources.current()->connectToDemo();
        captures.open(files);
    });
    return QApplication::exec();
}
