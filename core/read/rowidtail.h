// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/appendtail.h"

namespace storescope {

// Rows are written by REPLACE: a changed row gets a new rowid at the end, whatever its key. Follows the
// rowid; a key that was told before is an update.
class RowidTail : public AppendTail
{
public:
    RowidTail(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
              Tail::Start start, const QString &rowidName);

    void commit() override;
    void discard() override;

protected:
    Key cursorOf(const Statement &row) const override;
    Change::What whatIsNew(const Statement &row) override;

private:
    QSet<size_t> m_keys;    // hashes of keys that were told
    QSet<size_t> m_newKeys; // since the last commit
};

} // namespace storescope
