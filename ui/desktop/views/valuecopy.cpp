// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "valuecopy.h"

#include "argumentparser.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
#include <QtGui/QClipboard>
#include <QtGui/QCursor>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QToolTip>

#include <memory>

namespace Inspector {

void copyValue(const QtCapnWeb::Value &value)
{
    const QString text = toArgumentText(value, LargestAtOnce);
    if (text.size() <= LargestAtOnce) {
        QGuiApplication::clipboard()->setText(text);
        return;
    }
    QToolTip::showText(QCursor::pos(),
                       QCoreApplication::translate("Inspector::ValueCopy", "This is large: it is in the clipboard in a moment."));
    const auto writing = std::make_shared<QPromise<QString>>();
    writing->future().then(qApp, [](const QString &whole) { QGuiApplication::clipboard()->setText(whole); });
    writing->start();
    QThreadPool::globalInstance()->start([value, writing] {
        writing->addResult(toArgumentText(value));
        writing->finish();
    });
}

} // namespace Inspector
