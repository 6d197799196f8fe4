// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calltree.h"

namespace Inspector {

void CallTree::add(Id parent)
{
    const Id id = Id(m_nodes.size());
    if (parent != None && depth(parent) == MostDepth - 1)
        parent = m_nodes[parent].parent;
    Node node;
    node.parent = parent;
    if (parent == None) {
        if (m_lastRoot != None)
            m_nodes[m_lastRoot].next = id;
        m_lastRoot = id;
    } else {
        Node &on = m_nodes[parent];
        node.depth = on.depth + 1u;
        if (on.lastChild == None)
            on.firstChild = id;
        else
            m_nodes[on.lastChild].next = id;
        on.lastChild = id;
        for (Id above = parent; above != None; above = m_nodes[above].parent)
            ++m_nodes[above].below;
    }
    m_nodes.push_back(node);
}

bool CallTree::isExpanded(Id id) const
{
    const Node &node = m_nodes[id];
    return node.epoch == m_epoch ? node.expanded : m_allExpanded;
}

void CallTree::setExpanded(Id id, bool expanded)
{
    Node &node = m_nodes[id];
    node.expanded = expanded;
    node.epoch = m_epoch;
}

void CallTree::setAllExpanded(bool expanded)
{
    m_allExpanded = expanded;
    m_epoch = m_epoch % 0xffffff + 1; // never 0, which nodes begin with
}

CallTree::Id CallTree::shownAncestor(Id id) const
{
    Id shown = id;
    for (Id above = m_nodes[id].parent; above != None; above = m_nodes[above].parent) {
        if (!isExpanded(above))
            shown = above;
    }
    return shown;
}

CallTree::Id CallTree::nextShown(Id id, Id top) const
{
    if (m_nodes[id].firstChild != None && isExpanded(id))
        return m_nodes[id].firstChild;
    for (; id != None && id != top; id = m_nodes[id].parent) {
        if (m_nodes[id].next != None)
            return m_nodes[id].next;
    }
    return None;
}

CallTree::Id CallTree::lastShown(Id id) const
{
    while (m_nodes[id].lastChild != None && isExpanded(id))
        id = m_nodes[id].lastChild;
    return id;
}

} // namespace Inspector
