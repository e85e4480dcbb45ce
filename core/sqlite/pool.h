// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/opening.h"
#include "core/sqlite/worker.h"

#include <memory>

namespace storescope {

// Counted sharing of one connection a file: two opens of one file, also by another relative path or a link,
// give the same worker; the last handle that goes closes it. ":memory:" is never shared. Thread-safe. Owned
// by the application.
class ConnectionPool
{
public:
    ConnectionPool();
    ~ConnectionPool();

    // The worker lives as long as a handle to it. Errors: InvalidArgument (empty path).
    Result<std::shared_ptr<ConnectionWorker>> open(const QString &path, const WriteOptions &options = {});
    int openFiles() const;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace storescope
