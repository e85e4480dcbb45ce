// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/rowfile.h"

#include "core/action/filenames.h"

#include <QtConcurrent>

namespace storescope {

RowFile::RowFile(const ExportOptions &options, std::shared_ptr<const RowText> text, Manifest &manifest)
    : m_folder(options.folder), m_format(options.format), m_text(std::move(text)), m_manifest(manifest)
{
    m_thread.setMaxThreadCount(1); // in order
}

RowFile::~RowFile()
{
    m_thread.clear();
    m_thread.waitForDone();
}

QString RowFile::formatName(ExportOptions::Format format)
{
    return format == ExportOptions::Format::Csv ? QStringLiteral("csv") : QStringLiteral("jsonl");
}

void RowFile::append(QByteArray &to, const RowText &text, ExportOptions::Format format, const Record &record)
{
    if (format == ExportOptions::Format::Csv)
        text.appendCsv(to, record);
    else
        text.appendJson(to, record);
}

QFuture<Result<RowFile::Opened>> RowFile::open(const QString &collection, const QString &filter)
{
    return QtConcurrent::run(&m_thread, [this, collection, filter] { return openNow(collection, filter); });
}

QFuture<Result<qint64>> RowFile::write(const QByteArray &text)
{
    return QtConcurrent::run(&m_thread, [this, text] { return writeNow(text); });
}

QFuture<Result<qint64>> RowFile::write(std::vector<Record> records)
{
    return QtConcurrent::run(&m_thread, [this, records = std::move(records)] {
        QByteArray text;
        for (const Record &record : records)
            append(text, *m_text, m_format, record);
        return writeNow(text);
    });
}

QFuture<Result<qint64>> RowFile::commit(const ManifestEntry &entry)
{
    return QtConcurrent::run(&m_thread, [this, entry = ManifestEntry(entry)]() mutable -> Result<qint64> {
        if (!m_error && !m_file.commit())
            m_error = failed();
        if (m_error)
            return tl::unexpected(*m_error);
        entry.bytes = m_bytes;
        if (const auto kept = m_manifest.add(entry); !kept)
            return tl::unexpected(kept.error());
        return m_bytes;
    });
}

QFuture<void> RowFile::discard()
{
    return QtConcurrent::run(&m_thread, [this] { m_file.cancelWriting(); });
}

Result<RowFile::Opened> RowFile::openNow(const QString &collection, const QString &filter)
{
    Opened opened;
    opened.before = m_manifest.lastRows(collection, filter, formatName(m_format));
    opened.name = FreeNames(m_folder).take(safeFileName(collection + u'.' + formatName(m_format)));
    m_file.setFileName(m_folder + u'/' + opened.name);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) // what comes is large
        return tl::unexpected(failed());
    if (m_format == ExportOptions::Format::Csv) {
        QByteArray header;
        m_text->appendCsvHeader(header);
        if (const auto written = writeNow(header); !written)
            return tl::unexpected(written.error());
    }
    return opened;
}

Result<qint64> RowFile::writeNow(const QByteArray &text)
{
    if (!m_error && m_file.write(text) != text.size())
        m_error = failed();
    if (m_error)
        return tl::unexpected(*m_error);
    m_bytes += text.size();
    return m_bytes;
}

Error RowFile::failed() const
{
    return {ErrorCode::Io, QStringLiteral("The file cannot be written: %1").arg(m_file.errorString()), 0,
            m_file.fileName()};
}

} // namespace storescope
