// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/harmmeter.h"

#include "core/base/text.h"
#include "ui/look/icons.h"

#include <QLocale>
#include <QPainter>

namespace storescope {

namespace {

QString milliseconds(std::chrono::microseconds time)
{
    const double ms = double(time.count()) / 1000;
    return QLocale().toString(ms, 'f', ms < 10 ? 1 : 0) + QStringLiteral(" ms");
}

Ink harmInk(Harm harm)
{
    switch (harm) {
    case Harm::Harmless:
        return Ink::Live;
    case Harm::Noticeable:
        return Ink::Warning;
    case Harm::SteppingBack:
        return Ink::LeaseExpired;
    }
    return Ink::Text;
}

QString harmGlyph(Harm harm)
{
    switch (harm) {
    case Harm::Harmless:
        return QStringLiteral(":/storescope/glyphs/shield.svg");
    case Harm::Noticeable:
        return QStringLiteral(":/storescope/glyphs/shield-half.svg");
    case Harm::SteppingBack:
        return QStringLiteral(":/storescope/glyphs/shield-empty.svg");
    }
    return {};
}

} // namespace

HarmMeter::HarmMeter(QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Harm meter"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QToolButton::clicked, this, &HarmMeter::showPopover);
    setNothingOpen();
}

QString HarmMeter::word(Harm harm)
{
    switch (harm) {
    case Harm::Harmless:
        return tr("Harmless");
    case Harm::Noticeable:
        return tr("Noticeable");
    case Harm::SteppingBack:
        return tr("Stepping back");
    }
    return {};
}

QString HarmMeter::numbers(const MeterReading &reading)
{
    const QString journal = reading.rollbackJournal ? tr("rollback journal")
                            : reading.walBytes >= 0 ? tr("WAL %1").arg(formatBytes(reading.walBytes))
                                                    : tr("no WAL");
    return tr("reading %1 % · longest read %2 · %3 · busy %4")
        .arg(QLocale().toString(reading.share * 100, 'f', 1), milliseconds(reading.longestRead), journal)
        .arg(reading.busy);
}

QString HarmMeter::details(const MeterReading &reading)
{
    QStringList lines;
    lines << tr("Longest read in the last minute: %1, by %2")
                 .arg(milliseconds(reading.longestRead), readerName(reading.longestBy));
    lines << tr("Snapshot held now: %1").arg(milliseconds(reading.snapshotAge));
    if (reading.walBytes >= 0)
        lines << tr("WAL now %1, %2 when it was opened")
                     .arg(formatBytes(reading.walBytes),
                          formatBytes(qMax<qint64>(0, reading.walBytesAtOpening)));
    if (reading.rollbackJournal)
        lines << tr("Rollback journal: our reads hold the writer off, so they are kept under 10 ms and 2 %.");
    lines << tr("Busy retries: %1 · connections: %2").arg(reading.busy).arg(reading.connections);
    return lines.join(QLatin1Char('\n'));
}

void HarmMeter::setReading(const MeterReading &reading)
{
    m_reading = reading;
    m_open = true;
    setToolTip(details(reading));
    setAccessibleDescription(word(reading.harm) + QStringLiteral(", ") + numbers(reading));
    if (m_popover)
        m_popover->setReading(reading);
    updateGeometry();
    update();
}

void HarmMeter::setStore(const QString &opened, bool readsLess, bool disconnected)
{
    m_opened = opened;
    m_readsLess = readsLess;
    m_disconnected = disconnected;
}

void HarmMeter::setNothingOpen()
{
    m_open = false;
    m_reading = {};
    setToolTip(tr("What looking costs the program that writes. No store is open."));
    setAccessibleDescription(tr("no store open"));
    updateGeometry();
    update();
}

QSize HarmMeter::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const int words = QFontMetrics(bold).horizontalAdvance(word(m_reading.harm));
    const int rest = fontMetrics().horizontalAdvance(m_open ? numbers(m_reading) : tr("no store open"));
    return {14 + 6 + words + 8 + rest + 16, 22};
}

void HarmMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? look.ink(Ink::Highlight) : look.ground(Ground::Line));
        painter.drawRoundedRect(rect().adjusted(0, 1, -1, -2), 4, 4);
    }
    const Ink ink = harmInk(m_reading.harm);
    painter.drawPixmap(6, height() / 2 - 7,
                       glyphPixmap(harmGlyph(m_reading.harm), 14, look.ink(ink), devicePixelRatioF()));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(look.ink(ink));
    const int words = QFontMetrics(bold).horizontalAdvance(word(m_reading.harm));
    painter.drawText(QRect(26, 0, words + 2, height()), Qt::AlignVCenter, word(m_reading.harm));
    painter.setFont(font());
    painter.setPen(look.ink(Ink::Dim));
    painter.drawText(QRect(26 + words + 8, 0, width(), height()), Qt::AlignVCenter,
                     m_open ? numbers(m_reading) : tr("no store open"));
}

void HarmMeter::showPopover()
{
    if (!m_open)
        return;
    auto *popover = new HarmPopover(m_reading, m_opened, m_readsLess, m_disconnected, this);
    m_popover = popover;
    connect(popover, &HarmPopover::readLessWanted, this, &HarmMeter::readLessWanted);
    connect(popover, &HarmPopover::disconnectWanted, this, &HarmMeter::disconnectWanted);
    popover->adjustSize();
    popover->move(mapToGlobal(QPoint(width() - popover->width(), -popover->height() - 4)));
    popover->show();
}

} // namespace storescope
