// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/tableprinter.h"

#include "app/output/rowtree.h"
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
    const bool first = !std::exchange(m_begun, true);
    if (first)
        chooseColumns(records);
    const std::vector<QStringList> rows = linesOf(records);
    if (first) {
        m_table.measure(rows);
        m_output.write(m_table.header());
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
        m_table.addColumn(QStringLiteral("key"), m_text.collection().hasIntegerKey() ? TextTable::Kind::Number
                                                                                     : TextTable::Kind::Id);
    const bool summarised = m_text.collection().columnIndex(QStringLiteral("summary")) >= 0;
    for (int i = 0; i < int(columns.size()) && int(m_columns.size()) < mostColumns; ++i) {
        const Column &column = columns[size_t(i)];
        if (column.canonical != canonical || (column.payload && summarised))
            continue;
        const auto says = [&](const Record &record) {
            return size_t(i) < record.cells.size() && saysSomething(record.cells[size_t(i)]) &&
                   !(column.spec.time && isNumber(record.cells[size_t(i)]) &&
                     !record.time(m_text.collection(), i));
        };
        if (std::none_of(records.begin(), records.end(), says))
            continue;
        m_table.addColumn(column.name, kindOf(column, i, records));
        m_columns.push_back(i);
    }
}

TextTable::Kind TablePrinter::kindOf(const Column &column, int index, std::span<const Record> records) const
{
    static const QStringList ids{QStringLiteral("id"),   QStringLiteral("session"), QStringLiteral("parent"),
                                 QStringLiteral("call"), QStringLiteral("digest"),  QStringLiteral("token")};
    if (column.payload || column.name == QLatin1String("summary"))
        return TextTable::Kind::Stretch;
    if (column.spec.time)
        return TextTable::Kind::Time;
    const bool numbers = std::all_of(records.begin(), records.end(), [&](const Record &record) {
        const Cell *cell = size_t(index) < record.cells.size() ? &record.cells[size_t(index)] : nullptr;
        return !cell || !saysSomething(*cell) || isNumber(*cell);
    });
    if (numbers)
        return TextTable::Kind::Number;
    return column.spec.id || !column.spec.link.isEmpty() || ids.contains(column.name) ? TextTable::Kind::Id
                                                                                      : TextTable::Kind::Text;
}

// Sessions stand below those that began them, and their titles (else their ids) show it.
std::vector<QStringList> TablePrinter::linesOf(std::span<const Record> records) const
{
    std::vector<QStringList> lines;
    const Collection &collection = m_text.collection();
    if (collection.kind() != Kind::Sessions || collection.columnIndex(QStringLiteral("parent")) < 0) {
        for (const Record &record : records)
            lines.push_back(cellsOf(record));
        return lines;
    }
    auto marked =
        std::find(m_columns.begin(), m_columns.end(), collection.columnIndex(QStringLiteral("title")));
    if (marked == m_columns.end())
        marked = std::find(m_columns.begin(), m_columns.end(), collection.columnIndex(QStringLiteral("id")));
    const auto at = std::distance(m_columns.begin(), marked) + (m_showKey ? 1 : 0);
    for (const TreeRow &row : treeOf(collection, records)) {
        lines.push_back(cellsOf(records[row.row]));
        if (row.depth > 0 && marked != m_columns.end())
            lines.back()[at].prepend(QString((row.depth - 1) * 2, QLatin1Char(' ')) + QStringLiteral("└ "));
    }
    return lines;
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
    if (m_output.width() > 0) { // no more digits of a time than people read
        if (auto time = record.time(m_text.collection(), index)) {
            time->digits = std::min<std::uint8_t>(time->digits, 3);
            return time->toIso();
        }
    }
    if (column.spec.unit == QLatin1String("bytes"))
        if (const auto bytes = toInteger(cell->value))
            return formatBytes(*bytes);
    if (std::holds_alternative<Blob>(cell->value))
        return formatBytes(cell->bytes);
    if (!cell->cut)
        return withoutControls(QString::fromUtf8(m_text.plainText(record, index)));
    // What was cut cannot be looked into for secrets as a whole, so RowText decides on what is here.
    Record shown = record;
    shown.cells[size_t(index)].cut = false;
    return withoutControls(QString::fromUtf8(m_text.plainText(shown, index)));
}

} // namespace storescope::app
