// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/transcript.h"

namespace storescope::app {

// A session as its store lists it.
struct SessionRow
{
    QString id, parent, title, state, model, folder;
    std::optional<Instant> created, updated;
    std::optional<qint64> tokensIn, tokensOut;
    std::optional<double> cost;
    QString costUnit;
};

// Every session that a store lists, of all its collections of that kind.
class SessionIndex
{
public:
    static Result<SessionIndex> read(OpenStore &store, const CancelToken &interrupted);
    explicit SessionIndex(std::vector<SessionRow> rows) : m_rows(std::move(rows)) {}

    // The session that is meant: its id, or how only its id begins or ends. NotFound when there is none,
    // InvalidArgument when there are several.
    Result<SessionRow> find(const QString &typed) const;
    // In the order of the store.
    std::vector<SessionRow> childrenOf(const QString &id) const;

private:
    std::vector<SessionRow> m_rows;
};

} // namespace storescope::app
