// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The menu of ComposerForm that puts values into the arguments.

#include "composereditor.h"
#include "composerform.h"
#include "composertargets.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int MostListed = 30; // capabilities, variables: more are no menu

} // namespace

void ComposerForm::fillInsertMenu(QMenu *menu)
{
    menu->clear();
    const auto text = [this, menu](const QString &title, const QString &inserted) {
        menu->addAction(title, this, [this, inserted] {
            insertArgument(inserted);
            m_arguments->setFocus();
        });
    };
    menu->addAction(tr("&Date and time…"), this, &ComposerForm::insertDate);
    text(tr("&Big integer"), u"{\"$bigint\":\"12345678901234567890\"}"_s);
    menu->addAction(tr("B&ytes from a file…"), this, [this] { insertFile(false); });
    menu->addAction(tr("S&tream from a file…"), this, [this] { insertFile(true); });
    text(tr("Bytes as base&64"), u"{\"$bytes\":\"\"}"_s);
    menu->addSeparator();
    auto *capabilities = menu->addMenu(tr("Ca&pability"));
    m_targets->refresh();
    for (int i = 0; i < std::min(m_targets->count(), MostListed); ++i) {
        const QString reference = i == 0 ? u"$import:0"_s : m_targets->itemText(i);
        const QString name = m_targets->itemData(i, Qt::UserRole + 1).toString();
        capabilities->addAction(tr("%1  %2", "a capability and what it is").arg(reference, name), this,
                                [this, reference] { insertArgument(u'"' + reference + u'"'); });
    }
    text(tr("&Callback"), u"{\"$callback\":\"callback\"}"_s);
    text(tr("Callback that &answers"), u"{\"$callback\":\"callback\",\"$answer\":null}"_s);
    const QStringList names = m_variables.names();
    auto *variables = menu->addMenu(tr("&Variable"));
    variables->setEnabled(!names.isEmpty());
    for (const QString &name : names.first(std::min<qsizetype>(names.size(), MostListed)))
        variables->addAction(name, this, [this, name] { insertArgument(u"{{"_s + name + u"}}"_s); });
    menu->addSeparator();
    text(tr("&Undefined"), u"{\"$undefined\":true}"_s);
    text(tr("&Not a number, infinity"), u"{\"$number\":\"NaN\"}"_s);
    text(tr("U&RL"), u"{\"$url\":\"https://example.com/\"}"_s);
    text(tr("&Headers"), u"{\"$headers\":[[\"accept\",\"*/*\"]]}"_s);
    text(tr("&Error"), u"{\"$error\":{\"type\":\"Error\",\"message\":\"\"}}"_s);
}

void ComposerForm::insertFile(bool stream)
{
    auto *dialog = new QFileDialog(this, stream ? tr("Stream from a File") : tr("Bytes from a File"));
    dialog->setObjectName(u"composerFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, stream](const QString &path) {
        // Through the writer, which escapes what a name may hold.
        const CapabilityPtr file(
            new FilePlaceholder(stream ? FilePlaceholder::Kind::Stream : FilePlaceholder::Kind::Bytes, path));
        insertArgument(toArgumentText(stream ? Value::readable(file) : Value::stub(file)));
    });
    dialog->open();
}

void ComposerForm::insertDate()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(u"composerDateDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Date and Time"));
    auto *edit = new QDateTimeEdit(QDateTime::currentDateTime(), dialog);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    edit->setAccessibleName(tr("Date and time, in the time zone of this computer"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(edit);
    layout->addWidget(buttons);
    connect(dialog, &QDialog::accepted, this,
            [this, edit] { insertArgument(toArgumentText(Value(Date{double(edit->dateTime().toMSecsSinceEpoch())}))); });
    dialog->open();
}

} // namespace Inspector
