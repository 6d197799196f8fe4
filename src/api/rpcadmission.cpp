// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcadmission.h"

#include "httpmessage.h"
#include "rpctarget.h"

namespace QtCapnWeb {

QByteArray RpcRequest::header(QByteArrayView name) const { return headerValue(headers, name); }

QByteArray RpcRequest::cookie(QByteArrayView name) const
{
    for (const QByteArray &pair : header("cookie").split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals >= 0 && QByteArrayView(pair).first(equals).trimmed() == name)
            return pair.sliced(equals + 1).trimmed();
    }
    return {};
}

RpcAdmission RpcAdmission::accept() { return {}; }

RpcAdmission RpcAdmission::accept(MainFactory factory)
{
    RpcAdmission admission;
    admission.m_main = std::move(factory);
    return admission;
}

RpcAdmission RpcAdmission::accept(const RpcStub &main)
{
    RpcAdmission admission;
    admission.m_main = main;
    return admission;
}

RpcAdmission RpcAdmission::refuse(int status, const QString &text)
{
    RpcAdmission admission;
    admission.m_status = status >= 400 && status < 600 ? status : 403;
    admission.m_text = text;
    return admission;
}

RpcAdmission &RpcAdmission::withHeaders(const Headers &headers)
{
    m_headers = headers;
    return *this;
}

RpcStub RpcAdmission::makeMain() const
{
    if (const RpcStub *stub = std::get_if<RpcStub>(&m_main))
        return *stub;
    const MainFactory *factory = std::get_if<MainFactory>(&m_main);
    return factory && *factory ? (*factory)() : RpcStub();
}

} // namespace QtCapnWeb
