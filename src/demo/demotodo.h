// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpctarget.h"

#include <QtCore/QList>

/// \file
/// A todo list that all clients share: structured values, and errors for what is not there.

namespace QtCapnWeb::Demo {

/// \brief `{id: number, text: string, done: boolean}`
struct QTCAPNWEB_EXPORT TodoItem {
    Q_GADGET
    Q_PROPERTY(int id MEMBER id)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool done MEMBER done)
public:
    int id = 0; ///< from 1; never used again
    QString text;
    bool done = false;
};

/// \brief The list. It belongs to the server; clients borrow it.
class QTCAPNWEB_EXPORT TodoList : public RpcTarget
{
    Q_OBJECT
    /// How many items there are.
    Q_PROPERTY(int count READ count)
public:
    static constexpr qsizetype MaximumItems = 1000;
    static constexpr qsizetype MaximumText = 1000; ///< UTF-16 code units

    explicit TodoList(QObject *parent);

    int count() const { return int(m_items.size()); }

    /// Adds an item at the end and gives it.
    /// \throw RpcError RangeError if the list or the text is too long
    Q_INVOKABLE QtCapnWeb::Demo::TodoItem add(const QString &text);
    /// All items, the oldest first.
    Q_INVOKABLE QList<QtCapnWeb::Demo::TodoItem> list() const { return m_items; }
    /// Marks an item done or not done and gives it. \throw RpcError RangeError if there is none of that id
    Q_INVOKABLE QtCapnWeb::Demo::TodoItem toggle(int id);
    /// Removes an item. \throw RpcError RangeError if there is none of that id
    Q_INVOKABLE void remove(int id);

private:
    QList<TodoItem>::iterator find(int id);

    QList<TodoItem> m_items;
    int m_lastId = 0;
};

} // namespace QtCapnWeb::Demo
