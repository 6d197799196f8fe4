// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Help and About of MainWindow.

#include "mainwindow.h"
#include "symbol.h"

#include <QtCore/QFile>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

void MainWindow::showHelp()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("How to Read This Window"));
    dialog->resize(620, 560);
    auto *text = new QTextBrowser(dialog);
    text->setHtml(
        tr("<h3>Timeline</h3>"
           "<p>One row for each message, and for what happens to the connection. An arrow to the right was sent by this side, "
           "one to the left came "
           "from the peer. A call is four messages: <b>push</b> makes it, <b>pull</b> asks for its result, <b>resolve</b> or "
           "<b>reject</b> "
           "brings it, <b>release</b> lets it go; selecting one marks the others.</p>"
           "<p><b>State</b> of a push says what became of the call and how long it took.</p>"
           "<h3>Tables</h3>"
           "<p>Each side has two tables: <b>imports</b> are capabilities of the other side that it may use, <b>exports</b> are "
           "its own that the other "
           "side may use. Id 0 is the main interface. Ids that a call or pipe made are positive, ids that were given away by "
           "reference are negative.</p>"
           "<p>Selecting a message shows the tables as they were after it, with what it made and what it released; <b>Live</b> "
           "goes back to now. "
           "The menu of an entry makes it the target of the next call, disposes it, or goes to the message that created it.</p>"
           "<h3>Keys</h3><table cellpadding='3'>"
           "<tr><td>Ctrl+Shift+P</td><td>all commands by name</td></tr>"
           "<tr><td>Ctrl+O, Ctrl+S</td><td>open, save a capture</td></tr>"
           "<tr><td>Ctrl+/</td><td>write a filter</td></tr>"
           "<tr><td>Ctrl+1, Ctrl+2, Ctrl+3</td><td>perspectives</td></tr>"
           "<tr><td>Ctrl+L</td><td>enter a URL</td></tr>"
           "<tr><td>Ctrl+E, Ctrl+R</td><td>disconnect, reconnect</td></tr>"
           "<tr><td>Ctrl+Shift+F</td><td>follow new messages</td></tr>"
           "<tr><td>Ctrl+Shift+L</td><td>live tables</td></tr>"
           "<tr><td>Ctrl+G</td><td>go to a record</td></tr>"
           "<tr><td>Ctrl+. and Ctrl+,</td><td>next and previous message of the same call</td></tr>"
           "<tr><td>Escape</td><td>select nothing; the tables are live again</td></tr>"
           "<tr><td>Ctrl+K, Ctrl+T</td><td>composer, tables</td></tr>"
           "<tr><td>Ctrl+C</td><td>copy rows; Ctrl+Shift+C copies the text of the messages</td></tr></table>")
        + tr("<h3>In the timeline</h3><table cellpadding='3'>"
             "<tr><td>Ctrl+F, F3, Shift+F3</td><td>find a text, next and previous hit</td></tr>"
             "<tr><td>Ctrl+Shift+D</td><td>the strip above it: arrows move, with Shift they choose, Enter filters by "
             "time</td></tr>"
             "<tr><td>Ctrl+Alt+P</td><td>pause: nothing new is shown, recording goes on</td></tr>"
             "<tr><td>Ctrl+M, Ctrl+Alt+M</td><td>mark, comment</td></tr>"
             "<tr><td>Ctrl+Shift+T</td><td>times below count from the selected row</td></tr>"
             "<tr><td>dragging a cell along its row</td><td>onto the filter: rows like it</td></tr></table>"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->show();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Cap'n Web Inspector"));
    box.setIconPixmap(Symbol::icon(u"inspector"_s).pixmap(64, 64));
    box.setText(tr("<h3>Cap'n Web Inspector %1</h3>").arg(QApplication::applicationVersion().toHtmlEscaped()));
    box.setInformativeText(
        tr("<p>Shows what passes between two Cap'n Web peers: messages, calls, and the capability tables of both sides.</p>"
           "<p>Licence: GNU General Public License, version 3 or later. The library QtCapnWeb: MIT.</p>"));
    box.exec();
}

void MainWindow::showFilterHelp()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(u"filterHelp"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("The Filter Language"));
    dialog->resize(760, 620);
    auto *text = new QTextBrowser(dialog);
    text->setAccessibleName(tr("The Filter Language"));
    QFile file(u":/docs/filter.md"_s);
    if (file.open(QIODevice::ReadOnly))
        text->setMarkdown(QString::fromUtf8(file.readAll()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->show();
}

} // namespace Inspector
