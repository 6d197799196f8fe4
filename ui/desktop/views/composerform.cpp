// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composerform.h"

#include "capturedocument.h"
#include "composereditor.h"
#include "composerhints.h"
#include "composertargets.h"
#include "seeninterfaces.h"
#include "symbol.h"
#include "theme.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int ValidationDelay = 150; // milliseconds after the last key

} // namespace

ComposerForm::ComposerForm(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_head = new QHBoxLayout;
    layout->addLayout(m_head);
    layout->addWidget(makeFields(), 1);

    m_validation.setSingleShot(true);
    m_validation.setInterval(ValidationDelay);
    connect(&m_validation, &QTimer::timeout, this, &ComposerForm::validate);
    const auto edited = [this] {
        if (m_updating)
            return;
        keepStep();
        updateLine();
        m_validation.start();
    };
    connect(m_arguments, &ComposerEditor::textChanged, this, edited);
    connect(m_targets, &QComboBox::editTextChanged, this, edited);
    connect(m_method, &QLineEdit::textChanged, this, edited);
    makeOffers();
    updateSteps();
    updateLine();
    validate();
}

ComposerForm::~ComposerForm() = default;

QWidget *ComposerForm::makeFields()
{
    auto *panel = new QWidget(this);
    // Made in the order in which the Tab key goes through them.
    m_targets = new ComposerTargets(panel);
    m_targets->setObjectName("composerTarget"_L1);
    m_stepTabs = new QTabBar(panel);
    m_stepTabs->setObjectName("composerSteps"_L1);
    m_stepTabs->setAccessibleName(tr("Steps of the chain"));
    m_stepTabs->setMovable(true);
    m_stepTabs->setExpanding(false);
    m_stepTabs->setDrawBase(false);
    m_stepTabs->setUsesScrollButtons(true);
    connect(m_stepTabs, &QTabBar::currentChanged, this, [this](int step) {
        if (!m_updating && step >= 0)
            showStep(step);
    });
    connect(m_stepTabs, &QTabBar::tabMoved, this, [this](int from, int to) {
        m_steps.move(from, to);
        m_step = m_stepTabs->currentIndex();
        updateSteps();
        updateLine();
        m_validation.start();
    });
    m_method = new QLineEdit(panel);
    m_method->setObjectName("composerMethod"_L1);
    m_method->setPlaceholderText(tr("method or property; empty calls the target itself"));
    m_method->setAccessibleName(tr("Method"));
    m_method->setClearButtonEnabled(true);
    m_arguments = new ComposerEditor(panel);
    m_arguments->setObjectName("composerArguments"_L1);
    m_hints = new ComposerHints(panel);
    auto *buttons = new QHBoxLayout;
    makeButtons(panel, buttons); // who has written the arguments wants to send them
    auto *argumentsLabel = new QLabel(tr("&Arguments"), panel);
    argumentsLabel->setBuddy(m_arguments);
    auto *insert = new QToolButton(panel);
    insert->setObjectName("composerInsert"_L1);
    insert->setText(tr("&Insert"));
    insert->setToolTip(tr("Puts a value into the arguments that JSON lacks"));
    insert->setPopupMode(QToolButton::InstantPopup);
    auto *insertMenu = new QMenu(insert);
    connect(insertMenu, &QMenu::aboutToShow, this, [this, insertMenu] { fillInsertMenu(insertMenu); });
    insert->setMenu(insertMenu);
    auto *help = new QToolButton(panel);
    help->setText(tr("?"));
    help->setAccessibleName(tr("How arguments are written"));
    help->setToolTip(ArgumentParser::helpText());
    help->setAutoRaise(true);
    connect(help, &QToolButton::clicked, this, [help] {
        QToolTip::showText(help->mapToGlobal(QPoint(0, help->height())), ArgumentParser::helpText(), help, {}, 60'000);
    });
    auto *argumentsHead = new QVBoxLayout;
    argumentsHead->addWidget(argumentsLabel);
    argumentsHead->addWidget(insert, 0, Qt::AlignLeft);
    argumentsHead->addWidget(help, 0, Qt::AlignLeft);
    argumentsHead->addStretch();

    m_then = new QToolButton(panel);
    m_then->setObjectName("composerThen"_L1);
    m_then->setText(tr("T&hen"));
    m_then->setToolTip(tr("Makes this call first, without waiting for it, and goes on with one on its result: a chain"));
    connect(m_then, &QToolButton::clicked, this, &ComposerForm::addStep);
    auto *methodRow = new QHBoxLayout;
    methodRow->addWidget(m_method, 1);
    methodRow->addWidget(m_then);
    m_line = new QLineEdit(panel);
    m_line->setObjectName("composerLine"_L1);
    m_line->setAccessibleName(tr("The call as one line"));
    m_line->setToolTip(tr("The same call as one line, such as main.open(\"a\").read(10). Enter takes over what is typed here."));
    m_line->setFont(dataFont());
    connect(m_line, &QLineEdit::textEdited, this, &ComposerForm::readLine);
    m_statusIcon = new QLabel(panel);
    m_status = new QLabel(panel);
    m_status->setObjectName("composerStatus"_L1);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *statusRow = new QHBoxLayout;
    statusRow->addWidget(m_statusIcon, 0, Qt::AlignTop);
    statusRow->addWidget(m_status, 1);
    auto *form = new QFormLayout(panel);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Target"), m_targets);
    form->addRow(m_stepTabs);
    form->addRow(tr("&Method"), methodRow);
    auto *argumentsRow = new QHBoxLayout;
    argumentsRow->addLayout(argumentsHead);
    argumentsRow->addWidget(m_arguments, 1);
    form->addRow(argumentsRow);
    form->addRow(m_hints);
    form->addRow(tr("As &line"), m_line);
    form->addRow(statusRow);
    form->addRow(buttons);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(methodRow)))
        label->setBuddy(m_method);
    return panel;
}

