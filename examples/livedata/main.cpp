// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// A window that shows live data: the measurements of a server in a table, the state of the connection below it. The connection
/// is made again when it is lost.

#include "roles.h"

#include <QtCapnWeb/rpcclient.h>
#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// What is measured, as it travels: an object with these members.
struct Measurement {
    Q_GADGET
    Q_PROPERTY(QString sensor MEMBER sensor)
    Q_PROPERTY(double celsius MEMBER celsius)
public:
    QString sensor;
    double celsius = 0;
};

/// Sends measurements to a listener for as long as the client holds it.
class Feed : public RpcTarget
{
    Q_OBJECT
public:
    explicit Feed(const RpcStub &listener) : m_listener(listener)
    {
        connect(&m_timer, &QTimer::timeout, this, &Feed::measure);
        m_timer.start(100);
    }

private:
    void measure()
    {
        ++m_ticks;
        QList<Measurement> measurements;
        for (const QString &sensor : {u"Cellar"_s, u"Kitchen"_s, u"Roof"_s})
            measurements.append({sensor, 15 + 5 * std::sin(m_ticks / 10.0 + double(measurements.size()))});
        m_listener(measurements)
            .then(
                this, [] {}, [this](const RpcError &) { m_timer.stop(); });
    }

    RpcStub m_listener;
    QTimer m_timer;
    int m_ticks = 0;
};

class Sensors : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE Feed *subscribe(const RpcStub &listener) { return new Feed(listener); }
};

class Window : public QWidget
{
    Q_OBJECT
public:
    Window(const QUrl &url, int updates) : m_client(url), m_updatesLeft(updates)
    {
        setWindowTitle(tr("Temperatures"));
        m_table.setColumnCount(2);
        m_table.setHorizontalHeaderLabels({tr("Sensor"), tr("°C")});
        m_table.horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(&m_table);
        layout->addWidget(&m_state);

        // After each connect: the feed of the session before is gone with it.
        m_client.setBootstrap(
            [this](RpcStub sensors) { m_feed = sensors.call("subscribe", bind(this, &Window::showMeasurements)); });
        connect(&m_client, &RpcClient::connected, this,
                [this] { m_state.setText(tr("Connected to %1").arg(m_client.url().toString())); });
        connect(&m_client, &RpcClient::disconnected, this, [this](const RpcError &error) { m_state.setText(error.message()); });
        m_client.open();
    }

private:
    void showMeasurements(const QList<Measurement> &measurements)
    {
        m_table.setRowCount(int(measurements.size()));
        for (int row = 0; row < measurements.size(); ++row) {
            m_table.setItem(row, 0, new QTableWidgetItem(measurements.at(row).sensor));
            m_table.setItem(row, 1, new QTableWidgetItem(locale().toString(measurements.at(row).celsius, 'f', 1)));
        }
        if (--m_updatesLeft == 0) {
            print(u"%1; %2 rows, the first is %3"_s.arg(m_state.text()).arg(m_table.rowCount()).arg(m_table.item(0, 0)->text()));
            QCoreApplication::quit();
        }
    }

    RpcClient m_client;
    RpcPromise m_feed;
    QTableWidget m_table;
    QLabel m_state;
    int m_updatesLeft;
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Roles roles(u"Shows the measurements of a server."_s);
    roles.parser.addOption({u"updates"_s, u"End after so many; without it the window stays."_s, u"number"_s, u"0"_s});
    roles.process(application);

    RpcServer server([] { return new Sensors; });
    if (roles.isServer() && !roles.listen(server))
        return 1;
    std::unique_ptr<Window> window;
    if (roles.isClient()) {
        window = std::make_unique<Window>(roles.url(), roles.parser.value(u"updates"_s).toInt());
        window->show();
    }
    return application.exec();
}

#include "main.moc"
