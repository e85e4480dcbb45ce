// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

#include <type_traits>

namespace storescope {

// COMMIT. Busy and a broken constraint leave the transaction open: it is certain that nothing was written.
// After any other failure the outcome is unknown (SQLite may have written all of it): OutcomeUnknown; open
// the file again and look.
Result<void> commitTransaction(Connection &connection);

// Runs `job`, Result<T>(Connection &), between BEGIN IMMEDIATE and COMMIT. An error rolls back here, an
// exception in the worker that runs this.
template <class Job>
std::invoke_result_t<Job &, Connection &> inTransaction(Connection &connection, Job &job)
{
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return tl::unexpected<Error>(begun.error());
    auto result = job(connection);
    if (!result) {
        connection.rollback();
        return result;
    }
    if (auto committed = commitTransaction(connection); !committed) {
        connection.rollback();
        return tl::unexpected<Error>(committed.error());
    }
    return result;
}

} // namespace storescope
