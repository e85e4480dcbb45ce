// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"

#include <QByteArray>

#include <functional>

namespace storescope {

// The matches of one block as text.
struct MatchText
{
    QByteArray text;
    qint64 rows = 0;
    Key last; // of the last row
};
// Appends a match as text. Called on workers' threads, several at once.
using MatchWriter = std::function<void(QByteArray &to, const Record &record)>;

} // namespace storescope
