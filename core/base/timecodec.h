// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/value.h"

#include <QList>
#include <QStringList>

namespace storescope {

// How one column of a product writes time. Immutable and cheap to copy.
//
// Names (profiles use them): s ms us ns (numbers in REAL or INTEGER or text), real (seconds with fraction:
// bounds are REAL too), iso (ISO 8601, 0-9 digits, offset or UTC), local (ISO without offset, the machine's
// zone), julian (julian day), ticks (.NET, 100 ns since year 1), uuid7, uuid6, ulid (from the id, also with a
// prefix such as msg_<ulid>), magnitude (number: s, ms, us or ns by its size), unix-iso ("unix:SECONDS" or
// ISO). NULL and sentinels are no time.
class TimeCodec
{
public:
    enum class Form {
        Seconds,
        RealSeconds,
        Milliseconds,
        Microseconds,
        Nanoseconds,
        Iso,
        Local,
        JulianDay,
        Ticks,
        Uuid7,
        Uuid6,
        Ulid,
        Magnitude,
        UnixOrIso
    };

    TimeCodec() = default;
    explicit TimeCodec(Form form) : m_form(form) {}
    static Result<TimeCodec> fromName(const QString &name);
    static QStringList names();

    // Values that mean "no time": a number or text compared literally, such as 0 or "9999-01-01".
    TimeCodec withSentinels(const QStringList &sentinels) const;

    QStringList sentinels() const;

    Form form() const { return m_form; }
    QString name() const;

    // nullopt: no time (NULL, sentinel) or not one (then `isTime` of the raw value is false too).
    std::optional<Instant> decode(const Value &value) const;
    // The instant in the column's own unit, rounded down, for binding :now and bounds. Iso gives RFC 3339,
    // Local "yyyy-mm-dd hh:mm:ss.f", UnixOrIso "unix:SECONDS" (ISO with a fraction), ids the least id of that
    // time, magnitude ms.
    Value encode(const Instant &instant) const;
    // Whether comparing encoded values with < in SQL gives the order of time (numbers of one unit yes; text,
    // ids and magnitude no).
    bool ordersInSql() const;

private:
    struct Sentinel
    {
        QByteArray text;
        std::optional<double> number;
        std::optional<Instant> instant; // "9999-01-01" also names 9999-01-01 00:00:00
    };
    bool isSentinel(const Value &value) const;
    std::optional<Instant> decodeValue(const Value &value) const;

    Form m_form = Form::Milliseconds;
    QList<Sentinel> m_sentinels;
};

} // namespace storescope
