// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilereader.h"

#include "core/profile/collectionreader.h"
#include "core/profile/parameters.h"
#include "core/profile/sqlfragment.h"

#include <QRegularExpression>

namespace storescope {

namespace {

class ProfileReader
{
public:
    ProfileReader(const toml::table &table, Mistakes &mistakes)
        : m_mistakes(mistakes), m_root(table, Section::Profile, mistakes), m_context{mistakes, {}, {}, {}}
    {
    }

    Profile read()
    {
        m_profile.file = m_mistakes.file();
        m_profile.id = m_root.required("id");
        static const QRegularExpression idShape(QStringLiteral("^[a-z0-9][a-z0-9-]*$"));
        if (!m_profile.id.isEmpty() && !idShape.match(m_profile.id).hasMatch())
            m_root.mistake(
                "id",
                QStringLiteral("\"%1\" is no id; use lower-case letters, digits and '-'").arg(m_profile.id));
        m_profile.name = m_root.text("name", m_profile.id);
        m_profile.about = m_root.text("about");
        m_profile.handsOff = m_root.text("hands_off");
        m_profile.seen = m_root.flag("seen", true);
        readFiles();
        readVariants();
        readParameters();
        readCollections();
        checkLinks();
        return m_profile;
    }

private:
    void readFiles();
    void readVariants();
    VariantSpec readVariant(const toml::table &table);
    void readWhen(VariantSpec &variant, const TableReader &reader);
    void readFamilies(VariantSpec &variant, const TableReader &reader);
    void readParameters();
    void readCollections();
    void checkLinks();
    void checkRole(int line, QString &role);
    void checkVariant(int line, const CollectionSpec &spec);
    void checkDuplicate(int line, const QString &what, const QString &id, QStringList &seen,
                        const QString &within = {});

