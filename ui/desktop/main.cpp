// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferencesdialog.h"
#include "workbench.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using Inspector::StartupArguments;

namespace {

/// In the language that was chosen, else the system's.
struct Translations {
    QTranslator plurals; // of English, for texts that no other language has
    QTranslator ownTexts;
    QTranslator qtTexts;

    Translations()
    {
        const QString chosen = Inspector::Preferences::read().language;
        if (!chosen.isEmpty())
            QLocale::setDefault(QLocale(chosen));
        if (plurals.load(u":/i18n/capnweb-inspector_en.qm"_s))
            QCoreApplication::installTranslator(&plurals);
        if (qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&qtTexts);
        if (ownTexts.load(QLocale(), u"capnweb-inspector"_s, u"_"_s, u":/i18n"_s))
            QCoreApplication::installTranslator(&ownTexts);
    }
};

void print(FILE *file, const QString &text) { std::fputs(text.toLocal8Bit().constData(), file); }

void complain(const StartupArguments &wanted)
{
    for (const QString &problem : wanted.problems)
        print(stderr, u"capnweb-inspector: "_s + problem + u'\n');
}

/// What needs no window, and so no display.
int answer(int &argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Translations translations;
    const StartupArguments wanted = StartupArguments::read(QCoreApplication::arguments());
    switch (wanted.wish) {
    case StartupArguments::Wish::ShowHelp:
        print(stdout, wanted.help);
        return 0;
    case StartupArguments::Wish::ShowVersion:
        print(stdout, u"capnweb-inspector %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return 0;
    default:
        complain(wanted);
        print(stderr, QCoreApplication::translate("main", "Try --help.") + u'\n');
        return 2;
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(u"QtCapnWeb"_s);
    QCoreApplication::setApplicationName(u"capnweb-inspector"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QTCAPNWEB_VERSION));
    QStringList given;
    for (int i = 0; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    // Looked for by hand: only QApplication, which needs a display, takes Qt's own options (-style, -platform) out.
    for (const QString &argument : std::as_const(given)) {
        if (argument == "--help"_L1 || argument == "-h"_L1 || argument == "--version"_L1 || argument == "-v"_L1)
            return answer(argc, argv);
        if (argument == "--safe-mode"_L1)
            Inspector::Workbench::useEmptySettings();
    }

    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QString());
    QApplication::setDesktopFileName(u"org.qtcapnweb.Inspector"_s);
    const Translations translations;
    const StartupArguments wanted = StartupArguments::read(QCoreApplication::arguments());
    complain(wanted);
    if (wanted.wish != StartupArguments::Wish::Start) {
        print(stderr, QCoreApplication::translate("main", "Try --help.") + u'\n');
        return 2;
    }

    Inspector::Preferences::read().applyFont();
    Inspector::Workbench workbench(wanted);
    workbench.show();
    // After the first frame, so that nothing delays it.
    QTimer::singleShot(0, &workbench, &Inspector::Workbench::start);
    return QApplication::exec();
}
