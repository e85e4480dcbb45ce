// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/detection.h"
#include "core/profile/families.h"

#include <QSet>

#include <algorithm>

namespace storescope {

namespace {

const VariantSpec *variantOf(const Detected &detected)
{
    for (const VariantSpec &variant : detected.profile->variants) {
        if (variant.role == detected.role && variant.id == detected.variant)
            return &variant;
    }
    return nullptr;
}

// A collection over a family of tables is one for each of its tables.
std::vector<CollectionSpec> expanded(const CollectionSpec &spec, const Detected &detected,
                                     const Schema &schema)
{
    if (!spec.from.startsWith(QLatin1Char('{')))
        return {spec};
    std::vector<CollectionSpec> result;
    const VariantSpec *variant = variantOf(detected);
    for (const FamilySpec &family : variant ? variant->families : std::vector<FamilySpec>()) {
        if (spec.from != QLatin1Char('{') + family.name + QLatin1Char('}'))
            continue;
        const auto members = tablesOf(family, schema);
        for (const FamilyMember &member : members) {
            result.push_back(forMember(spec, member));
            if (members.size() > 1 && result.back().id == spec.id)
                result.back().id += QLatin1Char('-') + member.table->name;
        }
    }
    return result;
}

class FileBinder
{
public:
    FileBinder(const Schema &schema, const QHash<QString, Value> &parameters, Connection *connection)
        : m_schema(schema), m_parameters(parameters), m_connection(connection)
    {
    }

    BoundFile bind(const Detected &detected)
    {
        if (detected.profile) {
            for (const ParameterSpec &parameter : detected.profile->parameters) {
                if (!m_parameters.contains(parameter.name))
                    m_parameters.insert(parameter.name, parameter.standard);
            }
            for (const CollectionSpec &spec : detected.profile->collections) {
                if (spec.role == detected.role &&
                    (spec.variant.isEmpty() || spec.variant == detected.variant))
                    for (const CollectionSpec &one : expanded(spec, detected, schema()))
                        add(one);
            }
        }
        addTables();
        return std::move(m_result);
    }

private:
    const Schema &schema() const { return m_schema; }

    void add(const CollectionSpec &spec)
    {
        auto bound = Collection::bind(spec, m_schema, m_parameters);
        if (bound && m_connection)
            bound = whatRuns(spec, *bound);
        if (!bound) {
            m_result.failed.emplace_back(spec.id, bound.error());
            return;
        }
        for (const QString &missing : (*bound)->missing())
            m_result.missing << spec.id + QLatin1String(": ") + missing;
        // Rows that a condition leaves out must still be found somewhere.
        if (spec.where.isEmpty() && !spec.from.startsWith(QLatin1Char('(')))
            m_shown.insert(spec.from.toLower());
        m_ids.insert(spec.id);
        m_result.collections.push_back(*bound);
    }

    Result<void> runs(const Collection &collection) const
    {
        const auto statement = m_connection->prepare(collection.sql({}).toStdString());
        return statement ? Result<void>() : tl::unexpected(statement.error());
    }

    // The collection without those of its fields, items and states whose SQL asks for what this file lacks.
    Result<std::shared_ptr<const Collection>> whatRuns(const CollectionSpec &spec,
                                                       const std::shared_ptr<const Collection> &whole)
    {
        if (const auto run = runs(*whole); run)
            return whole;
        CollectionSpec least = spec;
        std::erase_if(least.fields, [](const FieldSpec &field) { return !field.sql.isEmpty(); });
        least.states.clear();
        least.items.reset();
        auto best = Collection::bind(least, m_schema, m_parameters);
        if (!best)
            return best;
        if (const auto run = runs(**best); !run)
            return tl::unexpected(run.error());
        const auto tryWith = [&](const QString &what, const CollectionSpec &more) {
            auto bound = Collection::bind(more, m_schema, m_parameters);
            if (!bound || !runs(**bound)) {
                m_result.missing << spec.id + QLatin1String(": ") + what;
                return;
            }
            least = more;
            best = bound;
        };
        for (const FieldSpec &field : spec.fields) {
            CollectionSpec more = least;
            more.fields.push_back(field);
            if (!field.sql.isEmpty())
                tryWith(field.name, more);
        }
        CollectionSpec more = least;
        more.items = spec.items;
        if (spec.items)
            tryWith(QStringLiteral("items"), more);
        more = least;
        more.states = spec.states;
        if (!spec.states.empty())
            tryWith(QStringLiteral("state"), more);
        return best;
    }

    // Shadow tables of full-text indexes and the like stand last.
    void addTables()
    {
        for (const bool shadow : {false, true}) {
            for (const Schema::Table &table : m_schema.tables) {
                if (table.shadow == shadow && !m_shown.contains(table.name.toLower()))
                    addTable(table);
            }
        }
    }

    void addTable(const Schema::Table &table)
    {
        CollectionSpec spec;
        spec.id = m_ids.contains(table.name) ? table.name + QLatin1String(" (table)") : table.name;
        spec.title = table.name;
        spec.kind = Kind::Table;
        spec.from = table.name;
        spec.tables = {table.name};
        add(spec);
    }

    const Schema &m_schema;
    QHash<QString, Value> m_parameters;
    Connection *m_connection;
    QSet<QString> m_shown, m_ids;
    BoundFile m_result;
};

} // namespace

BoundFile bindFile(const Detected &detected, const Schema &schema, const QHash<QString, Value> &parameters,
                   Connection *connection)
{
    const bool isOther = detected.match == Match::Partial || detected.match == Match::Newer;
    return FileBinder(schema, parameters, isOther ? connection : nullptr).bind(detected);
}

} // namespace storescope
