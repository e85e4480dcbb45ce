// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/key.h"
#include "core/profile/profile.h"
#include "core/profile/template.h"
#include "core/sqlite/connection.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace storescope {

// One shown column of a bound collection: a canonical field, or one of the product's own.
struct Column
{
    QString name;
    QString title;
    bool canonical = false;
    int select =
        -1; // position in the row's select list, after the key parts; -1: made from others (text templates)
    int source = -1;      // for a path: the select position whose decoded value holds it (== select)
    QString sql;          // the expression, quoted, for filters; empty when SQL cannot say it
    bool plain = false;   // sql is a bare column
    bool large = false;   // only its length is read with a page (bodies of artifacts)
    bool payload = false; // shown decoded in the detail; the page carries a preview
    FieldSpec
        spec; // time, codec, path, unit, link, values, redact, text, id; `values` is empty when sql maps them
    int codecSelect = -1;    // select position of the column that names the row's codec (spec.codecBy)
    QStringList redactPaths; // paths inside the decoded value that are secrets
    std::shared_ptr<const TextTemplates> texts; // for select == -1
    int byColumn = -1;                          // column whose value chooses among texts
};

// What a profile says of one collection, bound to one file's real schema and compiled once to SQL. Immutable,
// shared.
class Collection
{
public:
    // Errors: Unsupported with the reason when a table or needed column is not there.
    static Result<std::shared_ptr<const Collection>>
    bind(const CollectionSpec &spec, const struct Schema &schema, const QHash<QString, Value> &parameters);

    const QString &id() const { return m_spec.id; }
    const QString &title() const { return m_spec.title; }
    Kind kind() const { return m_spec.kind; }
    const CollectionSpec &spec() const { return m_spec; }
    QString table() const; // that `from` names first

    const std::vector<Column> &columns() const
    {
        return m_columns;
    }                                                             // canonical first, then the product's own
    int columnIndex(const QString &name) const;                   // canonical or own; -1
    int stateColumn() const { return m_stateColumn; }             // -1: has no state
    int timeColumn() const { return m_timeColumn; }               // what since:/until: mean; -1: none
    int payloadColumn() const { return m_payloadColumn; }         // -1: none
    int sourceRowColumns() const { return int(m_select.size()); } // select list without the key parts

    int keySize() const { return int(m_keySql.size()); }
    const std::vector<QByteArray> &keySql() const { return m_keySql; }
    std::vector<bool> integerKeys() const { return m_integerKeys; }
    bool hasIntegerKey() const { return m_keySql.size() == 1 && m_integerKeys.front(); }

    // SELECT key…, select list… FROM source [WHERE …] ORDER BY key [DESC] LIMIT :limit. Keys are bound as :k0
    // :k1 …
    enum class Bound { None, After, AtOrAfter, Before, AtOrBefore, Exactly };
    struct Query
    {
        Bound lower = Bound::None; // After / AtOrAfter, bound as :k0…
        Bound upper = Bound::None; // Before / AtOrBefore, bound as :u0…
        bool exactly = false;      // = :k0…
        bool descending = false;
        bool keysOnly = false; // no select list
        QByteArray where{};    // further condition
        bool limit = true;     // LIMIT :limit
        bool offset = false;   // OFFSET :offset
        QByteArray orderBy{};  // instead of the key
    };
    QByteArray sql(const Query &query) const;
    QByteArray countSql() const;      // SELECT count(*) FROM source
    QByteArray stateCountSql() const; // SELECT state, count(*) … GROUP BY 1; empty when it has no state
    QByteArray fromSql() const { return m_from; }
    QByteArray cellSql(int column) const; // SELECT expression FROM source WHERE key = :k0…; the whole value
    const QByteArray &selectSql(int select) const { return m_select[size_t(select)]; }
    QByteArray whereSql() const { return m_where; } // rows that belong; empty: all. Goes with fromSql
    QByteArray tailSql() const
    {
        return m_tail;
    } // Updated: the change column; Clock: scalar SQL of the clock
    const QStringList &missing() const
    {
        return m_missing;
    } // columns that this file lacks; they read as NULL

    // :now and parameters, for every statement made from the above.
    void bindCommon(Statement &statement, const Instant &now) const;

private:
    friend class Binder;
    QByteArray keyComparison(const char *sign, char prefix) const;

    CollectionSpec m_spec;
    std::vector<Column> m_columns;
    std::vector<QByteArray> m_select;
    std::vector<QByteArray> m_keySql;
    std::vector<bool> m_integerKeys;
    bool m_nullableKeys = false; // keys that may be NULL are compared part by part
    QByteArray m_from, m_where, m_tail;
    QStringList m_missing;
    QHash<QString, int> m_byName; // lower case
    QHash<QString, Value> m_parameters;
    int m_stateColumn = -1, m_timeColumn = -1, m_payloadColumn = -1;
};

// The tables of one file as SQLite reports them.
struct Schema
{
    struct TableColumn
    {
        QString name, type;
        bool primaryKey = false;
        bool generated = false;
        int primaryKeyPart = 0; // 1-based position in the primary key
    };
    struct Table
    {
        QString name;
        bool view = false, withoutRowid = false, isVirtual = false, shadow = false;
        std::vector<TableColumn> columns;
        int columnIndex(const QString &column) const; // ASCII case-insensitive, as SQLite; -1
        bool primaryKeyIndexed =
            false; // the primary key has an index of its own, so it is no alias of the rowid
        // The INTEGER PRIMARY KEY column's name; empty when rowid is not declared.
        QString rowidAlias() const;
        // A name by which the rowid can be asked for; empty for views, WITHOUT ROWID and tables that hide all
        // three names.
        QString rowidName() const;
        QStringList primaryKey() const; // column names in the key's order
    };
    std::vector<Table> tables; // in the order of sqlite_master, without sqlite_* tables
    qint64 userVersion = 0, applicationId = 0;
    const Table *table(const QString &name) const;

    static Result<Schema> read(Connection &connection);
};

QByteArray quotedIdentifier(const QString &name);

} // namespace storescope
