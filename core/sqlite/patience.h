// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace storescope {

// How a reading connection waits for its writer's lock. SQLite's own handler sleeps longer and longer, up to
// 100 ms, and so misses the moments that a program which commits without pause leaves; this one looks five
// times a millisecond and gives up after about 8 ms, so that the caller can end its read, tell and come
// again.
void waitBriefly(sqlite3 *connection);
void waitNever(sqlite3 *connection);

} // namespace storescope
