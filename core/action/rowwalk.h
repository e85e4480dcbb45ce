// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionrule.h"
#include "core/read/governedread.h"

namespace storescope {

// Steps over rows in one governed chunk: those of `sql`, which begins with the rows' identity and goes on
// from `at`, the last row that was seen. Row: Result<bool>(Statement &, const Key &identity); false: enough.
// True: there are no more, or it is enough.
template <class Row>
Result<bool> walkRows(GovernedRead &read, const Governor::Chunk &chunk, const QByteArray &sql,
                      const TableShape &shape, const ActionRule &rule, const Instant &now, Key &at, Row &&row)
{
    const auto statement = read.statement(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    rule.bind(**statement, now);
    bindIdentity(**statement, at);
    while (!chunk.spent()) {
        const auto there = (*statement)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            return true;
        Key identity;
        for (size_t i = 0; i < shape.identity.size(); ++i)
            identity.parts.push_back((*statement)->value(int(i)));
        const Result<bool> goesOn = row(**statement, identity);
        if (!goesOn)
            return tl::unexpected<Error>(goesOn.error());
        at = std::move(identity);
        if (!*goesOn)
            return true;
    }
    return false;
}

} // namespace storescope
