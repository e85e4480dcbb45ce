// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace storescope {

// What went wrong, in the words that a caller can act on.
enum class ErrorCode {
    NotFound,
    AlreadyExists,
    InvalidArgument,
    Conflict,
    ClaimExpired,
    Busy,
    ReadOnly,
    Corrupt,
    Unsupported,
    Cancelled,
    Closed,
    OutcomeUnknown,
    Io,
    DataLoss,
};

QString errorCodeName(ErrorCode code); // "NotFound", …

// An error is a value. Core shows nothing; the window and the command line do.
struct Error
{
    ErrorCode code = ErrorCode::Io;
    QString sentence;   // what happened and what to do; plain, present tense
    int sqliteCode = 0; // extended result code, 0 when SQLite was not asked
    QString file;       // the file that it is about, empty when none

    bool operator==(const Error &) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, QString sentence, QString file = {}, int sqliteCode = 0)
{
    return tl::unexpected<Error>(Error{code, std::move(sentence), sqliteCode, std::move(file)});
}

} // namespace storescope
