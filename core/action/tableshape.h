// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/key.h"
#include "core/profile/collection.h"

namespace storescope {

// How the rows of one table are told apart, read whole, removed and put back.
struct TableShape
{
    QString name;
    // By the rowid where there is one, so that no index is needed and exactly one row is meant; else by the
    // primary key.
    std::vector<QByteArray> identity; // quoted
    bool byRowid = false;
    bool rowidIsColumn = false; // an INTEGER PRIMARY KEY: part of the data
    QStringList columns;        // that are stored: not generated ones

    // Errors: Unsupported for views, virtual tables and tables that hide their rowid.
    static Result<TableShape> of(const Schema::Table &table);

    QByteArray quotedName() const { return quotedIdentifier(name); }
    QByteArray columnList() const; // "a", "b"
    QByteArray identityList() const;
    QByteArray isRow(char prefix = 'k') const; // identity = :k0 …
    QByteArray afterRow() const;               // identity > :k0 … in the identity's order
    QByteArray beforeRow() const;              // identity < :k0 …
    int columnIndex(const QString &column) const;

    QByteArray selectSql() const; // identity, then all columns, of the row :k0 …
    QByteArray deleteSql() const;
    QByteArray insertSql(bool withRowid) const; // :k0 and :c0 …
};

// Binds identity parts as :k0 ….
void bindIdentity(Statement &statement, const Key &identity, char prefix = 'k');
void bindImage(Statement &statement, const std::vector<Value> &image); // :c0 …

} // namespace storescope
