// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/value.h"

#include <QStringList>

namespace storescope {

// How one column of a product writes time. Immutable and cheap to copy.
//
// Names (profiles use them): s ms us ns (numbers in REAL or INTEGER or text), real (seconds with fraction),
// iso (ISO 8601, 0-9 digits, offset or UTC), local (ISO without offset, the machine's zone), julian (julian day),
// ticks (.NET, 100 ns since year 1), uuid7, uuid6, ulid (from the id, also with a prefix such as msg_<ulid>),
// magnitude (number: s, ms, us or ns by its size), unix-iso ("unix:SECONDS" or ISO).
// NULL and sentinels are no time.
class TimeCodec
{
public:
    enum class Form { Seconds, Milliseconds, Microseconds, Nanoseconds, Iso, Local, JulianDay, Ticks, Uuid7, Uuid6, Ulid, Magnitude, UnixOrIso };

    TimeCodec() = default;
    explicit TimeCodec(Form form) : m_form(form) {}
    static Result<TimeCodec> fromName(const QString &name);
    static QStringList names();

    // Values that mean "no time": a number or text compared literally, such as 0 or "9999-01-01".
    TimeCodec withSentinels(const QStringList &sentinels) const;

    Form form() const { return m_form; }
    QString name() const;

    // nullopt: no time (NULL, sentinel) or not one (then `isTime` of the raw value is false too).
    std::optional<Instant> decode(const Value &value) const;
    // The instant in the column's own unit, for binding :now and bounds. Text forms give text in the product's usual shape.
    Value encode(const Instant &instant) const;
    // Whether comparing encoded values with < in SQL gives the order of time (numbers yes; text and ids no).
    bool ordersInSql() const;

private:
    Form m_form = Form::Milliseconds;
    QStringList m_sentinels;
};

} // namespace storescope
