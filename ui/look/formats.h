// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/read/openstore.h"

#include <QCoreApplication>
#include <QString>

namespace storescope {

// How numbers, times and names are written in the window (window.md 2). Words are translated, numbers follow
// the locale.
enum class TimeMode { Absolute, SinceFirst, SincePrevious, SinceReference };

struct TimeStyle
{
    TimeMode mode = TimeMode::Absolute;
    bool utc = false;
    std::optional<Instant> reference{}; // of SinceReference; not remembered
};

class Formats
{
    Q_DECLARE_TR_FUNCTIONS(Formats)
public:
    static QString count(qint64 number);         // 2,412,902
    static QString estimate(qint64 number);      // ≈ 11.8 M
    static QString count(const RowCount &count); // exact, ≈ or …
    static QString clock(const Instant &time, bool utc, const Instant &now,
                         bool fraction = true);         // 14:32:04.731, or with the day
    static QString full(const Instant &time, bool utc); // 2026-11-20 14:32:04.731 CET
    static QString span(qint64 nanos);                  // 841 ms, 18.42 s, 6:32, 5 h 54 min; with sign
    static QString left(qint64 nanos);                  // 4:12, 5 h 54 min: what is left of a time
    static QString past(qint64 nanos);                  // 4:01, 19 h, 3 d: how long something is over
    static QString ago(const Instant &time, const Instant &now); // 3 ms ago, 12 min ago, yesterday 18:12
    static QString shortId(const QString &id);                   // art_…P95W7C
    static QString lastSix(const QString &id);                   // P95W7C
    static QString cost(double amount, const QString &unit);
    static QString path(const QString &path, int characters); // ~ and the middle left out
};

} // namespace storescope
