// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/report.h"

#include "app/output/texttable.h"
#include "core/action/jsonappend.h"
#include "core/base/text.h"

namespace storescope::app {

void writeJson(Output &output, const Json &json)
{
    QByteArray line;
    appendCompactJson(line, toJsonText(json));
    output.write(line + '\n');
}

void Report::add(const std::vector<Field> &row)
{
    m_rows.push_back(row);
}

void Report::addObject(const Json &object)
{
    std::vector<Field> row;
    for (const QString &column : std::as_const(m_columns)) {
        const auto value = object.find(column.toStdString());
        row.emplace_back(value == object.end() ? Json() : *value);
    }
    add(row);
}

QString Report::shown(const Json &value, Unit unit) const
{
    if (value.is_null())
        return {};
    if (unit == Unit::Bytes && value.is_number())
        return formatBytes(value.get<qint64>());
    if (value.is_array()) {
        QStringList parts;
        for (const Json &part : value)
            parts << shown(part, unit);
        return parts.join(QStringLiteral(", "));
    }
    const QString text = value.is_string() ? QString::fromStdString(value.get<std::string>())
                                           : QString::fromUtf8(toJsonText(value));
    return withoutControls(unit == Unit::Path ? withTilde(text) : text);
}

Json Report::object(const std::vector<Field> &row) const
{
    Json object = Json::object();
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        object[m_columns[i].toStdString()] = row[size_t(i)].json;
    return object;
}

void Report::print(Output &output, Format format) const
{
    switch (format) {
    case Format::Table:
        printTable(output);
        break;
    case Format::Csv:
        printCsv(output);
        break;
    case Format::Jsonl:
        for (const auto &row : m_rows)
            writeJson(output, object(row));
        break;
    case Format::Json: {
        Json all = Json::array();
        for (const auto &row : m_rows)
            all.push_back(object(row));
        writeJson(output, Json{{m_name.toStdString(), std::move(all)}});
        break;
    }
    }
}

void Report::printTable(Output &output) const
{
    if (m_rows.empty()) {
        if (output.isTerminal())
            output.write(QStringLiteral("no %1\n").arg(m_name).toUtf8());
        return;
    }
    TextTable table(output.width());
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        table.addColumn(m_columns[i], m_rows.front()[size_t(i)].json.is_number() ? TextTable::Kind::Number
                                                                                 : TextTable::Kind::Text);
    std::vector<QStringList> rows;
    for (const auto &row : m_rows) {
        QStringList cells;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            cells << shown(row[size_t(i)].json, m_units.value(m_columns[i], Unit::None));
        rows.push_back(cells);
    }
    table.measure(rows);
    output.write(table.header());
    for (const QStringList &row : rows)
        output.write(table.line(row));
}

void Report::printCsv(Output &output) const
{
    const auto line = [&](const QStringList &cells) {
        QStringList quoted;
        for (QString cell : cells) {
            if (cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r'))
                cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
            quoted << cell;
        }
        output.write(quoted.join(u',').toUtf8() + "\r\n");
    };
    line(m_columns);
    for (const auto &row : m_rows) {
        QStringList cells;
        for (const Field &field : row)
            cells << shown(field.json, Unit::None);
        line(cells);
    }
}

} // namespace storescope::app
