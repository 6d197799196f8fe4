// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was seen in traffic, offered in ComposerForm: targets, methods and the kinds of their arguments.

#include "capturedocument.h"
#include "composereditor.h"
#include "composerform.h"
#include "composerhints.h"
#include "composermembers.h"
#include "composertargets.h"
#include "seeninterfaces.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

void ComposerForm::makeOffers()
{
    m_seen = new SeenInterfaces(this);
    m_targetCompleter = new MemberCompleter(new ComposerMembers(this), true, this);
    m_methodCompleter = new MemberCompleter(new ComposerMembers(this), false, this);
    // Of the line, not of the box, which takes what is chosen for one of its entries.
    m_targets->lineEdit()->setCompleter(m_targetCompleter);
    m_method->setCompleter(m_methodCompleter);
    m_method->installEventFilter(this);
    m_targets->lineEdit()->installEventFilter(this);

    connect(m_seen, &SeenInterfaces::changed, this, [this] {
        if (!isVisible())
            return;
        validateSoon();
        // A list that is open does not move under the hand.
        if (m_method->hasFocus() && !m_methodCompleter->popup()->isVisible())
            offerMethods();
        if (m_targets->lineEdit()->hasFocus() && !m_targetCompleter->popup()->isVisible())
            offerTargets();
    });
    connect(m_targets->lineEdit(), &QLineEdit::textEdited, this, &ComposerForm::offerTargets);
    connect(m_method, &QLineEdit::textEdited, this, &ComposerForm::offerMethods);
    // Later: the field takes the text that was chosen first.
    connect(
        m_targetCompleter, &MemberCompleter::chosen, this,
        [this](const ComposerMembers::Entry &entry) {
            m_targets->setTarget(entry.target);
            if (!entry.isMethod)
                return;
            m_method->selectAll();
            m_method->insert(toText(entry.method)); // so that it can be undone
            fillIfUnwritten();
        },
        Qt::QueuedConnection);
    connect(
        m_methodCompleter, &MemberCompleter::chosen, this,
        [this](const ComposerMembers::Entry &entry) {
            if (m_method->text() != entry.text) {
                m_method->selectAll();
                m_method->insert(entry.text);
            }
            if (entry.isMethod)
                fillIfUnwritten();
        },
        Qt::QueuedConnection);
    connect(m_hints, &ComposerHints::fillRequested, this, &ComposerForm::fill);
    // Traffic is not looked at before someone writes a call.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isAncestorOf(now))
            m_seen->setActive(true);
    });
}

std::optional<ComposerForm::Place> ComposerForm::placeOf(int step) const
{
    TextError error;
    const auto target = parseReference(m_variables.expand(m_targets->currentText()).text, &error);
    if (!target || target->table != CapabilityRef::Table::Import)
        return {};
    Place place{m_seen->originOf(m_session, target->id), target->path};
    for (int i = 0; i < step; ++i) {
        const auto method = parsePath(m_variables.expand(m_steps[i].method).text, &error);
        if (!method)
            return {};
        place = {Trace::SeenCalls::resultOf(place.origin, place.path + *method), {}};
    }
    return place.origin.isEmpty() ? std::nullopt : std::optional(place);
}

void ComposerForm::offerTargets()
{
    static const QRegularExpression import(u"^\\s*\\$import:(-?\\d+)"_s);
    const QRegularExpressionMatch match = import.match(m_targets->currentText());
    const CapabilityRef base = match.hasMatch() ? CapabilityRef::import(match.captured(1).toDouble()) : CapabilityRef::main();
    std::vector<ComposerMembers::Entry> entries = m_targets->listed();
    const auto paths = ComposerMembers::targets(base, m_seen->below(m_seen->originOf(m_session, base.id), {}));
    entries.insert(entries.end(), paths.begin(), paths.end());
    m_targetCompleter->members()->setEntries(std::move(entries));
}

void ComposerForm::offerMethods()
{
    const auto place = placeOf(m_step);
    m_methodCompleter->members()->setEntries(place ? ComposerMembers::methods(m_seen->below(place->origin, place->path))
                                                   : std::vector<ComposerMembers::Entry>());
}

void ComposerForm::updateHints()
{
    const auto place = placeOf(m_step);
    if (!place)
        return m_hints->showCount(0);
    TextError error;
    const auto method = parsePath(m_variables.expand(m_method->text()).text, &error);
    const auto offered = m_seen->below(place->origin, place->path);
    if (method) {
        for (const OfferedMember &each : offered) {
            if (each.path == *method)
                return m_hints->showMember(*each.member);
        }
    }
    m_hints->showCount(m_method->text().isEmpty() ? int(offered.size()) : 0);
}

void ComposerForm::fill(const QString &skeleton)
{
    m_filled = skeleton;
    m_arguments->setText(skeleton);
    const qsizetype text = skeleton.indexOf("\"\""_L1);
    m_arguments->moveCursorTo(text < 0 ? 0 : text + 1); // into the first text that is to be written
    if (!skeleton.isEmpty())
        m_arguments->setFocus();
}

void ComposerForm::fillIfUnwritten()
{
    updateHints();
    const QString present = m_arguments->text();
    const auto skeleton = m_hints->skeleton();
    // What a person wrote stays: then the button beside the hint is for who wants it.
    if (skeleton && (present.trimmed().isEmpty() || present == m_filled))
        fill(*skeleton);
}

bool ComposerForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && (watched == m_method || watched == m_targets->lineEdit())) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool asks = key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier;
        // In the box of targets that key goes through its entries.
        const bool down = watched == m_method && key->key() == Qt::Key_Down;
        MemberCompleter *completer = watched == m_method ? m_methodCompleter : m_targetCompleter;
        if ((asks || down) && !completer->popup()->isVisible()) {
            if (watched == m_method)
                offerMethods();
            else
                offerTargets();
            completer->showAll();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Inspector
