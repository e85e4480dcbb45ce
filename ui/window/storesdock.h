// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/storesmodel.h"

#include <QDockWidget>
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

Q_SIGNALS:
    void collectionWanted(const QString &path, const QString &collection);
    void closeWanted(const QString &path);
    void openWanted();

private:
    void showMenu(const QPoint &at);
    StoresModel *m_model;
    QTreeView *m_tree;
};

} // namespace storescope
