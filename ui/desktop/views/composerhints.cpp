// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composerhints.h"

#include "argumentskeleton.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr size_t MostShown = 3; // in the line; the tooltip has all
constexpr qsizetype LongestShape = 90;

QString cut(const QString &text) { return text.size() <= LongestShape ? text : text.first(LongestShape - 2) + u"…)"_s; }

QString withCount(const QString &arguments, qint64 calls)
{
    return ComposerHints::tr("%1 ×%2", "types of arguments, and how often they were seen").arg(arguments).arg(calls);
}

} // namespace

ComposerHints::ComposerHints(QWidget *parent) : QWidget(parent)
{
    setObjectName("composerHints"_L1);
    m_text = new QLabel;
    m_text->setObjectName("composerSeen"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fill = new QToolButton;
    m_fill->setObjectName("composerFill"_L1);
    m_fill->setText(tr("&Fill In"));
    m_fill->setToolTip(tr("Replaces the arguments by empty ones of the kinds that were seen last; Ctrl+Z brings them back"));
    m_menu = new QMenu(m_fill);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        for (auto each = m_member.arguments.rbegin(); each != m_member.arguments.rend(); ++each) {
            const QString text = withCount(cut(u'(' + each->text + u')'), each->calls);
            m_menu->addAction(QString(text).replace(u'&', u"&&"_s), this,
                              [this, skeleton = argumentSkeleton(each->shape)] { Q_EMIT fillRequested(skeleton); });
        }
    });
    connect(m_fill, &QToolButton::clicked, this, [this] {
        if (const auto text = skeleton())
            Q_EMIT fillRequested(*text);
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addWidget(m_fill, 0, Qt::AlignTop);
    showCount(0);
}

void ComposerHints::showMember(const Trace::SeenMember &member)
{
    m_member = member;
    QStringList shown;
    QStringList all;
    const auto &arguments = member.arguments;
    for (auto each = arguments.rbegin(); each != arguments.rend(); ++each) {
        const QString types = u'(' + each->text + u')';
        all.append(withCount(types, each->calls));
        if (shown.size() < qsizetype(MostShown))
            shown.append(withCount(cut(types), each->calls));
    }
    const qint64 more = std::max<qint64>(0, qint64(arguments.size()) - qint64(MostShown));
    QStringList words;
    if (!shown.isEmpty()) {
        words.append(more ? tr("Called with %1 and %n other(s).", nullptr, int(more)).arg(shown.join("  "_L1))
                          : tr("Called with %1.").arg(shown.join("  "_L1)));
    }
    if (member.otherCalls) {
        const QString others = tr("%n call(s) with other arguments.", nullptr, int(std::min<qint64>(member.otherCalls, 1 << 30)));
        all.append(others);
        words.append(others);
    }
    if (member.reads)
        words.append(tr("Read %n time(s).", nullptr, int(std::min<qint64>(member.reads, 1 << 30))));
    if (const QString value = member.calls ? member.result : member.type; !value.isEmpty()) {
        words.append(tr("Gave %1.", "the kind of value that a method gave").arg(cut(value)));
        all.append(u"→ "_s + value);
    }
    m_fill->setPopupMode(arguments.size() > 1 ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    m_fill->setMenu(arguments.size() > 1 ? m_menu : nullptr);
    show(words.join(u' '), all.join(u'\n'), !arguments.empty());
}

void ComposerHints::showCount(int members)
{
    m_member = {};
    show(members
             ? tr("%n method(s) or propert(y/ies) seen here in traffic; the Down key in the field lists them.", nullptr, members)
             : QString(),
         {}, false);
}

std::optional<QString> ComposerHints::skeleton() const
{
    const Trace::SeenArguments *last = m_member.lastArguments();
    return last ? std::optional(argumentSkeleton(last->shape)) : std::nullopt;
}

void ComposerHints::show(const QString &text, const QString &hint, bool hasArguments)
{
    m_text->setText(text);
    m_text->setToolTip(hint.isEmpty() ? QString() : u"<p style='white-space:pre-wrap'>"_s + hint.toHtmlEscaped());
    m_text->setVisible(!text.isEmpty());
    m_fill->setVisible(hasArguments);
    setVisible(!text.isEmpty());
}

} // namespace Inspector
