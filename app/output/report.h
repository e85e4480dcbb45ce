// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/rowprinter.h"
#include "core/codec/chain.h"

#include <QHash>

#include <vector>

namespace storescope::app {

// A list that is no collection: found stores, profiles, exported files. As a table, CSV, a line of JSON a
// row, or one object that holds them under the report's name.
class Report
{
public:
    enum class Unit { None, Bytes, Path };

    Report(const QString &name, const QStringList &columns) : m_name(name), m_columns(columns) {}

    struct Field
    {
        Field(const QString &text) : json(text.toStdString()) {}
        Field(Json value) : json(std::move(value)) {}
        Json json;
    };
    void add(const std::vector<Field> &row);
    // The members of an object that are called as the columns.
    void addObject(const Json &object);
    void setUnit(const QString &column, Unit unit) { m_units[column] = unit; }
    void print(Output &output, Format format) const;

private:
    QString shown(const Json &value, Unit unit) const;
    Json object(const std::vector<Field> &row) const;
    void printTable(Output &output) const;
    void printCsv(Output &output) const;

    QString m_name;
    QStringList m_columns;
    QHash<QString, Unit> m_units;
    std::vector<std::vector<Field>> m_rows;
};

// One line of JSON, safe on a terminal.
void writeJson(Output &output, const Json &json);

} // namespace storescope::app
