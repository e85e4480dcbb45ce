// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/rowprinter.h"
#include "core/read/tail.h"

#include <chrono>

namespace storescope::app {

// Prints the rows that come, each once, and flushes after every batch.
class RowFollower
{
public:
    RowFollower(OpenStore &store, std::shared_ptr<const Collection> collection,
                std::shared_ptr<const Filter> filter, Preview preview);

    struct Until
    {
        bool fromStart = false;
        Key after; // what was printed already; empty: only what comes from now on
        // Of the rows that are there at the start print the last so many; -1: as `after` says.
        qint64 first = -1;
        Key from; // and of those only these and what comes after; all of them
        qint64 count = -1;
        std::chrono::milliseconds duration{0};
    };
    // Ends by Until, by an interruption, or when nobody reads the output any more.
    Result<void> run(const Until &until, RowPrinter &printer, Output &output, Format format,
                     const CancelToken &interrupted);
    qint64 rows() const { return m_rows; }
    // Whether a page that was printed before can be followed by what comes after its last key.
    static bool goesOnAfterKey(const Collection &collection);

private:
    // Rows that change in place are told from what was there before only by whoever read both: so the rows of
    // the start come by the tail too, and the last of them are kept until it has caught up.
    void keepLast(const TailBatch &batch, const Until &until);
    void print(const TailBatch &batch, qint64 most, RowPrinter &printer, Output &output, Format format);

    std::shared_ptr<const Collection> m_collection;
    std::unique_ptr<Tail> m_tail;
    std::vector<Record> m_first;
    qint64 m_rows = 0;
};

} // namespace storescope::app
