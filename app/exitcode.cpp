// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/exitcode.h"

namespace storescope::app {

ExitCode exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::AlreadyExists:
        return WrongUse;
    case ErrorCode::Busy:
    case ErrorCode::ReadOnly:
        return StoreBusy;
    case ErrorCode::Cancelled:
    case ErrorCode::Conflict:
    case ErrorCode::ClaimExpired:
    case ErrorCode::OutcomeUnknown:
        return PartlyDone;
    case ErrorCode::NotFound:
    case ErrorCode::Corrupt:
    case ErrorCode::Unsupported:
    case ErrorCode::Closed:
    case ErrorCode::Io:
    case ErrorCode::DataLoss:
        break;
    }
    return Unreadable;
}

} // namespace storescope::app
