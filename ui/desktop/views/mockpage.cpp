// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mockpage.h"

#include "symbol.h"
#include "theme.h"
#include "visibletext.h"

#include <QtCore/QTime>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int MostEvents = 5000;
constexpr int RecordRole = Qt::UserRole;

} // namespace

MockPage::MockPage(QWidget *parent)
    : QWidget(parent), m_port(new QSpinBox), m_matching(new QComboBox), m_pacing(new QComboBox), m_speed(new QDoubleSpinBox),
      m_once(new QCheckBox(tr("Play each session &once"))), m_toggle(new QPushButton), m_state(new QLabel),
      m_events(new QTreeWidget)
{
    setObjectName("mockPage"_L1);
    m_port->setObjectName("mockPort"_L1);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free port"));
    m_port->setAccessibleName(tr("Port of the mock server"));
    m_matching->setObjectName("mockMatching"_L1);
    m_matching->addItem(tr("The most similar call"), int(MockSetup::Matching::Best));
    m_matching->addItem(tr("Any order, same arguments"), int(MockSetup::Matching::AnyOrder));
    m_matching->addItem(tr("Strictly in order"), int(MockSetup::Matching::Strict));
    for (QComboBox *box : {m_matching, m_pacing}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_matching->setAccessibleName(tr("Which calls are answered"));
    m_pacing->setAccessibleName(tr("When they are answered"));
    m_pacing->setObjectName("mockPacing"_L1);
    m_pacing->addItem(tr("Recorded latencies"));
    m_pacing->addItem(tr("Latencies divided by"));
    m_pacing->addItem(tr("At once"));
    m_speed->setObjectName("mockSpeed"_L1);
    m_speed->setRange(0.01, 1000);
    m_speed->setValue(2);
    m_speed->setAccessibleName(tr("Factor"));
    m_speed->hide();
    m_toggle->setObjectName("mockToggle"_L1);
    m_state->setObjectName("mockState"_L1);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setContentsMargins(6, 0, 6, 0);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_events->setObjectName("mockEvents"_L1);
    m_events->setAccessibleName(tr("What the clients of the mock server did"));
    m_events->setHeaderLabels({tr("Time"), tr("Client"), tr("What happened")});
    m_events->setRootIsDecorated(false);
    m_events->setUniformRowHeights(true);
    m_events->setFrameShape(QFrame::NoFrame);
    m_events->setFont(dataFont());

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 6, 0);
    const auto add = [bar](const QString &text, QWidget *widget) {
        auto *label = new QLabel(text);
        label->setBuddy(widget);
        bar->addWidget(label);
        bar->addWidget(widget);
    };
    add(tr("&Port:"), m_port);
    add(tr("Answer &with:"), m_matching);
    add(tr("After:"), m_pacing);
    bar->addWidget(m_speed);
    bar->addWidget(m_once);
    bar->addWidget(m_toggle);
    bar->setStretchFactor(m_matching, 1);
    bar->setStretchFactor(m_pacing, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addLayout(bar);
    layout->addWidget(m_state);
    layout->addWidget(m_events, 1);

    connect(m_pacing, &QComboBox::currentIndexChanged, this, [this](int index) { m_speed->setVisible(index == 1); });
    connect(m_toggle, &QPushButton::clicked, this, [this] { m_running ? Q_EMIT stopRequested() : Q_EMIT startRequested(); });
    connect(m_events, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const qint64 record = item->data(0, RecordRole).toLongLong(); record != NoRecord)
            Q_EMIT recordRequested(record);
    });
    setRunning(false, {}, {});
}

void MockPage::fill(MockSetup &setup) const
{
    setup.port = quint16(m_port->value());
    setup.matching = MockSetup::Matching(m_matching->currentData().toInt());
    setup.latencyScale = m_pacing->currentIndex() == 0 ? 1 : m_pacing->currentIndex() == 1 ? 1 / m_speed->value() : 0;
    setup.repeats = !m_once->isChecked();
}

void MockPage::setPossible(bool possible)
{
    m_possible = possible;
    m_toggle->setEnabled(m_running || possible);
}

void MockPage::setRunning(bool running, const QString &url, const QString &problem)
{
    m_running = running;
    m_toggle->setText(running ? tr("S&top Listening") : tr("&Listen"));
    m_toggle->setIcon(Symbol::icon(running ? u"stop"_s : u"play"_s));
    m_toggle->setEnabled(running || m_possible);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_port, m_matching, m_pacing, m_speed, m_once})
        widget->setEnabled(!running);
    if (running)
        m_state->setText(tr("Clients connect to %1").arg(url));
    else
        m_state->setText(problem.isEmpty() ? tr("Answers clients as the server of the recording did.") : problem);
    m_state->setToolTip(m_state->text().toHtmlEscaped());
}

void MockPage::append(const MockEvent &event)
{
    const QScrollBar *bar = m_events->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    if (m_events->topLevelItemCount() >= MostEvents)
        delete m_events->takeTopLevelItem(0);
    auto *item = new QTreeWidgetItem(m_events, {QTime::currentTime().toString(u"HH:mm:ss.zzz"_s),
                                                event.connection < 0 ? QString() : QString::number(event.connection + 1),
                                                visibleText(QStringView(event.text), 1000)});
    item->setData(0, RecordRole, event.record);
    item->setToolTip(2, u"<p style='white-space:pre-wrap'>"_s + item->text(2).toHtmlEscaped() + u"</p>"_s);
    if (event.kind != MockEvent::Kind::Information)
        item->setIcon(2, Symbol::icon(event.kind == MockEvent::Kind::Unknown ? u"error"_s : u"warning"_s));
    if (m_events->topLevelItemCount() == 1) {
        m_events->resizeColumnToContents(0);
        m_events->resizeColumnToContents(1);
    }
    if (atEnd)
        m_events->scrollToBottom();
}

void MockPage::clear() { m_events->clear(); }

} // namespace Inspector
