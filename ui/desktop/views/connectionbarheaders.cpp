// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionbarheaders.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Draws dots for a value that is secret.
class SecretDelegate final : public QStyledItemDelegate
{
public:
    explicit SecretDelegate(const QCheckBox *show, QObject *parent) : QStyledItemDelegate(parent), m_show(show) { }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!m_show->isChecked() && ConnectionBarHeaders::isSecret(index.siblingAtColumn(0).data().toString()))
            option->text = option->text.isEmpty() ? QString() : QString(8, u'•'); // not even the length
    }

private:
    const QCheckBox *m_show;
};

} // namespace

bool ConnectionBarHeaders::isSecret(const QString &name)
{
    static constexpr QLatin1StringView words[] = {QLatin1StringView("authorization"), QLatin1StringView("cookie"),
                                                  QLatin1StringView("token"),         QLatin1StringView("key"),
                                                  QLatin1StringView("secret"),        QLatin1StringView("password")};
    return std::any_of(std::begin(words), std::end(words),
                       [&name](QLatin1StringView word) { return name.contains(word, Qt::CaseInsensitive); });
}

ConnectionBarHeaders::ConnectionBarHeaders(const QList<RequestHeader> &headers, const ConnectionOptions &options, QWidget *parent)
    : QDialog(parent), m_options(options)
{
    setWindowTitle(tr("Headers and Options"));
    m_show = new QCheckBox(tr("&Show secret values"));
    m_table = new QTableWidget(0, 2);
    m_table->setObjectName("headersTable"_L1);
    m_table->setAccessibleName(tr("Headers"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, fontMetrics().averageCharWidth() * 24);
    m_table->verticalHeader()->hide();
    m_table->setItemDelegateForColumn(1, new SecretDelegate(m_show, m_table));
    connect(m_show, &QCheckBox::toggled, m_table->viewport(), [this] { m_table->viewport()->update(); });
    for (const auto &[name, value] : headers)
        addRow(name, value);

    auto *add = new QPushButton(tr("&Add"));
    auto *remove = new QPushButton(tr("&Remove"));
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_table->setCurrentCell(m_table->rowCount() - 1, 0);
        m_table->editItem(m_table->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_table->removeRow(m_table->currentRow()); });
    add->setAutoDefault(false);
    remove->setAutoDefault(false);
    auto *tableButtons = new QHBoxLayout;
    tableButtons->addWidget(add);
    tableButtons->addWidget(remove);
    tableButtons->addStretch();
    tableButtons->addWidget(m_show);

    m_timeout = new QSpinBox;
    m_timeout->setRange(1, 600);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setValue(std::max(1, options.timeout / 1000));
    m_anyCertificate = new QCheckBox(tr("Accept a&ny TLS certificate (unsafe: for tests)"));
    m_anyCertificate->setChecked(options.acceptAnyCertificate);
    auto *form = new QFormLayout;
    form->addRow(tr("&Time to connect"), m_timeout);
    form->addRow(m_anyCertificate);

    auto *box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addLayout(tableButtons);
    layout->addLayout(form);
    layout->addWidget(box);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().lineSpacing() * 20);
}

void ConnectionBarHeaders::addRow(const QString &name, const QString &value)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(name));
    m_table->setItem(row, 1, new QTableWidgetItem(value));
}

QList<RequestHeader> ConnectionBarHeaders::headers() const
{
    QList<RequestHeader> result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, 0)->text().trimmed();
        if (!name.isEmpty())
            result.append({name, m_table->item(row, 1)->text()});
    }
    return result;
}

ConnectionOptions ConnectionBarHeaders::options() const
{
    ConnectionOptions result = m_options;
    result.timeout = m_timeout->value() * 1000;
    result.acceptAnyCertificate = m_anyCertificate->isChecked();
    return result;
}

} // namespace Inspector
