// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionrule.h"

#include "core/base/text.h"
#include "core/profile/sqlfragment.h"

#include <algorithm>

namespace storescope {

namespace {

// Products compare in the column's own unit: 1,000 ms has not passed at 1,000.5 ms.
Instant asColumnTells(const TimeCodec &codec, const Instant &now)
{
    switch (codec.form()) {
    case TimeCodec::Form::Seconds:
    case TimeCodec::Form::Milliseconds:
    case TimeCodec::Form::Microseconds:
    case TimeCodec::Form::Ticks:
        return codec.decode(codec.encode(now)).value_or(now);
    default:
        return now;
    }
}

Result<QByteArray> expanded(const QString &sql)
{
    const auto text = SqlFragment(sql).expanded();
    if (!text)
        return tl::unexpected<Error>(text.error());
    return '(' + text->toUtf8() + ')';
}

} // namespace

QString titleOf(const ActionSpec &action, const Collection &collection)
{
    if (!action.title.isEmpty())
        return action.title;
    return action.act.left(1).toUpper() + action.act.mid(1) + QLatin1Char(' ') + collection.title().toLower();
}

ActionRule::ActionRule(std::shared_ptr<const Collection> collection, ActionSpec spec)
    : m_collection(std::move(collection)), m_spec(std::move(spec))
{
}

Result<ActionRule> ActionRule::make(Connection &connection, std::shared_ptr<const Collection> collection,
                                    const ActionChoice &choice)
{
    const auto &actions = collection->spec().actions;
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [&](const ActionSpec &action) { return action.act == choice.act; });
    if (found == actions.end())
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("The profile offers no %1 for %2.").arg(choice.act, collection->id()),
                       connection.file());
    ActionRule rule(collection, *found);
    if (auto bound = rule.bindTo(connection, choice); !bound)
        return tl::unexpected<Error>(bound.error());
    return rule;
}

Result<void> ActionRule::bindTo(Connection &connection, const ActionChoice &choice)
{
    const auto schema = Schema::read(connection);
    if (!schema)
        return tl::unexpected<Error>(schema.error());
    const Schema::Table *table = schema->table(m_collection->spec().from);
    if (!table)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("There is no table “%1” in which to act.").arg(m_collection->spec().from),
            connection.file());
    auto shape = TableShape::of(*table);
    if (!shape)
        return tl::unexpected<Error>(shape.error());
    m_shape = std::move(*shape);
    if (auto free = refuseTriggers(connection, m_shape.name); !free)
        return free;
    if (removes()) {
        auto children = childTables(connection, *schema, m_shape, m_spec.also);
        if (!children)
            return tl::unexpected<Error>(children.error());
        m_children = std::move(*children);
    }
    if (!m_spec.olderBy.isEmpty())
        m_older = choice.older.value_or(m_spec.older);
    else if (choice.older)
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("An age is nothing by which %1 of %2 goes.").arg(act(), m_collection->id()));
    for (const auto step : {&ActionRule::bindRule, &ActionRule::bindSet})
        if (auto done = (this->*step)(); !done)
            return done;
    if (auto done = bindPointers(*schema); !done)
        return done;
    if (auto done = bindRoots(*schema, *table); !done)
        return done;
    return check(connection);
}

Result<const Column *> ActionRule::timeField(const QString &name) const
{
    const int index = m_collection->columnIndex(name);
    const Column *column = index < 0 ? nullptr : &m_collection->columns()[size_t(index)];
    if (!column || column->sql.isEmpty() || column->sql == QLatin1String("NULL") || !column->spec.time)
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("This store does not say “%1”, by which %2 goes.").arg(name, act()));
    return column;
}

