// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/output.h"
#include "core/action/rowtext.h"

#include <memory>
#include <span>

namespace storescope::app {

enum class Format { Table, Jsonl, Csv, Json };

// Prints rows of one collection as they come. In a format that a program reads, rows are whole; a table shows
// what fits.
class RowPrinter
{
public:
    virtual ~RowPrinter() = default;
    virtual void print(std::span<const Record> records) = 0;
    virtual void finish() {} // after the last row
    // How much of each value a page must carry for it.
    virtual Preview preview() const { return RowText::wholeRows(); }
};

// `options` are RowText's. Json is for reports and prints rows as Jsonl.
std::unique_ptr<RowPrinter> makeRowPrinter(Format format, Output &output,
                                           std::shared_ptr<const Collection> collection,
                                           RowTextOptions options);

} // namespace storescope::app
