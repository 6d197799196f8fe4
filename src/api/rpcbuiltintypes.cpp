// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcbuiltintypes.h"

#include "rpcqttypes.h"
#include "rpcstdtypes.h"
#include "rpcstream.h"
#include "rpcstub.h"
#include "rpctyperegistry.h"

namespace QtCapnWeb::Detail {

namespace {

template<typename... Ts>
void registerAll()
{
    (registerRpcType<Ts>(), ...);
}

template<typename... Ts>
void registerWithLists()
{
    (registerRpcType<Ts>(), ...);
    (registerRpcType<QList<Ts>>(), ...);
}

template<typename... Ts>
void registerOptionals()
{
    (registerRpcType<std::optional<Ts>>(), ...);
}

} // namespace

void registerBuiltInTypes()
{
    registerWithLists<bool, qint8, quint8, short, ushort, int, uint, long, ulong, qlonglong, qulonglong, float, double, QString,
                      QByteArray, BigInt, Bytes, QDateTime, QUrl, QUuid, RpcError, QVariant, QVariantMap, QVariantHash,
                      QVariantList, QJsonValue, QJsonObject, QJsonArray, Value, RpcStub, std::string, QDate, QTime>();
    registerAll<std::vector<bool>, std::vector<int>, std::vector<qlonglong>, std::vector<double>, std::vector<QString>,
                std::vector<std::string>, QSet<QString>, QJsonDocument>();
    registerAll<QMap<QString, QString>, std::nullptr_t, RpcPromise, RpcReadable, RpcWritable, RpcBlob, RpcChunk>();
    registerOptionals<bool, int, uint, qlonglong, qulonglong, double, QString, QByteArray, QDateTime, QUrl, QUuid, QDate, QTime,
                      std::string, QStringList, QVariantList, QVariantMap, RpcStub>();
}

} // namespace QtCapnWeb::Detail
