// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/rowtree.h"

#include <QHash>

namespace storescope::app {
namespace {

QString valueOf(const Collection &collection, const Record &row, const char *column)
{
    const Cell *cell = row.cell(collection, QLatin1String(column));
    return cell ? toDisplay(cell->value) : QString();
}

class Tree
{
public:
    Tree(const Collection &collection, std::span<const Record> rows) : m_placed(rows.size(), false)
    {
        QHash<QString, size_t> byId;
        for (size_t i = 0; i < rows.size(); ++i)
            byId.insert(valueOf(collection, rows[i], "id"), i);
        m_children.resize(rows.size());
        for (size_t i = 0; i < rows.size(); ++i) {
            const auto parent = byId.constFind(valueOf(collection, rows[i], "parent"));
            if (parent != byId.constEnd() && *parent != i)
                m_children[*parent].push_back(i);
            else
                m_roots.push_back(i);
        }
    }
    std::vector<TreeRow> rows()
    {
        for (const size_t root : m_roots)
            place(root);
        for (size_t i = 0; i < m_placed.size(); ++i)
            place(i); // what is left goes in circles
        return std::move(m_result);
    }

private:
    void place(size_t root)
    {
        std::vector<TreeRow> waiting{{root, 0}};
        while (!waiting.empty()) {
            const TreeRow next = waiting.back();
            waiting.pop_back();
            if (m_placed[next.row])
                continue;
            m_placed[next.row] = true;
            m_result.push_back(next);
            const auto &children = m_children[next.row];
            for (auto child = children.rbegin(); child != children.rend(); ++child)
                waiting.push_back({*child, next.depth + 1});
        }
    }

    std::vector<std::vector<size_t>> m_children;
    std::vector<size_t> m_roots;
    std::vector<bool> m_placed;
    std::vector<TreeRow> m_result;
};

} // namespace

std::vector<TreeRow> treeOf(const Collection &collection, std::span<const Record> rows)
{
    return Tree(collection, rows).rows();
}

} // namespace storescope::app
