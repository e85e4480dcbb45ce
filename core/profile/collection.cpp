// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/collection.h"

#include "core/profile/binder.h"

namespace storescope {

namespace {

QByteArray joined(const std::vector<QByteArray> &list)
{
    QByteArray result;
    for (const QByteArray &part : list)
        result += (result.isEmpty() ? "" : ", ") + part;
    return result;
}

void bindNow(Statement &statement, const QString &nowUnit, const Instant &now)
{
    Instant precise = now;
    precise.digits = 9; // instant() gives nine digits, and text compares only with as many
    const auto codec = TimeCodec::fromName(nowUnit.isEmpty() ? QStringLiteral("ms") : nowUnit);
    statement.bind(":now", codec ? codec->encode(precise) : Value(precise.milliseconds()));
    using Form = TimeCodec::Form;
    statement.bind(":now_s", TimeCodec(Form::Seconds).encode(precise));
    statement.bind(":now_real", TimeCodec(Form::RealSeconds).encode(precise));
    statement.bind(":now_ms", TimeCodec(Form::Milliseconds).encode(precise));
    statement.bind(":now_us", TimeCodec(Form::Microseconds).encode(precise));
    statement.bind(":now_ns", TimeCodec(Form::Nanoseconds).encode(precise));
    statement.bind(":now_iso", textValue(precise.toIso()));
}

} // namespace

Result<std::shared_ptr<const Collection>> Collection::bind(const CollectionSpec &spec, const Schema &schema,
                                                           const QHash<QString, Value> &parameters)
{
    return Binder(spec, schema, parameters).bind();
}

QString Collection::table() const
{
    return m_spec.tables.isEmpty() ? m_spec.from : m_spec.tables.front();
}

int Collection::columnIndex(const QString &name) const
{
    return m_byName.value(name.toLower(), -1);
}

// key SIGN (:x0, :x1 …). Keys of which a part may be NULL are compared part by part, NULL first as SQLite
// orders it.
QByteArray Collection::keyComparison(const char *sign, char prefix) const
{
    const auto parameter = [&](size_t i) {
        return QByteArray(":") + prefix + QByteArray::number(qulonglong(i));
    };
    const size_t count = m_keySql.size();
    const QByteArray sort(sign);
    if (sort == "=") {
        QByteArray all;
        for (size_t i = 0; i < count; ++i)
            all += (i ? " AND " : "") + m_keySql[i] + (m_integerKeys[i] ? " = " : " IS ") + parameter(i);
        return '(' + all + ')';
    }
    if (!m_nullableKeys && count == 1)
        return m_keySql.front() + ' ' + sort + ' ' + parameter(0);
    if (!m_nullableKeys) {
        std::vector<QByteArray> parameters;
        for (size_t i = 0; i < count; ++i)
            parameters.push_back(parameter(i));
        return '(' + joined(m_keySql) + ") " + sort + " (" + joined(parameters) + ')';
    }
    const bool greater = sort.startsWith('>');
    QByteArray result = sort.endsWith('=') ? QByteArray("1") : QByteArray("0");
    for (size_t i = count; i-- > 0;) {
        const QByteArray &key = m_keySql[i];
        const QByteArray value = parameter(i);
        const QByteArray first = greater ? value : key, second = greater ? key : value;
        const QByteArray strict = '(' + key + (greater ? " > " : " < ") + value + " OR (" + first +
                                  " IS NULL AND " + second + " IS NOT NULL))";
        result = '(' + strict + " OR (" + key + " IS " + value + " AND " + result + "))";
    }
    return result;
}

QByteArray Collection::sql(const Query &query) const
{
    QByteArray result = "SELECT " + joined(m_keySql);
    if (!query.keysOnly && !m_select.empty())
        result += ", " + joined(m_select);
    result += " FROM " + m_from;
    std::vector<QByteArray> conditions;
    if (!m_where.isEmpty())
        conditions.push_back('(' + m_where + ')');
    if (query.exactly)
        conditions.push_back(keyComparison("=", 'k'));
    const auto bound = [&](Bound kind, char prefix) {
        switch (kind) {
        case Bound::None:
            return;
        case Bound::After:
            conditions.push_back(keyComparison(">", prefix));
            return;
        case Bound::AtOrAfter:
            conditions.push_back(keyComparison(">=", prefix));
            return;
        case Bound::Before:
            conditions.push_back(keyComparison("<", prefix));
            return;
        case Bound::AtOrBefore:
            conditions.push_back(keyComparison("<=", prefix));
            return;
        case Bound::Exactly:
            conditions.push_back(keyComparison("=", prefix));
            return;
        }
    };
    bound(query.lower, 'k');
    bound(query.upper, 'u');
    if (!query.where.isEmpty())
        conditions.push_back('(' + query.where + ')');
    for (size_t i = 0; i < conditions.size(); ++i)
        result += (i ? " AND " : " WHERE ") + conditions[i];
    result += " ORDER BY ";
    if (!query.orderBy.isEmpty()) {
        result += query.orderBy;
    } else {
        for (size_t i = 0; i < m_keySql.size(); ++i)
            result += (i ? ", " : "") + m_keySql[i] + (query.descending ? " DESC" : "");
    }
    // OFFSET cannot stand without LIMIT.
    if (query.limit || query.offset)
        result += query.limit ? " LIMIT :limit" : " LIMIT -1";
    if (query.offset)
        result += " OFFSET :offset";
    return result;
}

QByteArray Collection::countSql() const
{
    return "SELECT count(*) FROM " + m_from + (m_where.isEmpty() ? QByteArray() : " WHERE " + m_where);
}

QByteArray Collection::stateCountSql() const
{
    if (m_stateColumn < 0 || m_columns[size_t(m_stateColumn)].sql.isEmpty())
        return {};
    return "SELECT " + m_columns[size_t(m_stateColumn)].sql.toUtf8() + ", count(*) FROM " + m_from +
           (m_where.isEmpty() ? QByteArray() : " WHERE " + m_where) + " GROUP BY 1";
}

QByteArray Collection::cellSql(int column) const
{
    const Column &cell = m_columns[size_t(column)];
    const QByteArray value = cell.source >= 0 ? m_select[size_t(cell.source)] : cell.sql.toUtf8();
    if (value.isEmpty())
        return {};
    return "SELECT " + value + " FROM " + m_from + " WHERE " +
           (m_where.isEmpty() ? QByteArray() : '(' + m_where + ") AND ") + keyComparison("=", 'k');
}

void Collection::bindCommon(Statement &statement, const Instant &now) const
{
    bindNow(statement, m_spec.nowUnit, now);
    for (auto it = m_parameters.begin(); it != m_parameters.end(); ++it)
        statement.bind(QByteArray(':' + it.key().toUtf8()).constData(), it.value());
}

} // namespace storescope