Result<void> ActionRule::bindRule()
{
    QByteArray when =
        m_collection->whereSql().isEmpty() ? QByteArray("1") : '(' + m_collection->whereSql() + ')';
    if (!m_spec.when.isEmpty()) {
        const auto sql = expanded(m_spec.when);
        if (!sql)
            return tl::unexpected<Error>(sql.error());
        when += " AND " + *sql;
    }
    m_when = when;
    const auto take = [this](const QString &name, QByteArray &sql,
                             std::optional<TimeCodec> &codec) -> Result<void> {
        const auto column = timeField(name);
        if (!column)
            return tl::unexpected<Error>(column.error());
        sql = (*column)->sql.toUtf8();
        codec = (*column)->spec.time;
        m_time = sql;
        m_timeCodec = codec;
        return {};
    };
    if (const int time = m_collection->timeColumn(); time >= 0) {
        const Column &column = m_collection->columns()[size_t(time)];
        m_time = column.sql.isEmpty() ? QByteArray("NULL") : column.sql.toUtf8();
        m_timeCodec = column.spec.time;
    }
    if (!m_spec.expired.isEmpty())
        if (auto taken = take(m_spec.expired, m_expired, m_expiredCodec); !taken)
            return taken;
    if (!m_spec.olderBy.isEmpty())
        if (auto taken = take(m_spec.olderBy, m_olderBy, m_olderCodec); !taken)
            return taken;
    if (const int state = m_collection->stateColumn(); state >= 0)
        if (const QString &sql = m_collection->columns()[size_t(state)].sql; !sql.isEmpty())
            m_state = sql.toUtf8();
    return {};
}

Result<void> ActionRule::bindPointers(const Schema &schema)
{
    for (const ActionSpec::Pointer &spec : m_spec.pointers) {
        auto pointer = Pointer::make(schema, spec, m_shape);
        if (!pointer)
            return tl::unexpected<Error>(pointer.error());
        m_pointers.push_back(std::move(*pointer));
    }
    return {};
}

Result<void> ActionRule::bindSet()
{
    m_setColumns = m_spec.set.keys();
    m_setColumns.sort();
    for (const QString &column : m_setColumns) {
        if (m_shape.columnIndex(column) < 0)
            return failure(
                ErrorCode::Unsupported,
                QStringLiteral("“%1” has no column %2, which %3 changes.").arg(m_shape.name, column, act()));
        const auto sql = expanded(m_spec.set.value(column));
        if (!sql)
            return tl::unexpected<Error>(sql.error());
        m_setSql.push_back(*sql);
    }
    return {};
}

Result<void> ActionRule::bindRoots(const Schema &schema, const Schema::Table &table)
{
    if (m_spec.roots.empty())
        return {};
    const QStringList &key = m_collection->spec().key;
    const QString id = !m_spec.id.isEmpty() ? m_spec.id : key.size() == 1 ? key.front() : QString();
    m_idIndex = m_shape.columnIndex(id);
    if (m_idIndex < 0)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("“%1” has no column %2, which what is in use names.").arg(m_shape.name, id));
    Reachability::Ids ids{m_shape.name, m_shape.columns[m_idIndex], true, {}};
    const Schema::TableColumn &column = table.columns[size_t(table.columnIndex(ids.column))];
    ids.mayBeNumbers = !column.type.contains(QLatin1String("TEXT"), Qt::CaseInsensitive);
    const auto &body = m_collection->spec().body;
    if (body && body->digestColumn == id && body->digestAlgorithm == QLatin1String("sha256") &&
        !body->digestOfStored)
        ids.digested = {body->column, body->codec};
    std::vector<Reachability::Root> roots;
    for (const RootSpec &root : m_spec.roots) {
        const Schema::Table *of = schema.table(root.table);
        auto shape = of ? TableShape::of(*of) : Result<TableShape>(failure(ErrorCode::NotFound, {}));
        roots.push_back({root, shape ? std::optional(std::move(*shape)) : std::nullopt});
    }
    m_reachability.emplace(std::move(roots), std::move(ids));
    return {};
}

// Preparing finds a column that is not there: better now than in the middle.
Result<void> ActionRule::check(Connection &connection) const
{
    std::vector<QByteArray> all{rowSql(), scanSql(true), scanSql(false)};
    for (const Pointer &pointer : m_pointers)
        if (pointer.leadsAnywhere())
            all.push_back(pointer.sql(false));
    for (const QByteArray &sql : all) {
        const auto statement = connection.prepare(std::string_view(sql.constData(), size_t(sql.size())));
        if (!statement) {
            Error error = statement.error();
            error.sentence =
                QStringLiteral("The rule of %1 does not fit this file. %2").arg(act(), error.sentence);
            return tl::unexpected<Error>(error);
        }
    }
    return {};
}

QString ActionRule::title() const
{
    return titleOf(m_spec, *m_collection);
}

