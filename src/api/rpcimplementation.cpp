// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcimplementation.h"

#include "apilogging.h"
#include "objecttarget.h"
#include "targetclass.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace QtCapnWeb::Detail {

using namespace Qt::StringLiterals;

// --- Functions as members ----------------------------------------------------------------------------------------------------

const InterfaceTarget::Function *InterfaceTarget::find(const PathPart &part) const
{
    const QString *name = std::get_if<QString>(&part);
    if (!name)
        return nullptr;
    const auto &functions = table().functions;
    const auto it = functions.constFind(*name);
    return it == functions.constEnd() ? nullptr : &*it;
}

LocalTarget::Member InterfaceTarget::member(const PathPart &name) const
{
    const Function *known = find(name);
    if (!known)
        return Member::None;
    return known->isProperty ? Member::Property : Member::Method;
}

Value InterfaceTarget::read(const PathPart &name)
{
    const Function *known = find(name);
    return known ? run(*known, Value::array()) : Value();
}

Value InterfaceTarget::call(const PathPart &name, const Value &arguments)
{
    const Function *known = find(name);
    if (!known)
        throw RpcError::typeError(u"'%1' is not a function."_s.arg(pathToString(PropertyPath{name})));
    return run(*known, arguments);
}

Value InterfaceTarget::run(const Function &function, const Value &arguments)
{
    if (isWithoutObject())
        throw RpcError(u"The object that the interface was implemented by has been destroyed."_s);
    // The function may end its own capability; whoever calls holds this until it is done.
    const CalleeScope scope(*this);
    Value result = function.run(*this, arguments);
    if (function.isAsynchronous) {
        if (StubHook *hook = StubHook::from(result.capability().data()))
            hook->pull([kept = TargetPtr::shared(*this)](const Outcome &) {});
    }
    return result;
}

QString InterfaceTarget::describe() const { return table().name; }

void InterfaceTarget::refuse(std::string_view method, size_t argument, const RpcMismatch &why)
{
    const QString name = QString::fromUtf8(method.data(), qsizetype(method.size()));
    throw why.toError(u"%1: argument %2"_s.arg(name).arg(argument + 1));
}

// --- A target, of which only the members of an interface are seen ------------------------------------------------------------

namespace {

class Facet final : public LocalTarget
{
public:
    Facet(std::unique_ptr<LocalTarget> target, const InterfaceType &type) : m_target(std::move(target)), m_name(type.name)
    {
        for (const MemberType &member : type.members)
            m_members.insert(member.name);
    }

    Member member(const PathPart &part) const override
    {
        const QString *name = std::get_if<QString>(&part);
        return name && m_members.contains(*name) ? m_target->member(part) : Member::None;
    }
    // Only asked for what member() has found. The target may go meanwhile, and this with it.
    Value read(const PathPart &name) override { return m_target->read(name); }
    Value call(const PathPart &name, const Value &arguments) override { return m_target->call(name, arguments); }
    void disposed() override { m_target->disposed(); }
    QString describe() const override { return u"%1 of %2"_s.arg(m_name, m_target->describe()); }

private:
    std::unique_ptr<LocalTarget> m_target;
    QString m_name;
    QSet<QString> m_members;
};

QString nameOf(QMetaType type) { return QString::fromUtf8(type.name()); }

QString signatureOf(const MemberType &member)
{
    QStringList types;
    for (const QMetaType type : member.parameters)
        types.append(nameOf(type));
    return u"%1(%2)"_s.arg(member.name, types.join(u", "_s));
}

/// Compares classes with interfaces; those that refer to each other or to themselves are compared once.
class Comparison
{
public:
    QStringList differences(const QMetaObject *metaObject, const InterfaceType &type)
    {
        QStringList found;
        const TargetClass &offered = TargetClass::of(metaObject);
        m_compared.insert({metaObject, &type});
        for (const MemberType &member : type.members)
            compare(offered, member, &found);
        return found;
    }

private:
    void compare(const TargetClass &offered, const MemberType &member, QStringList *found)
    {
        if (member.isProperty) {
            const TargetClass::Property *property = offered.property(member.name);
            if (!property)
                found->append(u"the property %1 is missing"_s.arg(member.name));
            else if (!isResult(property->type, member, false))
                found->append(wrongType(u"the property "_s + member.name, property->type, member));
            return;
        }
        // As in dispatch, a property hides a method of its name.
        const TargetClass::Method *method = offered.property(member.name) ? nullptr : offered.method(member.name);
        if (!method) {
            found->append(u"the method %1 is missing"_s.arg(signatureOf(member)));
            return;
        }
        QStringList signatures;
        for (const TargetClass::Overload &overload : method->overloads) {
            if (takes(overload, member)) {
                if (!isResult(overload.resultType, member, true))
                    found->append(wrongType(signatureOf(member), overload.resultType, member));
                return;
            }
            signatures.prepend(QString::fromUtf8(overload.signature));
        }
        found->append(u"the method %1 is missing; there is %2"_s.arg(signatureOf(member), signatures.join(u" and "_s)));
    }

    static bool takes(const TargetClass::Overload &overload, const MemberType &member)
    {
        if (overload.parameters.size() != member.parameters.size())
            return false;
        for (qsizetype i = 0; i < member.parameters.size(); ++i) {
            if (overload.parameters.at(i).type != member.parameters.at(i))
                return false;
        }
        return true;
    }

    bool isResult(QMetaType type, const MemberType &member, bool mayBeLater)
    {
        if (type == member.result)
            return true;
        if (type.flags().testFlag(QMetaType::PointerToQObject) && member.resultInterface && type.metaObject()) {
            // A target that will travel as a stub. Its class is what is declared, so that can be looked at.
            const InterfaceType &expected = member.resultInterface();
            return m_compared.contains({type.metaObject(), &expected}) || differences(type.metaObject(), expected).isEmpty();
        }
        if (!mayBeLater)
            return false;
        const QString name = nameOf(type);
        if (type == QMetaType::fromType<RpcPromise>())
            return true; // What it will be is checked by the caller only.
        for (const QString &later : {u"QtCapnWeb::RpcResult<"_s, u"QFuture<"_s, u"QCoro::Task<"_s}) {
            if (name == later + nameOf(member.result) + u'>')
                return true;
        }
        return false;
    }

    static QString wrongType(const QString &what, QMetaType type, const MemberType &member)
    {
        return u"%1 has the type %2, expected %3"_s.arg(what, nameOf(type), nameOf(member.result));
    }

    QSet<QPair<const QMetaObject *, const InterfaceType *>> m_compared;
};

} // namespace

RpcStub offerTarget(RpcTarget *target, const InterfaceType &type)
{
    if (!target)
        return {};
    try {
        const QStringList differences = Comparison().differences(target->metaObject(), type);
        if (!differences.isEmpty()) {
            throw RpcError::typeError(u"%1 does not offer %2: %3."_s.arg(QString::fromUtf8(target->metaObject()->className()),
                                                                         type.name, differences.join(u"; "_s)));
        }
        return RpcStub(makeTargetHook(std::make_unique<Facet>(ObjectTarget::create(target, true), type)));
    } catch (const RpcError &error) {
        // A mistake of this program rather than of the peer: it should be seen here, too.
        qCCritical(lcApi).noquote() << error.toString();
        return RpcStub::broken(error);
    }
}

} // namespace QtCapnWeb::Detail
