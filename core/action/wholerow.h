// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/plan.h"

namespace storescope {

// A row with all its values, and the rows of other tables that go with it.
struct WholeRow
{
    Key identity;
    RowImage image;
    struct Child
    {
        int table = 0; // index into ActionRule::children
        Key identity;
        RowImage image;
    };
    std::vector<Child> children;  // each after what it hangs on
    std::vector<Value> newValues; // of ActionRule::setColumns

    Fingerprint fingerprint() const; // of the children too
    qint64 bytes() const;
};

// Reads rows one by one on one connection, which must outlive it. Each call is one short read.
class WholeRowReader
{
public:
    WholeRowReader(Connection &connection, const ActionRule &rule, const Instant &now);

    struct Found
    {
        WholeRow row;
        bool holds = false; // the rule, apart from what leads to the row
        PlanRow planRow;
        QString state;
    };
    // nullopt: there is no such row.
    Result<std::optional<Found>> read(const Key &identity);
    // Whether the row and what goes with it are still as they were, byte for byte, and the rule holds.
    enum class Still { Same, Gone, Changed, OutOfRule };
    Result<Still> check(const WholeRow &row);

    void setNow(const Instant &now) { m_now = now; }

private:
    Result<Statement *> rowStatement(const Key &identity);
    Result<void> readChildren(WholeRow &row);
    Result<bool> sameChildren(const WholeRow &row);
    Result<Statement *> childStatement(size_t table, const RowImage &parent);

    Connection &m_connection;
    const ActionRule &m_rule;
    Instant m_now;
    QByteArray m_rowSql;
};

} // namespace storescope
