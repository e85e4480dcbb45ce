// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/differencetail.h"

#include <optional>

namespace storescope {

// The store keeps a clock that moves with every change: rows are compared only when it has.
class ClockTail : public DifferenceTail
{
public:
    using DifferenceTail::DifferenceTail;
    void commit() override;
    void discard() override;
    Result<bool> goesOn(GovernedRead &read) override; // another file has another clock

protected:
    Result<bool> mayHaveChanged(GovernedRead &read) override;

private:
    std::optional<Value> m_clock; // at the last pass
    std::optional<Value> m_newClock;
};

} // namespace storescope
