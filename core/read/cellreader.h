// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/governedread.h"
#include "core/read/openstore.h"

#include <functional>
#include <memory>

namespace storescope {

// Reads one whole value, or a part of it, in bounded pieces that never hold a snapshot for long. Columns of a
// plain table are read by SQLite's blob handle, which is closed at the end of each chunk; others by substr.
class CellReader
{
public:
    CellReader(std::shared_ptr<const Collection> collection, const Schema *schema, Key key, int column);

    // Errors: NotFound (the row has gone), Conflict (the value changes faster than it can be read),
    // InvalidArgument.
    Result<OpenStore::Piece> read(GovernedRead &read, qint64 offset, qint64 length);
    // The value decoded by its column's chain; of a field inside a payload the part that it names.
    Result<Decoded> decoded(GovernedRead &read);

private:
    // What a column's value comes from.
    struct Source
    {
        QByteArray sql;               // SELECT of the whole value
        QByteArray table, blobColumn; // for the blob handle; empty: substr
        QByteArray rowidSql;
    };
    // What the row says before its bytes are read.
    struct Begun
    {
        QByteArray type; // null integer real text blob
        qint64 whole = 0;
        Value scalar;
        qint64 rowid = 0;
    };
    // How far a value was read: over several chunks, so it may change in between.
    struct Progress
    {
        Begun begun;
        QByteArray bytes;
        qint64 version = -1; // data_version at the last chunk
        bool started = false;
        int restarts = 0;
    };
    const Column &column() const { return m_collection->columns()[size_t(m_column)]; }
    Source source() const;
    QByteArray rowSql(const QByteArray &expression) const;
    // Looks at the first row of a statement that is bound to the key; NotFound: there is none.
    Result<void> withRow(GovernedRead &read, const QByteArray &sql,
                         const std::function<void(const Statement &)> &look,
                         const std::function<void(Statement &)> &bind = {}) const;
    Result<OpenStore::Piece> raw(GovernedRead &read, qint64 offset, qint64 length) const;
    Result<Begun> begin(GovernedRead &read, const Source &source) const;
    Result<void> resume(GovernedRead &read, const Source &source, const Begun &now, Progress &progress,
                        qint64 offset) const;
    Result<QByteArray> piece(GovernedRead &read, const Source &source, const Begun &begun, qint64 offset,
                             qint64 length) const;
    Result<OpenStore::Piece> derived(GovernedRead &read, qint64 offset, qint64 length) const;
    Result<Value> codecOfRow(GovernedRead &read) const;

    std::shared_ptr<const Collection> m_collection;
    const Schema *m_schema;
    Key m_key;
    int m_column;
};

} // namespace storescope
