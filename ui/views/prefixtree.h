// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/loadedmodel.h"

#include <QStandardItemModel>
#include <QTreeView>

namespace storescope {

// What the rows of a list have in common, at its left: keys by how they begin, versions by what they are of.
// A click narrows the list to them. While a filter is on, the numbers are those from before it, with ≈.
class PrefixTree : public QTreeView
{
    Q_OBJECT
public:
    explicit PrefixTree(LoadedModel *rows, QWidget *parent = nullptr);
    bool isUseful() const { return m_model->rowCount() > 1; } // there is more than the line for all
    void chooseAll();                                         // without telling
    void setShown(bool shown);                                // keys are counted only while somebody looks
    int fills() const { return m_fills; }                     // of tests: passes over all keys
    QStringList words() const; // of tests: each line with its number, children indented

Q_SIGNALS:
    void chosen(const QStringList &terms); // of a filter; none: all rows
    void filled();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;

private:
    struct Group
    {
        int rows = 0;
        std::map<QString, Group> inside;
    };
    QStringList pathOf(const Record &record) const;
    void fill();
    void fillItem(QStandardItem *parent, const Group &group, const QStringList &path);
    QStringList termsOf(const QStringList &path) const;
    void showCounts();

    LoadedModel *m_rows;
    QStandardItemModel *m_model;
    bool m_hasStore = false, m_filling = false, m_shown = false, m_stale = false;
    int m_fills = 0;
    QTimer m_timer;
};

} // namespace storescope
