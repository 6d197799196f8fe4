// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argumentparser.h"
#include "callrequest.h"
#include "variables.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTabBar;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// The form for one call.

namespace Inspector {

class CaptureDocument;
class ComposerEditor;
class ComposerHints;
class ComposerTargets;
class MemberCompleter;
class SeenInterfaces;

/// \brief Where a call is written: its target, the steps of a chain, method and arguments; or all of it as one line, which
/// follows the fields as they follow it.
///
/// Texts are shown as they were written; variables are put in when it is looked at whether the call can be sent.
class ComposerForm final : public QWidget
{
    Q_OBJECT
public:
    enum class Language : quint8 { JavaScript, Cpp, Curl };
    Q_ENUM(Language)

    explicit ComposerForm(QWidget *parent = nullptr);
    ~ComposerForm() override;

    /// \a document may be null; it is not owned.
    void setSource(CaptureDocument *document, int session);
    void setCheck(ArgumentParser::Check check);
    void setVariables(const Variables &variables);

    CallDraft draft() const;
    void setDraft(const CallDraft &draft);
    void setTarget(const CapabilityRef &target);
    /// What the form says now; nothing if it cannot be sent: then the reason is shown, and where it is has the focus.
    std::optional<CallRequest> request(CallMode mode);
    /// The same without a connection: references may be dead.
    std::optional<CallRequest> requestForCode();
    void insertArgument(const QString &text);
    bool hasLiveTarget() const; ///< whether there is a connection that calls can be made on
    /// Says something below the fields, until they change.
    void showMessage(const QString &text, bool isError);

    /// A place for widgets above the form, such as the choice of an environment.
    QHBoxLayout *headLayout() const { return m_head; }
    /// What is known from traffic.
    SeenInterfaces *seen() const { return m_seen; }

public Q_SLOTS:
    void validate();
    /// Soon, when the person has stopped typing.
    void validateSoon();
    /// The call that is written now is made first, and not awaited: another one is written, to be made on it.
    void addStep();
    void removeStep();

Q_SIGNALS:
    void sendRequested(Inspector::CallMode mode);
    void codeRequested(Inspector::ComposerForm::Language language);
    void saveRequested();
    void disposeImportRequested(QtCapnWeb::EntryId id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Where a step's method is looked for: what the target came from, and a path from there.
    struct Place {
        QString origin;
        QtCapnWeb::PropertyPath path;
    };

    QWidget *makeFields();
    void makeButtons(QWidget *panel, QHBoxLayout *buttons);
    void fillInsertMenu(QMenu *menu);
    void insertFile(bool stream);
    void insertDate();
    void showStep(int step);
    void keepStep();
    void updateSteps();
    void updateLine();
    void readLine();
    void updateButtons();
    void makeOffers();
    std::optional<Place> placeOf(int step) const;
    void offerTargets();
    void offerMethods();
    void updateHints();
    void fill(const QString &skeleton);
    void fillIfUnwritten();

    QPointer<CaptureDocument> m_document;
    ArgumentParser::Check m_check;
    Variables m_variables;
    QList<CallStep> m_steps{CallStep()}; ///< the last is the call itself
    int m_step = 0; ///< the one that is in the fields
    CallMode m_mode = CallMode::Call; ///< that a draft came with
    bool m_updating = false;
    int m_session = -1;
    QString m_filled; ///< arguments that were filled in last, not written by a person
    QTimer m_validation;

    QHBoxLayout *m_head = nullptr;
    ComposerTargets *m_targets = nullptr;
    QTabBar *m_stepTabs = nullptr;
    QLineEdit *m_method = nullptr;
    QToolButton *m_then = nullptr;
    ComposerEditor *m_arguments = nullptr;
    ComposerHints *m_hints = nullptr;
    SeenInterfaces *m_seen = nullptr;
    MemberCompleter *m_targetCompleter = nullptr;
    MemberCompleter *m_methodCompleter = nullptr;
    QLineEdit *m_line = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_statusIcon = nullptr;
    QPushButton *m_call = nullptr;
    QPushButton *m_pipelined = nullptr;
    QPushButton *m_get = nullptr;
    QPushButton *m_disposeTarget = nullptr;
};

} // namespace Inspector
