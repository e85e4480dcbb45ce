// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/rowrestorer.h"

#include "core/read/governedread.h"

#include <sqlite3.h>

namespace storescope {

namespace {

QString whyRefused(const Error &error)
{
    switch (error.sqliteCode) {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return QStringLiteral("what it points at is gone");
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
        return QStringLiteral("another row has its place");
    default:
        return error.sentence;
    }
}

bool isConstraint(const Error &error)
{
    return (error.sqliteCode & 0xff) == SQLITE_CONSTRAINT;
}

} // namespace

Result<void> RowRestorer::bindTables()
{
    const auto schema = Schema::read(m_connection);
    if (!schema)
        return tl::unexpected<Error>(schema.error());
    for (int table = 0; table < int(m_bundle.tables().size()); ++table) {
        const QString &name = m_bundle.tables()[table];
        const Schema::Table *there = schema->table(name);
        auto shape = there ? TableShape::of(*there)
                           : Result<TableShape>(failure(ErrorCode::Conflict,
                                                        QStringLiteral("The table “%1” is gone.").arg(name),
                                                        m_connection.file()));
        if (!shape)
            return tl::unexpected<Error>(shape.error());
        auto keys = UniqueKeys::of(m_connection, *shape);
        if (!keys)
            return tl::unexpected<Error>(keys.error());
        // Asked here, where nothing is locked: it reads the whole bundle.
        const auto highest =
            shape->byRowid && !shape->rowidIsColumn ? m_bundle.highestNumber(table) : Result<qint64>(0);
        if (!highest)
            return tl::unexpected<Error>(highest.error());
        m_shapes.push_back(std::move(*shape));
        m_uniqueKeys.push_back(std::move(*keys));
        m_highest.push_back(*highest);
    }
    return {};
}

Result<RowRestorer::Done> RowRestorer::restore(const Row &row)
{
    if (row.fate == Row::Fate::Spared)
        return Done{Outcome::Already, {}};
    if (row.damaged)
        return Done{Outcome::Collided, QStringLiteral("the bundle is damaged here: it, or what went with it, "
                                                      "is not what its digest says")};
    return m_bundle.info().removes ? putBack(row) : changeBack(row);
}

// The row and what went with it: all of it or nothing.
Result<RowRestorer::Done> RowRestorer::putBack(const Row &row)
{
    const bool writes = !m_preview;
    if (writes)
        if (auto begun = m_connection.execute("SAVEPOINT one_row"); !begun)
            return tl::unexpected<Error>(begun.error());
    auto done = putBackOne(row);
    for (const Row &child : row.children) {
        if (!done || done->outcome == Outcome::Collided || done->outcome == Outcome::Already)
            break;
        const auto one = putBackOne(child, true);
        if (!one || one->outcome == Outcome::Collided)
            done = one;
    }
    if (writes) {
        if (!done || done->outcome == Outcome::Collided)
            if (auto back = m_connection.execute("ROLLBACK TO one_row"); !back)
                return tl::unexpected<Error>(back.error());
        if (auto released = m_connection.execute("RELEASE one_row"); !released)
            return tl::unexpected<Error>(released.error());
    }
    return done;
}

Result<RowRestorer::Done> RowRestorer::putBackOne(const Row &row, bool isChild)
{
    const TableShape &shape = m_shapes[size_t(row.table)];
    const auto statement = m_connection.cached(shape.selectSql());
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    bool taken = false;
    {
        const Resetting resetting(*statement);
        bindIdentity(**statement, row.identity);
        const auto there = (*statement)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (*there && isSame(**statement, int(shape.identity.size()), row.image))
            return Done{Outcome::Already, {}};
        taken = *there;
    }
    // It never went and was changed, or it went and its number was given again: the program ended before it
    // knew. Nobody can tell, so it is put back beside nothing.
    if (taken && row.fate == Row::Fate::Kept && !isChild)
        return Done{Outcome::Collided,
                    QStringLiteral("another row has its place, or it was changed there before it went")};
    const bool numberMatters = !shape.byRowid || shape.rowidIsColumn;
    if (taken && numberMatters)
        return Done{Outcome::Collided, QStringLiteral("another row has its place")};
    if (!m_preview)
        return insert(row, !taken);
    const auto refusal = m_uniqueKeys[size_t(row.table)].refusal(m_connection, row.image);
    if (!refusal)
        return tl::unexpected<Error>(refusal.error());
    if (!refusal->isEmpty())
        return Done{Outcome::Collided, *refusal};
    return Done{taken ? Outcome::Renumbered : Outcome::Restored, {}};
}

Result<RowRestorer::Done> RowRestorer::refused(const Row &row, const Error &error, const Key *itself)
{
    if (!isConstraint(error))
        return tl::unexpected<Error>(error);
    QString why = whyRefused(error);
    if (error.sqliteCode == SQLITE_CONSTRAINT_UNIQUE) {
        const auto refusal = m_uniqueKeys[size_t(row.table)].refusal(m_connection, row.image, itself);
        if (!refusal)
            return tl::unexpected<Error>(refusal.error());
        why = refusal->isEmpty() ? why : *refusal;
    }
    return Done{Outcome::Collided, why};
}

// Beyond all that are there and all that are still to come.
Result<qint64> RowRestorer::freeNumber(int table)
{
    const TableShape &shape = m_shapes[size_t(table)];
    const auto there =
        m_connection.scalar("SELECT max(" + shape.identity.front() + ") FROM " + shape.quotedName());
    if (!there)
        return tl::unexpected<Error>(there.error());
    return std::max(toInteger(*there).value_or(0), m_highest[size_t(table)]) + 1;
}

Result<RowRestorer::Done> RowRestorer::insert(const Row &row, bool withRowid)
{
    const TableShape &shape = m_shapes[size_t(row.table)];
    const auto statement = m_connection.cached(shape.insertSql(true));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    Key identity = row.identity;
    if (!withRowid) {
        const auto free = freeNumber(row.table);
        if (!free)
            return tl::unexpected<Error>(free.error());
        identity.parts = {*free};
    }
    {
        const Resetting resetting(*statement);
        bindImage(**statement, row.image);
        bindIdentity(**statement, identity);
        if (const auto done = (*statement)->step(); !done)
            return refused(row, done.error());
    }
    // What was written is read back: it must be what it was, to the byte.
    const auto written = m_connection.cached(shape.selectSql());
    if (!written)
        return tl::unexpected<Error>(written.error());
    const Resetting resetting(*written);
    bindIdentity(**written, identity);
    const auto there = (*written)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there || !isSame(**written, int(shape.identity.size()), row.image))
        return failure(
            ErrorCode::DataLoss,
            QStringLiteral("Row %1 did not come back as it was, so nothing of this batch was put back.")
                .arg(row.key),
            m_connection.file());
    return Done{withRowid ? Outcome::Restored : Outcome::Renumbered, {}};
}

