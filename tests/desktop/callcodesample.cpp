// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// callcodesample NAME: prints the C++ for a call of callcodesample.h, to be compiled as the composer gives it; but for the URL,
// which becomes the program's first argument.

#include "callcodesample.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QString url = QStringLiteral("ws://placeholder/");
    QString text = Inspector::toCpp(Inspector::sampleScript(application.arguments().value(1), QUrl(url))).text;
    text.replace(QStringLiteral("u\"ws://placeholder/\"_s"), QStringLiteral("QCoreApplication::arguments().at(1)"));
    return std::fputs(text.toUtf8().constData(), stdout) < 0;
}
