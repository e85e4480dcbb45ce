// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/fieldreader.h"

#include "core/profile/sqlfragment.h"
#include "core/profile/template.h"

namespace storescope {

FieldSpec FieldReader::read(const QString &name, const toml::node &node)
{
    FieldSpec field;
    field.name = name;
    if (const auto *column = node.as_string())
        field.column = fromToml(column->get());
    else if (const auto *table = node.as_table())
        field = fromTable(name, *table);
    else
        m_context.mistakes.add(
            node, QStringLiteral("field \"%1\" must be a column's name or a table ({ … })").arg(name));
    return field;
}

FieldSpec FieldReader::readPart(const QString &name, const toml::node &node)
{
    FieldSpec field;
    field.name = name;
    if (const auto *path = node.as_string()) {
        field.path = fromToml(path->get());
        m_context.mistakes.checkPath(Mistakes::lineOf(node), field.path);
    } else if (const auto *table = node.as_table())
        field = fromTable(name, *table);
    else
        m_context.mistakes.add(node, QStringLiteral("\"%1\" must be a path or a table ({ … })").arg(name));
    if (!field.column.isEmpty() || !field.sql.isEmpty())
        m_context.mistakes.add(node,
                               QStringLiteral("\"%1\" of a part comes from \"path\" or \"text\"").arg(name));
    return field;
}

FieldSpec FieldReader::fromTable(const QString &name, const toml::table &table)
{
    const bool chooses = table.contains("by");
    const TableReader reader(table, Section::Field, m_context.mistakes, chooses);
    FieldSpec field;
    field.name = name;
    field.title = reader.text("title");
    if (chooses) {
        readChoices(field, table);
        return field;
    }
    field.column = reader.text("column");
    field.sql = reader.text("sql");
    field.text = reader.text("text");
    field.path = reader.text("path");
    m_context.mistakes.checkPath(reader.lineOf("path"), field.path);
    field.time = time(reader, "time");
    field.codec = codec(reader);
    field.codecBy = reader.text("codec_by");
    const auto codecs = reader.lists("codecs");
    for (auto it = codecs.begin(); it != codecs.end(); ++it)
        field.codecs.insert(it.key(), chain(reader.lineOf("codecs"), it.value()));
    field.unit = reader.text("unit");
    field.link = reader.text("link");
    if (!field.link.isEmpty())
        m_context.links << std::pair(reader.lineOf("link"), field.link);
    field.values = reader.map("values");
    field.redact = reader.flag("redact", false);
    field.id = reader.flag("id", false);
    checkSources(field, reader);
    return field;
}

void FieldReader::checkSources(const FieldSpec &field, const TableReader &table)
{
    const int sources = int(!field.column.isEmpty()) + int(!field.sql.isEmpty()) + int(!field.text.isEmpty());
    if (sources > 1)
        table.mistake("column",
                      QStringLiteral("field \"%1\" comes from one of \"column\", \"sql\" and \"text\"")
                          .arg(field.name));
    if (!field.sql.isEmpty())
        checkExpression(table.lineOf("sql"), QStringLiteral("\"sql\" of field \"%1\"").arg(field.name),
                        field.sql);
    if (!field.text.isEmpty())
        checkTemplate(table.lineOf("text"), field.text);
    if (field.codecBy.isEmpty() != field.codecs.isEmpty())
        table.mistake("codec_by", QStringLiteral("\"codec_by\" and \"codecs\" belong together"));
    if (table.has("none") && !field.time)
        table.mistake("none", QStringLiteral("\"none\" says which values are no time, so it needs \"time\""));
}

void FieldReader::readChoices(FieldSpec &field, const toml::table &table)
{
    for (const auto &[key, value] : table) {
        const QString name = fromToml(key.str());
        const auto text = value.as_string();
        if (!text) {
            m_context.mistakes.add(
                value, QStringLiteral("\"%1\" of field \"%2\" must be a text").arg(name, field.name));
        } else if (name == QLatin1String("by")) {
            field.by = fromToml(text->get());
        } else if (name != QLatin1String("title")) {
            field.texts.insert(name, fromToml(text->get()));
            checkTemplate(Mistakes::lineOf(value), fromToml(text->get()));
        }
    }
    if (field.texts.isEmpty())
        m_context.mistakes.add(
            table, QStringLiteral("field \"%1\" has \"by\" but no text for any value").arg(field.name));
}

void FieldReader::checkTemplate(int line, const QString &text)
{
    if (const auto parsed = TextTemplate::parse(text); !parsed)
        m_context.mistakes.add(line, parsed.error().sentence);
}

void FieldReader::checkExpression(int line, const QString &what, const QString &sql)
{
    const SqlFragment fragment(sql);
    QString mistake = fragment.expressionMistake();
    if (const auto expanded = fragment.expanded(); mistake.isEmpty() && !expanded)
        mistake = expanded.error().sentence;
    if (!mistake.isEmpty()) {
        m_context.mistakes.add(line, QStringLiteral("%1: %2").arg(what, mistake));
        return;
    }
    for (const QString &name : fragment.parameters()) {
        if (!m_context.parameters.contains(name))
            m_context.mistakes.addUnknown(line, QStringLiteral("parameter"), name, m_context.parameters);
    }
}

CodecChain FieldReader::chain(int line, const QStringList &steps)
{
    for (const QString &step : steps) {
        if (!CodecChain::stepNames().contains(step)) {
            m_context.mistakes.addUnknown(line, QStringLiteral("codec"), step, CodecChain::stepNames());
            return {};
        }
    }
    auto result = CodecChain::fromNames(steps);
    if (!result) {
        m_context.mistakes.add(line, result.error().sentence);
        return {};
    }
    return *result;
}

CodecChain FieldReader::codec(const TableReader &table, const char *key)
{
    CodecChain result = chain(table.lineOf(key), table.texts(key));
    if (!table.has("unwrap"))
        return result;
    if (const toml::table *inner = table.table("unwrap")) {
        const TableReader reader(*inner, Section::Unwrap, m_context.mistakes);
        const QStringList then = reader.texts("then");
        chain(reader.lineOf("then"), then);
        result.setUnwrap(
            {reader.required("path"), reader.text("compression"), then, !reader.flag("strict", false)});
    }
    return result;
}

std::optional<TimeCodec> FieldReader::time(const TableReader &table, const char *key)
{
    const QString name = table.text(key);
    if (name.isEmpty())
        return std::nullopt;
    const auto codec = TimeCodec::fromName(name);
    if (!codec) {
        m_context.mistakes.addUnknown(table.lineOf(key), QStringLiteral("time"), name, TimeCodec::names());
        return std::nullopt;
    }
    return table.has("none") ? codec->withSentinels(table.texts("none")) : *codec;
}

} // namespace storescope
