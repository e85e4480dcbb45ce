// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/exitcode.h"

namespace storescope::app {

ExitCode exitCodeOfAction(const Error &error)
{
    return error.code == ErrorCode::Conflict ? WrongUse : exitCodeOf(error);
}

ExitCode exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::AlreadyExists:
        return WrongUse;
    case ErrorCode::Busy:
    case ErrorCode::Conflict: // the store changed while it was read: again
    case ErrorCode::ClaimExpired:
        return StoreBusy;
    case ErrorCode::Cancelled:
    case ErrorCode::OutcomeUnknown:
        return PartlyDone;
    case ErrorCode::NotFound:
    case ErrorCode::ReadOnly:
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
