// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace storescope {

// Why a connection's running statement must end. Lives in the connection; its statements look at it.
struct GuardState
{
    std::optional<CancelToken> token;
    std::optional<std::chrono::steady_clock::time_point> deadline;
    std::atomic<bool> interrupted = false; // set from any thread, cleared when the next guard is put up

    int statements = 0; // that were prepared and not yet destroyed

    bool cancelled() const { return interrupted || (token && token->isCancelled()); }
    bool late() const { return deadline && std::chrono::steady_clock::now() >= *deadline; }
};

} // namespace storescope
