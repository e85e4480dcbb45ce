// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/cronrule.h"

#include "core/base/text.h"

#include <QLocale>

namespace storescope {

namespace {

const QStringList monthNames = QStringLiteral("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC").split(u' ');
const QStringList dayNames = QStringLiteral("SUN MON TUE WED THU FRI SAT").split(u' ');

QString named(const QString &word)
{
    static const QHash<QString, QString> rules = {{QStringLiteral("@yearly"), QStringLiteral("0 0 1 1 *")},
                                                  {QStringLiteral("@annually"), QStringLiteral("0 0 1 1 *")},
                                                  {QStringLiteral("@monthly"), QStringLiteral("0 0 1 * *")},
                                                  {QStringLiteral("@weekly"), QStringLiteral("0 0 * * 0")},
                                                  {QStringLiteral("@daily"), QStringLiteral("0 0 * * *")},
                                                  {QStringLiteral("@midnight"), QStringLiteral("0 0 * * *")},
                                                  {QStringLiteral("@hourly"), QStringLiteral("0 * * * *")}};
    return rules.value(word.toLower(), word);
}

template <size_t N>
std::vector<int> valuesOf(const std::bitset<N> &on)
{
    std::vector<int> values;
    for (int value = 0; value < int(N); ++value) {
        if (on.test(size_t(value)))
            values.push_back(value);
    }
    return values;
}

QString clock(int hour, int minute)
{
    return QTime(hour, minute).toString(QStringLiteral("HH:mm"));
}

} // namespace

std::optional<CronRule::Field> CronRule::field(const QString &text, int least, int most,
                                               const QStringList &names)
{
    const auto number = [&names, least](const QString &word) -> std::optional<int> {
        bool isNumber = false;
        const int value = word.toInt(&isNumber);
        if (isNumber)
            return value;
        const qsizetype name = names.indexOf(word.toUpper());
        return name >= 0 ? std::optional<int>(int(name) + least) : std::nullopt;
    };
    Field made;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const QString range = part.section(u'/', 0, 0);
        const auto step = part.contains(u'/') ? number(part.section(u'/', 1)) : std::optional<int>(1);
        int from = least, to = most;
        if (range != QLatin1String("*") && range != QLatin1String("?")) {
            const auto first = number(range.section(u'-', 0, 0));
            const auto last = range.contains(u'-') ? number(range.section(u'-', 1)) : first;
            if (!first || !last)
                return std::nullopt;
            from = *first;
            to = part.contains(u'/') && !range.contains(u'-') ? most : *last;
        } else if (parts.size() == 1) {
            made.all = step == 1;
            made.step = step.value_or(0);
        }
        if (!step || *step < 1 || from < least || to > most || from > to)
            return std::nullopt;
        for (int value = from; value <= to; value += *step)
            made.on.set(size_t(value));
    }
    return made;
}