void ComposerForm::makeButtons(QWidget *panel, QHBoxLayout *buttons)
{
    const auto button = [this, panel, buttons](const QString &text, const QString &name, const QString &tip, CallMode mode) {
        auto *made = new QPushButton(text, panel);
        made->setObjectName(name);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [this, mode] { Q_EMIT sendRequested(mode); });
        buttons->addWidget(made);
        return made;
    };
    m_call = button(tr("&Call"), u"composerCall"_s, tr("Calls and waits for the result (Ctrl+Enter)"), CallMode::Call);
    m_call->setIcon(Symbol::icon(u"outgoing"_s));
    m_pipelined =
        button(tr("&Pipelined call"), u"composerPipelined"_s,
               tr("Calls without asking for the result, which can be used as a target or an argument at once ($import:ID)"),
               CallMode::PipelinedCall);
    m_get =
        button(tr("&Get property"), u"composerGet"_s, tr("Reads the property; arguments are not used"), CallMode::GetProperty);
    auto *code = new QToolButton(panel);
    code->setObjectName("composerCode"_L1);
    code->setText(tr("Cop&y as"));
    code->setIcon(Symbol::icon(u"copy"_s));
    code->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    code->setToolTip(tr("Copies a program that makes this call"));
    code->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(code);
    menu->addAction(tr("&JavaScript"), this, [this] { Q_EMIT codeRequested(Language::JavaScript); });
    menu->addAction(tr("&C++ (QtCapnWeb)"), this, [this] { Q_EMIT codeRequested(Language::Cpp); });
    menu->addAction(tr("c&url (one HTTP batch)"), this, [this] { Q_EMIT codeRequested(Language::Curl); });
    menu->addAction(tr("&Line"), this, [this] {
        m_line->selectAll();
        m_line->copy();
    });
    code->setMenu(menu);
    buttons->addWidget(code);
    auto *save = new QPushButton(tr("&Save…"), panel);
    save->setObjectName("composerSave"_L1);
    save->setToolTip(tr("Keeps this call in a collection"));
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, &ComposerForm::saveRequested);
    buttons->addWidget(save);
    buttons->addStretch();
    m_disposeTarget = new QPushButton(tr("&Dispose target"), panel);
    m_disposeTarget->setObjectName("composerDisposeTarget"_L1);
    m_disposeTarget->setIcon(Symbol::icon(u"dispose"_s));
    m_disposeTarget->setAutoDefault(false);
    connect(m_disposeTarget, &QPushButton::clicked, this, [this] {
        TextError error;
        if (const auto target = m_targets->target(&error))
            Q_EMIT disposeImportRequested(target->id);
    });
    buttons->addWidget(m_disposeTarget);
}

void ComposerForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_call)
        validate();
}

void ComposerForm::setSource(CaptureDocument *document, int session)
{
    m_document = document;
    m_session = session;
    m_seen->setDocument(document);
    m_targets->setSource(document, session);
    validate();
}

void ComposerForm::setCheck(ArgumentParser::Check check)
{
    m_check = std::move(check);
    validate();
}

void ComposerForm::setVariables(const Variables &variables)
{
    m_variables = variables;
    validateSoon();
}

