// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedcall.h"

#include "argumentparser.h"
#include "expression.h"
#include "message.h"
#include "valuemapping.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RecordedCall)
};

/// \throw RpcError for what has no name in the composer.
Value named(const Value &capability)
{
    const CapabilityPtr pointer = capability.capability();
    const auto *reference = dynamic_cast<const WireReference *>(pointer.data());
    CapabilityRef name;
    switch (reference ? reference->kind : WireReference::Kind::Blob) {
    case WireReference::Kind::Import:
    case WireReference::Kind::Pipeline:
        if (!reference->arguments) {
            name = CapabilityRef::import(reference->id.value, reference->path.value_or(PropertyPath()));
            break;
        }
        [[fallthrough]];
    default:
        throw RpcError(
            Texts::tr("One of its arguments is a promise, a stream or a call, which cannot be written as an argument."));
    case WireReference::Kind::Export:
        name = CapabilityRef::exported(reference->id.value);
        break;
    }
    return Value::stub(CapabilityPtr(new ReferencePlaceholder(name)));
}

} // namespace

RecordedCall recordedCall(const QByteArray &text)
{
    const auto refused = [](const QString &why) { return RecordedCall{std::nullopt, why}; };
    JsonDocument document;
    const bool isJson = !document.parse(text).isError();
    const std::optional<Message> message = isJson ? Message::decode(document.root()) : std::nullopt;
    if (!message || message->kind != Message::Kind::Push)
        return refused(Texts::tr("Only calls can be sent again: this message makes none."));
    try {
        const Value value = decodeExpression(message->expression);
        const CapabilityPtr pointer = value.capability();
        const auto *call = dynamic_cast<const WireReference *>(pointer.data());
        if (call && call->kind == WireReference::Kind::Remap)
            return refused(Texts::tr("A map cannot be sent again: the composer has no way to write one."));
        if (!call || (call->kind != WireReference::Kind::Pipeline && call->kind != WireReference::Kind::Import))
            return refused(Texts::tr("Only calls can be sent again: this message passes a value."));
        CallRequest request;
        request.target = CapabilityRef::import(call->id.value);
        request.method = toText(call->path.value_or(PropertyPath()));
        if (!call->arguments) {
            request.mode = CallMode::GetProperty;
            return {request, {}};
        }
        request.argumentsText = toArgumentText(mapCapabilities(*call->arguments, named));
        return {request, {}};
    } catch (const RpcError &error) {
        return refused(error.message());
    } catch (const std::exception &) {
        return refused(Texts::tr("The message is no expression of the protocol."));
    }
}

} // namespace Inspector
