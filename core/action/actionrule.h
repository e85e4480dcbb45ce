// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/childtables.h"
#include "core/action/pointer.h"
#include "core/action/reachability.h"
#include "core/action/rowimage.h"

#include <chrono>
#include <memory>
#include <optional>

namespace storescope {

// What the user may say beside choosing an action.
struct ActionChoice
{
    QString act;                                   // sweep, collect, release, cancel, retry, purge
    std::optional<std::chrono::nanoseconds> older; // instead of the profile's
};

// One action of a profile, bound to a file's real tables: which rows it is for, what becomes of them, and
// what goes with them. Immutable once made; used on the connection's thread.
class ActionRule
{
public:
    // Errors: Unsupported with the reason (the profile offers no such action, triggers, a missing column).
    static Result<ActionRule> make(Connection &connection, std::shared_ptr<const Collection> collection,
                                   const ActionChoice &choice);

    const QString &act() const { return m_spec.act; }
    bool removes() const { return m_spec.set.isEmpty(); }
    QString title() const; // "Sweep artifacts"
    QString text() const;  // the rule, as the profile has it
    const Collection &collection() const { return *m_collection; }
    const TableShape &shape() const { return m_shape; }
    const std::vector<ChildTable> &children() const { return m_children; }
    const QStringList &setColumns() const { return m_setColumns; }
    const std::vector<Pointer> &pointers() const { return m_pointers; }
    QStringList notes() const; // what people read, a pointer each
    std::optional<std::chrono::nanoseconds> older() const { return m_older; }
    const Reachability *reachability() const { return m_reachability ? &*m_reachability : nullptr; }

    // SELECT identity, what the rule asks: all rows after :k0 …
    QByteArray scanSql(bool fromStart) const;
    // SELECT all columns, what the rule asks, key, time, state, new values: of the row :k0 …
    QByteArray rowSql() const;
    // SELECT identity of the rows of a key, or with this id (:id); empty: rows have no id.
    QByteArray findByKeySql() const;
    QByteArray findByIdSql() const;
    // SELECT identity, key, id of all rows after :k0 …
    QByteArray namesSql(bool fromStart) const;
    void bind(Statement &statement, const Instant &now) const;

    // Where things stand in rowSql.
    int askedAt() const { return m_shape.columns.size(); }
    bool holds(const Statement &row, int at, const Instant &now) const;
    Key keyOf(const Statement &row) const;
    std::optional<Instant> timeOf(const Statement &row) const;
    QString stateOf(const Statement &row) const;
    int newValuesAt() const { return stateAt() + 1; }
    // The column that roots name, in the image.
    int idIndex() const { return m_idIndex; }

private:
    ActionRule(std::shared_ptr<const Collection> collection, ActionSpec spec);
    Result<void> bindTo(Connection &connection, const ActionChoice &choice);
    Result<void> bindRule();
    Result<void> bindSet();
    Result<void> bindPointers(const Schema &schema);
    Result<void> bindRoots(const Schema &schema, const Schema::Table &table);
    Result<const Column *> timeField(const QString &name) const;
    Result<void> check(Connection &connection) const;
    QByteArray rowSelect() const;
    QByteArray idSql() const;
    int keyAt() const { return askedAt() + 3; }
    int timeAt() const { return keyAt() + m_collection->keySize(); }
    int stateAt() const { return timeAt() + 1; }

    std::shared_ptr<const Collection> m_collection;
    ActionSpec m_spec;
    TableShape m_shape;
    std::vector<ChildTable> m_children;
    QByteArray m_when = "1", m_expired = "NULL", m_olderBy = "NULL", m_time = "NULL", m_state = "NULL";
    std::optional<TimeCodec> m_expiredCodec, m_olderCodec, m_timeCodec;
    std::optional<std::chrono::nanoseconds> m_older;
    QStringList m_setColumns;
    std::vector<QByteArray> m_setSql;
    std::vector<Pointer> m_pointers;
    std::optional<Reachability> m_reachability;
    int m_idIndex = -1;
};

// "Sweep artifacts", or what the profile calls it.
QString titleOf(const ActionSpec &action, const Collection &collection);

} // namespace storescope
