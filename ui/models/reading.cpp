// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/reading.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "ui/look/formats.h"

#include <QCoreApplication>

namespace storescope {

namespace {

QString timeReading(const Instant &time)
{
    const qint64 ahead = time.since(Instant::now());
    return qAbs(ahead) < qint64(86400) * 1'000'000'000 ? distanceText(ahead)
                                                       : Formats::clock(time, false, Instant::now());
}

bool endsWithAny(const QString &key, std::initializer_list<const char *> ends)
{
    return std::any_of(ends.begin(), ends.end(), [&key](const char *end) {
        return key.endsWith(QLatin1String(end), Qt::CaseInsensitive);
    });
}

} // namespace

QString distanceText(qint64 nanosAhead)
{
    return nanosAhead >= 0 ? QCoreApplication::translate("Reading", "in %1").arg(Formats::left(nanosAhead))
                           : QCoreApplication::translate("Reading", "%1 ago").arg(Formats::left(nanosAhead));
}

QString readingOf(const QString &key, const Json &value)
{
    if (value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        if (text.size() < 16 || text.size() > 40 || text[4] != '-' || text[7] != '-')
            return {};
        const auto time = Instant::fromIso(QString::fromStdString(text));
        return time ? timeReading(*time) : QString();
    }
    if (!value.is_number())
        return {};
    const double number = value.get<double>();
    if (endsWithAny(key, {"bytes", "_size", "length"}) && number >= 1024)
        return formatBytes(qint64(number));
    if (endsWithAny(key, {"duration_ms", "elapsed_ms", "took_ms", "latency_ms", "timeout_ms", "ttl_ms"}) &&
        number >= 1000)
        return formatDuration(std::chrono::nanoseconds(qint64(number * 1e6)));
    if (endsWithAny(key,
                    {"_at", "_ms", "time", "timestamp", "At"})) { // 2001 to 2100, in seconds or milliseconds
        if (number > 1e12 && number < 4.2e12)
            return timeReading(Instant::fromMilliseconds(qint64(number)));
        if (number > 1e9 && number < 4.2e9)
            return timeReading(Instant::fromMilliseconds(qint64(number * 1000)));
    }
    return {};
}

} // namespace storescope
