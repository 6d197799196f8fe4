// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replaypane.h"

#include "capturedocument.h"
#include "datatable.h"
#include "mockpage.h"
#include "replayconsent.h"
#include "replayoptionspage.h"
#include "replaypairpage.h"
#include "replayresultspage.h"
#include "replaystepspage.h"
#include "sessionsmodel.h"
#include "symbol.h"
#include "theme.h"
#include "visibletext.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr QLatin1StringView UrlsKey("replay/urls");
constexpr qsizetype MostRemembered = 20;
constexpr int MostSessions = 1000; // in the list; a capture may have a million
constexpr int ProgressSteps = 1000;

bool isServer(const QUrl &url)
{
    static const QStringList schemes{u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    return url.isValid() && schemes.contains(url.scheme()) && !url.host().isEmpty();
}

QLabel *labelFor(const QString &text, QWidget *widget)
{
    auto *label = new QLabel(text);
    label->setBuddy(widget);
    return label;
}

} // namespace

ReplayPane::ReplayPane(QWidget *parent)
    : QWidget(parent), m_capture(new QComboBox), m_session(new QComboBox), m_first(new QLineEdit), m_last(new QLineEdit),
      m_url(new QComboBox), m_pacing(new QComboBox), m_speed(new QDoubleSpinBox), m_progress(new QProgressBar),
      m_statusLabel(new QLabel), m_tabs(new QTabWidget), m_steps(new ReplayStepsPage), m_results(new ReplayResultsPage),
      m_pair(new ReplayPairPage), m_options(new ReplayOptionsPage), m_mock(new MockPage)
{
    setObjectName("replayPane"_L1);
    makeActions();
    m_tabs->setObjectName("replayTabs"_L1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_steps, tr("Steps"));
    m_tabs->addTab(m_options, tr("Options"));
    m_tabs->addTab(m_results, tr("Results"));
    m_tabs->addTab(m_pair, tr("Side by Side"));
    m_tabs->addTab(m_mock, tr("Mock Server"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(makeScopeBar());
    layout->addWidget(makeRunBar());
    layout->addWidget(m_tabs, 1);
    setFocusProxy(m_url);

    m_pair->setCounterparts([this](qint64 record) { return m_results->model()->liveOf(record); },
                            [this](qint64 record) { return m_results->model()->recordedOf(record); });
    connect(m_results, &ReplayResultsPage::chosen, m_pair, &ReplayPairPage::select);
    connect(m_results, &ReplayResultsPage::pairRequested, this, [this] { m_tabs->setCurrentWidget(m_pair); });
    connect(m_results, &ReplayResultsPage::recordRequested, this, [this](qint64 record) {
        if (m_replayed)
            Q_EMIT recordRequested(m_replayed, record);
    });
    const auto requestRecord = [this](qint64 record) {
        if (m_document)
            Q_EMIT recordRequested(m_document, record);
    };
    connect(m_steps, &ReplayStepsPage::recordRequested, this, requestRecord);
    connect(m_steps->model(), &ReplayStepsModel::changed, this, &ReplayPane::updateActions);
    connect(m_mock, &MockPage::recordRequested, this, requestRecord);
    connect(m_mock, &MockPage::startRequested, this, [this] {
        if (!m_document)
            return;
        MockSetup setup;
        setup.capture = m_document->sharedCapture();
        setup.title = m_document->title();
        if (m_session->currentData().toLongLong() >= 0)
            setup.sessions.append(quint32(m_session->currentData().toLongLong()));
        m_mock->fill(setup);
        m_mock->clear();
        Q_EMIT mockRequested(setup);
    });
    connect(m_mock, &MockPage::stopRequested, this, &ReplayPane::mockStopRequested);
    setStatus({});
}

ReplayPane::~ReplayPane() = default;

void ReplayPane::makeActions()
{
    const auto make = [this](const QString &text, const QString &symbol, const QKeySequence &shortcut, const QString &tip) {
        auto *action = new QAction(Symbol::icon(symbol), text, this);
        action->setShortcut(shortcut);
        const QString key = shortcut.toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? tip : tip + u" ("_s + key + u')');
        action->setStatusTip(tip);
        return action;
    };
    m_start = make(tr("&Start Replay"), u"play"_s, QKeySequence(Qt::Key_F5),
                   tr("Send the client's side of the recording, and compare what comes back"));
    m_start->setIconText(tr("Start"));
    m_pause = make(tr("&Pause Replay"), u"pause"_s, QKeySequence(Qt::Key_F7), tr("Send nothing more until you go on"));
    m_pause->setIconText(tr("Pause"));
    m_pause->setCheckable(true);
    m_next = make(tr("&Next Step"), u"step"_s, QKeySequence(Qt::Key_F8), tr("Send the next message"));
    m_next->setIconText(tr("Next"));
    m_stop = make(tr("S&top Replay"), u"stop"_s, QKeySequence(Qt::SHIFT | Qt::Key_F5),
                  tr("End the replay; what came until then is kept"));
    m_stop->setIconText(tr("Stop"));
    m_report = make(tr("Save Replay &Report…"), u"note"_s, {}, tr("Write the results into a file: text, JSON or JUnit"));
    m_report->setIconText(tr("Report…"));
    connect(m_start, &QAction::triggered, this, &ReplayPane::start);
    connect(m_pause, &QAction::triggered, this, &ReplayPane::pauseRequested);
    connect(m_next, &QAction::triggered, this, &ReplayPane::stepRequested);
    connect(m_stop, &QAction::triggered, this, &ReplayPane::stopRequested);
    connect(m_report, &QAction::triggered, this, &ReplayPane::askToSaveReport);
}

QWidget *ReplayPane::makeScopeBar()
{
    m_capture->setObjectName("replayCapture"_L1);
    m_capture->setAccessibleName(tr("Capture to replay"));
    m_capture->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_capture->setMinimumContentsLength(8);
    m_session->setObjectName("replaySession"_L1);
    m_session->setAccessibleName(tr("Session to replay"));
    m_session->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_session->setMinimumContentsLength(8);
    for (QLineEdit *edit : {m_first, m_last}) {
        edit->setMaximumWidth(fontMetrics().averageCharWidth() * 12);
        edit->setMinimumWidth(fontMetrics().averageCharWidth() * 7);
        connect(edit, &QLineEdit::editingFinished, this, &ReplayPane::onScopeChanged);
    }
    m_first->setObjectName("replayFirst"_L1);
    m_first->setPlaceholderText(tr("first", "record of a range"));
    m_first->setAccessibleName(tr("First record of the range"));
    m_last->setObjectName("replayLast"_L1);
    m_last->setPlaceholderText(tr("last", "record of a range"));
    m_last->setAccessibleName(tr("Last record of the range"));
    auto *selection = new QToolButton;
    selection->setObjectName("replayFromSelection"_L1);
    selection->setText(tr("Selection"));
    selection->setToolTip(tr("The rows that are selected in the timeline"));
    connect(selection, &QToolButton::clicked, this, &ReplayPane::rangeFromSelection);
    connect(m_capture, &QComboBox::currentIndexChanged, this, &ReplayPane::onCaptureChosen);
    connect(m_session, &QComboBox::currentIndexChanged, this, &ReplayPane::onScopeChanged);

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 3, 6, 0);
    layout->addWidget(labelFor(tr("&Replay:"), m_capture));
    layout->addWidget(m_capture, 3);
    layout->addWidget(m_session, 2);
    layout->addWidget(labelFor(tr("R&ecords:"), m_first));
    layout->addWidget(m_first);
    layout->addWidget(new QLabel(u"–"_s));
    layout->addWidget(m_last);
    layout->addWidget(selection);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_statusLabel, 4);
    m_progress->setRange(0, ProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the replay"));
    m_progress->setMaximumHeight(fontMetrics().height());
    m_statusLabel->setObjectName("replayStatus"_L1);
    m_statusLabel->setTextFormat(Qt::PlainText);
    m_statusLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_statusLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return bar;
}

