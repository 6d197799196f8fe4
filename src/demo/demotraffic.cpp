// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "demotraffic.h"

#include "rpcpromise.h"

using namespace std::chrono_literals;

namespace QtCapnWeb {

DemoTraffic::DemoTraffic(const RpcStub &api, QObject *parent) : QObject(parent), m_api(api)
{
    // Slow enough to be watched, fast enough to be over before anybody has found the Call button.
    m_timer.setInterval(180ms);
    connect(&m_timer, &QTimer::timeout, this, &DemoTraffic::step);
    addSteps();
}

DemoTraffic::~DemoTraffic() { m_api.removeOnBroken(m_brokenId); }

void DemoTraffic::start()
{
    if (m_started)
        return;
    m_started = true;
    m_timer.start();
    m_brokenId = m_api.onBroken(this, [this](const RpcError &) { end(); });
}

void DemoTraffic::addSteps()
{
    const auto add = [this](std::function<void()> make) { m_steps.append(std::move(make)); };

    add([this] { await(m_api.call("hello", "newcomer")); });
    add([this] {
        await(m_api.call("square", 7));
        await(m_api["version"]);
    });
    add([this] {
        // The calls go out before the counter is known: they are pipelined.
        m_counter = m_api.call("makeCounter", 10);
        for (int by = 1; by <= 3; ++by)
            await(m_counter.call("increment", by));
    });
    add([this] { await(m_counter["value"]); });
    add([this] {
        const RpcPromise user = m_api.call("authenticate", "ada");
        await(user["name"]);
        await(user.call("profile")); // one round trip for both
    });
    add([this] {
        m_chat = m_api.call("join", "newcomer", bind(this, [](const Value &) {}));
        await(m_chat.call("say", "Is anybody here?"));
    });
    add([this] {
        m_todos = m_api.call("todos");
        await(m_todos.call("add", "Try the composer"));
        await(m_todos.call("list"));
    });
    add([this] { await(m_api.call("slow", 700, "worth waiting for")); });
    add([this] { m_ticker = m_api.call("subscribeTicker", 100, bind(this, [](int) {})); });
    add([this] { awaitFailure(m_api.call("fail", "TypeError")); });
    add([this] { await(m_api.call("incrementCounter", m_counter, 5)); }); // goes back to where it came from
    add([this] { awaitFailure(m_api.call("authenticate", "wrong").call("profile")); }); // fails along the pipeline
    add([this] {
        await(m_ticker.call("cancel"));
        m_ticker = {};
    });
    add([this] { await(m_chat.call("say", "Thank you!")); });
}

void DemoTraffic::step()
{
    if (m_next < m_steps.size()) {
        const std::function<void()> make = m_steps.at(m_next++);
        make();
    } else if (m_pending == 0) {
        end();
    }
}

void DemoTraffic::await(const RpcPromise &promise)
{
    ++m_pending;
    promise.then(
        this, [this] { settled(true); }, [this](const RpcError &) { settled(false); });
}

void DemoTraffic::awaitFailure(const RpcPromise &promise)
{
    ++m_pending;
    promise.then(
        this, [this] { settled(false); }, [this](const RpcError &) { settled(true); });
}

void DemoTraffic::settled(bool expected)
{
    --m_pending;
    ++(expected ? m_answers : m_surprises);
}

void DemoTraffic::end()
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    Q_EMIT finished();
}

} // namespace QtCapnWeb
