// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"

#include <QDir>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace storescope {
namespace {

bool isBidiControl(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool isHarmful(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || isBidiControl(c);
}

void appendPicture(QString &out, char16_t c)
{
    if (c < 0x20)
        out += QChar(0x2400 + c);
    else if (c == 0x7f)
        out += QChar(0x2421);
    else
        out += QStringLiteral("\\u{%1}").arg(ushort(c), 0, 16);
}

struct Unit
{
    QLatin1String name;
    double factor;
};

// A number without sign, exponent or grouping at the start of `text`, which is moved past it.
std::optional<double> takeNumber(QStringView &text)
{
    qsizetype length = 0;
    while (length < text.size() && (text[length] == u'.' || (text[length] >= u'0' && text[length] <= u'9')))
        ++length;
    bool ok = false;
    const double number = QLocale::c().toDouble(text.left(length), &ok);
    text = text.mid(length);
    return ok ? std::optional(number) : std::nullopt;
}

QStringView takeLetters(QStringView &text)
{
    qsizetype length = 0;
    while (length < text.size() && text[length].isLetter())
        ++length;
    const QStringView letters = text.left(length);
    text = text.mid(length);
    return letters;
}

template <size_t n>
std::optional<double> factorOf(QStringView name, const std::array<Unit, n> &units)
{
    for (const Unit &unit : units) {
        if (name.compare(unit.name, Qt::CaseInsensitive) == 0)
            return unit.factor;
    }
    return std::nullopt;
}

constexpr double kilo = 1024;
constexpr double mega = kilo * 1024;
constexpr double giga = mega * 1024;
constexpr double tera = giga * 1024;
const std::array<Unit, 13> byteUnits = {{
    {QLatin1String(""), 1},
    {QLatin1String("b"), 1},
    {QLatin1String("k"), kilo},
    {QLatin1String("kb"), kilo},
    {QLatin1String("kib"), kilo},
    {QLatin1String("m"), mega},
    {QLatin1String("mb"), mega},
    {QLatin1String("mib"), mega},
    {QLatin1String("g"), giga},
    {QLatin1String("gb"), giga},
    {QLatin1String("gib"), giga},
    {QLatin1String("t"), tera},
    {QLatin1String("tb"), tera},
}};

constexpr double second = 1e9;
const std::array<Unit, 9> timeUnits = {{
    {QLatin1String("ns"), 1},
    {QLatin1String("us"), 1e3},
    {QLatin1String("\xb5s"), 1e3},
    {QLatin1String("ms"), 1e6},
    {QLatin1String("s"), second},
    {QLatin1String("m"), 60 * second},
    {QLatin1String("h"), 3600 * second},
    {QLatin1String("d"), 86400 * second},
    {QLatin1String("w"), 7 * 86400 * second},
}};

QString two(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

} // namespace

QString withoutControls(QStringView text)
{
    const auto *first = std::find_if(text.utf16(), text.utf16() + text.size(), isHarmful);
    const qsizetype clean = first - text.utf16();
    QString out = text.left(clean).toString();
    for (const QChar c : text.mid(clean)) {
        if (isHarmful(c.unicode()))
            appendPicture(out, c.unicode());
        else
            out += c;
    }
    return out;
}

QString formatBytes(qint64 bytes)
{
    static constexpr std::array<const char *, 6> names = {"B", "KB", "MB", "GB", "TB", "PB"};
    double size = std::abs(static_cast<double>(bytes));
    size_t unit = 0;
    // 1023.95 would be printed as 1024.0.
    while (size >= (unit == 0 ? 1024 : 1023.95) && unit + 1 < names.size()) {
        size /= 1024;
        ++unit;
    }
    const int decimals = unit == 0 ? 0 : (unit < 3 ? 1 : 2);
    const QString number = QString::number(bytes < 0 ? -size : size, 'f', decimals);
    return number + u' ' + QLatin1String(names[unit]);
}

QString formatDuration(std::chrono::nanoseconds duration)
{
    using namespace std::chrono;
    if (duration < 0ns) {
        const auto size = duration == nanoseconds::min() ? nanoseconds::max() : -duration;
        return u'-' + formatDuration(size);
    }
    if (duration < 1us)
        return QString::number(duration.count()) + QStringLiteral(" ns");
    if (duration < 1ms)
        return QString::number(duration / 1us) + QStringLiteral(" µs");
    if (duration < 1s)
        return QString::number(duration / 1ms) + QStringLiteral(" ms");
    if (duration < 1min)
        return QString::number(duration / 1s) + u'.' + two(duration / 10ms % 100) + QStringLiteral(" s");
    if (duration < 1h)
        return QString::number(duration / 1min) + u':' + two(duration / 1s % 60);
    if (duration < 24h)
        return QString::number(duration / 1h) + QStringLiteral(" h ") +
               QString::number(duration / 1min % 60) + QStringLiteral(" min");
    return QString::number(duration / 24h) + QStringLiteral(" d ") + QString::number(duration / 1h % 24) +
           QStringLiteral(" h");
}

std::optional<qint64> parseBytes(QStringView text)
{
    QStringView rest = text.trimmed();
    const auto number = takeNumber(rest);
    rest = rest.trimmed();
    const QStringView unit = takeLetters(rest);
    const auto factor = factorOf(unit, byteUnits);
    if (!number || !factor || !rest.isEmpty())
        return std::nullopt;
    const double bytes = *number * *factor;
    if (bytes >= 9223372036854775808.0)
        return std::nullopt;
    return static_cast<qint64>(std::llround(bytes));
}

std::optional<std::chrono::nanoseconds> parseDuration(QStringView text)
{
    QStringView rest = text.trimmed();
    if (rest.isEmpty())
        return std::nullopt;
    double total = 0;
    while (!rest.isEmpty()) {
        const auto number = takeNumber(rest);
        QStringView unit = takeLetters(rest);
        // "min" beside "m"; a bare number is no duration, its unit would be a guess.
        if (unit.compare(QLatin1String("min"), Qt::CaseInsensitive) == 0)
            unit = unit.left(1);
        const auto factor = factorOf(unit, timeUnits);
        if (!number || !factor)
            return std::nullopt;
        total += *number * *factor;
        rest = rest.trimmed();
    }
    if (total >= 9223372036854775808.0)
        return std::nullopt;
    return std::chrono::nanoseconds(static_cast<std::int64_t>(std::llround(total)));
}

namespace {

// Insertions, deletions, replacements and swapped neighbours.
qsizetype editDistance(const QString &a, const QString &b)
{
    const qsizetype width = b.size() + 1;
    std::vector<qsizetype> cost(static_cast<size_t>((a.size() + 1) * width));
    const auto at = [&](qsizetype i, qsizetype j) -> qsizetype & {
        return cost[static_cast<size_t>(i * width + j)];
    };
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = i + j;
                continue;
            }
            const qsizetype replaced = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
            at(i, j) = std::min({replaced, at(i - 1, j) + 1, at(i, j - 1) + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    }
    return at(a.size(), b.size());
}

} // namespace

QString nearestWord(const QString &word, const QStringList &words)
{
    const QString wanted = word.toLower();
    const qsizetype near = std::max<qsizetype>(1, wanted.size() / 3);
    QString nearest;
    qsizetype least = near + 1;
    for (const QString &candidate : words) {
        const QString lower = candidate.toLower();
        // A beginning of three letters counts as one mistake.
        const bool begins = wanted.size() >= 3 && lower.startsWith(wanted);
        const qsizetype distance = begins ? 1 : editDistance(wanted, lower);
        if (distance < least && distance < wanted.size()) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

QString withTilde(const QString &path)
{
    const QString home = QDir::homePath();
    if (path == home)
        return QStringLiteral("~");
    return home.size() > 1 && path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

} // namespace storescope