std::optional<CronRule> CronRule::parse(const QString &text)
{
    CronRule rule;
    const QString trimmed = text.simplified();
    if (trimmed.startsWith(QLatin1String("@every "))) {
        const auto every = parseDuration(QStringView(trimmed).mid(7));
        if (!every || every->count() < 1'000'000'000)
            return std::nullopt;
        rule.m_every = every->count() / 1'000'000;
        return rule;
    }
    QStringList words = named(trimmed).split(u' ');
    if (words.size() == 6)
        words.removeFirst(); // seconds are finer than what is told
    if (words.size() != 5)
        return std::nullopt;
    const auto minutes = field(words[0], 0, 59, {}), hours = field(words[1], 0, 23, {}),
               days = field(words[2], 1, 31, {}), months = field(words[3], 1, 12, monthNames);
    auto weekdays = field(words[4], 0, 7, dayNames);
    if (!minutes || !hours || !days || !months || !weekdays)
        return std::nullopt;
    if (weekdays->on.test(7)) // Sunday has two numbers
        weekdays->on.reset(7).set(0);
    rule.m_minutes = *minutes;
    rule.m_hours = *hours;
    rule.m_days = *days;
    rule.m_months = *months;
    rule.m_weekdays = *weekdays;
    return rule;
}

// ---- words ----

QString CronRule::timeWords() const
{
    const std::vector<int> minutes = valuesOf(m_minutes.on), hours = valuesOf(m_hours.on);
    if (m_hours.all) {
        if (m_minutes.all)
            return tr("every minute");
        if (m_minutes.step > 1)
            return tr("every %1 minutes").arg(m_minutes.step);
        QStringList at;
        for (const int minute : minutes)
            at << QStringLiteral(":%1").arg(minute, 2, 10, QLatin1Char('0'));
        return tr("every hour at %1").arg(at.join(QStringLiteral(", ")));
    }
    if (m_hours.step > 1 && minutes.size() == 1)
        return tr("every %1 hours at :%2").arg(m_hours.step).arg(minutes[0], 2, 10, QLatin1Char('0'));
    if (minutes.size() * hours.size() <= 6) {
        QStringList at;
        for (const int hour : hours) {
            for (const int minute : minutes)
                at << clock(hour, minute);
        }
        return tr("at %1").arg(at.join(QStringLiteral(", ")));
    }
    const QString often = m_minutes.all        ? tr("every minute")
                          : m_minutes.step > 1 ? tr("every %1 minutes").arg(m_minutes.step)
                                               : tr("%1 times an hour").arg(minutes.size());
    return tr("%1 from %2 to %3").arg(often, clock(hours.front(), 0), clock(hours.back(), 59));
}

QString CronRule::dayWords() const
{
    const QLocale locale;
    QStringList parts;
    if (!m_weekdays.all) {
        const std::vector<int> days = valuesOf(m_weekdays.on);
        const auto name = [&locale](int day) { return locale.dayName(day == 0 ? 7 : day); };
        QStringList names;
        for (const int day : days)
            names << name(day);
        const bool run = days.size() > 2 && days.back() - days.front() + 1 == int(days.size());
        parts << (run ? tr("%1 to %2").arg(names.front(), names.back()) : names.join(QStringLiteral(", ")));
    }
    if (!m_days.all) {
        QStringList names;
        for (const int day : valuesOf(m_days.on))
            names << QString::number(day);
        parts << tr("on day %1").arg(names.join(QStringLiteral(", ")));
    }
    QString words = parts.join(tr(" or "));
    if (!m_months.all) {
        QStringList names;
        for (const int month : valuesOf(m_months.on))
            names << locale.standaloneMonthName(month);
        const QString in = tr("in %1").arg(names.join(QStringLiteral(", ")));
        words += words.isEmpty() ? in : QLatin1Char(' ') + in;
    }
    return words;
}

QString CronRule::inWords() const
{
    if (m_every > 0)
        return tr("every %1").arg(formatDuration(std::chrono::milliseconds(m_every)));
    const QString days = dayWords(), time = timeWords();
    if (!days.isEmpty())
        return QStringLiteral("%1, %2").arg(days, time);
    return m_hours.all || m_hours.step > 1 ? time : tr("every day %1").arg(time);
}

// ---- times ----

// Where both are given, either makes the day: so cron has it.
bool CronRule::fitsDay(const QDate &day) const
{
    if (!m_months.on.test(size_t(day.month())))
        return false;
    const bool weekday = m_weekdays.on.test(size_t(day.dayOfWeek() % 7));
    const bool number = m_days.on.test(size_t(day.day()));
    return m_days.all || m_weekdays.all ? weekday && number : weekday || number;
}

std::vector<QDateTime> CronRule::times(const QDateTime &from, const QDateTime &to, int most,
                                       const QDateTime &last) const
{
    std::vector<QDateTime> found;
    if (m_every > 0) {
        const QDateTime base = last.isValid() ? last : from;
        QDateTime at = base.addMSecs(qMax<qint64>(0, base.msecsTo(from) / m_every) * m_every);
        while (at < from)
            at = at.addMSecs(m_every);
        for (; at < to && int(found.size()) < most; at = at.addMSecs(m_every))
            found.push_back(at);
        return found;
    }
    for (QDate day = from.date(); day <= to.date() && int(found.size()) < most; day = day.addDays(1)) {
        if (!fitsDay(day))
            continue;
        for (const int hour : valuesOf(m_hours.on)) {
            for (const int minute : valuesOf(m_minutes.on)) {
                const QDateTime at(day, QTime(hour, minute), from.timeSpec());
                if (at >= from && at < to && int(found.size()) < most)
                    found.push_back(at);
            }
        }
    }
    return found;
}

} // namespace storescope
