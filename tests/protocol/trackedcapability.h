// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "value.h"

#include <QtCore/QStringList>

namespace QtCapnWeb {

/// A capability that tells a log when it is disposed.
class Tracked final : public Capability
{
public:
    Tracked(const QString &name, QStringList *log) : m_name(name), m_log(log) { }
    ~Tracked() override { m_log->append(QStringLiteral("dispose ") + m_name); }
    QString describe() const override { return m_name; }

private:
    QString m_name;
    QStringList *m_log;
};

} // namespace QtCapnWeb
