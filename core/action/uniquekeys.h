// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/rowimage.h"
#include "core/action/tableshape.h"

namespace storescope {

// The keys of a table that no two rows may share, besides the one that tells its rows apart: UNIQUE
// constraints and indexes, partial ones too. What an index computes is not looked at: that shows when the row
// is written.
class UniqueKeys
{
public:
    static Result<UniqueKeys> of(Connection &connection, const TableShape &shape);

    // Why a row of these values cannot be there: "another row has its “name”"; empty: nothing is in its way.
    // With `itself`, the row of that identity is no other row.
    Result<QString> refusal(Connection &connection, const RowImage &image, const Key *itself = nullptr) const;

private:
    struct Keys
    {
        std::vector<int> columns; // of the shape
        QByteArray taken;         // SELECT 1 … of another row with these values
        QByteArray applies;       // of a partial index: SELECT 1 … where the row is one of its rows
        QString why;
    };
    static Result<std::optional<Keys>> keysOf(Connection &connection, const TableShape &shape,
                                              const QString &index, bool isPrimary, bool isPartial);
    std::vector<Keys> m_keys;
    QByteArray m_isItself;
};

} // namespace storescope
