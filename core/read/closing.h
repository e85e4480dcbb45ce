// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>

#include <vector>

namespace storescope {

// Done when all of them are; a thread of its own waits. QtFuture::whenAll continues each of them, and a
// continuation of a future that resolves at that moment runs twice (Qt 6.4).
QFuture<void> whenAllEnd(std::vector<QFuture<void>> ends);

} // namespace storescope
