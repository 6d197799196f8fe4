// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayoptionspage.h"

#include "theme.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>

#include <functional>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QCheckBox *makeCheck(const QString &name, const QString &text)
{
    auto *check = new QCheckBox(text);
    check->setObjectName(name);
    return check;
}

QStringList linesOf(const QPlainTextEdit *edit)
{
    QStringList lines;
    for (const QString &line : edit->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line);
    }
    return lines;
}

/// \return the first line that has no \a separator, or nothing before it; empty if all are pairs.
QString readPairs(const QPlainTextEdit *edit, QChar separator, bool isTrimmed, QList<std::pair<QString, QString>> *pairs)
{
    for (const QString &line : linesOf(edit)) {
        const qsizetype at = line.indexOf(separator);
        if (at <= 0)
            return line;
        const QString value = line.mid(at + 1);
        pairs->append({line.left(at).trimmed(), isTrimmed ? value.trimmed() : value});
    }
    return {};
}

} // namespace

ReplayOptionsPage::ReplayOptionsPage(QWidget *parent)
    : QScrollArea(parent),
      m_headers(makeText(u"replayHeaders"_s, u"Authorization: Bearer …"_s, tr("Headers of the replay's connections"))),
      m_recordedHeaders(makeCheck(u"replayRecordedHeaders"_s, tr("Send the recorded headers, without credentials"))),
      m_recordedCredentials(
          makeCheck(u"replayRecordedCredentials"_s, tr("Send the recorded credentials, too (Authorization, cookies)"))),
      m_anyCertificate(makeCheck(u"replayAnyCertificate"_s, tr("Accept any certificate"))),
      m_variables(makeText(u"replayVariables"_s, u"TOKEN=…"_s, tr("Variables"))),
      m_replacements(makeText(u"replayReplacements"_s, u"OLD=NEW"_s, tr("Replaced values"))),
      m_carry(makeCheck(u"replayCarry"_s, tr("Carry new strings of results over into later calls"))),
      m_rules(makeText(u"replayRules"_s, u"path:items[*].id"_s, tr("Rules for what is no difference"))), m_rounds(new QSpinBox),
      m_stop(makeCheck(u"replayStopAtDifference"_s, tr("Stop at the first difference"))),
      m_concurrent(makeCheck(u"replayConcurrent"_s, tr("Send what can be sent, without waiting for what came before it"))),
      m_slower(new QDoubleSpinBox), m_timeout(new QSpinBox)
{
    setObjectName("replayOptions"_L1);
    setAccessibleName(tr("Options of the replay"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);

    m_rounds->setObjectName("replayRounds"_L1);
    m_rounds->setRange(1, 1'000'000);
    m_slower->setObjectName("replaySlower"_L1);
    m_slower->setRange(0, 1000);
    m_slower->setDecimals(1);
    m_slower->setSpecialValueText(tr("not looked at"));
    m_slower->setToolTip(tr("A result that took longer than this times its recorded latency, and more than 5 ms, is slower"));
    m_timeout->setObjectName("replayTimeout"_L1);
    m_timeout->setRange(1, 3600);
    m_timeout->setValue(10);
    m_timeout->setSuffix(tr(" s"));
    m_carry->setToolTip(tr("A token or an id that is another now is sent in place of the recorded one"));
    m_simpleRules = {std::pair{makeCheck(u"replayIgnoreDates"_s, tr("Dates")), u"dates"_s},
                     std::pair{makeCheck(u"replayIgnoreIds"_s, tr("Random ids")), u"ids"_s},
                     std::pair{makeCheck(u"replayIgnoreNumbers"_s, tr("Numbers")), u"numbers"_s},
                     std::pair{makeCheck(u"replayIgnoreOrder"_s, tr("The order of items")), u"order"_s}};
    m_rules->setToolTip(tr("A rule a line: order:PLACE, path:PLACE, method:NAME, match:REGEX. Places are such as items[*].id"));

    auto *request = new QGroupBox(tr("Request"));
    auto *requestForm = new QFormLayout(request);
    requestForm->addRow(tr("&Headers:"), m_headers);
    requestForm->addRow(m_recordedHeaders);
    requestForm->addRow(m_recordedCredentials);
    requestForm->addRow(m_anyCertificate);
    auto *values = new QGroupBox(tr("Values"));
    auto *valuesForm = new QFormLayout(values);
    m_variables->setToolTip(tr("${NAME} in a string of a message stands for its value; a NAME=VALUE a line"));
    m_replacements->setToolTip(tr("A string that is OLD is sent as NEW; an OLD=NEW a line"));
    valuesForm->addRow(tr("&Variables:"), m_variables);
    valuesForm->addRow(tr("Re&place:"), m_replacements);
    valuesForm->addRow(m_carry);
    auto *compared = new QGroupBox(tr("No Difference"));
    auto *comparedForm = new QFormLayout(compared);
    for (const auto &[check, rule] : m_simpleRules)
        comparedForm->addRow(check);
    comparedForm->addRow(tr("R&ules:"), m_rules);
    auto *run = new QGroupBox(tr("Run"));
    auto *runForm = new QFormLayout(run);
    runForm->addRow(tr("&Rounds:"), m_rounds);
    runForm->addRow(m_stop);
    runForm->addRow(m_concurrent);
    runForm->addRow(tr("Slo&wer than recorded ×:"), m_slower);
    runForm->addRow(tr("Wait for a result:"), m_timeout);

    auto *content = new QWidget;
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(6, 3, 6, 3);
    for (QGroupBox *box : {request, values, compared, run})
        layout->addWidget(box, 1, Qt::AlignTop);
    setWidget(content);
}

QPlainTextEdit *ReplayOptionsPage::makeText(const QString &name, const QString &placeholder, const QString &accessible)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(name);
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(accessible);
    edit->setTabChangesFocus(true);
    edit->setFont(dataFont());
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFixedHeight(QFontMetrics(dataFont()).height() * 3 + 12);
    return edit;
}

QString ReplayOptionsPage::fill(ReplaySetup &setup) const
{
    setup.headers.clear();
    setup.variables.clear();
    setup.replacements.clear();
    setup.rules.clear();
    if (const QString line = readPairs(m_headers, u':', true, &setup.headers); !line.isEmpty())
        return tr("\"%1\" is no header: it needs a name, a colon and a value.").arg(line.left(100));
    if (const QString line = readPairs(m_variables, u'=', false, &setup.variables); !line.isEmpty())
        return tr("\"%1\" is no variable: it needs a name, = and a value.").arg(line.left(100));
    if (const QString line = readPairs(m_replacements, u'=', false, &setup.replacements); !line.isEmpty())
        return tr("\"%1\" replaces nothing: it needs the old value, = and the new one.").arg(line.left(100));
    setup.sendRecordedHeaders = m_recordedHeaders->isChecked() || m_recordedCredentials->isChecked();
    setup.sendRecordedCredentials = m_recordedCredentials->isChecked();
    setup.acceptAnyCertificate = m_anyCertificate->isChecked();
    setup.carriesValues = m_carry->isChecked();
    for (const auto &[check, rule] : m_simpleRules) {
        if (check->isChecked())
            setup.rules.append(rule);
    }
    for (const QString &line : linesOf(m_rules))
        setup.rules.append(line.trimmed());
    setup.rounds = m_rounds->value();
    setup.stopsAtDifference = m_stop->isChecked();
    setup.isConcurrent = m_concurrent->isChecked();
    setup.slowerRatio = m_slower->value();
    setup.timeout = m_timeout->value() * 1000;
    return {};
}

} // namespace Inspector
