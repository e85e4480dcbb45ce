// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/storesmodel.h"

#include <QDockWidget>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>

namespace storescope {

// The open stores and their collections, on the left.
class StoresDock : public QDockWidget
{
    Q_OBJECT
public:
    StoresDock(StoresModel *model, QWidget *parent);
    QTreeView *tree() const { return m_tree; }
    void showCurrent(const QString &path, const QString &collection);
    void setGraveyard(const QString &summary); // at the foot; empty: there is nothing in it

Q_SIGNALS:
    void collectionWanted(const QString &path, const QString &collection);
    void closeWanted(const QString &path);
    void openWanted();
    void graveyardWanted();

private:
    void showMenu(const QPoint &at);
    StoresModel *m_model;
    QTreeView *m_tree;
    QToolButton *m_graveyard;
    QLabel *m_graveyardNote;
    QWidget *m_foot;
};

} // namespace storescope
