// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "record.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace QtCapnWeb {
class Value;
}

/// \brief Notes which messages and which expressions crossed the wire, and which way.
class WireCoverage final : public QtCapnWeb::RecordSink
{
public:
    void record(QtCapnWeb::Record &&record) override;
    /// What was never sent by \a side, such as "stream" or "[bigint]", of all that there is.
    QStringList missing(QtCapnWeb::Side side) const;
    /// Bytes of the messages that \a side sent.
    qint64 bytesOf(QtCapnWeb::Side side) const { return m_bytes[side == QtCapnWeb::Side::B]; }

private:
    void note(QtCapnWeb::Side side, const QString &what) { m_seen[side == QtCapnWeb::Side::B].insert(what); }
    void noteValue(QtCapnWeb::Side side, const QtCapnWeb::Value &value);

    QSet<QString> m_seen[2];
    qint64 m_bytes[2] = {0, 0};
};
