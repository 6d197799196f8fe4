// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mocksource.h"
#include "replaysource.h"

#include <QtCore/QObject>

#include <memory>
#include <vector>

/// \file
/// The replays and mock servers of one window.

namespace Inspector {

/// \brief Owns replays and mock servers, and with them the documents that they fill, until these are closed. The last replay that
/// was started, and the last mock server, are the current ones: what the window's buttons are about.
class ReplaySources final : public QObject
{
    Q_OBJECT
public:
    explicit ReplaySources(QObject *parent = nullptr);
    ~ReplaySources() override;

    ReplaySource *replay() const { return m_replay; } ///< null before the first
    MockSource *mock() const { return m_mock; }
    bool owns(const CaptureDocument *document) const { return replayOf(document) || mockOf(document); }

public Q_SLOTS:
    /// A replay that runs is stopped first.
    void startReplay(const Inspector::ReplaySetup &setup);
    void startMock(const Inspector::MockSetup &setup);
    /// Stops what fills \a document.
    void stop(Inspector::CaptureDocument *document);
    /// Destroys what fills \a document, and it.
    void remove(Inspector::CaptureDocument *document);

Q_SIGNALS:
    /// A new document.
    void added(Inspector::CaptureDocument *document);
    /// \a document goes in a moment.
    void aboutToRemove(Inspector::CaptureDocument *document);
    void replayChanged(); ///< replay() is another
    void mockChanged();
    /// Of the current replay.
    void prepared(const Inspector::ReplaySummary &summary);
    void statusChanged(const Inspector::ReplayStatus &status);
    void resultsCame(const QList<Inspector::ReplayResult> &results);
    void reportWritten(const QString &path, const QString &error);
    /// Of the current mock server.
    void mockStateChanged();
    void mockHappened(const Inspector::MockEvent &event);
    /// Lines for the log.
    void remarked(const QString &text);

private:
    ReplaySource *replayOf(const CaptureDocument *document) const;
    MockSource *mockOf(const CaptureDocument *document) const;

    std::vector<std::unique_ptr<ReplaySource>> m_replays;
    std::vector<std::unique_ptr<MockSource>> m_mocks;
    ReplaySource *m_replay = nullptr;
    MockSource *m_mock = nullptr;
};

} // namespace Inspector
