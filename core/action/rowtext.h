// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/redaction.h"
#include "core/read/record.h"

#include <functional>
#include <memory>

namespace storescope {

// How rows are written as text, by the command line and by exports.
struct RowTextOptions
{
    bool redact = true;
    bool raw = false;       // bytes in base64 instead of their length and digest
    bool ownColumns = true; // the product's own columns too
    // Gives a value whole where a record carries only its beginning.
    std::function<Result<QByteArray>(const Key &key, int column)> whole;
};

// Writes Records of one collection: as JSON lines (canonical names, then the product's own under "columns"),
// or as CSV. Times are RFC 3339 with the digits that the store has. Immutable: any thread where `whole` may
// be called.
class RowText
{
public:
    RowText(std::shared_ptr<const Collection> collection, RowTextOptions options);

    // One object and a line feed.
    void appendJson(QByteArray &to, const Record &record) const;
    void appendCsvHeader(QByteArray &to) const;
    void appendCsv(QByteArray &to, const Record &record) const;
    // One value as JSON.
    void appendValue(QByteArray &to, const Record &record, int column) const;
    // One value as text for a table or CSV: no quotes around text, payloads as compact JSON.
    QByteArray plainText(const Record &record, int column) const;

    // Read this much of each value, so that rows come whole.
    static Preview wholeRows();
    const Collection &collection() const { return *m_collection; }

private:
    void appendKey(QByteArray &to, const Key &key) const;
    void appendStored(QByteArray &to, const Value &value) const;
    void appendBytes(QByteArray &to, QByteArrayView bytes) const;
    bool appendDocument(QByteArray &to, const Record &record, int index, const Value &value) const;
    const CodecChain &chainOf(const Record &record, const Column &column) const;
    bool appendHiding(QByteArray &to, int index, const QByteArray &json, bool asString) const;
    void appendTree(QByteArray &to, int index, Json document) const;

    std::shared_ptr<const Collection> m_collection;
    RowTextOptions m_options;
    Redaction m_redaction;
    bool m_writeKey; // no column is called key
    // What is known of a column before any row.
    struct Shown
    {
        QByteArray before; // its value: {"name": or ,"name":
        QByteArray null;   // the same with the value
        bool secret = false, hides = false, json = false, plain = false;
    };
    std::vector<Shown> m_shown;
    size_t m_printed = 0; // columns, from the first
    QByteArray m_end;
};

// What is said of bytes that are not printed: {"bytes":n,"sha256":"…"}.
void appendDigest(QByteArray &to, QByteArrayView bytes);

} // namespace storescope