QStringList ActionRule::notes() const
{
    QStringList notes;
    for (const ActionSpec::Pointer &pointer : m_spec.pointers)
        notes << pointer.note;
    return notes;
}

QString ActionRule::text() const
{
    QStringList parts;
    if (!m_spec.when.isEmpty())
        parts << m_spec.when;
    if (!m_spec.expired.isEmpty())
        parts << QStringLiteral("%1 has passed").arg(m_spec.expired);
    if (m_older)
        parts << QStringLiteral("%1 is more than %2 ago").arg(m_spec.olderBy, formatDuration(*m_older));
    if (m_reachability)
        parts << QStringLiteral("nothing in use leads to it");
    return parts.join(QStringLiteral(" and "));
}

QByteArray ActionRule::scanSql(bool fromStart) const
{
    return "SELECT " + m_shape.identityList() + ", " + m_when + ", " + m_expired + ", " + m_olderBy +
           " FROM " + m_shape.quotedName() + (fromStart ? QByteArray() : " WHERE " + m_shape.afterRow()) +
           " ORDER BY " + m_shape.identityList();
}

QByteArray ActionRule::rowSelect() const
{
    QByteArray sql = "SELECT " + m_shape.columnList() + ", " + m_when + ", " + m_expired + ", " + m_olderBy;
    for (const QByteArray &part : m_collection->keySql())
        sql += ", " + part;
    sql += ", " + m_time + ", " + m_state;
    for (const QByteArray &value : m_setSql)
        sql += ", " + value;
    return sql + ", " + m_shape.identityList() + " FROM " + m_shape.quotedName() + " WHERE ";
}

QByteArray ActionRule::rowSql() const
{
    return rowSelect() + m_shape.isRow();
}

QByteArray ActionRule::findByKeySql() const
{
    QByteArray where;
    for (size_t i = 0; i < m_collection->keySql().size(); ++i)
        where += (i ? " AND " : "") + m_collection->keySql()[i] + " = :k" + QByteArray::number(qulonglong(i));
    return "SELECT " + m_shape.identityList() + " FROM " + m_shape.quotedName() + " WHERE " + where +
           " LIMIT 2";
}

QByteArray ActionRule::idSql() const
{
    const int index = m_collection->columnIndex(QStringLiteral("id"));
    return index < 0 ? QByteArray() : m_collection->columns()[size_t(index)].sql.toUtf8();
}

QByteArray ActionRule::findByIdSql() const
{
    const QByteArray id = idSql();
    if (id.isEmpty())
        return {};
    return "SELECT " + m_shape.identityList() + " FROM " + m_shape.quotedName() + " WHERE " + id +
           " = :id LIMIT 2";
}

QByteArray ActionRule::namesSql(bool fromStart) const
{
    QByteArray sql = "SELECT " + m_shape.identityList();
    for (const QByteArray &part : m_collection->keySql())
        sql += ", " + part;
    const QByteArray id = idSql();
    return sql + ", " + (id.isEmpty() ? QByteArray("NULL") : id) + " FROM " + m_shape.quotedName() +
           (fromStart ? QByteArray() : " WHERE " + m_shape.afterRow()) + " ORDER BY " +
           m_shape.identityList();
}

void ActionRule::bind(Statement &statement, const Instant &now) const
{
    m_collection->bindCommon(statement, now);
}

bool ActionRule::holds(const Statement &row, int at, const Instant &now) const
{
    if (row.integer(at) == 0)
        return false;
    if (m_expiredCodec) {
        const auto time = m_expiredCodec->decode(row.value(at + 1));
        if (!time || !(*time < asColumnTells(*m_expiredCodec, now)))
            return false;
    }
    if (m_olderCodec) {
        const auto time = m_olderCodec->decode(row.value(at + 2));
        if (!time || !(time->plusNanos(m_older->count()) < now))
            return false;
    }
    return true;
}

Key ActionRule::keyOf(const Statement &row) const
{
    Key key;
    for (int i = 0; i < m_collection->keySize(); ++i)
        key.parts.push_back(row.value(keyAt() + i));
    return key;
}

std::optional<Instant> ActionRule::timeOf(const Statement &row) const
{
    return m_timeCodec ? m_timeCodec->decode(row.value(timeAt())) : std::nullopt;
}

QString ActionRule::stateOf(const Statement &row) const
{
    return toDisplay(row.value(stateAt()));
}

} // namespace storescope