    Mistakes &m_mistakes;
    TableReader m_root;
    ReadContext m_context;
    Profile m_profile;
    QStringList m_roles;
};

void ProfileReader::checkDuplicate(int line, const QString &what, const QString &id, QStringList &seen,
                                   const QString &within)
{
    if ((!id.isEmpty() || !within.isEmpty()) && seen.contains(within + id))
        m_mistakes.add(line, QStringLiteral("%1 \"%2\" is there twice").arg(what, id));
    seen << within + id;
}

void ProfileReader::readFiles()
{
    for (const toml::table *table : m_root.tables("file")) {
        const TableReader reader(*table, Section::File, m_mistakes);
        FileSpec file;
        file.role = reader.text("role", QStringLiteral("main"));
        file.find = reader.texts("find");
        file.suffix = reader.text("suffix");
        file.exclude = reader.texts("exclude");
        file.highest = reader.flag("highest", false);
        for (const QString &place : file.find) {
            if (place.startsWith(QLatin1String("json:")) && !place.contains(QLatin1String("#/")))
                reader.mistake(
                    "find", QStringLiteral("\"%1\" lacks the place inside the JSON file: json:FILE#/a/*/x.db")
                                .arg(place));
        }
        if (file.find.isEmpty() && file.suffix.isEmpty())
            m_mistakes.add(*table, QStringLiteral("file \"%1\" needs \"find\" or \"suffix\"").arg(file.role));
        checkDuplicate(reader.line(), QStringLiteral("file"), file.role, m_roles);
        m_profile.files.push_back(file);
    }
    if (m_roles.isEmpty())
        m_roles << QStringLiteral("main");
}

void ProfileReader::checkRole(int line, QString &role)
{
    if (role.isEmpty())
        role = m_roles.front();
    else if (!m_roles.contains(role))
        m_mistakes.addUnknown(line, QStringLiteral("role of a file"), role, m_roles);
}

void ProfileReader::readVariants()
{
    QStringList seen;
    for (const toml::table *table : m_root.tables("variant")) {
        const VariantSpec variant = readVariant(*table);
        checkDuplicate(Mistakes::lineOf(*table), QStringLiteral("variant"), variant.id, seen,
                       variant.role + QLatin1Char('/'));
        m_profile.variants.push_back(variant);
    }
    if (m_profile.variants.empty())
        m_mistakes.add(
            m_root.line(),
            QStringLiteral("a profile needs a [[variant]] that says by which tables its files are known"));
}

VariantSpec ProfileReader::readVariant(const toml::table &table)
{
    const TableReader reader(table, Section::Variant, m_mistakes);
    VariantSpec variant;
    variant.id = reader.text("id");
    variant.role = reader.text("role");
    checkRole(reader.lineOf("role"), variant.role);
    variant.has = reader.lists("has");
    variant.lacks = reader.lists("lacks");
    variant.version = reader.text("version");
    variant.known = reader.texts("known");
    variant.ordered = reader.flag("ordered", true);
    readWhen(variant, reader);
    readFamilies(variant, reader);
    if (variant.has.isEmpty() && variant.families.empty())
        m_mistakes.add(table,
                       QStringLiteral("a variant needs \"has\" (tables and their columns) or \"family\""));
    if (!variant.known.isEmpty() && variant.version.isEmpty())
        reader.mistake("known",
                       QStringLiteral("\"known\" needs \"version\": where the store says its version"));
    const bool pragma = variant.version == QLatin1String("user_version") ||
                        variant.version == QLatin1String("application_id");
    if (!variant.version.isEmpty() && !pragma) {
        const QString mistake =
            SqlFragment(QLatin1Char('(') + variant.version + QLatin1Char(')')).sourceMistake();
        if (!mistake.isEmpty())
            reader.mistake(
                "version",
                QStringLiteral("\"version\" must be \"user_version\", \"application_id\" or one SELECT"));
    }
    return variant;
}

// It is asked before anything is bound, so it can have no parameters.
void ProfileReader::readWhen(VariantSpec &variant, const TableReader &reader)
{
    variant.when = reader.text("when");
    if (variant.when.isEmpty())
        return;
    const SqlFragment fragment(variant.when);
    QString mistake = fragment.expressionMistake();
    if (const auto expanded = fragment.expanded(); mistake.isEmpty() && !expanded)
        mistake = expanded.error().sentence;
    if (mistake.isEmpty() && !fragment.parameters().isEmpty())
        mistake = QStringLiteral(":%1 is not known yet where layouts are told apart")
                      .arg(fragment.parameters().front());
    if (!mistake.isEmpty())
        reader.mistake("when", QStringLiteral("\"when\": %1").arg(mistake));
}

void ProfileReader::readFamilies(VariantSpec &variant, const TableReader &reader)
{
    const toml::table *families = reader.table("family");
    if (!families)
        return;
    for (const auto &[key, node] : *families) {
        const QString name = fromToml(key.str());
        const toml::table *table = node.as_table();
        if (!table) {
            m_mistakes.add(
                node, QStringLiteral("family \"%1\" must be a table ({ table = …, columns = … })").arg(name));
            continue;
        }
        const TableReader inner(*table, Section::Family, m_mistakes);
        FamilySpec family{name, inner.required("table"), inner.texts("columns"),
                          inner.flag("optional", false)};
        if (!QRegularExpression(family.pattern).isValid())
            inner.mistake("table", QStringLiteral("\"%1\" is no regular expression").arg(family.pattern));
        if (family.columns.isEmpty())
            inner.mistake(
                "columns",
                QStringLiteral("family \"%1\" needs \"columns\": a name alone fits too much").arg(name));
        m_context.families << name;
        variant.families.push_back(family);
    }
}

void ProfileReader::readParameters()
{
    m_context.parameters = reservedParameters();
    QStringList seen;
    for (const toml::table *table : m_root.tables("parameter")) {
        const TableReader reader(*table, Section::Parameter, m_mistakes);
        ParameterSpec parameter{reader.required("name"), reader.text("title"), reader.text("unit"), {}};
        if (isReservedParameter(parameter.name))
            reader.mistake(
                "name", QStringLiteral(":%1 has a meaning already; take another name").arg(parameter.name));
        checkDuplicate(reader.line(), QStringLiteral("parameter"), parameter.name, seen);
        const toml::node *value = reader.node("default");
        if (!value)
            m_mistakes.add(*table,
                           QStringLiteral("parameter \"%1\" needs a \"default\"").arg(parameter.name));
        else if (const auto *integer = value->as_integer())
            parameter.standard = qint64(integer->get());
        else if (const auto *number = value->as_floating_point())
            parameter.standard = number->get();
        else
            parameter.standard = textValue(reader.text("default"));
        m_context.parameters << parameter.name;
        m_profile.parameters.push_back(parameter);
    }
}

// A collection of several roles is one for each of them.
void ProfileReader::readCollections()
{
    QStringList seen;
    for (const toml::table *table : m_root.tables("collection")) {
        CollectionSpec spec = CollectionReader(m_context, *table).read();
        const auto lineOf = [&](const char *key) {
            const toml::node *node = table->get(key);
            return node ? Mistakes::lineOf(*node) : spec.line;
        };
        const auto roles = table->contains("role") ? textList(*table->get("role")) : QStringList{QString()};
        if (!roles)
            m_mistakes.add(lineOf("role"), QStringLiteral("\"role\" must be a text or a list of texts"));
        for (const QString &role : roles.value_or(QStringList())) {
            spec.role = role;
            checkRole(lineOf("role"), spec.role);
            checkVariant(lineOf("variant"), spec);
            checkDuplicate(spec.line, QStringLiteral("collection"), spec.id, seen,
                           spec.role + QLatin1Char('/') + spec.variant + QLatin1Char('/'));
            m_profile.collections.push_back(spec);
        }
    }
}

void ProfileReader::checkVariant(int line, const CollectionSpec &spec)
{
    QStringList variants;
    for (const VariantSpec &variant : m_profile.variants) {
        if (variant.role == spec.role)
            variants << variant.id;
    }
    if (!spec.variant.isEmpty() && !variants.contains(spec.variant))
        m_mistakes.addUnknown(line, QStringLiteral("variant of role \"%1\"").arg(spec.role), spec.variant,
                              variants);
}

void ProfileReader::checkLinks()
{
    QStringList ids;
    for (const CollectionSpec &spec : m_profile.collections)
        ids << spec.id;
    for (const auto &[line, link] : m_context.links) {
        if (!ids.contains(link))
            m_mistakes.addUnknown(line, QStringLiteral("collection to link to"), link, ids);
    }
}

// What `own` does not say is as in `base`; fields and columns one by one.
void fill(toml::table &own, const toml::table &base)
{
    for (const auto &[key, node] : base) {
        toml::node *had = own.get(key.str());
        const bool byName = key == "fields" || key == "columns";
        if (!had)
            own.insert(key.str(), node);
        else if (byName && had->is_table() && node.is_table())
            fill(*had->as_table(), *node.as_table());
    }
}

// A collection may be like one that stands before it.
void fillCollections(toml::table &root, Mistakes &mistakes)
{
    toml::array *collections = root["collection"].as_array();
    for (size_t i = 0; collections && i < collections->size(); ++i) {
        toml::table *own = collections->get(i)->as_table();
        const toml::node *like = own ? own->get("like") : nullptr;
        const toml::table *base = nullptr;
        for (size_t before = 0; like && !base && before < i; ++before) {
            const toml::table *table = collections->get(before)->as_table();
            if (table && (*table)["id"].value<std::string>() == like->value<std::string>())
                base = table;
        }
        if (base)
            fill(*own, *base);
        else if (like)
            mistakes.add(
                *like, QStringLiteral("\"like\" must be the id of a collection that stands before this one"));
    }
}

} // namespace

ReadProfile readProfile(const QByteArray &text, const QString &file)
{
    Mistakes mistakes(file);
    ReadProfile result;
    try {
        toml::table table = toml::parse(std::string_view(text.constData(), size_t(text.size())));
        fillCollections(table, mistakes);
        auto profile = std::make_shared<Profile>(ProfileReader(table, mistakes).read());
        if (mistakes.empty())
            result.profile = std::move(profile);
    } catch (const toml::parse_error &error) {
        mistakes.add(int(error.source().begin.line),
                     QStringLiteral("no TOML: %1").arg(fromToml(error.description())));
    }
    result.mistakes = mistakes.take();
    return result;
}

} // namespace storescope
