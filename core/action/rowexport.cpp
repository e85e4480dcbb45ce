// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/exportjob.h"
#include "core/action/rowfile.h"
#include "core/base/onready.h"
#include "core/read/matchscan.h"

namespace storescope {
namespace {

constexpr int pageRows = 2000;
constexpr size_t keysAtOnce = 500;

// Rows into one file. A log goes on after the last row of an earlier file; what can change is written anew.
class RowExport : public ExportJob
{
public:
    RowExport(std::shared_ptr<OpenStore> store, const ExportOptions &options, Manifest manifest)
        : ExportJob(std::move(store), options, std::move(manifest)),
          m_text(std::make_shared<RowText>(
              m_collection,
              RowTextOptions{.redact = options.redact, .raw = options.raw, .ownColumns = true, .whole = {}})),
          m_file(options, m_text, m_manifest)
    {
    }

    void start() override
    {
        onReady(this, m_file.open(m_collection->id(), filterText()),
                [this](const Result<RowFile::Opened> &opened) {
                    if (opened)
                        return begin(*opened);
                    fail(opened.error());
                    Q_EMIT done();
                });
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
    QString filterText() const { return m_options.filter ? m_options.filter->text() : QString(); }

    void begin(const RowFile::Opened &opened)
    {
        m_name = opened.name;
        if (m_cancel.isCancelled())
            return finish();
        if (!m_options.keys.empty())
            return readChosen();
        const TailMode mode = m_collection->spec().tail.mode;
        if (opened.before && !opened.before->lastKey.isEmpty() && mode == TailMode::Append) {
            m_report.skipped = opened.before->rows;
            m_last = keyFromString(opened.before->lastKey, m_collection->integerKeys());
            readPage();
        } else {
            startScan();
        }
    }

    void startScan()
    {
        auto filter = m_options.filter ? m_options.filter : Filter::compile({}, m_collection).filter;
        m_scan = m_store->scan(std::move(filter), m_collection->id());
        m_scan->setPreview(RowText::wholeRows());
        m_scan->setWriter([text = m_text, format = m_options.format](QByteArray &to, const Record &record) {
            RowFile::append(to, *text, format, record);
        });
        connect(m_scan.get(), &MatchScan::written, this, [this](const MatchText &text) {
            if (!m_finished)
                write(m_file.write(text.text), text.rows, text.last, [this] { m_scan->taken(); });
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
            if (page->records.empty())
                return finish();
            write(m_file.write(page->records), qint64(page->records.size()), page->records.back().key,
                  [this, atEnd = page->atEnd] {
                      report(0);
                      atEnd ? finish() : readPage();
                  });
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
                    const auto rows = qint64(records.size());
                    const Key last = records.empty() ? m_last : records.back().key;
                    write(m_file.write(std::move(records)), rows, last, [this] {
                        report(double(m_chosen) / double(m_options.keys.size()));
                        readChosen();
                    });
                });
    }

    // `then`, when the rows are written.
    template <class Then>
    void write(const QFuture<Result<qint64>> &writing, qint64 rows, const Key &last, Then then)
    {
        m_report.rows += rows;
        m_last = last;
        onReady(this, writing, [this, then = std::move(then)](const Result<qint64> &bytes) {
            if (m_finished)
                return;
            if (bytes) {
                m_report.bytes = *bytes;
                return then();
            }
            fail(bytes.error());
            if (m_scan)
                m_scan->cancel();
            finish();
        });
    }

    // Also after a cancel: whole rows are worth keeping, and the next run goes on behind them.
    void finish()
    {
        if (std::exchange(m_finished, true))
            return;
        const bool nothingNew =
            m_report.rows == 0 && (m_report.skipped > 0 || m_report.error || m_report.cancelled);
        if (nothingNew || (m_report.error && m_report.error->code == ErrorCode::Io)) {
            onReady(this, m_file.discard(), [this] { Q_EMIT done(); });
            return;
        }
        ManifestEntry entry;
        entry.file = m_name;
        entry.collection = m_collection->id();
        entry.rows = m_report.rows;
        if (!m_last.empty() && m_options.keys.empty()) // behind chosen rows nothing goes on
            entry.lastKey = toString(m_last);
        entry.filter = filterText();
        entry.format = RowFile::formatName(m_options.format);
        onReady(this, m_file.commit(entry), [this](const Result<qint64> &bytes) {
            if (bytes) {
                m_report.bytes = *bytes;
                m_report.files = 1;
                report(1);
            } else {
                fail(bytes.error());
            }
            Q_EMIT done();
        });
    }

    std::shared_ptr<const RowText> m_text;
    std::unique_ptr<MatchScan> m_scan;
    QString m_name;
    RowFile m_file;
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
