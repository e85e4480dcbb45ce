// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"
#include "core/action/wholerow.h"
#include "core/read/governedread.h"

#include <deque>
#include <functional>

namespace storescope {

// The reading of a preview, on a worker.
class PreviewPass
{
public:
    // `blank` says of which store; the pass fills in the rest.
    PreviewPass(std::shared_ptr<const Collection> collection, Plan blank, ActionChoice choice,
                QStringList ids, std::function<void(const PreviewProgress &)> progress);
    // Rows in their order.
    Result<PreviewReport> run(GovernedRead &read);
    static Result<qint64> countChanged(GovernedRead &read,
                                       const std::shared_ptr<const Collection> &collection, const Plan &plan);

private:
    Result<void> prepare(GovernedRead &read);
    Result<void> scan(GovernedRead &read);
    Result<bool> scanChunk(GovernedRead &read, const Governor::Chunk &chunk);
    Result<void> findReached(GovernedRead &read);
    Result<void> findNamed(GovernedRead &read);
    Result<void> findPointers(GovernedRead &read);
    Result<void> takeNamed(const QString &id, const std::vector<Key> &identities);
    bool take(WholeRowReader::Found &found);
    void refuse(const QString &key, const QString &why) { m_report.refused.push_back({key, why}); }

    std::shared_ptr<const Collection> m_collection;
    ActionChoice m_choice;
    QStringList m_ids;
    std::function<void(const PreviewProgress &)> m_progress;
    std::optional<ActionRule> m_rule;
    std::optional<WholeRowReader> m_reader;
    std::vector<PointerWalk> m_walks; // one a pointer
    std::optional<Reached> m_reached;
    Instant m_now;
    Key m_after; // the last row that was looked at
    PreviewProgress m_at;
    std::deque<PlanRow> m_taken; // grows without moving them, for the store is being read
    Plan m_plan;
    PreviewReport m_report;
};

} // namespace storescope
