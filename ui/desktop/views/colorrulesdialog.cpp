// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "colorrulesdialog.h"

#include "theme.h"
#include "tracetext.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>
#include <QtGui/QPainter>
#include <QtWidgets/QColorDialog>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

enum Column { NameColumn, FilterColumn, SignColumn, ColorColumn, ColumnCount };
constexpr int ColorRole = Qt::UserRole;
constexpr qint64 LargestFile = 1 << 20;

QIcon swatch(const QColor &color, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(color);
    return QIcon(pixmap);
}

} // namespace

ColorRulesDialog::ColorRulesDialog(ColorRules *rules, QWidget *parent)
    : QDialog(parent), m_rules(rules), m_before(rules->rules()), m_table(new QTableWidget(0, ColumnCount)), m_status(new QLabel)
{
    setObjectName(u"colorRulesDialog"_s);
    setWindowTitle(tr("Colouring Rules"));
    auto *hint = new QLabel(tr("The first rule that is ticked and fits a row gives it its colour and its sign."));
    hint->setWordWrap(true);

    m_table->setObjectName(u"colorRules"_s);
    m_table->setAccessibleName(tr("Rules, in their order"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Filter"), tr("Sign"), tr("Colour")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(FilterColumn, QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::itemChanged, this, &ColorRulesDialog::validate);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ColorRulesDialog::validate);

    const auto button = [this](const QString &name, const QString &text, auto slot) {
        auto *result = new QPushButton(text);
        result->setObjectName(name);
        result->setAutoDefault(false);
        connect(result, &QPushButton::clicked, this, slot);
        return result;
    };
    auto *side = new QVBoxLayout;
    side->addWidget(button(u"ruleAdd"_s, tr("&Add"), [this] { addRule(tr("New rule"), {}); }));
    m_remove = button(u"ruleRemove"_s, tr("&Remove"), &ColorRulesDialog::remove);
    m_up = button(u"ruleUp"_s, tr("Move &Up"), [this] { move(-1); });
    m_down = button(u"ruleDown"_s, tr("Move &Down"), [this] { move(1); });
    for (QPushButton *one : {m_remove, m_up, m_down})
        side->addWidget(one);
    side->addStretch();
    side->addWidget(button(u"ruleImport"_s, tr("&Import…"), &ColorRulesDialog::importRules));
    side->addWidget(button(u"ruleExport"_s, tr("&Export…"), &ColorRulesDialog::exportRules));
    side->addWidget(button(u"ruleDefaults"_s, tr("De&faults"), [this] { showRules(ColorRules::defaultRules()); }));

    m_status->setObjectName(u"ruleStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Apply | QDialogButtonBox::Cancel);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ColorRulesDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ColorRulesDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, [this] { m_rules->setRules(shownRules()); });

    auto *middle = new QHBoxLayout;
    middle->addWidget(m_table, 1);
    middle->addLayout(side);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addLayout(middle, 1);
    layout->addWidget(m_status);
    layout->addWidget(m_buttons);
    showRules(rules->rules());
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 24);
}

ColorRulesDialog::~ColorRulesDialog() = default;

void ColorRulesDialog::showRules(const QList<ColorRule> &rules)
{
    m_table->setRowCount(0);
    for (const ColorRule &rule : rules)
        insertRule(m_table->rowCount(), rule);
    m_table->resizeColumnToContents(NameColumn);
    if (m_table->rowCount())
        m_table->setCurrentCell(0, NameColumn);
    validate();
}

void ColorRulesDialog::insertRule(int row, const ColorRule &rule)
{
    const bool blocked = m_table->blockSignals(true);
    m_table->insertRow(row);
    auto *name = new QTableWidgetItem(rule.name);
    name->setFlags(name->flags() | Qt::ItemIsUserCheckable);
    name->setCheckState(rule.enabled ? Qt::Checked : Qt::Unchecked);
    name->setToolTip(tr("Ticked rules count"));
    m_table->setItem(row, NameColumn, name);
    m_table->setItem(row, FilterColumn, new QTableWidgetItem(rule.filter));
    auto *sign = new QComboBox;
    for (const QChar one : ColorRules::signs())
        sign->addItem(QString(one));
    sign->setCurrentText(QString(rule.sign));
    sign->setAccessibleName(tr("Sign of the rule"));
    m_table->setCellWidget(row, SignColumn, sign);
    auto *color = new QToolButton;
    color->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    color->setProperty("color", rule.color);
    color->setIcon(swatch(rule.color, fontMetrics().height()));
    color->setText(rule.color.name());
    color->setAccessibleName(tr("Colour of the rule"));
    connect(color, &QToolButton::clicked, this, [this, color] {
        for (int i = 0; i < m_table->rowCount(); ++i) {
            if (m_table->cellWidget(i, ColorColumn) == color)
                return chooseColor(i);
        }
    });
    m_table->setCellWidget(row, ColorColumn, color);
    m_table->blockSignals(blocked);
}

ColorRule ColorRulesDialog::ruleAt(int row) const
{
    const QTableWidgetItem *name = m_table->item(row, NameColumn);
    const auto *sign = static_cast<const QComboBox *>(m_table->cellWidget(row, SignColumn));
    return {name->text().trimmed(), m_table->item(row, FilterColumn)->text().trimmed(),
            m_table->cellWidget(row, ColorColumn)->property("color").value<QColor>(), sign->currentText().front(),
            name->checkState() == Qt::Checked};
}

QList<ColorRule> ColorRulesDialog::shownRules() const
{
    QList<ColorRule> result;
    for (int row = 0; row < m_table->rowCount(); ++row)
        result.append(ruleAt(row));
    return result;
}

void ColorRulesDialog::addRule(const QString &name, const QString &filter)
{
    // A hue that is not used yet.
    insertRule(0, {name, filter, QColor(QColor::fromHsl(m_table->rowCount() * 67 % 360, 170, 110).name()),
                   ColorRules::signs()[m_table->rowCount() % ColorRules::signs().size()], true});
    m_table->setCurrentCell(0, filter.isEmpty() ? FilterColumn : NameColumn);
    m_table->setFocus();
    validate();
}

void ColorRulesDialog::remove()
{
    m_table->removeRow(m_table->currentRow());
    validate();
}

void ColorRulesDialog::move(int by)
{
    const int row = m_table->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_table->rowCount())
        return;
    const ColorRule rule = ruleAt(row);
    m_table->removeRow(row);
    insertRule(to, rule);
    m_table->setCurrentCell(to, NameColumn);
    validate();
}

void ColorRulesDialog::chooseColor(int row)
{
    auto *button = static_cast<QToolButton *>(m_table->cellWidget(row, ColorColumn));
    auto *dialog = new QColorDialog(button->property("color").value<QColor>(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, button, [button](const QColor &color) {
        button->setProperty("color", QColor(color.name())); // as it is kept
        button->setIcon(swatch(color, button->fontMetrics().height()));
        button->setText(color.name());
    });
    dialog->open();
}

QString ColorRulesDialog::problem() const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const ColorRule rule = ruleAt(row);
        if (rule.filter.isEmpty())
            return tr("Rule %1, \"%2\", has no filter.").arg(row + 1).arg(rule.name);
        const auto compiled = Filter::compile(rule.filter);
        if (const auto *error = std::get_if<FilterError>(&compiled))
            return tr("Rule %1, \"%2\", character %3: %4", "number, name, place in the filter, what is wrong there")
                .arg(row + 1)
                .arg(rule.name)
                .arg(error->position + 1)
                .arg(translated(error->phrase));
    }
    return {};
}

