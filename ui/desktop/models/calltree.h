// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <deque>
#include <vector>

/// \file
/// Which call was made on the result of which, and which of them are unfolded.

namespace Inspector {

/// \brief A forest of numbered nodes that only grows: parents come before their children, and siblings stand in their order.
///
/// All questions are O(1) or O(MostDepth), except those that say otherwise. 24 bytes a node.
class CallTree
{
public:
    using Id = quint32;
    static constexpr Id None = ~Id(0);
    /// What would be deeper stands beside its parent, so that a chain of a million calls costs no more than others.
    static constexpr int MostDepth = 64;

    qint64 count() const { return qint64(m_nodes.size()); }
    /// Adds the next one; on None, or on one that is there.
    void add(Id parent);
    void clear() { *this = {}; }

    int depth(Id id) const { return int(m_nodes[id].depth); } ///< 0 to MostDepth - 1
    Id parent(Id id) const { return m_nodes[id].parent; }
    Id firstChild(Id id) const { return m_nodes[id].firstChild; }
    /// Behind \a id, with the same parent.
    Id nextSibling(Id id) const { return m_nodes[id].next; }
    bool hasChildren(Id id) const { return m_nodes[id].firstChild != None; }
    /// All that hang on it, directly or not.
    qint64 descendants(Id id) const { return m_nodes[id].below; }

    bool isExpanded(Id id) const;
    void setExpanded(Id id, bool expanded);
    /// All that are there, and those to come. O(1).
    void setAllExpanded(bool expanded);

    /// Whether all that it hangs on are expanded.
    bool isShown(Id id) const { return shownAncestor(id) == id; }
    /// Itself, if it is shown; else the nearest that is.
    Id shownAncestor(Id id) const;
    Id firstShown() const { return m_nodes.empty() ? None : 0; }
    /// The one in the row below, if \a id is shown; within \a top, unless that is None.
    Id nextShown(Id id, Id top = None) const;
    /// The last row of \a id and what hangs on it.
    Id lastShown(Id id) const;

private:
    struct Node {
        Id parent = None;
        Id firstChild = None;
        Id lastChild = None;
        Id next = None;
        quint32 below = 0;
        quint32 depth : 7 = 0;
        quint32 expanded : 1 = 0;
        quint32 epoch : 24 = 0; ///< expanded says something only if it is m_epoch
    };
    static_assert(sizeof(Node) == 24);

    std::deque<Node> m_nodes;
    Id m_lastRoot = None;
    quint32 m_epoch = 1; ///< another one each time that all are expanded or collapsed
    bool m_allExpanded = true;
};

} // namespace Inspector
