// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/result.h"

namespace storescope {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return QStringLiteral("NotFound");
    case ErrorCode::AlreadyExists:
        return QStringLiteral("AlreadyExists");
    case ErrorCode::InvalidArgument:
        return QStringLiteral("InvalidArgument");
    case ErrorCode::Conflict:
        return QStringLiteral("Conflict");
    case ErrorCode::ClaimExpired:
        return QStringLiteral("ClaimExpired");
    case ErrorCode::Busy:
        return QStringLiteral("Busy");
    case ErrorCode::ReadOnly:
        return QStringLiteral("ReadOnly");
    case ErrorCode::Corrupt:
        return QStringLiteral("Corrupt");
    case ErrorCode::Unsupported:
        return QStringLiteral("Unsupported");
    case ErrorCode::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorCode::Closed:
        return QStringLiteral("Closed");
    case ErrorCode::OutcomeUnknown:
        return QStringLiteral("OutcomeUnknown");
    case ErrorCode::Io:
        return QStringLiteral("Io");
    case ErrorCode::DataLoss:
        return QStringLiteral("DataLoss");
    }
    return {};
}

} // namespace storescope
