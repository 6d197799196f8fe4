// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argumentparser.h"
#include "calllog.h"
#include "collectionsmodel.h"
#include "composerform.h"
#include "composerresults.h"

#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// Where calls are written and their results read.

namespace Inspector {

class CaptureDocument;

/// \brief The composer: a form for one call, and what became of calls. It joins the two, and collections with them.
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
    /// Not owned. Without one there is nowhere to save calls.
    void setCollections(CollectionsModel *collections);
    /// Asked while typing: see ArgumentParser::Check.
    void setReferenceCheck(ArgumentParser::Check check);
    /// Where the session is connected: what programs connect to.
    void setUrl(const QUrl &url) { m_url = url; }

    /// What the form says now; nothing if it cannot be sent, and then the reason is shown.
    std::optional<CallRequest> request(CallMode mode) { return m_form->request(mode); }
    ComposerForm *form() const { return m_form; }
    ComposerResults *results() const { return m_results; }
    /// The collection whose variables are used; None without one.
    CollectionId collection() const { return m_collection; }
    /// What {{name}} stands for now.
    Variables variables() const;

public Q_SLOTS:
    /// The session whose imports are offered; one that has no record yet, or -1, offers main only.
    void setSession(int session);
    /// Makes \a target that of the next call and goes to the method.
    void setTarget(const Inspector::CapabilityRef &target);
    /// Fills the form with an earlier call.
    void setRequest(const Inspector::CallRequest &request);
    /// Uses the variables of a collection.
    void setCollection(Inspector::CollectionId id);
    /// Fills the form with a call of a collection; saving writes it back.
    void openCall(Inspector::CollectionId id, int row);
    /// Makes all calls of a collection, or those at \a rows.
    void runCollection(Inspector::CollectionId id, const QList<int> &rows = {});
    void showDifferences(const QString &first, const QString &second, const QList<Inspector::ResultDifference> &differences)
    {
        m_results->showDifferences(first, second, differences);
    }

Q_SIGNALS:
    void callRequested(const Inspector::CallRequest &request);
    void disposeRequested(Inspector::CallHandle handle);
    void disposeImportRequested(QtCapnWeb::EntryId id);
    /// Answered by showDifferences().
    void compareRequested(const Inspector::CallEntry &first, const Inspector::CallEntry &second);
    /// A collection is wanted in a file of its own, with \a draft as its first call.
    void newCollectionRequested(const Inspector::CallDraft &draft);
    void editVariablesRequested(Inspector::CollectionId id);
    void clearHistoryRequested();
    /// The collection or its environment is another one.
    void variablesChanged();

private:
    void makeEnvironments();
    void send(CallMode mode);
    void sendRequest(CallRequest request);
    void copyCode(ComposerForm::Language language);
    void save(const CallDraft &draft);
    void updateCollection();
    QString folder() const;

    QPointer<CaptureDocument> m_document;
    QPointer<CollectionsModel> m_collections;
    QUrl m_url;
    int m_session = -1;
    CollectionId m_collection = CollectionId::None;
    QPersistentModelIndex m_opened; ///< the call of a collection that is in the form

    ComposerForm *m_form = nullptr;
    ComposerResults *m_results = nullptr;
    QLabel *m_place = nullptr;
    QComboBox *m_environment = nullptr;
    QToolButton *m_editVariables = nullptr;
};

} // namespace Inspector
