// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callrequest.h"

#include "calllog.h"

namespace Inspector {

QString toText(CallMode mode)
{
    switch (mode) {
    case CallMode::Call:
        return CallLog::tr("call");
    case CallMode::PipelinedCall:
        return CallLog::tr("pipelined call");
    case CallMode::GetProperty:
        return CallLog::tr("get property");
    }
    return {};
}

CallDraft CallRequest::draft() const
{
    if (written)
        return *written;
    return {{}, toText(target), before, method, argumentsText, mode};
}

} // namespace Inspector
