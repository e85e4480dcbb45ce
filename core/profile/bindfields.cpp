// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/binder.h"
#include "core/profile/sqlfragment.h"

#include <algorithm>

namespace storescope {

namespace {

const QStringList idFields{QStringLiteral("id"),   QStringLiteral("session"), QStringLiteral("parent"),
                           QStringLiteral("call"), QStringLiteral("key"),     QStringLiteral("digest"),
                           QStringLiteral("token")};
const QStringList payloadFields{QStringLiteral("payload"), QStringLiteral("document"),
                                QStringLiteral("value")};

// What since: and until: mean, best first.
QStringList timeFields(Kind kind)
{
    switch (kind) {
    case Kind::Log:
        return {QStringLiteral("time")};
    case Kind::Sessions:
        return {QStringLiteral("updated"), QStringLiteral("created")};
    case Kind::Queue:
        return {QStringLiteral("created"), QStringLiteral("started"), QStringLiteral("available"),
                QStringLiteral("finished")};
    case Kind::Artifacts:
    case Kind::KeyValue:
        return {QStringLiteral("created"), QStringLiteral("expires")};
    case Kind::Versions:
        return {QStringLiteral("created")};
    case Kind::Schedules:
        return {QStringLiteral("next"), QStringLiteral("last")};
    case Kind::Budgets:
        return {QStringLiteral("window_start")};
    case Kind::Leases:
        return {QStringLiteral("since"), QStringLiteral("until")};
    case Kind::Table:
        return {};
    }
    return {};
}

} // namespace

Result<void> Binder::bindFields()
{
    for (const FieldSpec &field : m_spec.fields) {
        if (const auto bound = bindField(field); !bound)
            return bound;
    }
    bindLevels();
    bindState();
    bindBody();
    bindOwnColumns();
    sortAndIndex();
    resolveReferences();
    bindRedaction();
    return {};
}

Result<void> Binder::bindField(const FieldSpec &field)
{
    Column column;
    column.name = field.name;
    column.title = field.title.isEmpty() ? titleOfName(field.name) : field.title;
    column.canonical = canonicalFields(m_spec.kind).contains(field.name);
    column.spec = field;
    column.spec.id = field.id || (column.canonical && idFields.contains(field.name));
    column.payload = column.canonical && payloadFields.contains(field.name);
    if (!field.text.isEmpty() || !field.texts.isEmpty())
        return bindText(column);

    FieldSpec source = field;
    if (!field.path.isEmpty() && field.column.isEmpty() && field.sql.isEmpty()) {
        // A path without a column lies in the payload.
        const auto payload =
            std::find_if(m_spec.fields.begin(), m_spec.fields.end(), [](const FieldSpec &other) {
                return payloadFields.contains(other.name) && other.path.isEmpty();
            });
        if (payload == m_spec.fields.end())
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("Field \"%1\" has a path but no column.").arg(field.name));
        source = *payload;
    }
    const auto found = expression(source);
    if (!found)
        return tl::unexpected(found.error());
    const QByteArray raw = found->value_or("NULL");
    column.sql = QString::fromUtf8(raw);
    if (!field.path.isEmpty()) {
        column.source = select(raw);
        column.sql.clear();
        if (field.codec.empty() && field.codecs.isEmpty()) {
            column.spec.codec = source.codec.empty() && source.codecs.isEmpty()
                                    ? *CodecChain::fromNames({QStringLiteral("json")})
                                    : source.codec;
            column.spec.codecBy = source.codecBy;
            column.spec.codecs = source.codecs;
        }
    } else {
        column.plain = found->has_value() && source.sql.isEmpty() && !m_spec.items;
        if (!field.values.isEmpty() && *found) {
            column.sql = QString::fromUtf8(mapped(raw, field.values));
            column.spec.values.clear();
            column.plain = false;
        }
    }
    if (!field.path.isEmpty())
        column.select = column.source;
    else
        column.select = select(column.sql.toUtf8());
    if (column.payload && m_spec.items && column.spec.codec.empty())
        column.spec.codec = *CodecChain::fromNames({QStringLiteral("json")});
    if (column.plain)
        m_shown.insert((field.column.isEmpty() ? field.name : field.column).toLower());
    m_result->m_columns.push_back(std::move(column));
    return {};
}

