// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QString>

namespace storescope {

// One message of an event log as it is stored: the whole envelope as JSON, and the columns that are pulled
// out of it.
struct Envelope
{
    qint64 seq = 0;  // given by the log
    QString session; // empty: before a session; such messages are not deduplicated
    QString id;      // message id, unique within a session
    QString type;
    Instant time;
    QString job, stream, subscription, trace, correlation, causation; // empty: NULL
    QString priority = QStringLiteral("normal");
    QByteArray body; // the JSON

    bool operator==(const Envelope &) const = default;
};

} // namespace storescope
