// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/daycolumns.h"

#include "ui/actions/actionparts.h"
#include "ui/look/formats.h"

#include <QDate>
#include <QLocale>
#include <QPainter>

namespace storescope {

namespace {
constexpr int columnWidth = 33, barWidth = 28, mostColumns = 10;
} // namespace

DayColumns::DayColumns(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Rows by day"));
}

QSize DayColumns::sizeHint() const
{
    const int days = int(qMin<qsizetype>(qMax<qsizetype>(m_days.size(), 1), mostColumns));
    return {qMax(days * columnWidth + 8, 110), 84};
}

QSize DayColumns::minimumSizeHint() const
{
    return {columnWidth * 3, 84};
}

void DayColumns::setDays(const QMap<QString, qint64> &byDay)
{
    m_days = byDay;
    QStringList words;
    for (const Column &column : columns(mostColumns))
        words << QStringLiteral("%1: %2").arg(column.label, Formats::count(column.rows));
    m_words = words.join(QStringLiteral(", "));
    setToolTip(words.join(QLatin1Char('\n')));
    setVisible(!m_days.isEmpty());
    updateGeometry();
    update();
}

// The first one says the month too.
std::vector<DayColumns::Column> DayColumns::columns(int most) const
{
    std::vector<Column> made;
    const qsizetype tooMany = m_days.size() - most;
    qsizetype at = 0;
    QString month;
    for (auto day = m_days.begin(); day != m_days.end(); ++day, ++at) {
        if (tooMany > 0 && at <= tooMany) {
            if (made.empty())
                made.push_back({tr("before"), 0});
            made.front().rows += day.value();
            continue;
        }
        const QDate date = QDate::fromString(day.key(), Qt::ISODate);
        const bool first = date.toString(QStringLiteral("yyyyMM")) != month;
        month = date.toString(QStringLiteral("yyyyMM"));
        made.push_back(
            {QLocale().toString(date, first ? QStringLiteral("d MMM") : QStringLiteral("d")), day.value()});
    }
    return made;
}

void DayColumns::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    const std::vector<Column> shown = columns(qBound(1, width() / columnWidth, mostColumns));
    painter.setFont(enlarged(font(), 0.85));
    const int line = painter.fontMetrics().height();
    const int base = height() - line - 1, room = base - line - 2;
    qint64 most = 1;
    for (const Column &column : shown)
        most = qMax(most, column.rows);
    const int left = width() - int(shown.size()) * columnWidth;
    for (int at = 0; at < int(shown.size()); ++at) {
        const Column &column = shown[size_t(at)];
        const int x = left + at * columnWidth;
        const int tall = qMax(2, int(double(column.rows) / double(most) * room));
        painter.fillRect(QRect(x + (columnWidth - barWidth) / 2, base - tall, barWidth, tall),
                         look.ink(Ink::Highlight));
        painter.setPen(look.ink(Ink::Dim));
        const QString rows =
            column.rows < 10'000 ? Formats::count(column.rows) : Formats::estimate(column.rows);
        painter.drawText(QRect(x - 6, base - tall - line, columnWidth + 12, line), Qt::AlignCenter, rows);
        painter.drawText(QRect(x - 12, base + 2, columnWidth + 24, line), Qt::AlignCenter, column.label);
    }
    painter.fillRect(QRect(left, base, width() - left, 1), look.ground(Ground::Line));
}

} // namespace storescope
