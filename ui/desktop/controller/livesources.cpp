// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livesources.h"

#include "livespool.h"
#include "spoolfolder.h"

#include <algorithm>

namespace Inspector {

LiveSources::LiveSources(QObject *parent) : QObject(parent) { m_current = makeConnection(); }

LiveSources::~LiveSources() = default;

InspectorController *LiveSources::makeConnection()
{
    auto controller = std::make_unique<InspectorController>();
    InspectorController *const made = controller.get();
    if (m_made++ > 0)
        made->document()->setTitle(tr("Live %1").arg(m_made));
    connect(made, &InspectorController::stateChanged, this, [this, made] {
        // What was recorded of a server of one's own cannot be had again.
        if (made->state() == InspectorController::State::Connected && !made->isDemo())
            made->document()->setWorthKeeping(true);
        Q_EMIT stateChanged();
    });
    connect(made, &InspectorController::logged, this, &LiveSources::logged);
    m_connections.push_back(std::move(controller));
    keep(made);
    return made;
}

std::vector<InspectorController *> LiveSources::connections() const
{
    std::vector<InspectorController *> all;
    for (const auto &connection : m_connections)
        all.push_back(connection.get());
    return all;
}

void LiveSources::setSpool(SpoolFolder *folder)
{
    m_spoolFolder = folder;
    for (const auto &connection : m_connections)
        keep(connection.get());
}

LiveSpool *LiveSources::makeSpool()
{
    if (!m_spoolFolder || !m_spoolFolder->errorString().isEmpty())
        return nullptr;
    auto spool = std::make_unique<LiveSpool>(*m_spoolFolder);
    LiveSpool *const made = spool.get();
    connect(made, &LiveSpool::noticed, this, [this](const QString &text) {
        Q_EMIT logged({LogLine::Level::Warning, QDateTime::currentDateTime(), text});
    });
    m_spools.emplace_back(nullptr, std::move(spool));
    return made;
}

void LiveSources::keep(InspectorController *connection)
{
    LiveSpool *spool = makeSpool();
    if (!spool)
        return;
    m_spools.back().first = connection->document();
    spool->setDocument(connection->document());
    connection->setTee(spool);
}

void LiveSources::dropSpool(const CaptureDocument *document)
{
    std::erase_if(m_spools, [document](const auto &spool) { return spool.first == document; });
}

InspectorController *LiveSources::connectionOf(const CaptureDocument *document) const
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [document](const auto &connection) { return connection->document() == document; });
    return found == m_connections.end() ? nullptr : found->get();
}

ProxySource *LiveSources::proxyOf(const CaptureDocument *document) const
{
    const auto found =
        std::find_if(m_proxies.begin(), m_proxies.end(), [document](const auto &proxy) { return proxy->document() == document; });
    return found == m_proxies.end() ? nullptr : found->get();
}

void LiveSources::setCurrent(CaptureDocument *document)
{
    InspectorController *const wanted = connectionOf(document);
    if (!wanted || wanted == m_current)
        return;
    m_current = wanted;
    Q_EMIT currentChanged();
}

void LiveSources::addConnection()
{
    m_current = makeConnection();
    Q_EMIT added(m_current->document());
    Q_EMIT currentChanged();
}

void LiveSources::addProxy(const ProxySettings &settings)
{
    LiveSpool *spool = makeSpool();
    m_proxies.push_back(std::make_unique<ProxySource>(settings, spool));
    const ProxySource *proxy = m_proxies.back().get();
    if (spool) {
        m_spools.back().first = proxy->document();
        spool->setDocument(proxy->document());
    }
    connect(proxy, &ProxySource::remarked, this, [this](const QString &text) {
        Q_EMIT logged({LogLine::Level::Information, QDateTime::currentDateTime(), text});
    });
    Q_EMIT added(proxy->document());
}

void LiveSources::stop(CaptureDocument *document)
{
    if (InspectorController *connection = connectionOf(document))
        connection->disconnectFromServer();
    else if (ProxySource *proxy = proxyOf(document))
        proxy->stop();
}

void LiveSources::remove(CaptureDocument *document)
{
    if (const ProxySource *proxy = proxyOf(document)) {
        Q_EMIT aboutToRemove(document);
        std::erase_if(m_proxies, [proxy](const auto &own) { return own.get() == proxy; });
        dropSpool(document);
        return;
    }
    const InspectorController *connection = connectionOf(document);
    if (!connection)
        return;
    if (m_connections.size() == 1)
        addConnection();
    if (m_current == connection) {
        const auto other = std::find_if(m_connections.begin(), m_connections.end(),
                                        [connection](const auto &own) { return own.get() != connection; });
        m_current = other->get();
        Q_EMIT currentChanged();
    }
    Q_EMIT aboutToRemove(document);
    std::erase_if(m_connections, [connection](const auto &own) { return own.get() == connection; });
    dropSpool(document);
}

} // namespace Inspector
