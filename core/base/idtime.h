// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/value.h"

#include <string_view>

namespace storescope {

// The times that identifiers carry. Text in either case, with a prefix that ends in something that is neither
// letter nor digit ("msg_"), or the 16 bytes as a blob. nullopt when it is no such id.
std::optional<Instant> instantOfUuid7(const Value &value);
std::optional<Instant> instantOfUuid6(const Value &value);
std::optional<Instant> instantOfUlid(const Value &value);

// The least id of that time, lower-case with dashes or upper-case Crockford; times that no id can carry are
// clamped.
QByteArray leastUuid7(const Instant &instant);
QByteArray leastUuid6(const Instant &instant);
QByteArray leastUlid(const Instant &instant);

} // namespace storescope
