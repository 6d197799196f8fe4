// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "demotodo.h"

#include "rpctyperegistry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Demo {

TodoList::TodoList(QObject *parent) : RpcTarget(parent)
{
    registerRpcType<QList<TodoItem>>();
    for (const QString &text : {u"Look at the tables"_s, u"Call something"_s, u"Dispose a capability"_s})
        add(text);
    toggle(1);
}

TodoItem TodoList::add(const QString &text)
{
    if (m_items.size() >= MaximumItems)
        throw RpcError::rangeError(u"The list is full: %1 items."_s.arg(MaximumItems));
    if (text.size() > MaximumText)
        throw RpcError::rangeError(u"An item may have %1 characters."_s.arg(MaximumText));
    TodoItem item;
    item.id = ++m_lastId;
    item.text = text;
    m_items.append(item);
    return item;
}

TodoItem TodoList::toggle(int id)
{
    const auto item = find(id);
    item->done = !item->done;
    return *item;
}

void TodoList::remove(int id) { m_items.erase(find(id)); }

QList<TodoItem>::iterator TodoList::find(int id)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [id](const TodoItem &item) { return item.id == id; });
    if (found == m_items.end())
        throw RpcError::rangeError(u"There is no item %1."_s.arg(id));
    return found;
}

} // namespace QtCapnWeb::Demo
