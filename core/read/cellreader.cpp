// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/cellreader.h"

#include "core/read/keybinding.h"
#include "core/read/pagereader.h"
#include "core/read/rowdecoder.h"
#include "core/sqlite/blobpiece.h"

#include <QCoreApplication>

#include <algorithm>

namespace storescope {

namespace {

constexpr qint64 mostDecoded = 64 * 1024 * 1024;
constexpr qint64 blobPiece = 256 * 1024;
constexpr qint64 substrPiece = 4 * 1024 * 1024; // each one makes SQLite read the value from its beginning
constexpr qint64 overlap = 4096;
constexpr int mostRestarts = 8;

Error goneError(const QString &file)
{
    return Error{ErrorCode::NotFound, QCoreApplication::translate("read", "The row is no longer there."), 0,
                 file};
}

OpenStore::Piece pieceOf(const Value &value, qint64 offset, qint64 length)
{
    OpenStore::Piece piece;
    if (std::holds_alternative<Text>(value) || std::holds_alternative<Blob>(value)) {
        const QByteArray all = bytesOf(value);
        piece.whole = all.size();
        piece.isText = std::holds_alternative<Text>(value);
        piece.bytes = all.mid(offset, length < 0 ? -1 : length);
    } else {
        piece.scalar = value;
        piece.isNull = isNull(value);
        piece.whole = piece.isNull ? 0 : 8;
    }
    return piece;
}

} // namespace

CellReader::CellReader(std::shared_ptr<const Collection> collection, const Schema *schema, Key key,
                       int column)
    : m_collection(std::move(collection)), m_schema(schema), m_key(std::move(key)), m_column(column)
{
}

// SELECT of something else of this row.
QByteArray CellReader::rowSql(const QByteArray &expression) const
{
    QByteArray sql = "SELECT " + expression + " FROM " + m_collection->fromSql() + " WHERE ";
    if (!m_collection->whereSql().isEmpty())
        sql += '(' + m_collection->whereSql() + ") AND ";
    const auto &keys = m_collection->keySql();
    for (size_t i = 0; i < keys.size(); ++i)
        sql += (i ? " AND " : "") + keys[i] + " IS :k" + QByteArray::number(qulonglong(i));
    return sql;
}

CellReader::Source CellReader::source() const
{
    Source source;
    source.sql = m_collection->cellSql(m_column);
    const CollectionSpec &spec = m_collection->spec();
    const Schema::Table *table = m_schema ? m_schema->table(spec.from) : nullptr;
    if (!table || table->isVirtual || spec.items || table->rowidName().isEmpty())
        return source;
    for (const Schema::TableColumn &own : table->columns) {
        if (own.generated || quotedIdentifier(own.name) != column().sql.toUtf8())
            continue;
        source.table = table->name.toUtf8();
        source.blobColumn = own.name.toUtf8();
        source.rowidSql = rowSql(table->rowidName().toUtf8());
    }
    return source;
}

Result<OpenStore::Piece> CellReader::read(GovernedRead &read, qint64 offset, qint64 length)
{
    if (m_column < 0 || size_t(m_column) >= m_collection->columns().size() || offset < 0)
        return failure(ErrorCode::InvalidArgument,
                       QCoreApplication::translate("read", "There is no such value in this collection."));
    if (column().texts || !column().spec.path.isEmpty() || m_collection->cellSql(m_column).isEmpty())
        return derived(read, offset, length);
    return raw(read, offset, length);
}

// Made from other values: at most what a page would decode, but whole.
Result<OpenStore::Piece> CellReader::derived(GovernedRead &read, qint64 offset, qint64 length) const
{
    const auto records = readRecords(read, RecordReader(m_collection, {mostDecoded, mostDecoded}), {m_key});
    if (!records)
        return tl::unexpected<Error>(records.error());
    if (records->front().cells.empty())
        return tl::unexpected<Error>(goneError(read.connection().file()));
    return pieceOf(records->front().cells[size_t(m_column)].value, offset, length);
}

Result<OpenStore::Piece> CellReader::raw(GovernedRead &read, qint64 offset, qint64 length) const
{
    const Source from = source();
    Progress progress;
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        const auto begun = begin(read, from);
        if (!begun)
            return tl::unexpected<Error>(begun.error());
        if (auto resumed = resume(read, from, *begun, progress, offset); !resumed)
            return tl::unexpected<Error>(resumed.error());
        if (begun->type != "text" && begun->type != "blob")
            return true;
        const qint64 end = length < 0 ? begun->whole : std::min(begun->whole, offset + length);
        while (offset + progress.bytes.size() < end) {
            const qint64 at = offset + progress.bytes.size();
            const auto more = piece(read, from, *begun, at,
                                    std::min(end - at, from.table.isEmpty() ? substrPiece : blobPiece));
            if (!more)
                return tl::unexpected<Error>(more.error());
            progress.bytes += *more;
            if (chunk.spent())
                break;
        }
        return offset + progress.bytes.size() >= end;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    OpenStore::Piece result;
    result.bytes = progress.bytes;
    result.whole = progress.begun.whole;
    result.scalar = progress.begun.scalar;
    result.isText = progress.begun.type == "text";
    result.isNull = progress.begun.type == "null";
    return result;
}

Result<void> CellReader::withRow(GovernedRead &read, const QByteArray &sql,
                                 const std::function<void(const Statement &)> &look,
                                 const std::function<void(Statement &)> &bind) const
{
    auto statement = read.statement(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    Statement &row = **statement;
    const Resetting reset(&row);
    m_collection->bindCommon(row, Instant::now());
    bindKey(row, 'k', m_key);
    if (bind)
        bind(row);
    const auto there = row.step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there)
        return tl::unexpected<Error>(goneError(read.connection().file()));
    look(row);
    return {};
}

Result<CellReader::Begun> CellReader::begin(GovernedRead &read, const Source &source) const
{
    Begun begun;
    const QByteArray sql = "WITH c(v) AS (" + source.sql +
                           ") SELECT typeof(v), CASE typeof(v) WHEN 'blob' THEN length(v) WHEN 'text' THEN "
                           "length(CAST(v AS BLOB)) "
                           "ELSE 8 END, CASE WHEN typeof(v) IN ('integer', 'real') THEN v END FROM c LIMIT 1";
    const auto measured = withRow(read, sql, [&](const Statement &row) {
        const std::string_view type = row.bytes(0);
        begun.type = QByteArray(type.data(), qsizetype(type.size()));
        begun.whole = begun.type == "null" ? 0 : row.integer(1);
        begun.scalar = row.value(2);
    });
    if (!measured)
        return tl::unexpected<Error>(measured.error());
    if (source.rowidSql.isEmpty())
        return begun;
    const auto found =
        withRow(read, source.rowidSql, [&](const Statement &row) { begun.rowid = row.integer(0); });
    return found ? Result<Begun>(begun) : tl::unexpected<Error>(found.error());
}

// Takes up the reading in a new chunk. When something was committed since the last one, the value must still
// be as long, and its last bytes must be what was read; otherwise it is read anew from its beginning.
Result<void> CellReader::resume(GovernedRead &read, const Source &source, const Begun &now,
                                Progress &progress, qint64 offset) const
{
    const auto version = read.connection().dataVersion();
    if (!version)
        return tl::unexpected<Error>(version.error());
    bool same = progress.started && progress.version == *version;
    if (progress.started && !same) {
        same = now.type == progress.begun.type && now.whole == progress.begun.whole;
        if (const qint64 back = std::min<qint64>(overlap, progress.bytes.size()); same && back > 0) {
            const auto last = piece(read, source, now, offset + progress.bytes.size() - back, back);
            const auto first = piece(read, source, now, offset, back);
            if (!last || !first)
                return tl::unexpected<Error>(last ? first.error() : last.error());
            same = progress.bytes.endsWith(*last) && progress.bytes.startsWith(*first);
        }
    }
    if (!same) {
        if (progress.started && ++progress.restarts > mostRestarts)
            return failure(
                ErrorCode::Conflict,
                QCoreApplication::translate(
                    "read", "The value changes faster than it can be read. Try again in a moment."),
                read.connection().file());
        progress.bytes.clear();
        progress.begun = now;
        progress.started = true;
    }
    progress.version = *version;
    return {};
}

Result<QByteArray> CellReader::piece(GovernedRead &read, const Source &source, const Begun &begun,
                                     qint64 offset, qint64 length) const
{
    if (!source.table.isEmpty())
        return readBlobPiece(read.connection(), source.table, source.blobColumn, begun.rowid, offset, length);
    QByteArray bytes;
    const auto done = withRow(
        read,
        "WITH c(v) AS (" + source.sql + ") SELECT substr(CAST(v AS BLOB), :offset, :length) FROM c LIMIT 1",
        [&](const Statement &row) {
            const std::string_view found = row.bytes(0);
            bytes = QByteArray(found.data(), qsizetype(found.size()));
        },
        [&](Statement &row) {
            row.bind(":offset", offset + 1);
            row.bind(":length", length);
        });
    if (!done)
        return tl::unexpected<Error>(done.error());
    if (bytes.size() < length)
        return tl::unexpected<Error>(becameShorter(read.connection().file()));
    return bytes;
}

Result<Value> CellReader::codecOfRow(GovernedRead &read) const
{
    Value codec;
    if (column().codecSelect < 0)
        return codec;
    const QByteArray sql = rowSql(m_collection->selectSql(column().codecSelect));
    const auto done =
        read.once([&] { return withRow(read, sql, [&](const Statement &row) { codec = row.value(0); }); });
    if (!done && done.error().code != ErrorCode::NotFound) // the row may have gone meanwhile
        return tl::unexpected<Error>(done.error());
    return codec;
}

Result<Decoded> CellReader::decoded(GovernedRead &read)
{
    if (m_column < 0 || size_t(m_column) >= m_collection->columns().size())
        return failure(ErrorCode::InvalidArgument,
                       QCoreApplication::translate("read", "There is no such value in this collection."));
    const bool isRaw = !column().texts && !m_collection->cellSql(m_column).isEmpty();
    auto piece = isRaw ? raw(read, 0, mostDecoded) : derived(read, 0, mostDecoded);
    if (!piece)
        return tl::unexpected<Error>(piece.error());
    if (piece->whole > mostDecoded)
        return failure(
            ErrorCode::Unsupported,
            QCoreApplication::translate(
                "read", "The value is larger than 64 MB and is not decoded. Export it to look at it."),
            read.connection().file());
    const auto codec = codecOfRow(read);
    if (!codec)
        return tl::unexpected<Error>(codec.error());
    const bool isScalar = piece->bytes.isEmpty() && !isNull(piece->scalar);
    const Value value = isScalar        ? piece->scalar
                        : piece->isText ? Value(Text{piece->bytes})
                        : piece->isNull ? Value()
                                        : Value(Blob{piece->bytes});
    Decoded decoded = chainOf(column(), *codec).decode(value);
    if (!column().spec.path.isEmpty() && isRaw) {
        const Json *inside = decoded.document ? atPath(*decoded.document, column().spec.path) : nullptr;
        if (inside) {
            Json part = *inside;
            decoded.document = std::move(part);
        } else {
            decoded.document.reset();
            decoded.bytes.clear();
            decoded.reason =
                QCoreApplication::translate("read", "The payload has no %1.").arg(column().spec.path);
        }
    }
    return decoded;
}

} // namespace storescope
