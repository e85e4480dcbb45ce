// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/claimrules.h"

namespace storescope {

bool ClaimRun::joins(const WorkBatch &batch) const
{
    if (m_taken.empty())
        return m_boundary == ClaimBoundary::Idle || batch.delivery == DeliveryPolicy::EarliestSafeBoundary;
    const WorkBatch &first = m_taken.front().batch;
    return batch.slot == SlotPolicy::Join && batch.delivery == first.delivery &&
           batch.mergeKey == first.mergeKey;
}

bool ClaimRun::offer(const QueuedRow &row)
{
    if (m_ended || !joins(row.batch)) {
        m_ended = true;
        return false;
    }
    m_taken.push_back(row);
    const bool alone = m_taken.front().batch.slot == SlotPolicy::Exclusive;
    m_ended = alone || int(m_taken.size()) >= m_max;
    return !m_ended;
}

} // namespace storescope
