// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"

#include "callcode.h"
#include "capturedocument.h"
#include "symbol.h"

#include <QtCore/QFileInfo>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSignalBlocker>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

Composer::Composer(QWidget *parent) : QWidget(parent)
{
    m_form = new ComposerForm;
    m_results = new ComposerResults;
    makeEnvironments();

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName("composerSplitter"_L1);
    splitter->addWidget(m_form);
    splitter->addWidget(m_results);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);

    connect(m_form, &ComposerForm::sendRequested, this, &Composer::send);
    connect(m_form, &ComposerForm::codeRequested, this, &Composer::copyCode);
    connect(m_form, &ComposerForm::saveRequested, this, [this] {
        if (m_opened.isValid())
            m_collections->setCall(CollectionsModel::collectionAt(m_opened), m_opened.row(), m_form->draft());
        else
            save(m_form->draft());
    });
    connect(m_form, &ComposerForm::disposeImportRequested, this, &Composer::disposeImportRequested);
    connect(m_results, &ComposerResults::disposeImportRequested, this, &Composer::disposeImportRequested);
    connect(m_results, &ComposerResults::disposeRequested, this, &Composer::disposeRequested);
    connect(m_results, &ComposerResults::compareRequested, this, &Composer::compareRequested);
    connect(m_results, &ComposerResults::clearRequested, this, &Composer::clearHistoryRequested);
    connect(m_results, &ComposerResults::targetChosen, this, &Composer::setTarget);
    connect(m_results, &ComposerResults::insertRequested, m_form, &ComposerForm::insertArgument);
    connect(m_results, &ComposerResults::editRequested, this, &Composer::setRequest);
    connect(m_results, &ComposerResults::saveRequested, this, &Composer::save);
    connect(m_results, &ComposerResults::sendAgainRequested, this, [this](const CallRequest &request) {
        setRequest(request);
        if (m_form->hasLiveTarget())
            send(request.mode);
    });
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (m_form->hasLiveTarget())
                send(CallMode::Call);
        });
    }
    updateCollection();
}

Composer::~Composer() = default;

void Composer::makeEnvironments()
{
    m_place = new QLabel;
    m_place->setObjectName("composerPlace"_L1);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_environment = new QComboBox;
    m_environment->setObjectName("composerEnvironment"_L1);
    m_environment->setAccessibleName(tr("Environment"));
    m_environment->setToolTip(tr("Whose values {{name}} stands for"));
    m_environment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_environment, &QComboBox::activated, this, [this](int index) {
        if (m_collections)
            m_collections->setEnvironment(m_collection, m_environment->itemData(index).toString());
    });
    m_editVariables = new QToolButton;
    m_editVariables->setObjectName("composerVariables"_L1);
    m_editVariables->setText(tr("&Variables…"));
    m_editVariables->setToolTip(tr("Variables and environments of this collection"));
    connect(m_editVariables, &QToolButton::clicked, this, [this] { Q_EMIT editVariablesRequested(m_collection); });
    QHBoxLayout *head = m_form->headLayout();
    head->addWidget(m_place, 1);
    head->addWidget(m_environment);
    head->addWidget(m_editVariables);
}

void Composer::setDocument(CaptureDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_form->setSource(document, m_session);
    if (!document)
        return;
    connect(document, &CaptureDocument::stateChanged, this, [this] { m_form->validate(); });
    // A reference that was dead may be alive now, and the other way round; looked at only where someone looks.
    connect(document, &CaptureDocument::appended, this, [this] {
        if (isVisible())
            m_form->validateSoon();
    });
}

void Composer::setCallLog(CallLog *log) { m_results->setCallLog(log); }

void Composer::setReferenceCheck(ArgumentParser::Check check) { m_form->setCheck(std::move(check)); }

void Composer::setSession(int session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_form->setSource(m_document, session);
}

void Composer::setTarget(const CapabilityRef &target) { m_form->setTarget(target); }

void Composer::setRequest(const CallRequest &request)
{
    m_opened = QPersistentModelIndex();
    m_form->setDraft(request.draft());
    updateCollection();
    m_form->setFocus();
}

void Composer::send(CallMode mode)
{
    const auto wanted = m_form->request(mode);
    if (wanted)
        sendRequest(*wanted);
}

void Composer::sendRequest(CallRequest request)
{
    request.folder = folder();
    m_results->showHistory();
    m_results->setSending(true);
    Q_EMIT callRequested(request);
    m_results->setSending(false);
}

void Composer::copyCode(ComposerForm::Language language)
{
    const auto request = m_form->requestForCode();
    if (!request)
        return;
    const CallScript script = scriptOf(*request, m_results->callLog(), quint32(std::max(m_session, 0)), m_url);
    CallCode code;
    QString name;
    switch (language) {
    case ComposerForm::Language::JavaScript:
        code = toJavaScript(script);
        name = tr("JavaScript");
        break;
    case ComposerForm::Language::Cpp:
        code = toCpp(script);
        name = tr("C++");
        break;
    case ComposerForm::Language::Curl:
        code = toCurl(script);
        name = tr("curl");
        break;
    }
    if (!code.problem.isEmpty()) {
        m_form->showMessage(code.problem, true);
        return;
    }
    QGuiApplication::clipboard()->setText(code.text);
    m_form->showMessage(tr("Copied as %1.").arg(name), false);
}

