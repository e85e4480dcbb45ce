// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/chain.h"
#include "ui/look/palette.h"

#include <QAbstractItemModel>

namespace storescope {

// A decoded document as a tree of keys and values. Nodes are made when their parent is opened, 1,000 at a
// time.
class PayloadModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { InkRole = Qt::UserRole + 1, ReadingRole, PathRole, WholeRole, HiddenRole };
    static constexpr int step = 1000;

    explicit PayloadModel(QObject *parent = nullptr);
    ~PayloadModel() override;

    // Values that read as Redaction::mark are shown as hidden.
    void setDocument(std::shared_ptr<const Json> document);
    void clear() { setDocument(nullptr); }
    bool isEmpty() const;
    // The next node after `from` (invalid: the first) whose key or value contains `text`, opened down to it;
    // wraps around.
    QModelIndex find(const QString &text, const QModelIndex &from);

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
    Node *nodeOf(const QModelIndex &index) const;
    bool isHidden(const Node &node) const;
    QString pathOf(const Node &node) const;
    QString valueText(const Node &node) const;

    std::shared_ptr<const Json> m_document;
    std::unique_ptr<Node> m_root;
};

} // namespace storescope
