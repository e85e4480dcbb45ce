// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"
#include "core/check/collectionpass.h"
#include "core/check/digestcheck.h"
#include "core/check/referencecheck.h"
#include "core/read/storecheck.h"

#include <chrono>
#include <deque>

namespace storescope {

struct InspectOptions
{
    // The check of a table beside its program, which is one read, ends after this; 0: as long as it takes.
    std::chrono::milliseconds longest = CheckRequest().longest;
};

struct InspectReport
{
    qint64 findings = 0;
    int tables = 0, collections = 0;     // that were looked at whole
    qint64 rows = 0, digests = 0;        // of the collections
    std::vector<Finding> leftOut;        // what was not looked at, and why
    std::chrono::milliseconds longest{}; // read of a table's check
    bool cancelled = false;
    std::optional<Error> error; // the first reason for which something could not be read
};

// Looks for what is wrong with a store: version, integrity, foreign keys, digests, references that lead
// nowhere, claims that ran out. Reads only, governed; a table's check is one read, with a pause as long after
// it where the store's program may write. Lives on the store's thread.
class StoreInspector : public QObject
{
    Q_OBJECT
public:
    StoreInspector(std::shared_ptr<OpenStore> store, InspectOptions options);
    ~StoreInspector() override; // cancels

    void start();
    void cancel(); // finished comes at once

Q_SIGNALS:
    void found(const storescope::Finding &finding);
    void progressed(const QString &what, double share);     // a table or collection; 0…1 of all
    void finished(const storescope::InspectReport &report); // once

private:
    using Step = std::function<void()>;
    void next();
    void tell(Finding finding);
    void leaveOut(Finding finding, const std::optional<Error> &error = {});
    void finish();
    bool isWritten(int file) const;
    QString fileOf(const Collection &collection) const;

    void lookAtVersion();
    void addTables(int file);
    void checkTable(int file, const QString &table, bool foreignKeys);
    void tableChecked(int file, const QString &table, bool foreignKeys, const Result<TableCheck> &check);
    void addCollections();
    void pass(const std::shared_ptr<const Collection> &collection);
    void take(const std::shared_ptr<const Collection> &collection, const std::vector<Record> &records,
              const std::function<void()> &taken);
    void addReferences();
    void readAgain(const std::shared_ptr<const Collection> &target);
    void tellDangling(const ReferenceCheck::Dangling &one);
    void lookAtRoots(const std::shared_ptr<const Collection> &collection);

    std::shared_ptr<OpenStore> m_store;
    InspectOptions m_options;
    CancelToken m_cancel;
    std::deque<Step> m_steps;
    size_t m_done = 0;
    ReferenceCheck m_references;
    std::unique_ptr<CollectionPass> m_pass;
    std::unique_ptr<DigestCheck> m_digests;
    std::unique_ptr<ActionPreview> m_preview;
    InspectReport m_report;
    bool m_finished = false;
};

} // namespace storescope
