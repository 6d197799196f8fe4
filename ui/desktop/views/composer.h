// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argumentparser.h"
#include "calllog.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QCompleter;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QTabWidget;
class QTableView;
class QTreeView;
QT_END_NAMESPACE

/// \file
/// Where calls are written and their results read.

namespace Inspector {

class CaptureDocument;
class ComposerEditor;
class ComposerTargets;
class ResultModel;

/// \brief The composer: a form for one call, the history of calls, what is held, and a result as a tree.
///
/// It asks for calls by signals and reads what became of them from the CallLog; it knows no session. To wire it:
/// \code
/// composer->setDocument(controller->document());
/// composer->setCallLog(controller->calls());
/// composer->setReferenceCheck([=](const CapabilityRef &reference) { return controller->problem(reference); });
/// connect(composer, &Composer::callRequested, controller, &InspectorController::call);
/// connect(composer, &Composer::disposeRequested, controller, &InspectorController::dispose);
/// connect(composer, &Composer::disposeImportRequested, controller, &InspectorController::disposeImport);
/// connect(controller, &InspectorController::stateChanged, composer, [=] { composer->setSession(controller->currentSession());
/// }); \endcode callRequested() must be answered by an entry of the log before it returns: that is the call whose result is
/// shown.
class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);
    ~Composer() override;

    /// Not owned. Its state decides whether calls can be made.
    void setDocument(CaptureDocument *document);
    /// Not owned.
    void setCallLog(CallLog *log);
    /// Asked while typing: see ArgumentParser::Check.
    void setReferenceCheck(ArgumentParser::Check check);

    /// What the form says now; nothing if it cannot be sent, and then the reason is shown.
    std::optional<CallRequest> request(CallMode mode);

public Q_SLOTS:
    /// The session whose imports are offered; one that has no record yet, or -1, offers main only.
    void setSession(int session);
    /// Makes \a target that of the next call and goes to the method.
    void setTarget(const Inspector::CapabilityRef &target);
    /// Fills the form with an earlier call.
    void setRequest(const Inspector::CallRequest &request);

Q_SIGNALS:
    void callRequested(const Inspector::CallRequest &request);
    void disposeRequested(Inspector::CallHandle handle);
    void disposeImportRequested(QtCapnWeb::EntryId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeForm();
    QWidget *makeResults();
    QWidget *makeTable(QAbstractItemModel *model, const QString &name);
    void send(CallMode mode);
    void validate();
    void updateButtons();
    void updateHeld();
    void showEntry(CallHandle handle);
    void scanNames();
    void showResultMenu(const QPoint &position);
    void showHistoryMenu(QTableView *table, const QPoint &position);
    CallHandle selectedHandle(const QTableView *table) const;

    QPointer<CaptureDocument> m_document;
    QPointer<CallLog> m_log;
    ArgumentParser::Check m_check;
    int m_session = -1;
    CallHandle m_shown = CallHandle::None;
    bool m_sending = false;
    bool m_valid = true;
    qint64 m_scanned = 0; ///< records whose method names are known
    QStringList m_names;

    ComposerTargets *m_targets = nullptr;
    QLineEdit *m_method = nullptr;
    QStringListModel *m_nameModel = nullptr;
    ComposerEditor *m_arguments = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_statusIcon = nullptr;
    QPushButton *m_call = nullptr;
    QPushButton *m_pipelined = nullptr;
    QPushButton *m_get = nullptr;
    QPushButton *m_disposeTarget = nullptr;
    QTabWidget *m_tabs = nullptr;
    QTableView *m_history = nullptr;
    QTableView *m_held = nullptr;
    QLabel *m_resultTitle = nullptr;
    QLabel *m_errorText = nullptr;
    QTreeView *m_tree = nullptr;
    QPushButton *m_disposeResult = nullptr;
    ResultModel *m_result = nullptr;
    class HeldModel;
    HeldModel *m_heldModel = nullptr;
    QTimer m_validation;
};

} // namespace Inspector
