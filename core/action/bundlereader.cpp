// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/bundlereader.h"

#include "core/action/plantext.h"
#include "core/read/governedread.h"
#include "core/sqlite/opening.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace storescope {

namespace {

std::vector<Value> valuesOf(const Value &json)
{
    std::vector<Value> values;
    for (const QJsonValue &one : QJsonDocument::fromJson(bytesOf(json)).array())
        values.push_back(valueFromJson(one).value_or(Value()));
    return values;
}

QStringList namesOf(const Value &json)
{
    QStringList names;
    for (const QJsonValue &one : QJsonDocument::fromJson(bytesOf(json)).array())
        names << one.toString();
    return names;
}

} // namespace

Result<BundleReader> BundleReader::open(const QString &path)
{
    auto info = Graveyard::look(path);
    if (!info)
        return tl::unexpected<Error>(info.error());
    if (info->state == BundleInfo::State::Running)
        return failure(ErrorCode::Busy, QStringLiteral("An action is still writing this bundle."), path);
    BundleReader reader;
    reader.m_info = std::move(*info);
    auto connection = openForReading(path);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    reader.m_connection = std::move(*connection);
    if (auto read = reader.readHead(); !read)
        return tl::unexpected<Error>(read.error());
    return reader;
}

Result<void> BundleReader::readHead()
{
    const auto value = [this](const char *key) {
        return m_connection->scalar(QByteArray("SELECT value FROM storescope_manifest WHERE key = '") + key +
                                    '\'');
    };
    const auto mark = value("mark"), columns = value("set_columns"),
               count = m_connection->scalar("SELECT count(*) FROM storescope_rows WHERE parent IS NULL");
    for (const auto *one : {&mark, &columns, &count})
        if (!*one)
            return tl::unexpected<Error>(one->error());
    m_mark = StoreMark::fromJson(bytesOf(*mark));
    m_setColumns = namesOf(*columns);
    m_count = toInteger(*count).value_or(0);
    return readNames();
}

Result<void> BundleReader::readNames()
{
    auto statement = m_connection->prepare("SELECT name, columns FROM storescope_tables ORDER BY n");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    while (true) {
        const auto there = statement->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            return {};
        m_tables << toDisplay(statement->value(0));
        m_columnCounts.push_back(int(namesOf(statement->value(1)).size()));
    }
}

BundleReader::Row BundleReader::rowOf(const Statement &line) const
{
    Row row;
    row.number = line.integer(0);
    row.table = int(line.integer(2));
    row.key = toDisplay(line.value(3));
    row.identity.parts = valuesOf(line.value(4));
    const QByteArray fate = bytesOf(line.value(6));
    row.fate = fate == "removed"  ? Row::Fate::Removed
               : fate == "spared" ? Row::Fate::Spared
                                  : Row::Fate::Kept;
    row.newValues = valuesOf(line.value(7));
    row.damaged = row.table < 0 || row.table >= m_tables.size() || row.identity.empty();
    return row;
}

Result<void> BundleReader::readImage(Row &row, const std::optional<Fingerprint> &print)
{
    const int columns = m_columnCounts[size_t(row.table)];
    const auto values = m_connection->cached("SELECT * FROM " + quotedIdentifier(m_tables[row.table]) +
                                             " WHERE storescope_row = ?");
    if (!values)
        return tl::unexpected<Error>(values.error());
    const Resetting resetting(*values);
    (*values)->bind(1, row.number);
    const auto found = (*values)->step();
    if (!found && found.error().code != ErrorCode::Corrupt)
        return tl::unexpected<Error>(found.error());
    row.damaged = !found || !*found || (*values)->columnCount() != columns + 1;
    if (row.damaged)
        return {};
    row.image = imageOf(**values, 1, columns);
    row.damaged = !print || fingerprintOf(row.image) != *print;
    return {};
}

// What is read stays read: an error is told when nothing comes before it.
Result<std::vector<BundleReader::Row>> BundleReader::next(int most)
{
    std::vector<Row> rows;
    const auto read = readUpTo(most, rows);
    if (!read && rows.empty())
        return tl::unexpected<Error>(read.error());
    if (!read)
        rows.back().damaged = true; // it may be that not all that went with it was read
    return rows;
}

Result<void> BundleReader::readUpTo(int most, std::vector<Row> &rows)
{
    const auto statement = m_connection->cached("SELECT n, parent, tab, key, identity, fingerprint, fate, "
                                                "new_values FROM storescope_rows WHERE n > ? ORDER BY n");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    (*statement)->bind(1, m_after);
    while (true) {
        const auto there = (*statement)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        const bool isChild = *there && (*statement)->type(1) != ValueType::Null;
        if (!*there || (!isChild && int(rows.size()) == most))
            return {};
        Row row = rowOf(**statement);
        if (!row.damaged)
            if (auto read = readImage(row, Fingerprint::fromHex(bytesOf((*statement)->value(5)))); !read)
                return read;
        m_after = row.number;
        if (!isChild)
            rows.push_back(std::move(row));
        else if (!rows.empty() && rows.back().number == (*statement)->integer(1)) {
            rows.back().damaged = rows.back().damaged || row.damaged;
            rows.back().children.push_back(std::move(row));
        }
    }
}

Result<qint64> BundleReader::highestNumber(int table) const
{
    const auto highest =
        m_connection->scalar("SELECT max(CASE WHEN json_valid(identity) THEN json_extract(identity, '$[0]') "
                             "END) FROM storescope_rows WHERE tab = " +
                             QByteArray::number(table));
    return highest ? Result<qint64>(toInteger(*highest).value_or(0)) : tl::unexpected<Error>(highest.error());
}

Result<void> markUndone(const QString &bundle)
{
    auto connection = openForWriting(bundle, {.create = false, .wal = false});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    for (const char *sql : {"PRAGMA journal_mode=DELETE",
                            "UPDATE storescope_manifest SET value = 'undone' WHERE key = 'state'"})
        if (auto done = (*connection)->execute(sql); !done)
            return done;
    return {};
}

} // namespace storescope
