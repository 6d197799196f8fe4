// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "propertyhook.h"

#include "completions.h"
#include "settledhook.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

PropertyHook::~PropertyHook()
{
    dropSafely(std::move(m_read));
    dropSafely(std::move(m_parent));
}

HookPtr PropertyHook::dup() { return m_parent ? m_parent->get(m_path) : m_read; }

void PropertyHook::dispose()
{
    const HookPtr self(this);
    if (!m_parent)
        return;
    const QString what = describe();
    const HookPtr parent = std::exchange(m_parent, {}); // left alone
    const HookPtr read = std::exchange(m_read, SettledHook::disposed("It was %1"_L1.arg(what)));
    if (read)
        read->dispose();
}

QString PropertyHook::describe() const
{
    return m_parent ? m_parent->describe() + u'.' + pathToString(m_path) : u"disposed property"_s;
}

void PropertyHook::prepare()
{
    if (!m_read)
        m_read = m_parent->get(m_path);
}

HookPtr PropertyHook::next(Operation, PropertyPath &path)
{
    if (!m_parent)
        return m_read;
    path = path.isEmpty() ? m_path : m_path + path;
    return m_parent;
}

bool PropertyHook::addOnBroken(quint64 id, BrokenCallback &&callback) { return m_read->addOnBroken(id, std::move(callback)); }

// Never reached: next(), nextForBroken() and becoming() give another hook always.
HookPtr PropertyHook::doCall(const PropertyPath &, Arguments &&) { return SettledHook::disposed(); }
HookPtr PropertyHook::doGet(const PropertyPath &) { return SettledHook::disposed(); }
void PropertyHook::doSettle(OutcomeCallback &&callback) { SettledHook::disposed()->settle(std::move(callback)); }

HookPtr makePropertyHook(const HookPtr &parent, const PropertyPath &path)
{
    if (!parent)
        return SettledHook::disposed();
    if (path.isEmpty())
        return parent;
    // A property of a property is a longer path.
    if (const auto *property = hookCast<PropertyHook>(parent.data()); property && property->parent())
        return HookPtr(new PropertyHook(property->parent(), property->path() + path));
    return HookPtr(new PropertyHook(parent, path));
}

} // namespace QtCapnWeb
