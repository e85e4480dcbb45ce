// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/groupedpage.h"

#include "ui/views/prefixtree.h"

#include <QFrame>

namespace storescope {

namespace {
constexpr int treeWidth = 210;
}

GroupedPage::GroupedPage(const std::shared_ptr<OpenStore> &store,
                         const std::shared_ptr<const Collection> &collection, QWidget *parent)
    : TablePage(store, collection, parent), m_tree(new PrefixTree(loaded(), this))
{
    auto *line = new QFrame(this);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    m_tree->setFixedWidth(treeWidth);
    m_middle->insertWidget(0, m_tree);
    m_middle->insertWidget(1, line);
    const auto show = [this, line] {
        m_tree->setVisible(m_tree->isUseful());
        line->setVisible(m_tree->isUseful());
    };
    show();
    connect(m_tree, &PrefixTree::filled, this, show);
    connect(m_tree, &PrefixTree::chosen, this, &GroupedPage::narrow);
    connect(m_filter, &FilterBar::applied, this, [this] {
        if (m_filter->text().isEmpty())
            m_tree->chooseAll();
    });
}

void GroupedPage::seen(bool seen)
{
    m_tree->setShown(seen);
}

void GroupedPage::narrow(const QStringList &terms)
{
    QString rest = m_filter->text();
    for (const QString &term : std::exchange(m_terms, terms)) {
        if (const qsizetype at = rest.indexOf(term); at >= 0)
            rest.remove(at, term.size());
    }
    QStringList words{rest.trimmed()};
    words << terms;
    words.removeAll(QString());
    m_filter->setText(words.join(QLatin1Char(' ')));
}

} // namespace storescope
