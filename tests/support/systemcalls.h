// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace storescope {

// Answers of the system that no test can bring about by itself: a network disk, a file that may not be read
// (tests may run as root), a disk that fails while it is written. A program that compiles systemcalls.cpp has
// its functions before those of the C library; they ask it unless one of these is alive, of which there is
// one at a time, and for other files.
class BrokenSystem
{
public:
    enum class What { NetworkDisk, NoPermission, FailingWrites };
    BrokenSystem(What what, const QString &file); // and what lies beside it under a longer name
    ~BrokenSystem();
    BrokenSystem(const BrokenSystem &) = delete;
    BrokenSystem &operator=(const BrokenSystem &) = delete;
};

} // namespace storescope
