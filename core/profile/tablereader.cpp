// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/tablereader.h"

namespace storescope {

QString fromToml(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::optional<QString> scalarText(const toml::node &node)
{
    if (const auto *text = node.as_string())
        return fromToml(text->get());
    if (const auto *integer = node.as_integer())
        return QString::number(integer->get());
    if (const auto *number = node.as_floating_point())
        return QString::number(number->get(), 'g', 17);
    if (const auto *flag = node.as_boolean())
        return flag->get() ? QStringLiteral("1") : QStringLiteral("0");
    return std::nullopt;
}

std::optional<QStringList> textList(const toml::node &node)
{
    if (const auto single = scalarText(node))
        return QStringList{*single};
    const auto *array = node.as_array();
    if (!array)
        return std::nullopt;
    QStringList result;
    for (const toml::node &element : *array) {
        const auto text = scalarText(element);
        if (!text)
            return std::nullopt;
        result << *text;
    }
    return result;
}

TableReader::TableReader(const toml::table &table, Section section, Mistakes &mistakes, bool free)
    : m_table(table), m_section(section), m_mistakes(mistakes)
{
    const QStringList known = sectionKeys(section);
    for (const auto &[key, value] : table) {
        const QString name = fromToml(key.str());
        if (!free && !known.contains(name)) {
            const int at = int(key.source().begin.line);
            mistakes.addUnknown(at, QStringLiteral("key of %1").arg(sectionName(section)), name, known);
        }
    }
}

int TableReader::lineOf(const char *key) const
{
    const toml::node *value = m_table.get(key);
    return Mistakes::lineOf(value ? *value : static_cast<const toml::node &>(m_table));
}

void TableReader::wrongType(const char *key, const QString &wanted) const
{
    mistake(
        key,
        QStringLiteral("\"%1\" of %2 must be %3").arg(QLatin1String(key), sectionName(m_section), wanted));
}

QString TableReader::text(const char *key, const QString &otherwise) const
{
    const toml::node *value = node(key);
    if (!value)
        return otherwise;
    if (const auto *string = value->as_string())
        return fromToml(string->get());
    wrongType(key, QStringLiteral("a text"));
    return otherwise;
}

QString TableReader::required(const char *key) const
{
    if (!has(key)) {
        m_mistakes.add(m_table,
                       QStringLiteral("%1 needs \"%2\"").arg(sectionName(m_section), QLatin1String(key)));
        return {};
    }
    const QString value = text(key);
    if (value.isEmpty() && node(key)->is_string())
        mistake(key, QStringLiteral("\"%1\" is empty").arg(QLatin1String(key)));
    return value;
}

bool TableReader::flag(const char *key, bool otherwise) const
{
    const toml::node *value = node(key);
    if (!value)
        return otherwise;
    if (const auto *boolean = value->as_boolean())
        return boolean->get();
    wrongType(key, QStringLiteral("true or false"));
    return otherwise;
}

QStringList TableReader::texts(const char *key) const
{
    const toml::node *value = node(key);
    if (!value)
        return {};
    if (const auto list = textList(*value))
        return *list;
    wrongType(key, QStringLiteral("a text or a list of texts"));
    return {};
}

QHash<QString, QString> TableReader::map(const char *key) const
{
    QHash<QString, QString> result;
    const toml::table *inner = table(key);
    if (!inner)
        return result;
    for (const auto &[name, value] : *inner) {
        if (const auto text = scalarText(value))
            result.insert(fromToml(name.str()), *text);
        else
            m_mistakes.add(
                value,
                QStringLiteral("\"%1\" of %2 must be a text").arg(fromToml(name.str()), QLatin1String(key)));
    }
    return result;
}

QHash<QString, QStringList> TableReader::lists(const char *key) const
{
    QHash<QString, QStringList> result;
    const toml::table *inner = table(key);
    if (!inner)
        return result;
    for (const auto &[name, value] : *inner) {
        if (const auto list = textList(value))
            result.insert(fromToml(name.str()), *list);
        else
            m_mistakes.add(value, QStringLiteral("\"%1\" of %2 must be a text or a list of texts")
                                      .arg(fromToml(name.str()), QLatin1String(key)));
    }
    return result;
}

std::vector<const toml::table *> TableReader::tables(const char *key) const
{
    std::vector<const toml::table *> result;
    const toml::node *value = node(key);
    if (!value)
        return result;
    const auto *array = value->as_array();
    for (size_t i = 0; array && i < array->size(); ++i) {
        if (const auto *inner = array->get(i)->as_table())
            result.push_back(inner);
        else
            array = nullptr;
    }
    if (!array)
        wrongType(key, QStringLiteral("tables ([[%1]])").arg(QLatin1String(key)));
    return result;
}

const toml::table *TableReader::table(const char *key) const
{
    const toml::node *value = node(key);
    if (!value)
        return nullptr;
    if (const auto *inner = value->as_table())
        return inner;
    wrongType(key, QStringLiteral("a table ({ … })"));
    return nullptr;
}

} // namespace storescope