void ColorRulesDialog::validate()
{
    const QString text = problem();
    m_status->setText(text);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(text.isEmpty());
    m_buttons->button(QDialogButtonBox::Apply)->setEnabled(text.isEmpty());
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
    // The place of the error is where one looks, too.
    const bool blocked = m_table->blockSignals(true);
    for (int i = 0; i < m_table->rowCount(); ++i) {
        QTableWidgetItem *item = m_table->item(i, FilterColumn);
        const auto compiled = Filter::compile(item->text());
        const auto *error = std::get_if<FilterError>(&compiled);
        item->setToolTip(error ? translated(error->phrase) : QString());
        item->setData(Qt::ForegroundRole, error ? QVariant(Theme::of(palette()).error) : QVariant());
    }
    m_table->blockSignals(blocked);
}

void ColorRulesDialog::accept()
{
    if (!problem().isEmpty())
        return;
    m_rules->setRules(shownRules());
    m_rules->save();
    QDialog::accept();
}

void ColorRulesDialog::reject()
{
    m_rules->setRules(m_before);
    QDialog::reject();
}

void ColorRulesDialog::importRules()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import Colouring Rules"), {}, tr("Colouring rules (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    QString why;
    if (!file.open(QIODevice::ReadOnly)) {
        why = file.errorString();
    } else if (file.size() > LargestFile) {
        why = tr("It is too large for a list of rules.");
    } else if (const auto rules = ColorRules::fromJson(file.readAll(), &why)) {
        for (const ColorRule &rule : *rules)
            insertRule(m_table->rowCount(), rule);
        validate();
        return;
    }
    m_status->setText(tr("%1 was not imported: %2").arg(path, why));
}

void ColorRulesDialog::exportRules()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export Colouring Rules"), u"colouring.json"_s, tr("Colouring rules (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(ColorRules::toJson(shownRules())) < 0 || !file.commit())
        m_status->setText(tr("%1 was not written: %2").arg(path, file.errorString()));
}

} // namespace Inspector