// Collections

void Composer::setCollections(CollectionsModel *collections)
{
    if (m_collections)
        m_collections->disconnect(this);
    m_collections = collections;
    if (collections) {
        connect(collections, &CollectionsModel::contentChanged, this, [this](CollectionId id) {
            if (id == m_collection)
                updateCollection();
        });
        connect(collections, &CollectionsModel::environmentChanged, this, [this](CollectionId id) {
            if (id == m_collection)
                updateCollection();
        });
        connect(collections, &CollectionsModel::collectionsChanged, this, [this] {
            if (m_collections->collection(m_collection))
                return;
            const QList<CollectionId> open = m_collections->collections();
            m_collection = open.isEmpty() ? CollectionId::None : open.constFirst();
            updateCollection();
        });
        const QList<CollectionId> open = collections->collections();
        m_collection = open.isEmpty() ? CollectionId::None : open.constFirst();
    }
    updateCollection();
}

void Composer::setCollection(CollectionId id)
{
    if (id == m_collection || !m_collections || !m_collections->collection(id))
        return;
    m_collection = id;
    updateCollection();
}

Variables Composer::variables() const
{
    const Collection *collection = m_collections ? m_collections->collection(m_collection) : nullptr;
    return collection ? collection->variablesIn(m_collections->environment(m_collection)) : Variables();
}

void Composer::updateCollection()
{
    const Collection *collection = m_collections ? m_collections->collection(m_collection) : nullptr;
    for (QWidget *widget :
         {static_cast<QWidget *>(m_place), static_cast<QWidget *>(m_environment), static_cast<QWidget *>(m_editVariables)})
        widget->setVisible(collection);
    if (collection) {
        const QString name =
            collection->name.isEmpty() ? QFileInfo(m_collections->path(m_collection)).completeBaseName() : collection->name;
        m_place->setText(m_opened.isValid() ? tr("%1 › %2", "a collection and a call of it").arg(name, m_opened.data().toString())
                                            : name);
        const QSignalBlocker blocker(m_environment);
        m_environment->clear();
        m_environment->addItem(tr("No environment"), QString());
        for (const Environment &environment : collection->environments)
            m_environment->addItem(environment.name, environment.name);
        m_environment->setCurrentIndex(std::max(0, m_environment->findData(m_collections->environment(m_collection))));
    }
    m_form->setVariables(variables());
    Q_EMIT variablesChanged();
}

QString Composer::folder() const
{
    return m_collections && m_collections->collection(m_collection) ? QFileInfo(m_collections->path(m_collection)).absolutePath()
                                                                    : QString();
}

void Composer::openCall(CollectionId id, int row)
{
    const Collection *collection = m_collections ? m_collections->collection(id) : nullptr;
    if (!collection || row < 0 || row >= collection->calls.size())
        return;
    m_collection = id;
    m_opened = m_collections->indexOf(id, row);
    updateCollection();
    m_form->setDraft(collection->calls[row]);
    m_form->setFocus();
}

void Composer::runCollection(CollectionId id, const QList<int> &rows)
{
    const Collection *collection = m_collections ? m_collections->collection(id) : nullptr;
    if (!collection || !m_results->callLog())
        return;
    m_collection = id;
    updateCollection();
    QList<CallDraft> calls = collection->calls;
    if (!rows.isEmpty()) {
        calls.clear();
        for (const int row : rows)
            calls.append(collection->calls.value(row));
    }
    m_results->showRun();
    const QPointer<CallLog> log = m_results->callLog();
    m_results->sequence()->start(
        collection->name, calls, variables(), folder(), log,
        [this, log](const CallRequest &request) {
            if (log != m_results->callLog())
                return CallHandle::None; // another connection is in the composer now: this run is of the one before
            const auto last = [&] { return log && log->rowCount() ? log->at(log->rowCount() - 1).handle : CallHandle::None; };
            const CallHandle before = last();
            Q_EMIT callRequested(request);
            return last() > before ? last() : CallHandle::None;
        },
        {}); // checked as it is sent: what the call before has brought may not be shown yet
}

void Composer::save(const CallDraft &draft)
{
    if (!m_collections)
        return;
    if (m_collections->collections().isEmpty()) {
        Q_EMIT newCollectionRequested(draft);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName("composerSaveMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CollectionId id : m_collections->collections()) {
        menu->addAction(m_collections->indexOf(id).data().toString(), this, [this, id, draft] {
            m_collections->addCall(id, draft);
            openCall(id, int(m_collections->collection(id)->calls.size()) - 1);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("&New Collection…"), this, [this, draft] { Q_EMIT newCollectionRequested(draft); });
    auto *button = m_form->findChild<QWidget *>("composerSave"_L1);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace Inspector
