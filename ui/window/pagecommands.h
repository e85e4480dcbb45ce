// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/collectionpage.h"
#include "ui/window/windowsettings.h"

namespace storescope {

// What the commands do with the rows of a page: copy, filter by a cell, mark.
class PageCommands : public QObject
{
    Q_OBJECT
public:
    explicit PageCommands(WindowSettings *settings, QObject *parent) : QObject(parent), m_settings(settings)
    {
    }

    static void copyValue(const CollectionPage &page);
    static void copyJson(const CollectionPage &page);      // of every selected row, a line each
    static void copyReference(const CollectionPage &page); // file#collection/key
    static void filterByCell(CollectionPage &page, bool exclude);
    static void filterByField(CollectionPage &page, const QString &field, const QString &value, bool exclude);
    static void filterByTime(CollectionPage &page, bool from);
    static bool cellIsTime(const CollectionPage &page, const QModelIndex &index);
    static QString fieldOf(const CollectionPage &page,
                           const QModelIndex &index); // name for filters; empty: none

    void toggleMark(CollectionPage &page);
    void loadMarks(CollectionPage &page) const;
    void stepMark(CollectionPage &page, int direction) const; // also to rows that are not loaded

    QSet<Key> marksOf(const CollectionPage &page) const;

private:
    WindowSettings *m_settings;
};

} // namespace storescope
