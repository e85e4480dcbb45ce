// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/transaction.h"

namespace storescope {

Result<void> commitTransaction(Connection &connection)
{
    auto committed = connection.execute("COMMIT");
    if (committed)
        return committed;
    Error error = std::move(committed.error());
    const bool certain = error.code == ErrorCode::Busy || error.code == ErrorCode::Conflict ||
                         error.code == ErrorCode::AlreadyExists;
    if (!certain) {
        error.code = ErrorCode::OutcomeUnknown;
        error.sentence = QStringLiteral("The last write may or may not be in the store; read it again before "
                                        "going on. %1")
                             .arg(error.sentence);
    }
    return tl::unexpected<Error>(std::move(error));
}

} // namespace storescope
