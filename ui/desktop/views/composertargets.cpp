// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertargets.h"

#include "capturedocument.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int NameRole = Qt::UserRole + 1;

/// Shows the name behind the reference, which alone is what goes into the line edit.
class NameDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QString name = index.data(NameRole).toString();
        if (!name.isEmpty())
            option->text += u"   "_s + name;
    }
};

} // namespace

ComposerTargets::ComposerTargets(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setItemDelegate(new NameDelegate(this));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    setAccessibleName(tr("Target"));
    lineEdit()->setClearButtonEnabled(true);
    lineEdit()->setPlaceholderText(tr("main, main.path or $import:-3"));
    setToolTip(tr("The capability to call: one of the list, or a path such as main.users or $import:-3.items[0]. "
                  "Ctrl+Space lists what was seen in traffic."));
    refresh();
    setEditText(u"main"_s);
}

void ComposerTargets::setSource(const CaptureDocument *document, int session)
{
    m_document = document;
    m_session = session;
}

void ComposerTargets::refresh()
{
    const QString text = currentText();
    const QSignalBlocker blocker(this);
    clear();
    addItem(u"main"_s);
    setItemData(0, tr("the peer's main interface"), NameRole);
    if (m_document && m_session >= 0 && m_session < m_document->capture().sessionCount()) {
        const Trace::Capture &capture = m_document->capture();
        const auto session = quint32(m_session);
        const Side side = m_document->ownSide();
        QList<Trace::TableEntry> entries = capture.tables().entries(session, side, Trace::Table::Imports);
        // The youngest first: that is what one has just been given.
        std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.born > b.born; });
        for (const Trace::TableEntry &entry : std::as_const(entries)) {
            if (entry.id.value == 0)
                continue;
            if (count() > MostListed)
                break;
            addItem(toText(CapabilityRef{CapabilityRef::Table::Import, entry.id, {}}));
            setItemData(count() - 1, capture.label(session, side, Trace::Table::Imports, entry), NameRole);
        }
    }
    setCurrentIndex(findText(text));
    setEditText(text);
}

std::vector<ComposerMembers::Entry> ComposerTargets::listed() const
{
    std::vector<ComposerMembers::Entry> entries;
    for (int i = 0; i < count(); ++i) {
        TextError error;
        ComposerMembers::Entry entry;
        entry.text = itemText(i);
        entry.shape = u"   "_s + itemData(i, NameRole).toString();
        entry.target = parseReference(entry.text, &error).value_or(CapabilityRef::main());
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::optional<CapabilityRef> ComposerTargets::target(TextError *error) const { return parseReference(currentText(), error); }

void ComposerTargets::setTarget(const CapabilityRef &target) { setEditText(toText(target)); }

void ComposerTargets::showPopup()
{
    refresh();
    const int wanted = view()->sizeHintForColumn(0) + view()->verticalScrollBarPolicy() + 32;
    view()->setMinimumWidth(std::min(wanted, 4 * width()));
    QComboBox::showPopup();
}

void ComposerTargets::focusInEvent(QFocusEvent *event)
{
    refresh();
    QComboBox::focusInEvent(event);
}

} // namespace Inspector
