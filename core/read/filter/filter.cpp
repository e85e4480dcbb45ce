// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/filter.h"

#include "core/read/filter/predicate.h"
#include "core/read/filter/sqlcondition.h"

#include <numeric>

namespace storescope {

using filter::Condition;
using filter::RowView;

struct Filter::Private
{
    Private(QString filterText, std::shared_ptr<const Collection> of, const Instant &at)
        : text(std::move(filterText)), collection(std::move(of)), now(at), predicate(*collection)
    {
    }

    void compile();
    bool passesAll(const std::vector<Condition> &conditions, const RowView &row) const
    {
        return std::all_of(conditions.begin(), conditions.end(),
                           [&](const Condition &condition) { return predicate.test(condition, row); });
    }
    bool matchesRecordOf(const Statement &row) const
    {
        // Values whole, so that nothing that is looked for is cut away.
        const DecodeLimits limits;
        const Record record = RecordReader(collection, {limits.bytes, limits.bytes}).read(row);
        return passesAll(conditions, RowView(*collection, record));
    }

    QString text;
    std::shared_ptr<const Collection> collection;
    Instant now;
    filter::Predicate predicate;
    std::vector<Condition> conditions; // all of them hold for a row that matches
    std::vector<Condition> rest;       // those that `where` does not decide
    QByteArray where;
    std::vector<Value> values;
    std::vector<int> needs;
    bool needsRecord = false;
    std::vector<int> fullPlaces,
        narrowPlaces; // where select positions stand in a full select and in one of `needs`
};

void Filter::Private::compile()
{
    filter::SqlWriter writer(*collection);
    for (const Condition &condition : conditions) {
        const filter::SqlCondition sql = writer.write(condition);
        if (!sql.sql.isEmpty())
            where += (where.isEmpty() ? "" : " AND ") + sql.sql;
        if (!sql.exact)
            rest.push_back(condition);
    }
    values = writer.values();
    for (const Condition &condition : rest)
        needsRecord = !predicate.reads(condition, *collection, needs) || needsRecord;
    fullPlaces.resize(size_t(collection->sourceRowColumns()));
    std::iota(fullPlaces.begin(), fullPlaces.end(), collection->keySize());
    narrowPlaces.assign(fullPlaces.size(), -1);
    for (size_t i = 0; i < needs.size(); ++i)
        narrowPlaces[size_t(needs[i])] = collection->keySize() + int(i);
}

Filter::Filter() = default;
Filter::~Filter() = default;

Filter::Made Filter::compile(const QString &text, std::shared_ptr<const Collection> collection,
                             const Instant &now)
{
    const auto mistaken = [](const filter::Mistake &mistake) {
        return Made{nullptr,
                    FilterMistake{mistake.span.position, std::max(1, mistake.span.length), mistake.sentence}};
    };
    filter::Parsed parsed = filter::parse(text);
    if (parsed.mistake)
        return mistaken(*parsed.mistake);
    std::shared_ptr<Filter> made(new Filter);
    made->d = std::make_unique<Private>(text, std::move(collection), now);
    if (parsed.tree) {
        filter::Bound bound = filter::bindTo(*parsed.tree, *made->d->collection, now);
        if (bound.mistake)
            return mistaken(*bound.mistake);
        if (bound.condition->kind == Condition::Kind::And)
            made->d->conditions = std::move(bound.condition->children);
        else
            made->d->conditions.push_back(std::move(*bound.condition));
    }
    made->d->compile();
    return {std::move(made), std::nullopt};
}

const QString &Filter::text() const
{
    return d->text;
}
const std::shared_ptr<const Collection> &Filter::collection() const
{
    return d->collection;
}
const Instant &Filter::now() const
{
    return d->now;
}
bool Filter::matchesAll() const
{
    return d->conditions.empty();
}
const QByteArray &Filter::where() const
{
    return d->where;
}
bool Filter::needsPredicate() const
{
    return !d->rest.empty();
}
const std::vector<int> &Filter::needs() const
{
    return d->needs;
}
bool Filter::needsRecord() const
{
    return d->needsRecord;
}

void Filter::bind(Statement &statement) const
{
    for (size_t i = 0; i < d->values.size(); ++i)
        statement.bind((":f" + QByteArray::number(qsizetype(i))).constData(), d->values[i]);
}

bool Filter::matches(const Statement &row) const
{
    if (d->needsRecord)
        return d->matchesRecordOf(row);
    return d->passesAll(d->conditions, RowView(*d->collection, row, d->fullPlaces));
}

bool Filter::matches(const Record &record) const
{
    return d->passesAll(d->conditions, RowView(*d->collection, record));
}

bool Filter::passes(const RowValues &row) const
{
    return d->passesAll(d->rest, RowView(*d->collection, row, d->narrowPlaces));
}

} // namespace storescope
