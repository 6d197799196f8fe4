// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composermembers.h"

#include "paintedcell.h"
#include "theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qsizetype LongestShape = 70; // in a list; the tooltip has more
constexpr int Gap = 12;

QString cut(const QString &text) { return text.size() <= LongestShape ? text : text.first(LongestShape - 1) + u'…'; }

QString countOf(const Trace::SeenMember &member)
{
    return member.calls   ? ComposerMembers::tr("called %n time(s)", nullptr, int(std::min<qint64>(member.calls, 1 << 30)))
           : member.reads ? ComposerMembers::tr("read %n time(s)", nullptr, int(std::min<qint64>(member.reads, 1 << 30)))
                          : ComposerMembers::tr("in a result");
}

/// Everything but the text and what it is put into.
ComposerMembers::Entry entryOf(const Trace::SeenMember &member)
{
    ComposerMembers::Entry entry;
    entry.isMethod = member.calls > 0;
    entry.count = countOf(member);
    QString shape;
    if (const Trace::SeenArguments *last = member.lastArguments())
        shape = u'(' + last->text + u')';
    else if (member.calls)
        shape = u"(…)"_s;
    else if (!member.type.isEmpty())
        shape = u": "_s + member.type;
    QStringList lines;
    for (auto each = member.arguments.rbegin(); each != member.arguments.rend(); ++each)
        lines.append(u'(' + each->text + u')');
    if (lines.isEmpty())
        lines.append(shape);
    if (!member.result.isEmpty())
        lines.append(u"→ "_s + member.result);
    entry.shape = cut(shape);
    if (member.arguments.size() > 1)
        entry.shape += ComposerMembers::tr(" or others", "behind the types of a method's arguments");
    entry.hint = lines.join(u'\n');
    return entry;
}

/// The text, what kinds of values belong to it, and how often it was seen.
class MemberDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const PaintedCell cell(painter, std::move(option));
        const QFontMetrics &metrics = cell.item().fontMetrics;
        const QColor strong = cell.ink();
        const QColor weak = cell.inkOr(Theme::of(given.palette).dim);
        QRect rest = cell.item().rect.adjusted(Gap / 2, 0, -Gap / 2, 0);
        const auto draw = [&](const QString &text, const QColor &color, int flags) {
            painter->setPen(color);
            painter->drawText(rest, flags | Qt::AlignVCenter | Qt::TextSingleLine, text);
        };
        const QString count = index.data(ComposerMembers::CountRole).toString();
        const QString text = cell.text();
        const int countWidth = metrics.horizontalAdvance(count);
        const int textWidth = metrics.horizontalAdvance(text);
        const QString shape = metrics.elidedText(index.data(ComposerMembers::ShapeRole).toString(), Qt::ElideRight,
                                                 std::max(0, rest.width() - textWidth - countWidth - Gap));
        draw(count, weak, Qt::AlignRight);
        rest.setRight(rest.right() - countWidth - Gap);
        draw(metrics.elidedText(text, Qt::ElideMiddle, rest.width()), strong, Qt::AlignLeft);
        rest.setLeft(rest.left() + textWidth);
        if (rest.width() > 0)
            draw(shape, weak, Qt::AlignLeft);
    }

    QSize sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const auto width = [&](int role) { return option.fontMetrics.horizontalAdvance(index.data(role).toString()); };
        return {width(Qt::DisplayRole) + width(ComposerMembers::ShapeRole) + width(ComposerMembers::CountRole) + 3 * Gap,
                option.fontMetrics.height() + 6};
    }
};

} // namespace

void ComposerMembers::setEntries(std::vector<Entry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    if (m_entries.size() > size_t(MostEntries))
        m_entries.resize(size_t(MostEntries));
    endResetModel();
}

const ComposerMembers::Entry *ComposerMembers::entryAt(int row) const
{
    return row >= 0 && row < int(m_entries.size()) ? &m_entries[size_t(row)] : nullptr;
}

int ComposerMembers::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

