// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"

#include "core/base/text.h"

namespace storescope::app {

void FormatOption::addTo(CLI::App &app, Of what)
{
    m_of = what;
    app.add_option("--format", m_text,
                   what == Of::Rows ? "table (the default), jsonl or csv"
                                    : "table (the default), json, jsonl or csv")
        ->type_name("FORMAT");
}

void FormatOption::addValueFlags(CLI::App &app)
{
    app.add_flag("--raw", m_raw, "bytes in base64 instead of their size and digest");
    app.add_flag("--no-redact", m_noRedact, "show what the profile calls secret");
}

std::optional<int> FormatOption::check()
{
    const QString wanted = text(m_text);
    QStringList words{QStringLiteral("table"), QStringLiteral("jsonl"), QStringLiteral("csv")};
    if (m_of == Of::Report)
        words << QStringLiteral("json");
    const auto index = words.indexOf(wanted);
    if (index < 0) {
        const QString nearest = nearestWord(wanted, words);
        complain(QStringLiteral("There is no format “%1”; there are %2%3")
                     .arg(wanted, words.join(QStringLiteral(", ")),
                          nearest.isEmpty() ? QString() : QStringLiteral(". Did you mean %1?").arg(nearest)));
        return WrongUse;
    }
    m_format = std::array{Format::Table, Format::Jsonl, Format::Csv, Format::Json}[size_t(index)];
    return std::nullopt;
}

RowTextOptions FormatOption::textOptions() const
{
    RowTextOptions options;
    options.redact = !m_noRedact;
    options.raw = m_raw;
    return options;
}

} // namespace storescope::app