Result<void> Binder::bindText(Column &column)
{
    const FieldSpec &field = column.spec;
    const auto texts =
        field.by.isEmpty() ? TextTemplates::make(field.text) : TextTemplates::make(field.texts);
    if (!texts)
        return tl::unexpected(texts.error());
    column.texts = *texts;
    m_result->m_columns.push_back(std::move(column));
    return {};
}

// levels = { error = ["tool.error", "*.failed"] }: by the type; a field "level" says the rest.
void Binder::bindLevels()
{
    Column *type = named(QStringLiteral("type"));
    if (m_spec.levels.isEmpty() || !type || type->sql.isEmpty())
        return;
    QByteArray sql = "(CASE";
    QStringList levels = m_spec.levels.keys();
    levels.sort();
    for (const QString &level : levels) {
        for (const QString &glob : m_spec.levels.value(level)) {
            QByteArray quoted = glob.toUtf8();
            quoted.replace('\'', "''");
            const QByteArray sign = glob.contains(QLatin1Char('*')) ? " GLOB '" : " = '";
            QByteArray word = level.toUtf8();
            word.replace('\'', "''");
            sql += " WHEN " + type->sql.toUtf8() + sign + quoted + "' THEN '" + word + '\'';
        }
    }
    Column *level = named(QStringLiteral("level"));
    if (level && level->sql.isEmpty())
        return;
    sql += level ? " ELSE " + level->sql.toUtf8() + " END)" : QByteArray(" END)");
    if (!level) {
        Column made;
        made.name = made.spec.name = QStringLiteral("level");
        made.title = titleOfName(made.name);
        made.canonical = true;
        m_result->m_columns.push_back(std::move(made));
        level = &m_result->m_columns.back();
    }
    level->sql = QString::fromUtf8(sql);
    level->plain = false;
    level->select = select(sql);
}

void Binder::bindState()
{
    if (m_spec.states.empty())
        return;
    QByteArray sql = "(CASE";
    for (const StateSpec &state : m_spec.states) {
        const QByteArray word = '\'' + state.is.toUtf8().replace('\'', "''") + '\'';
        if (state.when.isEmpty()) {
            sql += sql.endsWith("CASE") ? " WHEN 1 THEN " + word : " ELSE " + word;
            break;
        }
        if (const QString missing = missingIn(state.when); !missing.isEmpty()) {
            noteMissing(missing);
            continue;
        }
        if (const auto when = fragment(state.when))
            sql += " WHEN " + *when + " THEN " + word;
    }
    sql = sql.endsWith("CASE") ? QByteArray("NULL") : sql + " END)";
    Column column;
    column.name = column.spec.name = QStringLiteral("state");
    column.title = titleOfName(column.name);
    column.canonical = true;
    column.sql = QString::fromUtf8(sql);
    column.select = select(sql);
    if (Column *declared = named(column.name)) {
        column.title = declared->title;
        *declared = column;
    } else {
        m_result->m_columns.push_back(std::move(column));
    }
}

void Binder::bindBody()
{
    if (!m_spec.body)
        return;
    const BodySpec &body = *m_spec.body;
    if (!hasColumn(body.column)) {
        noteMissing(body.column);
        return;
    }
    Column column;
    column.name = body.column;
    column.title = titleOfName(body.column);
    column.spec.name = column.spec.column = body.column;
    column.spec.codec = body.codec;
    column.spec.unit = QStringLiteral("bytes");
    column.large = true;
    column.plain = true;
    const QByteArray sql = columnSql(body.column);
    column.sql = QString::fromUtf8(sql);
    // length() of a BLOB reads no more than its header; of text it counts characters, so it is asked for as
    // bytes.
    column.select = select("length(CAST(" + sql + " AS BLOB))");
    m_shown.insert(body.column.toLower());
    m_result->m_columns.push_back(std::move(column));
}

