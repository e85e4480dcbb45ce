// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/tablepage.h"

namespace storescope {

class PrefixTree;

// Keys with their prefixes at the left, versions with what they are of. A choice there is a filter.
class GroupedPage : public TablePage
{
    Q_OBJECT
public:
    GroupedPage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
                QWidget *parent);
    PrefixTree *tree() const { return m_tree; }

protected:
    void seen(bool seen) override;

private:
    void narrow(const QStringList &terms);

    PrefixTree *m_tree;
    QStringList m_terms; // of the filter, that the tree has set
};

} // namespace storescope
