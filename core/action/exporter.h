// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QObject>

#include <memory>

namespace storescope {

struct ExportOptions
{
    QString collection;
    QString folder;                                           // made when it is not there
    std::shared_ptr<const Filter> filter;                     // null: all
    std::vector<Key> keys;                                    // only these rows; empty: all that match
    enum class What { Auto, Rows, Bodies } what = What::Auto; // Auto: bodies where the collection has some
    enum class Format { Jsonl, Csv } format = Format::Jsonl;
    QString pattern = QStringLiteral("{session}/{name}{ext}");
    bool redact = true;
    bool raw = false; // rows: bytes in base64
    bool zip = false; // one archive in the folder instead of files
};

struct ExportProgress
{
    qint64 files = 0, rows = 0, bytes = 0;
    double share = 0; // of the rows looked at
};

struct ExportReport
{
    qint64 files = 0, rows = 0, bytes = 0;
    qint64 skipped = 0;     // were there from an earlier export
    qint64 verified = 0;    // digests that match the store's
    qint64 mismatched = 0;  // files whose digest is not the one that the store has
    QStringList problems;   // for people, the first twenty
    QString archive;        // the zip file
    bool cancelled = false; // what is said above is done and stays
    std::optional<Error> error;
};

// Writes rows (one file) or the bodies of artifacts (a file each) into a folder, with manifest.jsonl. Nothing
// that lies there is overwritten; a file appears under its name only when it is complete and its digest
// known. Once more into the same folder goes on where the last run stopped. Lives on the store's thread;
// writing and hashing is done on others.
class Exporter : public QObject
{
    Q_OBJECT
public:
    Exporter(std::shared_ptr<OpenStore> store, ExportOptions options);
    ~Exporter() override; // cancels, waits for the files that are being written

    void start();
    void cancel();

Q_SIGNALS:
    void progressed(const storescope::ExportProgress &progress);
    void finished(const storescope::ExportReport &report); // once, also after an error or a cancel

private:
    void run();
    void zip(ExportReport report);
    void end(const Error &error);
    void end(const ExportReport &report);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
