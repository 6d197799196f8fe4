// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilityref.h"
#include "rpcerror.h"
#include "value.h"

#include <QtCore/QAbstractItemModel>

#include <memory>
#include <optional>

/// \file
/// A value or an error as a tree.

namespace Inspector {

/// \brief Shows one value: names, values, types. Children are made when they are asked for, in steps of FetchStep, so that a
/// result of millions of items opens at once.
class ResultModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, TypeColumn, ColumnCount };
    static constexpr int FetchStep = 500;

    explicit ResultModel(QObject *parent = nullptr);
    ~ResultModel() override;

    void clear();
    /// Shows \a value as the only top row, called \a name.
    void setValue(const QString &name, const QtCapnWeb::Value &value);
    void setError(const QtCapnWeb::RpcError &error);

    /// The capability that a row stands for, if it is one.
    std::optional<CapabilityRef> capabilityAt(const QModelIndex &index) const;
    /// The value of a row; undefined for none.
    QtCapnWeb::Value valueAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    Node *node(const QModelIndex &index) const;

    std::unique_ptr<Node> m_root;
};

} // namespace Inspector
