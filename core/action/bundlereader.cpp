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

Result<std::optional<BundleReader::Row>> BundleReader::readOne(Statement &statement)
{
    using Answer = std::optional<Row>;
    const auto there = statement.step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there)
        return Answer();
    Row row;
    row.number = statement.integer(0);
    row.table = int(statement.integer(1));
    row.key = toDisplay(statement.value(2));
    row.identity.parts = valuesOf(statement.value(3));
    const auto print = Fingerprint::fromHex(bytesOf(statement.value(4)));
    const QByteArray fate = bytesOf(statement.value(5));
    row.fate = fate == "removed"  ? Row::Fate::Removed
               : fate == "spared" ? Row::Fate::Spared
                                  : Row::Fate::Kept;
    row.newValues = valuesOf(statement.value(6));
    const auto damaged = [&] {
        return failure(
            ErrorCode::DataLoss,
            QStringLiteral("Row %1 of the bundle is not what its digest says; the bundle is damaged.")
                .arg(row.number),
            m_info.path);
    };
    if (row.table < 0 || row.table >= m_tables.size() || row.identity.empty())
        return damaged();
    const auto values = m_connection->cached("SELECT * FROM " + quotedIdentifier(m_tables[row.table]) +
                                             " WHERE storescope_row = ?");
    if (!values)
        return tl::unexpected<Error>(values.error());
    const Resetting resetting(*values);
    (*values)->bind(1, row.number);
    const auto found = (*values)->step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found || (*values)->columnCount() != m_columnCounts[size_t(row.table)] + 1)
        return damaged();
    row.image = imageOf(**values, 1, m_columnCounts[size_t(row.table)]);
    if (!print || fingerprintOf(row.image) != *print)
        return damaged();
    return Answer(std::move(row));
}

Result<std::vector<BundleReader::Row>> BundleReader::next(int most)
{
    std::vector<Row> rows;
    const QByteArray select =
        "SELECT n, tab, key, identity, fingerprint, fate, new_values FROM storescope_rows WHERE n > ?";
    const auto statement = m_connection->cached(select + " ORDER BY n");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    (*statement)->bind(1, m_after);
    while (true) {
        auto row = readOne(**statement);
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            break;
        const bool isChild = (*row)->table > 0;
        if (!isChild && int(rows.size()) == most)
            break;
        m_after = (*row)->number;
        if (!isChild)
            rows.push_back(std::move(**row));
        else if (!rows.empty())
            rows.back().children.push_back(std::move(**row));
    }
    return rows;
}

Result<qint64> BundleReader::highestNumber(int table) const
{
    const auto highest =
        m_connection->scalar("SELECT max(json_extract(identity, '$[0]')) FROM storescope_rows WHERE tab = " +
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
