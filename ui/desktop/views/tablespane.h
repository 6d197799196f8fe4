// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilitytablemodel.h"
#include "capturedocument.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// The Tables tab: imports and exports of one side, now or as of a message.

namespace Inspector {

class DataTable;
class EntryUsesView;

/// \brief Two tables side by side, with what chooses whose and when, and the calls that refer to the chosen entry.
///
/// It shows the session of the selected record, and while nothing is selected the last one.
class TablesPane final : public QWidget
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;

    explicit TablesPane(QWidget *parent = nullptr);
    ~TablesPane() override;

    void setDocument(CaptureDocument *document);
    /// Shows the tables as of \a record, or live if it is NoRecord.
    void setRecord(RecordIndex record);
    bool isLive() const;
    void setLive(bool live);
    quint32 session() const;
    /// Shows that session, live, while no record is selected.
    void setSession(quint32 session);

    CapabilityTableModel *imports() const { return m_panels[0].model; }
    CapabilityTableModel *exports() const { return m_panels[1].model; }

    DataTable *importsView() const { return m_panels[0].view; }
    DataTable *exportsView() const { return m_panels[1].view; }
    EntryUsesView *uses() const { return m_uses; }
    /// For a menu: what can be done with the chosen entry.
    QList<QAction *> commands() const { return m_commands; }

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void liveChanged(bool live);
    /// Sizes of the tables may be others.
    void countsChanged();
    void recordRequested(qint64 record);
    /// Only for entries that our side may use now, see canUse().
    void targetRequested(QtCapnWeb::Trace::Table table, QtCapnWeb::EntryId id);
    void disposeRequested(QtCapnWeb::EntryId import);
    void filterRequested(const QString &filter);
    /// Another entry is the chosen one: it lived from record \a first to record \a last, TableHistory::Latest if it still does.
    /// NoRecord twice: none is.
    void lifetimeChosen(qint64 first, qint64 last);
    /// Something could not be done, in words for the status bar.
    void noticed(const QString &text);

public Q_SLOTS:
    void filterToCurrent();
    void makeCurrentTarget();
    void disposeSelected();
    /// Asks first, and says how many.
    void disposeLeaked();
    void copySelected() const;

private:
    struct Panel {
        CapabilityTableModel *model = nullptr;
        QSortFilterProxyModel *sorted = nullptr;
        DataTable *view = nullptr;
        QLabel *title = nullptr;
        std::optional<QtCapnWeb::EntryId> selected; ///< over a reset
    };

    QWidget *makePanel(Panel &panel, QtCapnWeb::Trace::Table table);
    void makeCommands();
    void showMenu(Panel &panel, const QPoint &position);
    void choose(Panel &panel);
    void updateUses();
    std::optional<QtCapnWeb::Trace::TableEntry> chosenEntry() const;
    /// The selected entries that can be disposed of.
    QList<QtCapnWeb::EntryId> disposable() const;
    /// Whether our own tables of the session that is live are shown.
    bool isOursLive() const;
    void apply();
    void updateTexts();
    /// Whether the entry lives in our own tables of the session that is live.
    bool canUse(const Panel &panel, const QtCapnWeb::Trace::TableEntry &entry) const;

    QPointer<CaptureDocument> m_document;
    Panel m_panels[2];
    Panel *m_chosen = &m_panels[0]; ///< where an entry was chosen last
    QList<QAction *> m_commands;
    QAction *m_makeTarget = nullptr;
    QAction *m_dispose = nullptr;
    QAction *m_disposeLeaked = nullptr;
    QSplitter *m_splitter;
    QComboBox *m_side;
    QToolButton *m_live;
    QToolButton *m_atSelection;
    QToolButton *m_references;
    EntryUsesView *m_uses;
    QLabel *m_when;
    RecordIndex m_record = QtCapnWeb::Trace::NoRecord;
    qint64 m_session = -1; ///< chosen by hand; -1: the last
    bool m_isLive = true;
};

} // namespace Inspector
