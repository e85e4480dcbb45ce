// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace storescope {

// SQL's storescope_instant(x): the instant of an ISO 8601 text as UTC text of nine fraction digits, which
// sorts as time; NULL when `x` is none. By the same reading as TimeCodec, so that what SQL calls expired is
// what the stores and the actions call so. Years outside 0-9999 become the first or the last instant that
// still sorts.
struct InstantFunction
{
    static constexpr const char *name = "storescope_instant";
    static int install(sqlite3 *connection);
};

} // namespace storescope
