// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/exportjob.h"
#include "core/action/filenames.h"
#include "core/action/rowtext.h"
#include "core/base/onready.h"
#include "core/read/matchscan.h"

#include <QSaveFile>

namespace storescope {
namespace {

constexpr qsizetype writeBytes = 1024 * 1024;
constexpr int pageRows = 2000;
constexpr size_t keysAtOnce = 500;

// Rows into one file. A log goes on after the last row of an earlier file; what can change is written anew.
class RowExport : public ExportJob
{
public:
    using ExportJob::ExportJob;

    void start() override
    {
        if (!openFile())
            return Q_EMIT done();
        if (!m_options.keys.empty())
            return readChosen();
        const TailMode mode = m_collection->spec().tail.mode;
        const auto before = m_manifest.lastRows(m_collection->id(), filterText(), formatName());
        if (before && !before->lastKey.isEmpty() && mode == TailMode::Append) {
            m_report.skipped = before->rows;
            m_last = keyFromString(before->lastKey, m_collection->integerKeys());
            readPage();
        } else {
            startScan();
        }
    }
    void cancel() override
    {
        ExportJob::cancel();
        if (m_scan) {
            m_scan->cancel();
            finish();
        }
    }

private:
    QString formatName() const
    {
        return m_options.format == ExportOptions::Format::Csv ? QStringLiteral("csv")
                                                              : QStringLiteral("jsonl");
    }
    QString filterText() const { return m_options.filter ? m_options.filter->text() : QString(); }

    bool openFile()
    {
        RowTextOptions text;
        text.redact = m_options.redact;
        text.raw = m_options.raw;
        m_text = std::make_unique<RowText>(m_collection, text);
        m_name = FreeNames(m_options.folder).take(safeFileName(m_collection->id() + u'.' + formatName()));
        m_file.setFileName(m_options.folder + u'/' + m_name);
        if (!m_file.open(QIODevice::WriteOnly)) {
            fail({ErrorCode::Io, QStringLiteral("The file cannot be written: %1").arg(m_file.errorString()),
                  0, m_file.fileName()});
            return false;
        }
        if (m_options.format == ExportOptions::Format::Csv)
            m_text->appendCsvHeader(m_buffer);
        return true;
    }

    void startScan()
    {
        auto filter = m_options.filter ? m_options.filter : Filter::compile({}, m_collection).filter;
        m_scan = m_store->scan(std::move(filter), m_collection->id());
        m_scan->setPreview(RowText::wholeRows());
        connect(m_scan.get(), &MatchScan::matched, this, [this](const std::vector<Record> &records) {
            if (m_finished)
                return;
            write(records);
            m_scan->taken();
        });
        connect(m_scan.get(), &MatchScan::progressed, this,
                [this](const ScanProgress &at) { report(at.share); });
        connect(m_scan.get(), &MatchScan::finished, this, [this] { finish(); });
        connect(m_scan.get(), &MatchScan::failed, this, [this](const Error &error) {
            fail(error);
            finish();
        });
        m_scan->start(MatchScan::Order::OldestFirst, true);
    }

    void readPage()
    {
        PageRequest request;
        request.from = PageRequest::From::After;
        request.key = m_last;
        request.count = pageRows;
        request.filter = m_options.filter;
        request.preview = RowText::wholeRows();
        onReady(this, m_store->page(m_collection->id(), request, m_cancel), [this](const Result<Page> &page) {
            if (!page) {
                fail(page.error());
                return finish();
            }
            write(page->records);
            if (page->records.empty() || page->atEnd)
                return finish();
            report(0);
            readPage();
        });
    }

    // The rows that were named, in that order.
    void readChosen()
    {
        const size_t count = std::min(keysAtOnce, m_options.keys.size() - m_chosen);
        if (count == 0 || m_finished)
            return finish();
        const auto from = m_options.keys.begin() + qptrdiff(m_chosen);
        m_chosen += count;
        onReady(this,
                m_store->records(m_collection->id(), {from, from + qptrdiff(count)}, m_cancel,
                                 RowText::wholeRows()),
                [this](const Result<std::vector<Record>> &read) {
                    if (!read) {
                        fail(read.error());
                        return finish();
                    }
                    std::vector<Record> records = *read;
                    const auto gone =
                        std::erase_if(records, [](const Record &row) { return row.cells.empty(); });
                    if (gone > 0)
                        addProblem(QStringLiteral("%1 of the chosen rows are gone").arg(gone));
                    write(records);
                    report(double(m_chosen) / double(m_options.keys.size()));
                    readChosen();
                });
    }

    void write(const std::vector<Record> &records)
    {
        for (const Record &record : records) {
            if (m_options.format == ExportOptions::Format::Csv)
                m_text->appendCsv(m_buffer, record);
            else
                m_text->appendJson(m_buffer, record);
        }
        m_report.rows += qint64(records.size());
        if (!records.empty())
            m_last = records.back().key;
        if (m_buffer.size() >= writeBytes)
            flush();
    }

    void flush()
    {
        if (m_file.write(m_buffer) != m_buffer.size()) {
            fail({ErrorCode::Io, QStringLiteral("The file cannot be written: %1").arg(m_file.errorString()),
                  0, m_file.fileName()});
            if (m_scan)
                m_scan->cancel();
            return finish();
        }
        m_report.bytes += m_buffer.size();
        m_buffer.resize(0);
    }

    // Also after a cancel: whole rows are worth keeping, and the next run goes on behind them.
    void finish()
    {
        if (std::exchange(m_finished, true))
            return;
        if (!m_report.error || m_report.error->code != ErrorCode::Io)
            flush();
        const bool nothingNew =
            m_report.rows == 0 && (m_report.skipped > 0 || m_report.error || m_report.cancelled);
        if (nothingNew || (m_report.error && m_report.error->code == ErrorCode::Io)) {
            m_file.cancelWriting();
            return Q_EMIT done();
        }
        if (!m_file.commit()) {
            fail({ErrorCode::Io, QStringLiteral("The file cannot be written: %1").arg(m_file.errorString()),
                  0, m_file.fileName()});
            return Q_EMIT done();
        }
        ManifestEntry entry;
        entry.file = m_name;
        entry.collection = m_collection->id();
        entry.bytes = m_report.bytes;
        entry.rows = m_report.rows;
        if (!m_last.empty() && m_options.keys.empty()) // behind chosen rows nothing goes on
            entry.lastKey = toString(m_last);
        entry.filter = filterText();
        entry.format = formatName();
        if (const auto kept = m_manifest.add(entry); !kept)
            fail(kept.error());
        m_report.files = 1;
        report(1);
        Q_EMIT done();
    }

    std::unique_ptr<RowText> m_text;
    std::unique_ptr<MatchScan> m_scan;
    QString m_name;
    QSaveFile m_file;
    QByteArray m_buffer;
    Key m_last;
    size_t m_chosen = 0;
    bool m_finished = false;
};

} // namespace

std::unique_ptr<ExportJob> makeRowExport(std::shared_ptr<OpenStore> store, const ExportOptions &options,
                                         Manifest manifest)
{
    return std::make_unique<RowExport>(std::move(store), options, std::move(manifest));
}

} // namespace storescope