Result<RowRestorer::Done> RowRestorer::changeBack(const Row &row)
{
    const TableShape &shape = m_shapes.front();
    const QStringList &columns = m_bundle.setColumns();
    QByteArray isOurs, sets;
    std::vector<Value> old;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QByteArray column = quotedIdentifier(columns[i]), number = QByteArray::number(i);
        isOurs += " AND " + column + " IS :n" + number;
        sets += (i ? ", " : "") + column + " = :c" + number;
        const int index = shape.columnIndex(columns[i]);
        old.push_back(index < 0 ? Value() : row.image[size_t(index)]);
    }
    const auto look = m_connection.cached("SELECT 1" + isOurs + ", " + shape.columnList() + " FROM " +
                                          shape.quotedName() + " WHERE " + shape.isRow());
    if (!look)
        return tl::unexpected<Error>(look.error());
    {
        const Resetting resetting(*look);
        bindIdentity(**look, row.identity);
        bindIdentity(**look, Key{row.newValues}, 'n');
        const auto there = (*look)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            return Done{Outcome::Collided, QStringLiteral("it is gone")};
        if (isSame(**look, 1, row.image))
            return Done{Outcome::Already, {}};
        bool othersSame = (*look)->integer(0) != 0;
        for (qsizetype i = 0; othersSame && i < shape.columns.size(); ++i)
            if (!columns.contains(shape.columns[i], Qt::CaseInsensitive))
                othersSame = isSame(**look, int(i) + 1, {row.image[size_t(i)]});
        if (!othersSame)
            return Done{Outcome::Collided, QStringLiteral("it changed since")};
    }
    if (m_preview) {
        const auto refusal = m_uniqueKeys.front().refusal(m_connection, row.image, &row.identity);
        if (!refusal)
            return tl::unexpected<Error>(refusal.error());
        return refusal->isEmpty() ? Done{} : Done{Outcome::Collided, *refusal};
    }
    const auto change = m_connection.cached("UPDATE OR ABORT " + shape.quotedName() + " SET " + sets +
                                            " WHERE " + shape.isRow());
    if (!change)
        return tl::unexpected<Error>(change.error());
    const Resetting resetting(*change);
    bindImage(**change, old);
    bindIdentity(**change, row.identity);
    if (const auto done = (*change)->step(); !done)
        return refused(row, done.error(), &row.identity);
    return Done{};
}

} // namespace storescope
