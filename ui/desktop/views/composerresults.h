// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"
#include "callsequence.h"

#include <QtCore/QPointer>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTabWidget;
class QTableView;
class QTreeView;
class QTreeWidget;
QT_END_NAMESPACE

/// \file
/// What became of calls.

namespace Inspector {

class ResultModel;

/// One difference between two results: where, and what stands there.
struct ResultDifference {
    QString place;
    QString first;
    QString second;
};

/// \brief The history of calls, what is held, the run of a collection, differences of two results; and one result as a tree.
class ComposerResults final : public QWidget
{
    Q_OBJECT
public:
    explicit ComposerResults(QWidget *parent = nullptr);
    ~ComposerResults() override;

    /// Not owned.
    void setCallLog(CallLog *log);
    CallLog *callLog() const;
    CallHandle shown() const { return m_shown; }
    /// The run that the Run tab shows. Owned here.
    CallSequence *sequence() const { return m_sequence; }
    void showHistory();
    void showRun();
    /// Shows the entry that is added next, as the one that the person has just sent.
    void setSending(bool sending) { m_sending = sending; }
    void showDifferences(const QString &first, const QString &second, const QList<ResultDifference> &differences);

Q_SIGNALS:
    void editRequested(const Inspector::CallRequest &request);
    void sendAgainRequested(const Inspector::CallRequest &request);
    void saveRequested(const Inspector::CallDraft &draft);
    void compareRequested(const Inspector::CallEntry &first, const Inspector::CallEntry &second);
    void targetChosen(const Inspector::CapabilityRef &target);
    void insertRequested(const QString &text);
    void disposeRequested(Inspector::CallHandle handle);
    void disposeImportRequested(QtCapnWeb::EntryId id);
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHistory();
    QWidget *makeRun();
    QWidget *makeResult();
    QTableView *makeTable(QAbstractItemModel *model, const QString &name);
    void showEntry(CallHandle handle);
    void updateHeld();
    void updateRun();
    void showResultMenu(const QPoint &position);
    void showHistoryMenu(QTableView *table, const QPoint &position);
    static CallHandle handleAt(const QModelIndex &index);
    QList<CallHandle> selectedHandles(const QTableView *table) const;
    void compareSelected();

    class HeldModel;
    class FoundModel;

    QPointer<CallLog> m_log;
    CallHandle m_shown = CallHandle::None;
    bool m_sending = false;
    CallSequence *m_sequence = nullptr;
    ResultModel *m_result = nullptr;
    HeldModel *m_heldModel = nullptr;
    FoundModel *m_found = nullptr;
    QTabWidget *m_tabs = nullptr;
    QLineEdit *m_search = nullptr;
    QTableView *m_history = nullptr;
    QTableView *m_held = nullptr;
    QTableView *m_run = nullptr;
    QLabel *m_runState = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_compare = nullptr;
    QLabel *m_differencesTitle = nullptr;
    QTreeWidget *m_differences = nullptr;
    QLabel *m_resultTitle = nullptr;
    QLabel *m_errorText = nullptr;
    QTreeView *m_tree = nullptr;
    QPushButton *m_disposeResult = nullptr;
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::CallEntry)
