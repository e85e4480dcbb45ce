// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/matchscan.h"

#include <functional>

namespace storescope::app {

// All rows of a collection that match, oldest first, by a MatchScan.
class RowScan
{
public:
    RowScan(OpenStore &store, const QString &collection, std::shared_ptr<const Filter> filter,
            Preview preview, const CancelToken &interrupted);

    // `take` gets the rows in order and says whether it wants more. Cancelled when interrupted.
    Result<void> run(const std::function<bool(const std::vector<Record> &)> &take,
                     const std::function<void(const ScanProgress &)> &report);
    qint64 rows() const { return m_rows; } // that were taken

private:
    CancelToken m_interrupted;
    std::unique_ptr<MatchScan> m_scan;
    qint64 m_rows = 0;
};

} // namespace storescope::app
