// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/bodyfile.h"
#include "core/action/exportjob.h"
#include "core/action/filenames.h"
#include "core/action/redaction.h"
#include "core/base/onready.h"
#include "core/codec/jsontext.h"
#include "core/read/matchscan.h"

#include <QFutureWatcher>
#include <QtConcurrent>

#include <deque>

namespace storescope {
namespace {

constexpr int mostAtOnce = 8;         // bodies between the store and the disk
constexpr size_t mostWaiting = 4'000; // records that wait for their body
constexpr size_t keysAtOnce = 200;
constexpr qint64 longestBody = 64 * 1024 * 1024;

// The bodies of artifacts, a file each.
class BodyExport : public ExportJob
{
public:
    BodyExport(std::shared_ptr<OpenStore> store, const ExportOptions &options, Manifest manifest,
               NamePattern pattern)
        : ExportJob(std::move(store), options, std::move(manifest)),
          m_pattern(std::move(pattern)),
          m_names(options.folder),
          m_body(*m_collection->spec().body),
          m_column(m_collection->columnIndex(m_body.column)),
          m_digest(m_collection->columnIndex(m_body.digestColumn))
    {
        m_pool.setMaxThreadCount(4); // most of the time they wait for the disk
    }
    ~BodyExport() override
    {
        m_cancel.cancel();
        m_pool.waitForDone();
    }

    void start() override
    {
        if (m_options.redact && m_column >= 0 && Redaction(*m_collection).hidesColumn(m_column))
            fail({ErrorCode::InvalidArgument,
                  QStringLiteral(
                      "The profile calls the contents secret; export without redaction to have them"),
                  0,
                  {}});
        if (m_column < 0)
            fail({ErrorCode::Unsupported,
                  QStringLiteral("This file has no contents for %1").arg(m_collection->id()),
                  0,
                  {}});
        if (m_report.error)
            return Q_EMIT done();
        if (!m_options.keys.empty())
            return readChosen();
        auto filter = m_options.filter ? m_options.filter : Filter::compile({}, m_collection).filter;
        m_scan = m_store->scan(std::move(filter), m_collection->id());
        connect(m_scan.get(), &MatchScan::matched, this, [this](const std::vector<Record> &records) {
            m_waiting.insert(m_waiting.end(), records.begin(), records.end());
            if (m_waiting.size() < mostWaiting)
                m_scan->taken();
            else
                ++m_untaken;
            work();
        });
        connect(m_scan.get(), &MatchScan::finished, this, [this] {
            m_scanned = true;
            work();
        });
        connect(m_scan.get(), &MatchScan::failed, this, [this](const Error &error) {
            fail(error);
            m_scanned = true;
            work();
        });
        m_scan->start(MatchScan::Order::OldestFirst, true);
    }

    void cancel() override
    {
        ExportJob::cancel();
        if (m_scan)
            m_scan->cancel();
        m_scanned = true;
        work();
    }

private:
    // The records of the rows that were named, a lot at a time.
    void readChosen()
    {
        const size_t count = std::min(keysAtOnce, m_options.keys.size() - m_chosen);
        if (count == 0) {
            m_scanned = true;
            return work();
        }
        const auto from = m_options.keys.begin() + qptrdiff(m_chosen);
        m_chosen += count;
        m_reading = true;
        onReady(this, m_store->records(m_collection->id(), {from, from + qptrdiff(count)}, m_cancel),
                [this](const Result<std::vector<Record>> &read) {
                    m_reading = false;
                    if (!read) {
                        fail(read.error());
                        m_scanned = true;
                        return work();
                    }
                    for (const Record &record : *read) {
                        if (record.cells.empty())
                            addProblem(QStringLiteral("%1 is gone").arg(toString(record.key)));
                        else
                            m_waiting.push_back(record);
                    }
                    m_scanned = m_chosen == m_options.keys.size();
                    work();
                });
    }

    double share() const
    {
        return m_scan ? m_scan->progress().share
                      : double(m_chosen - m_waiting.size()) / double(m_options.keys.size());
    }

    // Begins bodies until enough are on the way; ends when nothing is left.
    void work()
    {
        if (m_cancel.isCancelled()) {
            m_waiting.clear();
            m_scanned = true;
        }
        while (m_running < mostAtOnce && !m_waiting.empty()) {
            const Record record = std::move(m_waiting.front());
            m_waiting.pop_front();
            begin(record);
        }
        if (!m_scan && !m_scanned && !m_reading && m_waiting.empty())
            return readChosen();
        if (m_untaken > 0 && m_waiting.size() < mostWaiting / 2)
            for (; m_untaken > 0; --m_untaken)
                m_scan->taken();
        if (m_running > 0 || !m_waiting.empty() || !m_scanned || std::exchange(m_finished, true))
            return;
        report(1);
        Q_EMIT done();
    }

