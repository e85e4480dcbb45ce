// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How a ColumnSet writes schedules and budgets: rule, state, the next day, the share that is used.
#include "core/base/text.h"
#include "ui/look/icons.h"
#include "ui/models/columnset.h"
#include "ui/models/cronrule.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>

namespace storescope {

namespace {
constexpr qint64 dayNanos = 86'400'000'000'000;
constexpr int lastDays = 7;
constexpr int mostTicks = 288; // every five minutes; more is a bar

bool isFalse(const Cell *cell)
{
    if (!cell || isNull(cell->value))
        return false;
    const auto number = toNumber(cell->value);
    return number ? *number == 0 : toDisplay(cell->value) == QLatin1String("false");
}

QDateTime local(const Instant &time)
{
    return QDateTime::fromMSecsSinceEpoch(time.milliseconds());
}
} // namespace

// Where the rule stands: the column that the profile calls a cron rule.
int ColumnSet::ruleColumn() const
{
    const auto &columns = m_collection->columns();
    for (int index = 0; index < int(columns.size()); ++index) {
        if (columns[size_t(index)].spec.unit == QLatin1String("cron"))
            return index;
    }
    return -1;
}

CellLook ColumnSet::scheduleState(const Record &record, const RowScene &scene) const
{
    CellLook look;
    const int next = m_collection->columnIndex(QStringLiteral("next"));
    const auto at = next >= 0 ? record.time(*m_collection, next) : std::nullopt;
    if (isFalse(cell(record, QStringLiteral("enabled")))) {
        look.text = tr("paused");
        look.glyph = stateLook(QStringLiteral("cancelled")).glyph;
        look.ink = look.glyphInk = Ink::Dim;
    } else if (at && *at < scene.now) {
        look.text = tr("overdue");
        look.glyph = stateLook(QStringLiteral("lease-expired")).glyph;
        look.ink = look.glyphInk = Ink::LeaseExpired;
        look.bold = true;
    } else {
        look.text = tr("waiting");
        look.glyph = stateLook(QStringLiteral("delayed")).glyph;
        look.ink = look.glyphInk = Ink::Delayed;
    }
    return look;
}

CellLook ColumnSet::ruleWords(const Record &record) const
{
    CellLook look;
    const Cell &rule = record.cells[size_t(m_rule)];
    if (const auto parsed = isNull(rule.value) ? std::nullopt : CronRule::parse(toDisplay(rule.value)))
        look.text = parsed->inWords();
    return look;
}

// The next 24 hours: by the rule, in this machine's zone, or at least the one time that the store has.
CellLook ColumnSet::nextDay(const Record &record, const RowScene &scene) const
{
    CellLook look;
    look.ink = isFalse(cell(record, QStringLiteral("enabled"))) ? Ink::Dim : Ink::Delayed;
    const auto place = [&scene](const Instant &at) { return float(at.since(scene.now)) / float(dayNanos); };
    const auto timeOf = [this, &record](const QString &name) {
        const int index = m_collection->columnIndex(name);
        return index >= 0 ? record.time(*m_collection, index) : std::nullopt;
    };
    const auto next = timeOf(QStringLiteral("next")), last = timeOf(QStringLiteral("last"));
    const QString text = m_rule >= 0 ? toDisplay(record.cells[size_t(m_rule)].value) : QString();
    if (const auto rule = CronRule::parse(text)) {
        const QDateTime now = local(scene.now);
        for (const QDateTime &at :
             rule->times(now, now.addDays(1), mostTicks, last ? local(*last) : QDateTime()))
            look.ticks << place(Instant::fromMilliseconds(at.toMSecsSinceEpoch()));
    } else if (next && *next >= scene.now && next->since(scene.now) <= dayNanos) {
        look.ticks << place(*next);
    }
    if (look.ink == Ink::Dim)
        look.ticks.clear(); // it is paused
    look.words = look.ticks.isEmpty()
                     ? tr("not in the next 24 hours")
                     : tr("%Ln time(s) in the next 24 hours", nullptr, int(look.ticks.size()));
    return look;
}

CellLook ColumnSet::usedShare(const Record &record) const
{
    CellLook look;
    const Cell *used = cell(record, QStringLiteral("used")), *limit = cell(record, QStringLiteral("limit"));
    const auto part = used ? toNumber(used->value) : std::nullopt,
               whole = limit ? toNumber(limit->value) : std::nullopt;
    if (!part || !whole || *whole <= 0)
        return look;
    look.share = float(*part / *whole);
    look.text = tr("%1 %").arg(QLocale().toString(double(look.share) * 100, 'f', 0));
    look.ink = look.share >= 1 ? Ink::Failed : look.share >= 0.8f ? Ink::LeaseExpired : Ink::Highlight;
    look.right = look.mono = true;
    return look;
}

namespace {
// What was used on each of the last days, today last; a store that has more days tells only these.
std::array<double, lastDays> usedOn(const Cell &cell, const Instant &now)
{
    std::array<double, lastDays> used{};
    const auto *text = std::get_if<Text>(&cell.value);
    const QJsonObject days = text ? QJsonDocument::fromJson(text->utf8).object() : QJsonObject();
    const QDate first = local(now).date().addDays(1 - lastDays);
    for (int day = 0; day < lastDays; ++day)
        used[size_t(day)] = qMax(0.0, days.value(first.addDays(day).toString(Qt::ISODate)).toDouble());
    return used;
}
} // namespace

QStringList ColumnSet::wordsByDay(const Cell &cell, const RowScene &scene) const
{
    const int column = m_collection->columnIndex(QStringLiteral("used"));
    const QString unit = column >= 0 ? m_collection->columns()[size_t(column)].spec.unit : QString();
    const std::array<double, lastDays> used = usedOn(cell, scene.now);
    const QDate first = local(scene.now).date().addDays(1 - lastDays);
    QStringList words;
    for (int day = 0; day < lastDays; ++day)
        words << tr("%1: %2").arg(QLocale().toString(first.addDays(day), QStringLiteral("ddd d MMM")),
                                  QLocale().toString(used[size_t(day)], 'g', 6) +
                                      (unit.isEmpty() ? unit : QLatin1Char(' ') + unit));
    return words;
}

// A column a day, the highest as high as the cell.
CellLook ColumnSet::usedByDay(const Record &record, const ShownColumn &shown, const RowScene &scene) const
{
    CellLook look;
    const Cell &cell = record.cells[size_t(shown.column)];
    if (isNull(cell.value))
        return look;
    const std::array<double, lastDays> used = usedOn(cell, scene.now);
    const double most = *std::max_element(used.begin(), used.end());
    for (const double day : used)
        look.bars << float(most > 0 ? day / most : 0);
    look.ink = Ink::Running;
    look.words = wordsByDay(cell, scene).join(QStringLiteral(", "));
    return look;
}

// By how much a version is larger than the one before.
CellLook ColumnSet::changedBytes(const Record &record, const RowScene &scene) const
{
    CellLook look;
    look.right = look.mono = true;
    look.ink = Ink::Dim;
    const int column = m_collection->payloadColumn();
    if (!scene.before || column < 0 || size_t(column) >= scene.before->cells.size())
        return look;
    const qint64 by = record.cells[size_t(column)].bytes - scene.before->cells[size_t(column)].bytes;
    look.text = by == 0 ? QStringLiteral("0")
                        : (by > 0 ? QStringLiteral("+") : QStringLiteral("−")) + formatBytes(qAbs(by));
    return look;
}

// One part of a key that is made of several: user/17/name.
CellLook ColumnSet::keyPart(const Record &record, int part) const
{
    CellLook look;
    look.mono = true;
    const Cell *key = cell(record, QStringLiteral("key"));
    const QStringList parts =
        key ? keyParts(withoutControls(toDisplay(key->value).left(400))) : QStringList();
    look.text = parts.value(part);
    return look;
}

QStringList ColumnSet::keyParts(const QString &key)
{
    QStringList parts{QString()};
    for (const QChar c : key) {
        if (QStringLiteral("/:.|").contains(c))
            parts << QString();
        else
            parts.back() += c;
    }
    return parts;
}

} // namespace storescope