QVariant ComposerMembers::data(const QModelIndex &index, int role) const
{
    const Entry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return entry->text;
    case Qt::ToolTipRole:
        return entry->hint.isEmpty() ? QVariant() : QVariant(u"<p style='white-space:pre-wrap'>"_s + entry->hint.toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return tr("%1%2, %3", "a method or property, the types of its arguments, how often it was seen")
            .arg(entry->text, entry->shape, entry->count);
    case ShapeRole:
        return entry->shape;
    case CountRole:
        return entry->count;
    case RowRole:
        return index.row();
    case IsMethodRole:
        return entry->isMethod;
    default:
        return {};
    }
}

std::vector<ComposerMembers::Entry> ComposerMembers::methods(const std::vector<OfferedMember> &members)
{
    std::vector<Entry> entries;
    for (const OfferedMember &offered : members) {
        if (offered.path.isEmpty())
            continue; // the target itself is called: there is nothing to write
        Entry entry = entryOf(*offered.member);
        entry.text = toText(offered.path);
        entry.method = offered.path;
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<ComposerMembers::Entry> ComposerMembers::targets(const CapabilityRef &target,
                                                             const std::vector<OfferedMember> &members)
{
    std::vector<Entry> entries;
    std::set<QString> known{toText(target)};
    const auto below = [&target](const PropertyPath &path) {
        CapabilityRef reference = target;
        reference.path += path;
        return reference;
    };
    for (const OfferedMember &offered : members) {
        // What stands on the way is a target, too.
        for (qsizetype length = 1; length < offered.path.size(); ++length) {
            Entry way;
            way.target = below(offered.path.first(length));
            way.text = toText(way.target);
            if (known.insert(way.text).second)
                entries.push_back(std::move(way));
        }
        if (offered.path.isEmpty())
            continue;
        Entry entry = entryOf(*offered.member);
        const CapabilityRef whole = below(offered.path);
        entry.text = toText(whole);
        entry.target = entry.isMethod ? below(offered.path.first(offered.path.size() - 1)) : whole;
        if (entry.isMethod)
            entry.method = offered.path.last(1);
        if (known.insert(entry.text).second)
            entries.push_back(std::move(entry));
    }
    return entries;
}

MemberCompleter::MemberCompleter(ComposerMembers *members, bool forTargets, QObject *parent)
    : QCompleter(members, parent), m_members(members), m_forTargets(forTargets)
{
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    setCompletionMode(QCompleter::PopupCompletion);
    setMaxVisibleItems(12);
    popup()->setItemDelegate(new MemberDelegate(popup()));
    popup()->setAccessibleName(tr("What was seen in traffic"));
    connect(this, qOverload<const QModelIndex &>(&QCompleter::activated), this, &MemberCompleter::choose);
}

bool MemberCompleter::eventFilter(QObject *watched, QEvent *event)
{
    // As soon as the list is closed, and the field has the focus again, its rows are others: what was chosen is looked up before.
    if (event->type() == QEvent::KeyPress && watched == popup()) { // popup() makes it, and is not to be asked meanwhile
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex index = popup()->currentIndex();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && index.isValid()) {
            choose(index);
            popup()->hide();
            return true;
        }
    }
    return QCompleter::eventFilter(watched, event);
}

void MemberCompleter::choose(const QModelIndex &index)
{
    if (const ComposerMembers::Entry *entry = m_members->entryAt(index.data(ComposerMembers::RowRole).toInt()))
        Q_EMIT chosen(ComposerMembers::Entry(*entry)); // a copy: the list may be another one before all have heard
}

void MemberCompleter::showAll()
{
    setCompletionPrefix(QString());
    if (completionCount())
        complete();
}

QString MemberCompleter::pathFromIndex(const QModelIndex &index) const
{
    const ComposerMembers::Entry *entry = m_members->entryAt(index.row());
    return m_forTargets && entry && entry->isMethod ? toText(entry->target) : QCompleter::pathFromIndex(index);
}

} // namespace Inspector
