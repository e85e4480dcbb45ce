// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/bundle.h"
#include "core/action/graveyard.h"

namespace storescope {

// Reads a bundle back. Used on one thread.
class BundleReader
{
public:
    static Result<BundleReader> open(const QString &path);

    // One row of the action, with what went with it.
    struct Row
    {
        qint64 number = 0;
        int table = 0; // into tables()
        Key identity;
        RowImage image;
        std::vector<Value> newValues;
        QString key;
        enum class Fate { Kept, Removed, Spared } fate = Fate::Kept; // Kept: the program ended before it knew
        std::vector<Row> children;
        bool damaged = false; // it, or what went with it, is not what its digest says
    };
    // The next ones, at most so many; none: all were read. A damaged row does not keep the others back.
    Result<std::vector<Row>> next(int most);
    qint64 rows() const { return m_count; }
    // The greatest row number among the rows of a table: a pass over all of them.
    Result<qint64> highestNumber(int table) const;

    const BundleInfo &info() const { return m_info; }
    const StoreMark &mark() const { return m_mark; }
    const QStringList &tables() const { return m_tables; }
    const QStringList &setColumns() const { return m_setColumns; }

private:
    Result<void> readHead();
    Result<void> readNames();
    Row rowOf(const Statement &line) const;
    Result<void> readImage(Row &row, const std::optional<Fingerprint> &print);
    Result<void> readUpTo(int most, std::vector<Row> &rows);

    std::unique_ptr<Connection> m_connection;
    BundleInfo m_info;
    StoreMark m_mark;
    QStringList m_tables, m_setColumns;
    std::vector<int> m_columnCounts;
    qint64 m_count = 0, m_after = 0;
};

// Writes a bundle's state: no reader of this process may have it open.
Result<void> markUndone(const QString &bundle);

} // namespace storescope