void Binder::bindOwnColumns()
{
    if (!m_table)
        return;
    for (const Schema::TableColumn &own : m_table->columns) {
        if (m_shown.contains(own.name.toLower()) || m_spec.hide.contains(own.name, Qt::CaseInsensitive))
            continue;
        Column column;
        column.name = column.spec.name = column.spec.column = own.name;
        column.title = own.name;
        column.sql = QString::fromUtf8(quotedIdentifier(own.name));
        column.plain = true;
        column.select = select(column.sql.toUtf8());
        m_result->m_columns.push_back(std::move(column));
    }
}

Column *Binder::named(const QString &name)
{
    for (Column &column : m_result->m_columns) {
        if (column.name == name)
            return &column;
    }
    return nullptr;
}

// Canonical fields in their order, then the product's own in theirs, and last what lies inside of others: so
// the places of all others are the same with and without it.
void Binder::sortAndIndex()
{
    Collection &c = *m_result;
    const QStringList order = canonicalFields(m_spec.kind);
    std::stable_sort(c.m_columns.begin(), c.m_columns.end(), [&](const Column &a, const Column &b) {
        const auto rank = [&](const Column &column) {
            const bool inside = !column.spec.path.isEmpty() && column.name.contains(QLatin1Char('.'));
            return column.canonical ? order.indexOf(column.name) : order.size() + (inside ? 1 : 0);
        };
        return rank(a) < rank(b);
    });
    const auto find = [&](const QString &name) {
        const auto found = std::find_if(c.m_columns.begin(), c.m_columns.end(),
                                        [&](const Column &column) { return column.name == name; });
        return found == c.m_columns.end() ? -1 : int(found - c.m_columns.begin());
    };
    for (int i = 0; i < int(c.m_columns.size()); ++i) {
        const QString name = c.m_columns[size_t(i)].name.toLower();
        if (!c.m_byName.contains(name))
            c.m_byName.insert(name, i);
    }
    for (int i = 0; i < int(c.m_columns.size()); ++i) {
        const Column &column = c.m_columns[size_t(i)];
        const QString own = column.spec.column.toLower();
        if (column.select >= 0 && column.source < 0 && !own.isEmpty() && !c.m_byName.contains(own))
            c.m_byName.insert(own, i);
    }
    c.m_stateColumn = find(QStringLiteral("state"));
    for (const QString &name : payloadFields) {
        const int index = find(name);
        if (c.m_payloadColumn < 0 && index >= 0 && c.m_columns[size_t(index)].payload)
            c.m_payloadColumn = index;
    }
    for (const QString &name : timeFields(m_spec.kind)) {
        const int index = find(name);
        if (c.m_timeColumn < 0 && index >= 0 && c.m_columns[size_t(index)].spec.time)
            c.m_timeColumn = index;
    }
}

void Binder::resolveReferences()
{
    Collection &c = *m_result;
    for (Column &column : c.m_columns) {
        if (!column.spec.codecBy.isEmpty()) {
            if (hasColumn(column.spec.codecBy))
                column.codecSelect = select(columnSql(column.spec.codecBy));
            else
                noteMissing(column.spec.codecBy);
        }
        if (!column.spec.by.isEmpty())
            column.byColumn = c.columnIndex(column.spec.by);
    }
}

void Binder::bindRedaction()
{
    for (const QString &secret : m_spec.redact) {
        const qsizetype dot = secret.indexOf(QLatin1Char('.'));
        const int index = m_result->columnIndex(dot < 0 ? secret : secret.left(dot));
        if (index < 0)
            continue;
        // The same value may be shown under several names; none of them may show the secret.
        const QString sql = m_result->m_columns[size_t(index)].sql;
        for (Column &column : m_result->m_columns) {
            const bool same =
                &column == &m_result->m_columns[size_t(index)] || (!sql.isEmpty() && column.sql == sql);
            if (same && dot < 0)
                column.spec.redact = true;
            else if (same)
                column.redactPaths << secret.mid(dot + 1);
        }
    }
}

} // namespace storescope