QWidget *ReplayPane::makeRunBar()
{
    m_url->setObjectName("replayUrl"_L1);
    m_url->setEditable(true);
    m_url->setInsertPolicy(QComboBox::NoInsert);
    m_url->setMinimumContentsLength(10);
    m_url->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_url->addItems(QSettings().value(UrlsKey).toStringList());
    m_url->setCurrentIndex(-1);
    m_url->lineEdit()->setPlaceholderText(u"ws://127.0.0.1:8080/"_s);
    m_url->setAccessibleName(tr("URL of the server to replay to"));
    connect(m_url->lineEdit(), &QLineEdit::textEdited, this, [this] { m_urlEdited = true; });
    connect(m_url, &QComboBox::activated, this, [this] { m_urlEdited = true; });
    connect(m_url, &QComboBox::editTextChanged, this, &ReplayPane::updateActions);
    m_pacing->setObjectName("replayPacing"_L1);
    m_pacing->setAccessibleName(tr("Pacing"));
    m_pacing->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pacing->setMinimumContentsLength(10);
    m_pacing->addItem(tr("As fast as possible"), int(ReplaySetup::Pacing::Fast));
    m_pacing->addItem(tr("As recorded"), int(ReplaySetup::Pacing::Recorded));
    m_pacing->addItem(tr("Recorded, times faster:"), int(ReplaySetup::Pacing::Scaled));
    m_pacing->addItem(tr("Step by step"), int(ReplaySetup::Pacing::Steps));
    m_speed->setObjectName("replaySpeed"_L1);
    m_speed->setRange(0.01, 1000);
    m_speed->setValue(2);
    m_speed->setAccessibleName(tr("Times faster"));
    m_speed->hide();
    connect(m_pacing, &QComboBox::currentIndexChanged, this,
            [this] { m_speed->setVisible(ReplaySetup::Pacing(m_pacing->currentData().toInt()) == ReplaySetup::Pacing::Scaled); });

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(labelFor(tr("&To:"), m_url));
    layout->addWidget(m_url, 3);
    layout->addWidget(m_pacing, 1);
    layout->addWidget(m_speed);
    for (QAction *action : runActions() + QList<QAction *>{m_report}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        // There is room for the words of one; the others say them when they are pointed at.
        button->setToolButtonStyle(action == m_start ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
    }
    return bar;
}

void ReplayPane::setSessions(SessionsModel *sessions)
{
    m_sessions = sessions;
    m_capture->setModel(sessions);
}

void ReplayPane::setCheck(std::function<QString(const ReplaySetup &)> check) { m_steps->model()->setCheck(std::move(check)); }

CaptureDocument *ReplayPane::chosen() const
{
    return m_sessions && m_capture->currentIndex() >= 0 ? m_sessions->documentAt(m_sessions->index(m_capture->currentIndex(), 0))
                                                        : nullptr;
}

void ReplayPane::setDocument(CaptureDocument *document)
{
    if (!m_sessions || !document || m_status.isActive() || m_products.contains(document))
        return;
    const QModelIndex index = m_sessions->indexOf(document);
    if (index.isValid() && index.row() != m_capture->currentIndex())
        m_capture->setCurrentIndex(index.row());
    else if (document != m_document)
        onCaptureChosen();
}

void ReplayPane::onCaptureChosen()
{
    CaptureDocument *document = chosen();
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_first->clear();
    m_last->clear();
    if (document) {
        connect(document, &CaptureDocument::appended, this, &ReplayPane::fillSessions);
        connect(document, &CaptureDocument::appended, this, &ReplayPane::updateActions);
        connect(document, &CaptureDocument::savedChanged, this, &ReplayPane::updateActions);
    }
    m_session->clear();
    fillSessions();
    onScopeChanged();
}

void ReplayPane::fillSessions()
{
    if (m_session->count() == 0)
        m_session->addItem(tr("All sessions"), -1);
    const int count = m_document ? qMin(m_document->capture().sessionCount(), MostSessions) : 0;
    for (int session = m_session->count() - 1; session < count; ++session)
        m_session->addItem(tr("Session %1").arg(session), session);
    if (!m_document || m_urlEdited)
        return;
    // Where it was recorded is where it is replayed, unless a person says otherwise.
    const qint64 session = qMax<qint64>(0, m_session->currentData().toLongLong());
    if (session >= m_document->capture().sessionCount())
        return;
    const QString name = m_document->capture().session(quint32(session)).name;
    if (isServer(QUrl(name)) && m_url->currentText() != name)
        m_url->setEditText(name);
}

void ReplayPane::onScopeChanged()
{
    const auto recordOf = [](const QLineEdit *edit) {
        bool ok = false;
        const qint64 record = edit->text().trimmed().toLongLong(&ok);
        return ok && record >= 0 ? record : NoRecord;
    };
    m_steps->model()->setScope(m_document, m_session->currentIndex() < 0 ? -1 : m_session->currentData().toLongLong(),
                               recordOf(m_first), recordOf(m_last));
    fillSessions();
    if (!m_status.isActive() && m_replayed != m_document)
        m_pair->setDocuments(m_document, nullptr);
    updateActions();
}

void ReplayPane::rangeFromSelection()
{
    const auto [first, last] = m_selection ? m_selection() : std::pair<qint64, qint64>(NoRecord, NoRecord);
    if (first == NoRecord)
        return;
    m_first->setText(QString::number(first));
    m_last->setText(QString::number(last));
    onScopeChanged();
}

void ReplayPane::setUrl(const QUrl &url)
{
    m_urlEdited = true;
    m_url->setEditText(url.toString());
}

void ReplayPane::start()
{
    if (m_status.isActive() || !m_start->isEnabled())
        return;
    ReplaySetup setup;
    m_steps->model()->fill(setup);
    setup.url = QUrl(m_url->currentText().trimmed());
    setup.pacing = ReplaySetup::Pacing(m_pacing->currentData().toInt());
    setup.speed = m_speed->value();
    QString problem = m_options->fill(setup);
    if (problem.isEmpty() && !isServer(setup.url))
        problem = tr("The URL of the server must begin with ws://, wss://, http:// or https://.");
    if (!problem.isEmpty()) {
        showProblem(problem);
        return;
    }
    QSettings settings;
    const QString url = setup.url.toString(QUrl::RemoveUserInfo);
    QStringList urls = settings.value(UrlsKey).toStringList();
    urls.removeAll(url);
    urls.prepend(url);
    settings.setValue(UrlsKey, urls.mid(0, MostRemembered));
    m_stepping = setup.pacing == ReplaySetup::Pacing::Steps;
    m_replayed = m_document;
    Q_EMIT startRequested(setup);
}

void ReplayPane::setLive(CaptureDocument *live)
{
    m_live = live;
    if (!live)
        return;
    m_products.append(live);
    connect(live, &QObject::destroyed, this, [this](const QObject *gone) { m_products.removeAll(gone); });
    m_results->model()->clear();
    m_pair->setDocuments(m_replayed, live);
    m_tabs->setCurrentWidget(m_stepping ? static_cast<QWidget *>(m_steps) : m_results);
}

void ReplayPane::prepare(const ReplaySummary &summary)
{
    if (!summary.isStrange)
        return;
    auto *dialog = new ReplayConsent(summary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &ReplayPane::proceedRequested);
    connect(dialog, &QDialog::rejected, this, &ReplayPane::stopRequested);
    dialog->open();
}

void ReplayPane::addResults(const QList<ReplayResult> &results)
{
    const bool none = m_results->model()->results().empty();
    m_results->model()->append(results);
    if (none && !results.isEmpty())
        m_results->view()->setCurrentIndex(m_results->model()->index(0, 0));
}

void ReplayPane::setStatus(const ReplayStatus &status)
{
    m_status = status;
    m_steps->setLocked(status.isActive());
    m_steps->model()->setCurrent(status.isActive() && m_stepping ? status.current : NoRecord);
    const double rounds = qMax(1, status.rounds);
    const double done = status.steps > 0 ? (status.round + double(status.position) / double(status.steps)) / rounds : 0;
    m_progress->setRange(0, status.state == ReplayStatus::State::Preparing ? 0 : ProgressSteps);
    m_progress->setValue(status.state == ReplayStatus::State::Finished && status.isComplete ? ProgressSteps
                                                                                            : int(done * ProgressSteps));
    m_progress->setVisible(status.isActive());
    showProblem(statusText());
    const qint64 differing = status.differing();
    m_tabs->setTabText(m_tabs->indexOf(m_results), differing > 0 ? tr("Results ● %L1").arg(differing) : tr("Results"));
    updateActions();
}

QString ReplayPane::statusText() const
{
    const QString counts = tr("%L1 equal, %L2 different, %L3 missing, %L4 extra, %L5 not sent")
                               .arg(m_status.counts[0])
                               .arg(m_status.counts[1])
                               .arg(m_status.counts[2])
                               .arg(m_status.counts[3])
                               .arg(m_status.counts[4])
                           + (m_status.slower > 0 ? tr(", %L1 slower").arg(m_status.slower) : QString());
    switch (m_status.state) {
    case ReplayStatus::State::None:
        return tr("Sends what the client of a recording sent, and compares what comes back.");
    case ReplayStatus::State::Preparing:
        return tr("Preparing…");
    case ReplayStatus::State::Asking:
        return tr("Waits for your word.");
    case ReplayStatus::State::Running:
        return tr("Step %L1 of %L2: %3").arg(m_status.position).arg(m_status.steps).arg(counts);
    case ReplayStatus::State::Paused:
        return tr("Paused at step %L1 of %L2: %3").arg(m_status.position).arg(m_status.steps).arg(counts);
    case ReplayStatus::State::Finished:
        break;
    }
    if (m_status.isComplete && m_status.differing() == 0)
        return tr("No difference: %1").arg(counts);
    return m_status.isComplete ? counts : tr("%1 %2").arg(counts + u'.', m_status.ending);
}

void ReplayPane::showProblem(const QString &text)
{
    m_statusLabel->setText(visibleText(QStringView(text), 1000));
    m_statusLabel->setToolTip(m_statusLabel->text().toHtmlEscaped());
}

void ReplayPane::updateActions()
{
    const bool active = m_status.isActive();
    const bool running = m_status.state == ReplayStatus::State::Running || m_status.state == ReplayStatus::State::Paused;
    const bool whole = m_document && m_document->count() && !m_document->isPartial();
    m_start->setEnabled(!active && whole && !m_url->currentText().trimmed().isEmpty());
    m_pause->setEnabled(running);
    m_pause->setChecked(m_status.state == ReplayStatus::State::Paused);
    m_next->setEnabled(running && m_stepping);
    m_stop->setEnabled(active);
    m_report->setEnabled(m_status.state == ReplayStatus::State::Finished && (m_status.sent > 0 || m_status.isComplete));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_capture, m_session, m_first, m_last, m_url, m_pacing, m_speed, m_options})
        widget->setEnabled(!active);
    m_mock->setPossible(whole);
}

void ReplayPane::showMock()
{
    m_tabs->setCurrentWidget(m_mock);
    m_mock->setFocus();
}

void ReplayPane::askToSaveReport()
{
    auto *dialog = new QFileDialog(this, tr("Save the Report"), QDir::homePath());
    dialog->setObjectName("replayReportDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString text = tr("Text (*.txt)");
    const QString json = tr("JSON, an object a line (*.json *.ndjson)");
    const QString junit = tr("JUnit (*.xml)");
    dialog->setNameFilters({text, json, junit});
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [=](const QString &filter) {
        dialog->setDefaultSuffix(filter == json ? u"json"_s : filter == junit ? u"xml"_s : u"txt"_s);
    });
    dialog->selectFile(u"replay-report.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString suffix = QFileInfo(path).suffix().toLower();
        Q_EMIT reportRequested(path, suffix == "xml"_L1                             ? ReplayReportFormat::Junit
                                     : suffix == "json"_L1 || suffix == "ndjson"_L1 ? ReplayReportFormat::Json
                                                                                    : ReplayReportFormat::Text);
    });
    dialog->open();
}

} // namespace Inspector
