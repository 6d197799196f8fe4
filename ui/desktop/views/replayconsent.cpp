// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayconsent.h"

#include "symbol.h"
#include "visibletext.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::visibleText;

namespace Inspector {

namespace {

int forPlural(qint64 count) { return int(qMin<qint64>(count, std::numeric_limits<int>::max())); }

QLabel *makeLabel(const QString &name, const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

QString ReplayConsent::countText(const ReplaySummary &summary)
{
    const qint64 rounds = qMax(1, summary.rounds);
    return tr("%Ln message(s) would be sent", nullptr, forPlural(summary.messages * rounds)) + u", "_s
           + tr("%Ln call(s) among them that may change something at the server.", nullptr, forPlural(summary.calls * rounds));
}

ReplayConsent::ReplayConsent(const ReplaySummary &summary, QWidget *parent) : QDialog(parent)
{
    setObjectName("replayConsent"_L1);
    setWindowTitle(tr("Send to Another Server?"));
    const QString host = visibleText(QStringView(summary.url.host()), 200);
    auto *where = makeLabel(u"replayConsentWhere"_s,
                            summary.hosts.isEmpty()
                                ? tr("%1 is not this computer, and the capture does not say where it was recorded.").arg(host)
                                : tr("%1 is neither this computer nor where this was recorded (%2).")
                                      .arg(host, visibleText(QStringView(summary.hosts.join(u", "_s)), 400)));
    auto *what = makeLabel(u"replayConsentCounts"_s, countText(summary));
    QFont bold = what->font();
    bold.setBold(true);
    what->setFont(bold);

    auto *methods = new QTreeWidget;
    methods->setObjectName("replayConsentMethods"_L1);
    methods->setAccessibleName(tr("Calls that would be made"));
    methods->setHeaderLabels({tr("Call"), tr("Times")});
    methods->setRootIsDecorated(false);
    methods->header()->setStretchLastSection(false);
    methods->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (auto it = summary.methods.cbegin(); it != summary.methods.cend() && methods->topLevelItemCount() < 1000; ++it) {
        auto *item = new QTreeWidgetItem(
            methods, {visibleText(QStringView(it.key()), 400), QLocale().toString(*it * qMax(1, summary.rounds))});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    auto *credentials =
        makeLabel(u"replayConsentCredentials"_s,
                  summary.sendsCredentials
                      ? tr("The recorded credentials (Authorization, cookies) are sent along, because the options say so.")
                      : tr("Recorded credentials are not sent. Values within the recorded calls, such as tokens, are."));

    auto *buttons = new QDialogButtonBox;
    QPushButton *cancel = buttons->addButton(tr("&Do Not Send"), QDialogButtonBox::RejectRole);
    QPushButton *send =
        buttons->addButton(tr("&Send to %1").arg(host.size() > 40 ? host.left(40) + u'…' : host), QDialogButtonBox::AcceptRole);
    send->setObjectName("replayConsentSend"_L1);
    cancel->setObjectName("replayConsentCancel"_L1);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(where);
    layout->addWidget(what);
    layout->addWidget(methods, 1);
    if (!summary.problems.isEmpty()) {
        layout->addWidget(makeLabel(u"replayConsentProblems"_s,
                                    tr("%Ln message(s) cannot be sent.", nullptr, forPlural(summary.problems.size())) + u' '
                                        + visibleText(QStringView(summary.problems.constFirst()), 400)));
    }
    layout->addWidget(credentials);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 20);
}

} // namespace Inspector
