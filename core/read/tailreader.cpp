// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/tailreader.h"

#include "core/read/appendtail.h"
#include "core/read/clocktail.h"
#include "core/read/differencetail.h"
#include "core/read/rowidtail.h"
#include "core/read/statewatch.h"
#include "core/read/updatedtail.h"

namespace storescope {

TailReader::TailReader(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
                       Tail::Start start)
    : m_collection(std::move(collection)),
      m_filter(filter && !filter->matchesAll() ? std::move(filter) : nullptr),
      m_records(m_collection),
      m_start(std::move(start))
{
}

Result<Statement *> TailReader::statement(GovernedRead &read, const QByteArray &sql, qint64 limit,
                                          qint64 offset) const
{
    auto statement = read.statement(sql);
    if (!statement)
        return statement;
    m_collection->bindCommon(**statement, Instant::now());
    (*statement)->bind(":limit", limit);
    (*statement)->bind(":offset", offset);
    return statement;
}

Result<bool> TailReader::readBehind(GovernedRead &read, const Governor::Chunk &chunk, const QByteArray &sql,
                                    const Key &after,
                                    const std::function<bool(const Statement &)> &take) const
{
    auto row = statement(read, sql);
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    bindKey(**row, 'k', after);
    for (;;) {
        const auto there = (*row)->step();
        if (!there)
            return there;
        if (!*there)
            return true;
        if (!take(**row) || chunk.spent())
            return false;
    }
}

QByteArray TailReader::sqlWith(const QByteArray &extra, const Collection::Query &query) const
{
    qsizetype end = QByteArray("SELECT ").size();
    for (const QByteArray &key : m_collection->keySql())
        end += key.size() + 2;
    for (int i = 0; !query.keysOnly && i < m_collection->sourceRowColumns(); ++i)
        end += m_collection->selectSql(i).size() + 2;
    QByteArray sql = m_collection->sql(query);
    return sql.insert(end - 2, ", " + extra);
}

std::unique_ptr<TailReader> TailReader::make(std::shared_ptr<const Collection> collection,
                                             const Schema &schema, std::shared_ptr<const Filter> filter,
                                             const Tail::Start &start)
{
    std::unique_ptr<TailReader> reader;
    const Schema::Table *table = schema.table(collection->spec().from);
    switch (collection->spec().tail.mode) {
    case TailMode::Append:
        reader = std::make_unique<AppendTail>(collection, filter, start);
        break;
    case TailMode::Rowid:
        if (table && !table->rowidName().isEmpty())
            reader = std::make_unique<RowidTail>(collection, filter, start, table->rowidName());
        break;
    case TailMode::Updated:
        if (!collection->tailSql().isEmpty())
            reader = std::make_unique<UpdatedTail>(collection, filter, start);
        break;
    case TailMode::Clock:
        if (!collection->tailSql().isEmpty())
            reader = std::make_unique<ClockTail>(collection, filter, start);
        break;
    case TailMode::Difference:
        break;
    }
    if (!reader)
        reader = std::make_unique<DifferenceTail>(collection, filter, start);
    if (StateWatch::concerns(*collection))
        reader = std::make_unique<StateWatch>(collection, filter, start, std::move(reader));
    return reader;
}

} // namespace storescope
