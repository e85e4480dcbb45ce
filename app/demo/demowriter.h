// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/demofolder.h"
#include "core/base/cancel.h"

#include <chrono>

namespace storescope::demo {

struct WriterOptions
{
    double rate = 20;                      // events a second in the log; the queue changes at a tenth of it
    std::chrono::milliseconds duration{0}; // 0: until it is cancelled
    bool wal = true;
    bool events = true, session = true;
    qint64 history = 20'000; // events that a new store begins with, over the hours before
    bool live = true;        // false: ends after the history
    std::uint64_t seed = 0;  // 0: another story each time
};

// Makes the stores where they are not there, then writes events until it is told to stop. Each commit is one
// event up to 1,000 a second, then a millisecond's worth. Blocks.
Result<void> writeDemo(const DemoFolder &folder, const WriterOptions &options, const CancelToken &cancel);

} // namespace storescope::demo
