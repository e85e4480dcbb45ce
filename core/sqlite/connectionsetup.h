// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"
#include "core/sqlite/filestamp.h"
#include "core/sqlite/livefiles.h"
#include "core/sqlite/privatecopy.h"

namespace storescope {

// What opening gives a connection beyond its handle.
struct ConnectionSetup
{
    livefiles::Hold hold;
    FileStamp stamp; // of the store's own file, before it was opened
    std::shared_ptr<PrivateCopy> copy;
    bool followsSource = false; // a copy that was made because the store could not be read itself
    QString journalMode;

    void applyTo(Connection &connection) &&;
};

} // namespace storescope
