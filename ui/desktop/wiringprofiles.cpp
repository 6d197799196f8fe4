// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"
#include "connectdialog.h"
#include "connectionbar.h"
#include "connectionbarheaders.h"
#include "livesources.h"
#include "mainwindow.h"
#include "wiring.h"

#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

bool isLive(const InspectorController &connection)
{
    return connection.state() == InspectorController::State::Connected
           || connection.state() == InspectorController::State::Connecting;
}

void connectTo(MainWindow &window, LiveSources &sources, const ConnectionProfile &profile, bool beside)
{
    if (beside)
        sources.addConnection();
    sources.current()->connectTo(profile.url, profile.requestHeaders(), profile.options);
    window.showDocument(sources.current()->document());
}

/// Of the collection that is open in the composer.
Variables variablesOf(const MainWindow &window)
{
    const auto *composer = window.findChild<Composer *>();
    return composer ? composer->variables() : Variables();
}

ConnectDialog *makeDialog(MainWindow &window, LiveSources &sources, ConnectionProfiles &profiles)
{
    auto *dialog = new ConnectDialog(profiles, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setVariables(variablesOf(window));
    dialog->setBeside(isLive(*sources.current()));
    QObject::connect(
        dialog, &ConnectDialog::connectRequested, &sources,
        [&window, &sources](const ConnectionProfile &profile, bool beside) { connectTo(window, sources, profile, beside); });
    return dialog;
}

} // namespace

void wireProfiles(MainWindow &window, LiveSources &sources, ConnectionProfiles &profiles)
{
    QObject::connect(&window, &MainWindow::connectDialogRequested, &sources, [&] {
        ConnectDialog *dialog = makeDialog(window, sources, profiles);
        if (const auto *bar = window.findChild<ConnectionBar *>()) {
            ConnectionProfile present;
            present.url = bar->url();
            for (const auto &[name, value] : bar->headers())
                present.headers.append({name, value, ConnectionBarHeaders::isSecret(name)});
            present.options = bar->options();
            present.hasPassphrase = !present.options.keyPassphrase.isEmpty();
            dialog->setProfile(present);
        }
        dialog->open();
    });
    const auto fill = [&window, &sources, &profiles] {
        QMenu *menu = window.profilesMenu();
        menu->clear();
        for (const QString &name : profiles.names()) {
            QString text = name;
            menu->addAction(text.replace(u'&', u"&&"_s), &sources, [&window, &sources, &profiles, name] {
                profiles.load(name, &sources, [&](const ConnectionProfile &profile, const QString &problem) {
                    ConnectionProfile wanted = profile;
                    if (problem.isEmpty() && profile.missingSecrets().isEmpty()) {
                        if (const auto why = wanted.expand(variablesOf(window)))
                            window.showProblem(ConnectDialog::tr("\"%1\" is not connected. %2").arg(profile.name, *why));
                        else
                            connectTo(window, sources, wanted, isLive(*sources.current()));
                        return;
                    }
                    ConnectDialog *dialog = makeDialog(window, sources, profiles);
                    dialog->open();
                    dialog->choose(profile.name); // asks for what is missing
                });
            });
        }
        if (menu->isEmpty())
            menu->addAction(MainWindow::tr("(none is kept yet)", "profiles of connections"))->setEnabled(false);
    };
    QObject::connect(&profiles, &ConnectionProfiles::changed, window.profilesMenu(), fill);
    fill();
}

} // namespace Inspector
