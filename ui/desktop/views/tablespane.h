// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilitytablemodel.h"
#include "capturedocument.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// The Tables tab: imports and exports of one side, now or as of a message.

namespace Inspector {

/// \brief Two tables side by side, with what chooses whose and when.
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

private:
    struct Panel {
        CapabilityTableModel *model = nullptr;
        QSortFilterProxyModel *sorted = nullptr;
        QTableView *view = nullptr;
        QLabel *title = nullptr;
        std::optional<QtCapnWeb::EntryId> selected; ///< over a reset
    };

    QWidget *makePanel(Panel &panel, QtCapnWeb::Trace::Table table);
    void showMenu(const Panel &panel, const QPoint &position);
    void copySelected(const Panel &panel) const;
    void apply();
    void updateTexts();
    /// Whether the entry lives in our own tables of the session that is live.
    bool canUse(const Panel &panel, int row) const;

    QPointer<CaptureDocument> m_document;
    Panel m_panels[2];
    QSplitter *m_splitter;
    QComboBox *m_side;
    QToolButton *m_live;
    QToolButton *m_atSelection;
    QLabel *m_when;
    RecordIndex m_record = QtCapnWeb::Trace::NoRecord;
    qint64 m_session = -1; ///< chosen by hand; -1: the last
    bool m_isLive = true;
};

} // namespace Inspector
