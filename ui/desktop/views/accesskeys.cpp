// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accesskeys.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QToolButton>

#include <functional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Where the mark of the key stands; -1: nowhere.
qsizetype markIn(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'&')
            continue;
        if (text[i + 1] != u'&')
            return i;
        ++i;
    }
    return -1;
}

bool isKey(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

/// "(&F)", as languages have it whose letters are on no key.
bool isInBrackets(const QString &text, qsizetype mark)
{
    return mark > 0 && text[mark - 1] == u'(' && mark + 2 < text.size() && text[mark + 2] == u')';
}

/// \a text with a key that is none of \a taken, if there is any for it; without a key otherwise.
QString withOtherKey(QString text, const QSet<QChar> &taken)
{
    const qsizetype mark = markIn(text);
    if (isInBrackets(text, mark)) {
        for (char c = 'a'; c <= 'z'; ++c) {
            if (!taken.contains(QLatin1Char(c))) {
                text[mark + 1] = QChar(QLatin1Char(c)).toUpper();
                return text;
            }
        }
        return text.remove(mark - 1, 4);
    }
    if (mark >= 0)
        text.remove(mark, 1);
    const auto isFree = [&](qsizetype i) { return isKey(text[i].toLower()) && !taken.contains(text[i].toLower()); };
    // The first letters of words are easier to see than those within.
    for (const bool first : {true, false}) {
        for (qsizetype i = 0; i < text.size() && text[i] != u'\t'; ++i) {
            const bool begins = i == 0 || !text[i - 1].isLetterOrNumber();
            if (begins == first && isFree(i) && (i == 0 || text[i - 1] != u'&'))
                return text.insert(i, u'&');
        }
    }
    return text;
}

/// A text that is shown somewhere, and how to change it.
struct Label {
    QString text;
    std::function<void(const QString &)> set;
};

/// \a all: those without a key get one as well.
void settleAll(const std::vector<Label> &labels, QSet<QChar> taken, bool all)
{
    std::vector<const Label *> others;
    for (const Label &label : labels) {
        const QChar key = AccessKeys::keyOf(label.text);
        if (!key.isNull() && !taken.contains(key))
            taken.insert(key);
        else if (!key.isNull() || (all && !label.text.isEmpty()))
            others.push_back(&label);
    }
    for (const Label *label : others) {
        const QString text = withOtherKey(label->text, taken);
        if (const QChar key = AccessKeys::keyOf(text); !key.isNull())
            taken.insert(key);
        if (text != label->text)
            label->set(text);
    }
}

std::vector<Label> labelsOf(const QList<QAction *> &actions)
{
    std::vector<Label> labels;
    for (QAction *action : actions) {
        if (!action->isSeparator() && action->isVisible())
            labels.push_back({action->text(), [action](const QString &text) {
                                  // What stands on tool bars is derived from the text, unless it was set.
                                  const QString icon = action->iconText();
                                  action->setText(text);
                                  if (action->iconText() != icon)
                                      action->setIconText(icon);
                              }});
    }
    return labels;
}

} // namespace

AccessKeys::AccessKeys(QObject *parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

QChar AccessKeys::keyOf(const QString &text)
{
    const qsizetype mark = markIn(text);
    return mark < 0 ? QChar() : text[mark + 1].toLower();
}

void AccessKeys::settle(QMenu *menu) { settleAll(labelsOf(menu->actions()), {}, true); }

void AccessKeys::settle(QMenuBar *bar) { settleAll(labelsOf(bar->actions()), {}, true); }

void AccessKeys::settle(QWidget *root, QSet<QChar> taken)
{
    std::vector<Label> labels;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->isWindow() || widget->window() != root->window())
            continue;
        if (auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            labels.push_back({label->text(), [label](const QString &text) { label->setText(text); }});
        else if (auto *box = qobject_cast<QGroupBox *>(widget))
            labels.push_back({box->title(), [box](const QString &text) { box->setTitle(text); }});
        else if (auto *button = qobject_cast<QAbstractButton *>(widget);
                 button && !(qobject_cast<QToolButton *>(button) && static_cast<QToolButton *>(button)->defaultAction()))
            labels.push_back({button->text(), [button](const QString &text) { button->setText(text); }});
    }
    settleAll(labels, std::move(taken), false);
}

bool AccessKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Show || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    if (auto *menu = qobject_cast<QMenu *>(widget)) {
        settle(menu);
    } else if (auto *whole = qobject_cast<QMainWindow *>(widget)) {
        if (auto *bar = qobject_cast<QMenuBar *>(whole->menuWidget()))
            settle(bar);
    } else if (qobject_cast<QDockWidget *>(widget) || qobject_cast<QToolBar *>(widget)) {
        QSet<QChar> taken;
        if (const auto *window = qobject_cast<QMainWindow *>(widget->parentWidget())) {
            if (const auto *bar = qobject_cast<const QMenuBar *>(window->menuWidget())) {
                for (const QAction *action : bar->actions())
                    taken.insert(keyOf(action->text()));
            }
        }
        settle(widget, taken);
    } else if (qobject_cast<QDialog *>(widget) && !qobject_cast<QFileDialog *>(widget)) {
        settle(widget);
        if (const auto *input = qobject_cast<QInputDialog *>(widget)) {
            for (QPlainTextEdit *edit : input->findChildren<QPlainTextEdit *>())
                edit->setAccessibleName(input->labelText());
        }
    } else if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        if (qobject_cast<QMainWindow *>(tabs->parentWidget()) && tabs->accessibleName().isEmpty())
            tabs->setAccessibleName(tr("Panes"));
    }
    return false;
}

} // namespace Inspector
