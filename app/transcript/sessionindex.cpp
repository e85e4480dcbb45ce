// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/sessionindex.h"

#include "app/waiting.h"

namespace storescope::app {
namespace {

constexpr int rowsAtOnce = 1000;

SessionRow rowOf(const Collection &collection, const Record &record)
{
    const auto value = [&](const char *column) {
        const Cell *cell = record.cell(collection, QLatin1String(column));
        return cell ? cell->value : Value();
    };
    const auto whole = [&](const char *column) {
        const auto number = toNumber(value(column));
        return number ? std::optional(qint64(*number)) : std::nullopt;
    };
    const auto time = [&](const char *column) {
        return record.time(collection, collection.columnIndex(QLatin1String(column)));
    };
    SessionRow row;
    row.id = toDisplay(value("id"));
    row.parent = toDisplay(value("parent"));
    row.title = toDisplay(value("title"));
    row.state = toDisplay(value("state"));
    row.model = toDisplay(value("model"));
    row.folder = toDisplay(value("folder"));
    row.created = time("created");
    row.updated = time("updated");
    row.tokensIn = whole("tokens_in");
    row.tokensOut = whole("tokens_out");
    row.cost = toNumber(value("cost"));
    if (const int cost = collection.columnIndex(QStringLiteral("cost")); cost >= 0)
        row.costUnit = collection.columns()[size_t(cost)].spec.unit;
    return row;
}

} // namespace

Result<SessionIndex> SessionIndex::read(OpenStore &store, const CancelToken &interrupted)
{
    std::vector<SessionRow> rows;
    for (const auto &collection : store.collections()) {
        if (collection->kind() != Kind::Sessions)
            continue;
        PageRequest request;
        request.from = PageRequest::From::First;
        request.count = rowsAtOnce;
        for (bool last = false; !last;) {
            const auto page = waitFor(store.page(collection->id(), request, interrupted));
            if (!page)
                return tl::unexpected<Error>(page.error());
            for (const Record &record : page->records)
                rows.push_back(rowOf(*collection, record));
            last = page->atEnd || page->records.empty();
            if (!last) {
                request.from = PageRequest::From::After;
                request.key = page->records.back().key;
            }
        }
    }
    return SessionIndex(std::move(rows));
}

Result<SessionRow> SessionIndex::find(const QString &typed) const
{
    std::vector<const SessionRow *> begins, ends;
    for (const SessionRow &row : m_rows) {
        if (row.id == typed)
            return row;
        if (row.id.startsWith(typed))
            begins.push_back(&row);
        else if (row.id.endsWith(typed))
            ends.push_back(&row);
    }
    const auto &fitting = begins.empty() ? ends : begins;
    if (fitting.empty())
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no session %1; storescope sessions lists them").arg(typed));
    if (fitting.size() == 1)
        return *fitting.front();
    QStringList some;
    for (size_t i = 0; i < std::min<size_t>(fitting.size(), 4); ++i)
        some << fitting[i]->id;
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("%1 sessions have an id like %2: %3%4; write more of it")
                       .arg(fitting.size())
                       .arg(typed, some.join(QStringLiteral(", ")),
                            fitting.size() > 4 ? QStringLiteral(" …") : QString()));
}

std::vector<SessionRow> SessionIndex::childrenOf(const QString &id) const
{
    std::vector<SessionRow> children;
    for (const SessionRow &row : m_rows) {
        if (row.parent == id && row.id != id)
            children.push_back(row);
    }
    return children;
}

} // namespace storescope::app
