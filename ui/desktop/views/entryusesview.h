// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTextBrowser>

/// \file
/// What refers to an entry of a table.

namespace Inspector {

class EntryUseFinder;

/// \brief The calls that an EntryUseFinder finds, as links: what is in flight first, then what was before, the newest first. It
/// looks for them while it is seen.
class EntryUsesView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit EntryUsesView(QWidget *parent = nullptr);

    EntryUseFinder *finder() const { return m_finder; }

Q_SIGNALS:
    void recordRequested(qint64 record);
    void filterRequested(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    QString html() const;

    EntryUseFinder *m_finder;
    QString m_shown;
};

} // namespace Inspector
