// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/rowprinter.h"

#include "app/output/tableprinter.h"
#include "core/base/text.h"

namespace storescope::app {
namespace {

class JsonlPrinter : public RowPrinter
{
public:
    JsonlPrinter(Output &output, std::shared_ptr<const Collection> collection, RowTextOptions options)
        : m_output(output), m_text(std::move(collection), std::move(options))
    {
    }
    void print(std::span<const Record> records) override
    {
        for (const Record &record : records) {
            m_line.resize(0);
            m_text.appendJson(m_line, record);
            m_output.write(m_line);
        }
    }

private:
    Output &m_output;
    RowText m_text;
    QByteArray m_line;
};

class CsvPrinter : public RowPrinter
{
public:
    CsvPrinter(Output &output, std::shared_ptr<const Collection> collection, RowTextOptions options)
        : m_output(output), m_text(std::move(collection), std::move(options))
    {
    }
    void print(std::span<const Record> records) override
    {
        header();
        for (const Record &record : records) {
            QByteArray line;
            m_text.appendCsv(line, record);
            // A file keeps the line breaks that a value has; a terminal must not.
            if (m_output.isTerminal())
                line = withoutControls(QString::fromUtf8(line.chopped(2))).toUtf8() + "\r\n";
            m_output.write(line);
        }
    }
    void finish() override { header(); }

private:
    void header()
    {
        if (std::exchange(m_begun, true))
            return;
        QByteArray line;
        m_text.appendCsvHeader(line);
        m_output.write(line);
    }

    Output &m_output;
    RowText m_text;
    bool m_begun = false;
};

} // namespace

std::unique_ptr<RowPrinter> makeRowPrinter(Format format, Output &output,
                                           std::shared_ptr<const Collection> collection,
                                           RowTextOptions options)
{
    switch (format) {
    case Format::Table:
        return std::make_unique<TablePrinter>(output, std::move(collection), std::move(options));
    case Format::Csv:
        return std::make_unique<CsvPrinter>(output, std::move(collection), std::move(options));
    case Format::Jsonl:
    case Format::Json:
        break;
    }
    return std::make_unique<JsonlPrinter>(output, std::move(collection), std::move(options));
}

} // namespace storescope::app