    void begin(const Record &record)
    {
        ManifestEntry entry;
        entry.collection = m_collection->id();
        entry.key = toString(record.key);
        if (const Cell *cell = record.cell(*m_collection, QStringLiteral("id")))
            entry.id = toDisplay(cell->value);
        if (const Cell *cell = record.cell(*m_collection, QStringLiteral("media_type")))
            entry.mediaType = toDisplay(cell->value);
        if (m_digest >= 0 && size_t(m_digest) < record.cells.size())
            entry.expected = toDisplay(record.cells[size_t(m_digest)].value).trimmed();
        if (m_manifest.has(entry.collection, entry.key, entry.expected)) {
            ++m_report.skipped;
            return;
        }
        entry.file = m_names.take(m_pattern.nameOf(*m_collection, record));
        ++m_running;
        read(record.key, entry);
    }

    // The stored bytes; then, where the store packs them, what they are.
    void read(const Key &key, const ManifestEntry &entry)
    {
        onReady(this, m_store->cell(m_collection->id(), key, m_column, 0, longestBody, m_cancel),
                [this, key, entry](const Result<OpenStore::Piece> &piece) {
                    if (!piece)
                        return end(entry, piece.error());
                    if (m_body.codec.empty())
                        return save(entry, piece->bytes, piece->bytes);
                    onReady(this, m_store->decoded(m_collection->id(), key, m_column, m_cancel),
                            [this, entry, stored = piece->bytes](const Result<Decoded> &decoded) {
                                if (!decoded)
                                    return end(entry, decoded.error());
                                if (!decoded->document)
                                    return save(entry, stored, decoded->bytes);
                                save(entry, stored,
                                     toBytes(*decoded->document).value_or(toJsonText(*decoded->document)));
                            });
                });
    }

    void save(const ManifestEntry &entry, const QByteArray &stored, const QByteArray &bytes)
    {
        BodyFile file{.path = m_options.folder + u'/' + entry.file,
                      .bytes = bytes,
                      .digested = m_body.digestOfStored ? stored : bytes,
                      .algorithm = m_body.digestAlgorithm,
                      .expected = entry.expected};
        onReady(this, QtConcurrent::run(&m_pool, [file = std::move(file)] { return writeBody(file); }),
                [this, entry](const Result<WrittenBody> &written) {
                    written ? keep(entry, *written) : end(entry, written.error());
                });
    }

    void keep(ManifestEntry entry, const WrittenBody &written)
    {
        entry.bytes = written.bytes;
        entry.sha256 = written.sha256;
        entry.verified = written.verified;
        ++m_report.files;
        ++m_report.rows;
        m_report.bytes += written.bytes;
        if (entry.verified.value_or(false))
            ++m_report.verified;
        if (!entry.verified.value_or(true)) {
            ++m_report.mismatched;
            addProblem(QStringLiteral("%1: its digest is not the one that the store has").arg(entry.file));
        }
        if (const auto added = m_manifest.add(entry); !added)
            fail(added.error());
        end(entry, std::nullopt);
    }

    // One that cannot be read or written is a problem of its own; a full disk is one of all.
    void end(const ManifestEntry &entry, const std::optional<Error> &error)
    {
        --m_running;
        if (error && error->code == ErrorCode::Io)
            fail(*error);
        else if (error && error->code != ErrorCode::Cancelled)
            addProblem(QStringLiteral("%1: %2").arg(entry.key, error->sentence));
        report(share());
        work();
    }

    NamePattern m_pattern;
    FreeNames m_names;
    BodySpec m_body;
    int m_column, m_digest;
    QThreadPool m_pool;
    std::unique_ptr<MatchScan> m_scan;
    std::deque<Record> m_waiting;
    size_t m_chosen = 0;
    int m_running = 0, m_untaken = 0;
    bool m_scanned = false, m_reading = false, m_finished = false;
};

} // namespace

Result<std::unique_ptr<ExportJob>> makeBodyExport(std::shared_ptr<OpenStore> store,
                                                  const ExportOptions &options, Manifest manifest)
{
    auto pattern = NamePattern::parse(options.pattern, *store->collection(options.collection));
    if (!pattern)
        return tl::unexpected(pattern.error());
    return std::make_unique<BodyExport>(std::move(store), options, std::move(manifest), std::move(*pattern));
}

} // namespace storescope
