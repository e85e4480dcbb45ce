// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/counts.h"

#include "core/read/keybinding.h"
#include "core/read/pagereader.h"

#include <unordered_map>

namespace storescope {

namespace {

// SELECT key…, state … after :k0 … in key order. The same text serves every chunk.
QByteArray stateSql(const Collection &collection, bool bounded)
{
    const QByteArray keys =
        collection.sql({.lower = bounded ? Collection::Bound::After : Collection::Bound::None,
                        .keysOnly = true,
                        .limit = false});
    const qsizetype from = QByteArray("SELECT ").size();
    const QByteArray state = collection.columns()[size_t(collection.stateColumn())].sql.toUtf8();
    return keys.left(from) + state + ", " + keys.mid(from);
}

// A state that lies inside a decoded value: SQL cannot say it, so the rows are looked at.
Result<StateCounts> countByRecords(GovernedRead &read, const std::shared_ptr<const Collection> &collection,
                                   StateCounts counts)
{
    PageRequest request;
    request.from = PageRequest::From::First;
    request.count = 500;
    const RecordReader records(collection);
    while (true) {
        auto page = PageReader(records, request, nullptr).read(read);
        if (!page)
            return tl::unexpected<Error>(page.error());
        for (const Record &record : page->records) {
            ++counts.byState[toDisplay(record.cells[size_t(collection->stateColumn())].value)];
            ++counts.total;
        }
        if (page->atEnd || page->records.empty())
            return counts;
        request.from = PageRequest::From::After;
        request.key = page->records.back().key;
    }
}

} // namespace

Result<StateCounts> countStates(GovernedRead &read, const std::shared_ptr<const Collection> &collection,
                                const Instant &now)
{
    StateCounts counts;
    counts.asOf = now;
    if (collection->stateColumn() < 0)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The collection %1 has no states.").arg(collection->id()));
    const Column &state = collection->columns()[size_t(collection->stateColumn())];
    if (state.sql.isEmpty())
        return countByRecords(read, collection, std::move(counts));
    std::unordered_map<std::string, qint64> byStored;
    Key last;
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        auto statement = read.statement(stateSql(*collection, !last.empty()));
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        Statement &row = **statement;
        const Resetting reset(&row);
        collection->bindCommon(row, now);
        bindKey(row, 'k', last);
        for (;;) {
            const auto there = row.step();
            if (!there)
                return there;
            if (!*there)
                return true;
            ++byStored[std::string(row.bytes(0))];
            ++counts.total;
            if ((counts.total % 64 == 0 && chunk.spent())) {
                last.parts.clear();
                for (int i = 0; i < collection->keySize(); ++i)
                    last.parts.push_back(row.value(i + 1));
                return false;
            }
        }
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    for (const auto &[stored, rows] : byStored) {
        const QString word = QString::fromUtf8(stored.data(), qsizetype(stored.size()));
        counts.byState[state.spec.values.value(word, word)] += rows;
    }
    return counts;
}

} // namespace storescope
