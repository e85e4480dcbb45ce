// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/tableprinter.h"

#include "core/base/text.h"

namespace storescope::app {
namespace {

constexpr int mostColumns = 12;

bool isNumber(const Cell &cell)
{
    return std::holds_alternative<qint64>(cell.value) || std::holds_alternative<double>(cell.value);
}

bool saysSomething(const Cell &cell)
{
    return !isNull(cell.value) &&
           !(std::holds_alternative<Text>(cell.value) && std::get<Text>(cell.value).utf8.isEmpty());
}

RowTextOptions previews(RowTextOptions options)
{
    options.whole = nullptr;
    return options;
}

} // namespace

TablePrinter::TablePrinter(Output &output, std::shared_ptr<const Collection> collection,
                           RowTextOptions options)
    : m_output(output), m_text(std::move(collection), previews(std::move(options))), m_table(output.width())
{
}

void TablePrinter::print(std::span<const Record> records)
{
    if (records.empty())
        return;
    std::vector<QStringList> rows;
    if (!std::exchange(m_begun, true)) {
        chooseColumns(records);
        for (const Record &record : records)
            rows.push_back(cellsOf(record));
        m_table.measure(rows);
        m_output.write(m_table.header());
    } else {
        for (const Record &record : records)
            rows.push_back(cellsOf(record));
    }
    for (const QStringList &row : rows)
        m_output.write(m_table.line(row));
}

void TablePrinter::finish()
{
    if (!m_begun && m_output.isTerminal())
        m_output.write("no rows\n");
}

void TablePrinter::chooseColumns(std::span<const Record> records)
{
    const auto &columns = m_text.collection().columns();
    // A table of no known kind has only its own columns.
    const bool canonical =
        std::any_of(columns.begin(), columns.end(), [](const Column &c) { return c.canonical; });
    const int key = m_text.collection().columnIndex(QStringLiteral("key"));
    const int id = m_text.collection().columnIndex(QStringLiteral("id"));
    m_showKey = key < 0 && id < 0;
    if (m_showKey)
        m_table.addColumn(QStringLiteral("key"), true, false);
    const bool summarised = m_text.collection().columnIndex(QStringLiteral("summary")) >= 0;
    for (int i = 0; i < int(columns.size()) && int(m_columns.size()) < mostColumns; ++i) {
        const Column &column = columns[size_t(i)];
        if (column.canonical != canonical || (column.payload && summarised))
            continue;
        const auto says = [&](const Record &record) {
            return size_t(i) < record.cells.size() && saysSomething(record.cells[size_t(i)]);
        };
        if (std::none_of(records.begin(), records.end(), says))
            continue;
        const bool right = std::all_of(records.begin(), records.end(), [&](const Record &record) {
            return !says(record) || (isNumber(record.cells[size_t(i)]) && !column.spec.time);
        });
        const bool last = column.payload || column.name == QLatin1String("summary");
        m_table.addColumn(column.name, right, last);
        m_columns.push_back(i);
    }
}

QStringList TablePrinter::cellsOf(const Record &record) const
{
    QStringList cells;
    if (m_showKey)
        cells << withoutControls(toString(record.key));
    for (const int column : m_columns)
        cells << cellOf(record, column);
    return cells;
}

QString TablePrinter::cellOf(const Record &record, int index) const
{
    const Cell *cell = size_t(index) < record.cells.size() ? &record.cells[size_t(index)] : nullptr;
    const Column &column = m_text.collection().columns()[size_t(index)];
    if (!cell || !saysSomething(*cell))
        return {};
    if (column.spec.unit == QLatin1String("bytes"))
        if (const auto bytes = toInteger(cell->value))
            return formatBytes(*bytes);
    // What was cut cannot be looked into for secrets as a whole, so RowText decides on what is here.
    if (std::holds_alternative<Blob>(cell->value))
        return formatBytes(cell->bytes);
    Record shown = record;
    if (cell->cut)
        shown.cells[size_t(index)].cut = false;
    return withoutControls(QString::fromUtf8(m_text.plainText(shown, index)));
}

} // namespace storescope::app
