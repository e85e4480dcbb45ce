// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QDateTime>

#include <bitset>
#include <optional>
#include <vector>

namespace storescope {

// When a schedule comes, as a cron rule says it: five fields, six with seconds first, @daily and its like, or
// @every 5m. What is not understood (L, W, #) is no rule: it is shown as it stands.
class CronRule
{
    Q_DECLARE_TR_FUNCTIONS(CronRule)
public:
    static std::optional<CronRule> parse(const QString &text);

    QString inWords() const;
    // The times from `from` on, before `to`, at most `most`; `last` is what an interval counts from.
    std::vector<QDateTime> times(const QDateTime &from, const QDateTime &to, int most,
                                 const QDateTime &last = {}) const;

private:
    struct Field
    {
        std::bitset<64> on;
        bool all = false; // *
        int step = 0;     // */n
    };
    static std::optional<Field> field(const QString &text, int least, int most, const QStringList &names);
    QString timeWords() const;
    QString dayWords() const;
    bool fitsDay(const QDate &day) const;

    Field m_minutes, m_hours, m_days, m_months, m_weekdays; // weekdays: 0 is Sunday
    qint64 m_every = 0;                                     // ms; 0: by the fields
};

} // namespace storescope
