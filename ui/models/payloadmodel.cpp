// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/payloadmodel.h"

#include "core/action/redaction.h"
#include "core/base/text.h"
#include "ui/look/plaintip.h"
#include "ui/models/reading.h"

namespace storescope {

struct PayloadModel::Node
{
    const Json *value = nullptr;
    Node *parent = nullptr;
    int row = 0;
    QString key;
    std::vector<std::unique_ptr<Node>> children; // the first ones
    Json::const_iterator next;                   // of the child that is made next
    bool begun = false;

    bool isContainer() const { return value && (value->is_object() || value->is_array()); }
    bool hasMore() const { return isContainer() && children.size() < value->size(); }

    void makeChildren(int most)
    {
        if (!std::exchange(begun, true))
            next = value->cbegin();
        for (; most > 0 && hasMore(); --most, ++next) {
            auto child = std::make_unique<Node>();
            child->value = &*next;
            child->parent = this;
            child->row = int(children.size());
            child->key =
                value->is_object() ? QString::fromStdString(next.key()) : QString::number(child->row);
            children.push_back(std::move(child));
        }
    }
};

PayloadModel::PayloadModel(QObject *parent) : QAbstractItemModel(parent) {}

PayloadModel::~PayloadModel() = default;

void PayloadModel::setDocument(std::shared_ptr<const Json> document)
{
    beginResetModel();
    m_document = std::move(document);
    m_root = std::make_unique<Node>();
    m_root->value = m_document.get();
    if (m_root->isContainer()) {
        m_root->makeChildren(step);
    } else if (m_document) { // a bare value: one row
        auto only = std::make_unique<Node>();
        only->value = m_document.get();
        only->parent = m_root.get();
        m_root->children.push_back(std::move(only));
    }
    endResetModel();
}

bool PayloadModel::isEmpty() const
{
    return !m_document;
}

PayloadModel::Node *PayloadModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex PayloadModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (!node || row < 0 || row >= int(node->children.size()) || column < 0 || column > 1)
        return {};
    return createIndex(row, column, node->children[size_t(row)].get());
}

QModelIndex PayloadModel::parent(const QModelIndex &child) const
{
    const Node *node = child.isValid() ? nodeOf(child)->parent : nullptr;
    return node && node != m_root.get() ? createIndex(node->row, 0, node) : QModelIndex();
}

int PayloadModel::rowCount(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return node && parent.column() <= 0 ? int(node->children.size()) : 0;
}

int PayloadModel::columnCount(const QModelIndex &) const
{
    return 2;
}

bool PayloadModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return node && parent.column() <= 0 && (!node->children.empty() || node->hasMore());
}

bool PayloadModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return node && parent.column() <= 0 && node->hasMore();
}

void PayloadModel::fetchMore(const QModelIndex &parent)
{
    Node *node = nodeOf(parent);
    if (!node || !node->hasMore())
        return;
    const int first = int(node->children.size());
    beginInsertRows(parent, first, qMin(int(node->value->size()), first + step) - 1);
    node->makeChildren(step);
    endInsertRows();
}

QString PayloadModel::pathOf(const Node &node) const
{
    if (!node.parent || node.parent == m_root.get())
        return node.parent && node.parent->value && node.parent->value->is_array()
                   ? QStringLiteral("[%1]").arg(node.row)
                   : node.key;
    const QString above = pathOf(*node.parent);
    if (node.parent->value->is_array())
        return QStringLiteral("%1[%2]").arg(above).arg(node.row);
    return above + QLatin1Char('.') +
           (node.key.contains(QLatin1Char('.')) ? QStringLiteral("\"%1\"").arg(node.key) : node.key);
}

bool PayloadModel::isHidden(const Node &node) const
{
    return node.value->is_string() && node.value->get_ref<const std::string &>() == Redaction::mark;
}

QString PayloadModel::valueText(const Node &node) const
{
    const Json &value = *node.value;
    if (value.is_object())
        return QStringLiteral("{%1}").arg(value.size());
    if (value.is_array())
        return QStringLiteral("[%1]").arg(value.size());
    if (value.is_binary())
        return tr("%1 of bytes").arg(formatBytes(qint64(value.get_binary().size())));
    if (value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        return QStringLiteral("\"%1\"").arg(
            withoutControls(QString::fromUtf8(text.data(), qMin<qsizetype>(qsizetype(text.size()), 4000))));
    }
    return QString::fromUtf8(toJsonText(value));
}

QVariant PayloadModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    if (role == PathRole)
        return pathOf(node);
    const bool hidden = isHidden(node);
    if (role == HiddenRole)
        return hidden;
    if (index.column() == 0) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return role == Qt::DisplayRole ? withoutControls(node.key.left(400))
                                           : plainTip(withoutControls(pathOf(node).left(1000)));
        return role == InkRole
                   ? QVariant(int(node.parent && node.parent->value->is_array() ? Ink::Dim : Ink::Text))
                   : QVariant();
    }
    if (hidden)
        return role == Qt::DisplayRole ? QVariant(tr("hidden (credential)"))
               : role == InkRole       ? QVariant(int(Ink::Dim))
                                       : QVariant();
    const Json &value = *node.value;
    switch (role) {
    case Qt::DisplayRole:
        return valueText(node);
    case Qt::ToolTipRole:
        return value.is_string()
                   ? plainTip(withoutControls(
                         QString::fromStdString(value.get_ref<const std::string &>()).left(1000)))
                   : QVariant();
    case WholeRole:
        return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>())
                                 : QString::fromUtf8(toJsonText(value, 2));
    case ReadingRole:
        return readingOf(node.key, value);
    case InkRole:
        return int(value.is_string()                       ? Ink::String
                   : value.is_number()                     ? Ink::Number
                   : value.is_boolean() || value.is_null() ? Ink::Keyword
                                                           : Ink::Dim);
    default:
        return {};
    }
}

QVariant PayloadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Key") : tr("Value");
}

// Walks the tree in its shown order, making nodes as it goes.
QModelIndex PayloadModel::find(const QString &text, const QModelIndex &from)
{
    if (text.isEmpty() || rowCount() == 0)
        return {};
    const auto next = [this](QModelIndex at) -> QModelIndex {
        if (rowCount(at) == 0 && canFetchMore(at))
            fetchMore(at);
        if (rowCount(at) > 0)
            return index(0, 0, at);
        while (at.isValid()) {
            const QModelIndex above = at.parent();
            if (at.row() + 1 >= rowCount(above) && canFetchMore(above))
                fetchMore(above);
            if (at.row() + 1 < rowCount(above))
                return index(at.row() + 1, 0, above);
            at = above;
        }
        return {};
    };
    const QModelIndex start = from.isValid() ? from.siblingAtColumn(0) : QModelIndex();
    QModelIndex at = start.isValid() ? next(start) : index(0, 0);
    for (int passed = 0; passed < 1'000'000; ++passed) {
        if (!at.isValid())
            at = index(0, 0);
        const QModelIndex value = at.siblingAtColumn(1);
        if (at.data().toString().contains(text, Qt::CaseInsensitive) ||
            (rowCount(at) == 0 && !canFetchMore(at) &&
             value.data().toString().contains(text, Qt::CaseInsensitive)))
            return at;
        if (at == start)
            return {};
        at = next(at);
        if (!at.isValid() && !start.isValid())
            return {};
    }
    return {};
}

} // namespace storescope
