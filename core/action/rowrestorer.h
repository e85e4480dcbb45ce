// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/bundlereader.h"
#include "core/action/uniquekeys.h"

namespace storescope {

// Puts rows of a bundle back into their store, or says what would become of them. Runs inside the caller's
// transaction, on the connection's thread; connection and bundle must outlive it.
class RowRestorer
{
public:
    using Row = BundleReader::Row;
    enum class Outcome { Restored, Renumbered, Already, Collided };
    struct Done
    {
        Outcome outcome = Outcome::Restored;
        QString why;
    };

    RowRestorer(Connection &connection, const BundleReader &bundle, bool preview)
        : m_connection(connection), m_bundle(bundle), m_preview(preview)
    {
    }
    // Finds the bundle's tables in the store: once, and while nothing is locked, for it reads the bundle.
    // Errors: Conflict when one is gone.
    Result<void> bindTables();
    Result<Done> restore(const Row &row);

private:
    Result<Done> putBack(const Row &row);
    Result<Done> putBackOne(const Row &row, bool isChild = false);
    Result<Done> insert(const Row &row, bool withRowid);
    // Why SQLite did not take a row.
    Result<Done> refused(const Row &row, const Error &error, const Key *itself = nullptr);
    Result<qint64> freeNumber(int table);
    Result<Done> changeBack(const Row &row);

    Connection &m_connection;
    const BundleReader &m_bundle;
    const bool m_preview;
    std::vector<TableShape> m_shapes;
    std::vector<UniqueKeys> m_uniqueKeys; // of the shapes
    std::vector<qint64> m_highest;        // of the bundle's row numbers, where they are hidden ones
};

} // namespace storescope
