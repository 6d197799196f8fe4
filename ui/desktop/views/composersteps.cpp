// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a chain in ComposerForm, and the line that says all of it.

#include "callchain.h"
#include "composereditor.h"
#include "composerform.h"
#include "composertargets.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr qsizetype StepPreview = 24;

} // namespace

// Chains: each step has a tab; the fields show the chosen one.

void ComposerForm::keepStep()
{
    m_steps[m_step] = {m_method->text(), m_arguments->text()};
    updateSteps();
}

void ComposerForm::showStep(int step)
{
    const QScopedValueRollback updating(m_updating, true);
    m_step = std::clamp(step, 0, int(m_steps.size()) - 1);
    m_method->setText(m_steps[m_step].method);
    m_arguments->setText(m_steps[m_step].argumentsText);
    updateSteps();
    m_validation.start();
}

void ComposerForm::updateSteps()
{
    const QScopedValueRollback updating(m_updating, true);
    while (m_stepTabs->count() > m_steps.size())
        m_stepTabs->removeTab(m_stepTabs->count() - 1);
    for (int i = 0; i < int(m_steps.size()); ++i) {
        CallDraft shown;
        shown.target.clear();
        shown.method = m_steps[i].method;
        shown.argumentsText = m_steps[i].argumentsText;
        shown.mode = i == m_steps.size() - 1 ? m_mode : CallMode::Call;
        const QString text = tr("%1: %2", "number and call of a step in a chain")
                                 .arg(i + 1)
                                 .arg(chainText(shown, StepPreview).replace(u'&', u"&&"_s));
        if (i >= m_stepTabs->count()) {
            m_stepTabs->addTab(text);
            auto *remove = new QToolButton;
            remove->setText(u"✕"_s);
            remove->setAccessibleName(tr("Remove the step"));
            remove->setToolTip(tr("Remove the step"));
            remove->setAutoRaise(true);
            connect(remove, &QToolButton::clicked, this, [this, remove] {
                for (int tab = 0; tab < m_stepTabs->count(); ++tab) {
                    if (m_stepTabs->tabButton(tab, QTabBar::RightSide) == remove) {
                        showStep(tab);
                        removeStep();
                        return;
                    }
                }
            });
            m_stepTabs->setTabButton(i, QTabBar::RightSide, remove);
        } else if (m_stepTabs->tabText(i) != text) {
            m_stepTabs->setTabText(i, text);
        }
    }
    m_stepTabs->setCurrentIndex(m_step);
    m_stepTabs->setVisible(m_steps.size() > 1);
}

void ComposerForm::addStep()
{
    if (m_steps.size() > CallDraft::MostSteps)
        return;
    m_mode = CallMode::Call;
    m_steps.insert(m_step + 1, CallStep());
    showStep(m_step + 1);
    updateLine();
    m_method->setFocus();
}

void ComposerForm::removeStep()
{
    if (m_steps.size() < 2)
        return;
    m_steps.remove(m_step);
    showStep(std::min(m_step, int(m_steps.size()) - 1));
    updateLine();
}

void ComposerForm::updateLine()
{
    const QString line = chainText(draft());
    if (m_line->text() != line) {
        m_line->setText(line);
        m_line->setCursorPosition(0);
    }
}

void ComposerForm::readLine()
{
    TextError error;
    const auto read = parseChain(m_line->text(), &error);
    if (!read) {
        m_validation.stop();
        showMessage(tr("Line, column %1: %2").arg(error.offset + 1).arg(error.message), true);
        return;
    }
    const QScopedValueRollback updating(m_updating, true); // the line is not written anew while it is typed
    m_mode = read->mode;
    m_targets->setEditText(read->target);
    m_steps = read->before + QList<CallStep>{{read->method, read->argumentsText}};
    showStep(int(m_steps.size()) - 1);
}

} // namespace Inspector
