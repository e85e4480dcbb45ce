// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/patience.h"

#include <QThread>

#include <sqlite3.h>

namespace storescope {

namespace {

constexpr int mostLooks = 40;
constexpr unsigned long betweenLooksUs = 200;

int lookAgain(void *, int looks)
{
    if (looks >= mostLooks)
        return 0;
    QThread::usleep(betweenLooksUs);
    return 1;
}

} // namespace

void waitBriefly(sqlite3 *connection)
{
    sqlite3_busy_handler(connection, lookAgain, nullptr);
}

void waitNever(sqlite3 *connection)
{
    sqlite3_busy_handler(connection, nullptr, nullptr);
}

} // namespace storescope
