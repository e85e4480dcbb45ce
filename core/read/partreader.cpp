// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/partreader.h"

#include "core/codec/jsonpath.h"
#include "core/codec/jsontext.h"

#include <algorithm>

namespace storescope {

namespace {

QString textOf(const Json &value)
{
    if (value.is_null())
        return {};
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    return toDisplay(toValue(value));
}

double nanosecondsOf(const QString &unit)
{
    if (unit == QLatin1String("s"))
        return 1e9;
    if (unit == QLatin1String("us"))
        return 1e3;
    return unit == QLatin1String("ns") ? 1 : 1e6;
}

} // namespace

const Json *PartPlace::at(const QString &path) const
{
    if (path == QLatin1String("."))
        return &element;
    if (!path.startsWith(QLatin1Char('^')))
        return atPath(element, path);
    if (!outer || path.size() == 1)
        return outer;
    return atPath(*outer, QStringView(path).mid(path.startsWith(QLatin1String("^.")) ? 2 : 1));
}

bool PartPlace::fits(const PartSpec &part) const
{
    const auto asksTheRow = [](const PartCondition &condition) { return !condition.column.isEmpty(); };
    if (element.is_null() && std::none_of(part.when.begin(), part.when.end(), asksTheRow))
        return false; // nothing is there that it could be
    return std::all_of(part.when.begin(), part.when.end(), [this](const PartCondition &condition) {
        if (!condition.column.isEmpty()) {
            const Cell *cell = record.cell(collection, condition.column);
            return cell && !isNull(cell->value) &&
                   (condition.is.contains(QLatin1String("*")) ||
                    condition.is.contains(toDisplay(cell->value)));
        }
        const Json *found = at(condition.path);
        if (!found || found->is_null())
            return false;
        return condition.is.contains(QLatin1String("*")) || condition.is.contains(textOf(*found));
    });
}

const FieldSpec *PartReader::find(const QString &field) const
{
    const auto found = m_part.fields.constFind(field);
    return found == m_part.fields.constEnd() ? nullptr : &*found;
}

// A list of texts is one text, and so is every hit of "content[*].text".
QString PartReader::textAt(const QString &path) const
{
    const Json *list = nullptr;
    QString rest;
    if (const auto star = path.indexOf(QLatin1String("[*]")); star > 0) {
        list = m_place.at(path.left(star));
        rest = path.mid(star + 3);
        if (rest.startsWith(QLatin1Char('.')))
            rest.remove(0, 1);
    } else {
        list = m_place.at(path);
        const bool texts =
            list && list->is_array() &&
            std::all_of(list->begin(), list->end(), [](const Json &one) { return one.is_string(); });
        if (!texts)
            return list ? textOf(*list) : QString();
    }
    if (!list || !list->is_array())
        return {};
    QStringList all;
    for (const Json &one : *list) {
        const Json *value = rest.isEmpty() ? &one : atPath(one, rest);
        if (value && !value->is_null())
            all << textOf(*value);
    }
    return all.join(QLatin1Char('\n'));
}

QString PartReader::text(const char *field) const
{
    const FieldSpec *spec = find(QLatin1String(field));
    if (!spec)
        return {};
    const QString raw = spec->path.isEmpty() ? expanded(*spec) : textAt(spec->path);
    const auto word = spec->values.constFind(raw);
    return word == spec->values.constEnd() ? raw : *word;
}

// A name is a field of the part, a place in the element, or a column of the row.
QString PartReader::expanded(const FieldSpec &spec) const
{
    const auto parsed = TextTemplate::parse(spec.text);
    if (!parsed)
        return {};
    return parsed->expand([this](const QString &name) -> std::optional<TemplateValue> {
        const FieldSpec *field = find(name);
        const QString inside = textAt(field && !field->path.isEmpty() ? field->path : name);
        if (!inside.isEmpty())
            return TemplateValue{inside, toNumber(textValue(inside)), std::nullopt};
        const Cell *cell = m_place.record.cell(m_place.collection, name);
        if (!cell || isNull(cell->value))
            return std::nullopt;
        return TemplateValue{toDisplay(cell->value), toNumber(cell->value), std::nullopt};
    });
}

std::optional<Json> PartReader::json(const char *field) const
{
    const FieldSpec *spec = find(QLatin1String(field));
    const Json *found = spec ? value(*spec) : nullptr;
    if (!found || found->is_null())
        return std::nullopt;
    if (spec->codec.empty() || !found->is_string())
        return *found;
    const Decoded decoded = spec->codec.decode(toValue(*found));
    return decoded.document ? decoded.document : std::optional<Json>(*found);
}

std::optional<double> PartReader::number(const char *field) const
{
    const FieldSpec *spec = find(QLatin1String(field));
    const Json *found = spec ? value(*spec) : nullptr;
    return found ? toNumber(toValue(*found)) : std::nullopt;
}

std::optional<qint64> PartReader::count(const char *field) const
{
    const auto found = number(field);
    return found ? std::optional(qint64(*found)) : std::nullopt;
}

std::optional<Instant> PartReader::time(const char *field) const
{
    const FieldSpec *spec = find(QLatin1String(field));
    const Json *found = spec ? value(*spec) : nullptr;
    return found && spec->time ? spec->time->decode(toValue(*found)) : std::nullopt;
}

std::optional<std::chrono::nanoseconds> PartReader::duration(const char *field) const
{
    const auto found = number(field);
    if (!found)
        return std::nullopt;
    return std::chrono::nanoseconds(qint64(*found * nanosecondsOf(find(QLatin1String(field))->unit)));
}

QByteArray PartReader::bytes(const char *field, QString *mediaType) const
{
    const FieldSpec *spec = find(QLatin1String(field));
    const Json *found = spec ? value(*spec) : nullptr;
    if (!found || found->is_null())
        return {};
    const QByteArray stored = toBytes(*found).value_or(QByteArray());
    const auto comma = stored.indexOf(',');
    if (stored.startsWith("data:") && comma > 0) {
        const QList<QByteArray> words = stored.mid(5, comma - 5).split(';');
        if (mediaType->isEmpty())
            *mediaType = QString::fromUtf8(words.front());
        return words.contains("base64") ? QByteArray::fromBase64(stored.mid(comma + 1))
                                        : QByteArray::fromPercentEncoding(stored.mid(comma + 1));
    }
    return spec->codec.empty() ? stored : spec->codec.decode(toValue(*found)).bytes;
}

} // namespace storescope
