// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspectorcontroller.h"
#include "proxysource.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <memory>
#include <vector>

/// \file
/// All that is live in one window: connections and proxies, side by side.

namespace Inspector {

class LiveSpool;
class SpoolFolder;

/// \brief Owns connections and proxies. There is always one connection at least, and one of them is the current one: what the
/// connection bar and the composer are about.
class LiveSources final : public QObject
{
    Q_OBJECT
public:
    /// With one connection, which is not connected.
    explicit LiveSources(QObject *parent = nullptr);
    ~LiveSources() override;

    InspectorController *current() const { return m_current; }
    /// The connection that fills \a document; null if none does.
    InspectorController *connectionOf(const CaptureDocument *document) const;
    ProxySource *proxyOf(const CaptureDocument *document) const;
    int connectionCount() const { return int(m_connections.size()); }
    std::vector<InspectorController *> connections() const;
    /// From now on what comes is kept in \a folder, too, until it is closed in good order; it outlives this object.
    void setSpool(SpoolFolder *folder);

public Q_SLOTS:
    /// The connection that fills \a document becomes the current one; nothing happens if none does.
    void setCurrent(Inspector::CaptureDocument *document);
    /// A connection beside the others; it becomes the current one.
    void addConnection();
    void addProxy(const Inspector::ProxySettings &settings);
    /// Disconnects or stops what fills \a document.
    void stop(Inspector::CaptureDocument *document);
    /// Destroys what fills \a document, and it. The last connection is followed by a new one.
    void remove(Inspector::CaptureDocument *document);

Q_SIGNALS:
    /// A new document.
    void added(Inspector::CaptureDocument *document);
    void currentChanged();
    /// Something of a connection that may be the current one changed.
    void stateChanged();
    void logged(const Inspector::LogLine &line);
    /// \a document goes in a moment.
    void aboutToRemove(Inspector::CaptureDocument *document);

private:
    InspectorController *makeConnection();
    LiveSpool *makeSpool();
    void keep(InspectorController *connection);
    void dropSpool(const CaptureDocument *document);

    SpoolFolder *m_spoolFolder = nullptr;
    /// They go after what feeds them.
    std::vector<std::pair<const CaptureDocument *, std::unique_ptr<LiveSpool>>> m_spools;
    std::vector<std::unique_ptr<InspectorController>> m_connections;
    std::vector<std::unique_ptr<ProxySource>> m_proxies;
    InspectorController *m_current = nullptr;
    int m_made = 0;
};

} // namespace Inspector