CallDraft ComposerForm::draft() const
{
    CallDraft draft;
    draft.target = m_targets->currentText().trimmed();
    draft.before = m_steps.first(m_steps.size() - 1);
    draft.method = m_steps.constLast().method;
    draft.argumentsText = m_steps.constLast().argumentsText;
    draft.mode = m_mode;
    return draft;
}

void ComposerForm::setDraft(const CallDraft &draft)
{
    m_mode = draft.mode;
    m_steps = draft.before + QList<CallStep>{{draft.method, draft.argumentsText}};
    {
        const QScopedValueRollback updating(m_updating, true);
        m_targets->setEditText(draft.target);
    }
    showStep(int(m_steps.size()) - 1);
    updateLine();
    validate();
}

void ComposerForm::setTarget(const CapabilityRef &target)
{
    m_targets->setTarget(target);
    m_method->setFocus();
    m_method->selectAll();
}

std::optional<CallRequest> ComposerForm::request(CallMode mode)
{
    validate();
    CallDraft wanted = draft();
    wanted.mode = mode;
    DraftProblem problem;
    auto result = requestOf(wanted, m_variables, m_check, &problem);
    if (!result && problem.field == DraftProblem::Field::Target
        && parseReference(m_variables.expand(wanted.target).text, &problem.error))
        result = requestOf(wanted, m_variables, {}, &problem); // a dead target: whoever sends says so, in the history
    if (result)
        return result;
    const int step = problem.step < 0 ? int(m_steps.size()) - 1 : problem.step;
    if (problem.field != DraftProblem::Field::Target && step != m_step)
        showStep(step);
    switch (problem.field) {
    case DraftProblem::Field::Target:
        m_targets->setFocus();
        break;
    case DraftProblem::Field::Method:
        m_method->setFocus();
        break;
    case DraftProblem::Field::Arguments:
        m_arguments->moveCursorTo(problem.error.offset);
        m_arguments->setFocus();
        break;
    }
    validate();
    return {};
}

std::optional<CallRequest> ComposerForm::requestForCode()
{
    DraftProblem problem;
    auto result = requestOf(draft(), m_variables, {}, &problem);
    if (!result)
        showMessage(problem.message, true);
    return result;
}

void ComposerForm::insertArgument(const QString &text) { m_arguments->insert(text); }

bool ComposerForm::hasLiveTarget() const
{
    using State = CaptureDocument::State;
    return m_document && (m_document->state() == State::Connected || m_document->state() == State::Connecting);
}

void ComposerForm::showMessage(const QString &text, bool isError)
{
    m_status->setText(text);
    const int size = fontMetrics().height();
    m_statusIcon->setPixmap(Symbol::icon(isError ? u"error"_s : u"ok"_s).pixmap(size, size));
}

void ComposerForm::validateSoon()
{
    if (!m_validation.isActive())
        m_validation.start();
}

void ComposerForm::validate()
{
    m_validation.stop();
    DraftProblem problem;
    CallDraft all = draft();
    all.mode = CallMode::Call;
    const auto request = requestOf(all, m_variables, m_check, &problem);
    const int step = problem.step < 0 ? int(m_steps.size()) - 1 : problem.step;
    // Arguments are marked even if the target is what the status tells of.
    std::optional<TextError> mark;
    if (!request && problem.field == DraftProblem::Field::Arguments && step == m_step) {
        mark = problem.error;
    } else if (!request) {
        CallDraft here;
        here.argumentsText = m_steps[m_step].argumentsText;
        DraftProblem own;
        if (!requestOf(
                here, m_variables,
                [this](const CapabilityRef &reference) {
                    return !m_check || reference.isMain() ? std::nullopt : m_check(reference);
                },
                &own)
            && own.field == DraftProblem::Field::Arguments)
            mark = own.error;
    }
    if (mark)
        m_arguments->setErrorMark(mark->offset, mark->length, mark->message);
    else
        m_arguments->clearErrorMark();
    if (request)
        showMessage(tr("arguments: %1").arg(ArgumentParser().parse(request->argumentsText).items.size()), false);
    else
        showMessage(problem.message, true);
    updateHints();
    updateButtons();
}

void ComposerForm::updateButtons()
{
    const bool live = hasLiveTarget();
    for (QPushButton *button : {m_call, m_pipelined, m_get})
        button->setEnabled(live);
    TextError error;
    const auto target = m_targets->target(&error);
    const bool disposable =
        live && target && target->table == CapabilityRef::Table::Import && !target->isMain() && target->path.isEmpty();
    m_disposeTarget->setEnabled(disposable);
    m_disposeTarget->setToolTip(target && target->isMain() ? tr("The main interface is let go by disconnecting")
                                                           : tr("Lets go of the target wherever it is held here"));
}

} // namespace Inspector
