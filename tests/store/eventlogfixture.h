// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/eventlog.h"
#include "tests/store/storefixture.h"

namespace storescope::test {

inline Envelope message(const QString &session, const QString &id, const QByteArray &body = "{}")
{
    Envelope envelope;
    envelope.session = session;
    envelope.id = id;
    envelope.type = QStringLiteral("log");
    envelope.time = Instant::now();
    envelope.body = body;
    return envelope;
}

inline Envelope message(const char *session, const char *id)
{
    return message(QString::fromLatin1(session), QString::fromLatin1(id));
}

// All messages that a replay gives; "?" and the error when there is one.
inline QStringList idsOf(const EventReplay::Ptr &replay)
{
    QStringList ids;
    while (true) {
        const auto chunk = replay->next().result();
        if (!chunk)
            return {QStringLiteral("?"), errorCodeName(chunk.error().code)};
        if (chunk->empty())
            return ids;
        for (const Envelope &envelope : *chunk)
            ids += envelope.id;
    }
}

// What a program that knows nothing of this one reads.
inline QString seenByOthers(const QString &file, const QByteArray &sql)
{
    WriteOptions options;
    options.busyTimeoutMs = 50;
    const auto connection = openForWriting(file, options);
    if (!connection)
        return connection.error().sentence;
    const auto value = (*connection)->scalar(sql);
    return value ? toDisplay(*value) : value.error().sentence;
}

} // namespace storescope::test
