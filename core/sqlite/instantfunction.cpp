// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/instantfunction.h"

#include "core/base/timecodec.h"

#include <algorithm>
#include <sqlite3.h>

namespace storescope {

namespace {

constexpr Instant first{-62'167'219'200, 0};          // 0000-01-01
constexpr Instant last{253'402'300'799, 999'999'999}; // the end of 9999

void answer(sqlite3_context *context, int, sqlite3_value **values)
{
    if (sqlite3_value_type(values[0]) != SQLITE_TEXT)
        return; // NULL
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    const Text text{QByteArray(bytes, sqlite3_value_bytes(values[0]))};
    const auto instant = TimeCodec(TimeCodec::Form::Iso).decode(text);
    if (!instant)
        return;
    Instant sortable = std::clamp(*instant, first, last);
    sortable.digits = 9;
    const QByteArray iso = sortable.toIso().toLatin1();
    sqlite3_result_text(context, iso.constData(), int(iso.size()), SQLITE_TRANSIENT);
}

} // namespace

int InstantFunction::install(sqlite3 *connection)
{
    return sqlite3_create_function_v2(connection, name, 1,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, answer,
                                      nullptr, nullptr, nullptr);
}

} // namespace storescope
