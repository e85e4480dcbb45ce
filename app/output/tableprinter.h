// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/rowprinter.h"
#include "app/output/texttable.h"

namespace storescope::app {

// Rows for people: the canonical columns that say something, one line a row, as wide as the terminal. Widths
// are taken from the first rows, so that rows that follow stand under them.
class TablePrinter : public RowPrinter
{
public:
    TablePrinter(Output &output, std::shared_ptr<const Collection> collection, RowTextOptions options);
    void print(std::span<const Record> records) override;
    void finish() override;
    Preview preview() const override { return {512, 64 * 1024}; }

private:
    std::vector<QStringList> linesOf(std::span<const Record> records) const;
    QStringList cellsOf(const Record &record) const;
    QString cellOf(const Record &record, int column) const;
    TextTable::Kind kindOf(const Column &column, int index, std::span<const Record> records) const;
    void chooseColumns(std::span<const Record> records);

    Output &m_output;
    RowText m_text;
    bool m_begun = false;
    bool m_showKey = false;
    std::vector<int> m_columns;
    TextTable m_table;
};

} // namespace storescope::app
