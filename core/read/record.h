// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/key.h"
#include "core/profile/collection.h"

#include <memory>
#include <vector>

namespace storescope {

// One value of a row as a page carries it: small values whole, large ones as a preview.
struct Cell
{
    Value value;
    qint64 bytes = 0; // of the whole value (text in UTF-8); 8 for numbers
    bool cut = false; // value is only the beginning
};

// One row: immutable once made, moved from the reader to whoever asked. Cells stand in the order of
// Collection::columns().
struct Record
{
    Key key;
    std::vector<Cell> cells;
    // Of the key and all that was selected, except what depends on the time (:now); equal rows have equal
    // ones. Of a large body only the length takes part. Good within one process.
    quint64 fingerprint = 0;

    const Cell *cell(const Collection &collection, const QString &column) const;
    std::optional<Instant> time(const Collection &collection, int column) const;
};

// How much of a value a page carries, and how much of a payload is decoded for fields inside it.
struct Preview
{
    qint64 bytes = 512;
    qint64 decode = 256 * 1024;
};

// Makes Records from rows of Collection::sql. One a statement; not thread-safe.
class RecordReader
{
public:
    RecordReader(std::shared_ptr<const Collection> collection, Preview preview = {});
    // The same with another preview, without deciding again how the collection is decoded.
    RecordReader with(Preview preview) const;
    Record read(const Statement &row) const; // a full select
    Key readKey(const Statement &row) const;
    // What read() gives as the record's fingerprint, without making the record.
    quint64 fingerprint(const Statement &row) const;
    const std::shared_ptr<const Collection> &collection() const { return m_collection; }

private:
    class Maker;
    std::shared_ptr<const Collection> m_collection;
    Preview m_preview;
    std::shared_ptr<const class DecodePlan> m_plan;
};

} // namespace storescope
