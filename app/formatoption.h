// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/rowprinter.h"
#include "app/parser.h"

namespace storescope::app {

// --format, --raw and --no-redact, which every command that prints values has.
class FormatOption
{
public:
    enum class Of { Rows, Report }; // a report can also be one JSON object
    void addTo(CLI::App &app, Of what);
    void addValueFlags(CLI::App &app);

    // Call once after parsing; the exit code of wrong use.
    std::optional<int> check();
    Format format() const { return m_format; }
    RowTextOptions textOptions() const;
    bool raw() const { return m_raw; }
    bool redact() const { return !m_noRedact; }
    void setRaw() { m_raw = true; }
    void setNoRedact() { m_noRedact = true; }

private:
    Of m_of = Of::Rows;
    std::string m_text = "table";
    Format m_format = Format::Table;
    bool m_raw = false, m_noRedact = false;
};

} // namespace storescope::app
