// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/detection.h"

#include "core/profile/families.h"
#include "core/profile/pathtemplate.h"
#include "core/profile/sqlfragment.h"
#include "core/sqlite/sqliteerror.h"

#include <QFileInfo>

namespace storescope {

namespace {

// Of what a variant asks for, this much must be there for a partial match, and at least this many tables and
// columns: names such as "events" and "session_id" are everybody's.
constexpr double leastShare = 0.7;
constexpr int leastFound = 4;

struct Fit
{
    int wanted = 0;
    int found = 0;
    bool excluded = false; // has what the variant must lack
    QStringList missing;
    const VariantSpec *variant = nullptr;

    bool whole() const { return variant && !excluded && missing.isEmpty(); }
    bool partial() const
    {
        return variant && !excluded && found >= leastFound && found >= leastShare * wanted;
    }
};

void fitTable(Fit &fit, const QString &name, const QStringList &columns, const Schema::Table *table)
{
    fit.wanted += 1 + int(columns.size());
    if (!table) {
        fit.missing << name;
        return;
    }
    ++fit.found;
    for (const QString &column : columns) {
        if (hasColumn(*table, column))
            ++fit.found;
        else
            fit.missing << name + QLatin1Char('.') + column;
    }
}

// The tables of a file by their names: many profiles ask for many of them.
class TableNames
{
public:
    explicit TableNames(const Schema &schema)
    {
        for (const Schema::Table &table : schema.tables)
            m_tables.insert(table.name.toLower(), &table);
    }
    const Schema::Table *table(const QString &name) const { return m_tables.value(name.toLower()); }

private:
    QHash<QString, const Schema::Table *> m_tables;
};

Fit fitVariant(const VariantSpec &variant, const Schema &schema, const TableNames &names)
{
    Fit fit;
    fit.variant = &variant;
    for (auto it = variant.has.begin(); it != variant.has.end(); ++it)
        fitTable(fit, it.key(), it.value(), names.table(it.key()));
    if (!fit.missing.isEmpty() && fit.found == 0 && variant.families.empty())
        return fit;
    for (const FamilySpec &family : variant.families) {
        const auto members = tablesOf(family, schema);
        if (members.empty() && family.optional)
            continue;
        fitTable(fit, family.pattern, family.columns, members.empty() ? nullptr : members.front().table);
    }
    for (auto it = variant.lacks.begin(); it != variant.lacks.end(); ++it) {
        const Schema::Table *table = names.table(it.key());
        const auto here = [&](const QString &column) { return hasColumn(*table, column); };
        fit.excluded =
            fit.excluded ||
            (table && (it.value().isEmpty() || std::any_of(it.value().begin(), it.value().end(), here)));
    }
    fit.excluded = fit.excluded || fit.found == 0; // every family is optional and none is there
    fit.missing.sort();
    return fit;
}

Result<QString> versionOf(Connection &connection, const Schema &schema, const VariantSpec &variant)
{
    if (variant.version.isEmpty())
        return QString();
    if (variant.version == QLatin1String("user_version"))
        return QString::number(schema.userVersion);
    if (variant.version == QLatin1String("application_id"))
        return QString::number(schema.applicationId);
    const auto value = connection.scalar(variant.version.toUtf8());
    if (value)
        return toDisplay(*value);
    if (saysWrongSql(value.error()))
        return QString(); // a table of versions that is not there says nothing
    return tl::unexpected<Error>(value.error());
}

// Whether the rows are those of this layout. What cannot be asked, for a table is missing, does not hold.
Result<bool> rowsFit(Connection &connection, const VariantSpec &variant)
{
    if (variant.when.isEmpty())
        return true;
    const auto condition = SqlFragment(variant.when).expanded();
    if (!condition)
        return false;
    const auto answer = connection.scalar("SELECT (" + condition->toUtf8() + ')');
    if (answer)
        return toNumber(*answer).value_or(0) != 0;
    if (saysWrongSql(answer.error()))
        return false;
    return tl::unexpected<Error>(answer.error());
}

bool isGreater(const QString &version, const QString &than)
{
    bool number = false, thanNumber = false;
    const double a = version.toDouble(&number), b = than.toDouble(&thanNumber);
    return number && thanNumber ? a > b : version > than;
}

// "7", or all from "1..7".
bool isKnown(const QString &version, const QString &known)
{
    const qsizetype dots = known.indexOf(QLatin1String(".."));
    if (dots < 0)
        return version == known;
    const double number = version.toDouble();
    return number >= known.left(dots).toDouble() && number <= known.mid(dots + 2).toDouble();
}

void judge(Detected &detected, const Fit &fit)
{
    const VariantSpec &variant = *fit.variant;
    detected.missing = fit.missing;
    detected.match = fit.whole() ? Match::Exact : Match::Partial;
    if (variant.known.isEmpty() || detected.version.isEmpty() ||
        std::any_of(variant.known.begin(), variant.known.end(),
                    [&](const QString &known) { return isKnown(detected.version, known); }))
        return;
    const bool newer =
        variant.ordered && std::all_of(variant.known.begin(), variant.known.end(), [&](const QString &known) {
            return isGreater(detected.version, known.section(QLatin1String(".."), -1));
        });
    if (newer && detected.match == Match::Exact) {
        detected.match = Match::Newer;
        return;
    }
    detected.match = Match::Partial;
    detected.missing << QStringLiteral("version %1 (known: %2)")
                            .arg(detected.version, variant.known.join(QLatin1String(", ")));
}

// Whether a file is called as those of a role are: by the suffix, or as the place ends.
bool isCalledSo(const FileSpec &spec, const QString &file)
{
    if (!spec.suffix.isEmpty())
        return file.endsWith(spec.suffix);
    const QString name = QFileInfo(file).fileName();
    const auto fits = [&](const QString &glob) {
        return PathTemplates::nameMatches(glob.section(QLatin1Char('/'), -1), name);
    };
    return std::any_of(spec.find.begin(), spec.find.end(), fits) &&
           std::none_of(spec.exclude.begin(), spec.exclude.end(), fits);
}

// How each layout of a product fits, those that do not left out, in the order in which they count: roles that
// the file's name has come first, for two roles may have the same tables.
std::vector<Fit> fitsOf(const ProfileHint &profile, const Schema &schema, const TableNames &names,
                        const QString &file)
{
    std::vector<Fit> result;
    for (const VariantSpec &variant : profile.variants) {
        Fit fit = fitVariant(variant, schema, names);
        if (fit.whole() || fit.partial())
            result.push_back(std::move(fit));
    }
    const auto isNamed = [&](const Fit &fit) {
        return std::any_of(profile.files.begin(), profile.files.end(), [&](const FileSpec &spec) {
            return spec.role == fit.variant->role && isCalledSo(spec, file);
        });
    };
    if (result.size() > 1)
        std::stable_partition(result.begin(), result.end(), isNamed);
    return result;
}

} // namespace

QString matchName(Match match)
{
    switch (match) {
    case Match::Exact:
        return QStringLiteral("exact");
    case Match::Newer:
        return QStringLiteral("newer");
    case Match::Partial:
        return QStringLiteral("partial");
    case Match::None:
        return QStringLiteral("none");
    }
    return {};
}

Result<Detected> detect(Connection &connection, const Schema &schema, const ProfileLibrary &library)
{
    Detected best;
    const std::vector<ProfileHint> hints = library.hints();
    const ProfileHint *bestHint = nullptr;
    Fit bestFit;
    const TableNames names(schema);
    for (const ProfileHint &hint : hints) {
        bool decided = false; // the first variant of a profile that fits wins over its later ones
        for (Fit &fit : fitsOf(hint, schema, names, connection.file())) {
            if (decided)
                continue;
            const auto rows = rowsFit(connection, *fit.variant);
            if (!rows)
                return tl::unexpected<Error>(rows.error());
            if (!*rows)
                continue;
            decided = fit.whole();
            const bool better = fit.whole() != bestFit.whole() ? fit.whole() : fit.found > bestFit.found;
            if (!better)
                continue;
            bestFit = std::move(fit);
            bestHint = &hint;
        }
    }
    const auto profile =
        bestHint ? library.profile(bestHint->id) : Result<std::shared_ptr<const Profile>>(nullptr);
    if (!profile || !*profile)
        return best;
    best.profile = *profile;
    best.role = bestFit.variant->role;
    best.variant = bestFit.variant->id;
    auto version = versionOf(connection, schema, *bestFit.variant);
    if (!version)
        return tl::unexpected<Error>(version.error());
    best.version = std::move(*version);
    judge(best, bestFit);
    return best;
}

} // namespace storescope
