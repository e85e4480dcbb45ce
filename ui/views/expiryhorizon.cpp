// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/expiryhorizon.h"

#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/look/palette.h"
#include "ui/look/timeaxis.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace storescope {

namespace {
constexpr int margin = 12, pastWidth = 158, barTop = 40, axisHeight = 20;
constexpr double minuteWidth = 84; // linear to one minute
constexpr double labelAir = 8;     // pixels between words
constexpr double leastApart = 5;   // pixels; nearer ones are one bar
constexpr qint64 second = 1'000'000'000, minute = 60 * second;
constexpr qint64 soon = 5 * minute;
constexpr int repaintMs = 250;
} // namespace

ExpiryHorizon::ExpiryHorizon(LoadedModel *rows, QWidget *parent) : QWidget(parent), m_rows(rows)
{
    setFixedHeight(112);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("When they expire"));
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(repaintMs);
    connect(&m_repaint, &QTimer::timeout, this, [this] {
        m_stale = true;
        setAccessibleDescription(inWords());
        update();
    });
    const auto later = [this] {
        if (!m_repaint.isActive())
            m_repaint.start();
    };
    connect(rows, &QAbstractItemModel::rowsInserted, this, later);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, later);
    connect(rows, &QAbstractItemModel::modelReset, this, later);
    connect(rows, &QAbstractItemModel::dataChanged, this,
            [later](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty()) // else a countdown went on
                    later();
            });
    connect(rows, &RowsModel::totalChanged, this, later);
}

const std::vector<ExpiryHorizon::Item> &ExpiryHorizon::items()
{
    if (std::exchange(m_stale, false))
        collect();
    return m_items;
}

void ExpiryHorizon::collect()
{
    m_items.clear();
    m_mostBytes = 1;
    const Collection &collection = m_rows->collection();
    const int expires = collection.columnIndex(QStringLiteral("expires")),
              bytes = collection.columnIndex(QStringLiteral("bytes"));
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const Record *record = m_rows->recordAt(row);
        if (!record || record->cells.empty() || m_rows->isGone(row))
            continue;
        const auto at = record->time(collection, expires);
        if (!at)
            continue;
        Item item{record->key, *at, 0};
        if (bytes >= 0 && size_t(bytes) < record->cells.size())
            item.bytes = toInteger(record->cells[size_t(bytes)].value).value_or(0);
        m_mostBytes = qMax(m_mostBytes, item.bytes);
        m_items.push_back(item);
    }
    std::sort(m_items.begin(), m_items.end(),
              [](const Item &a, const Item &b) { return a.expires < b.expires; });
}

void ExpiryHorizon::measure(const Instant &now)
{
    m_latest = items().empty() ? 0 : items().back().expires.since(now);
    m_latest = qMax(m_latest, 10 * minute);
}

double ExpiryHorizon::xOf(qint64 nanosLeft) const
{
    const double here = margin + pastWidth;
    if (nanosLeft <= 0)
        return here;
    if (nanosLeft <= minute)
        return here + minuteWidth * double(nanosLeft) / double(minute);
    const double room = across() - margin - here - minuteWidth;
    return here + minuteWidth +
           room * std::log(double(nanosLeft) / double(minute)) / std::log(double(m_latest) / double(minute));
}

double ExpiryHorizon::heightOf(qint64 bytes) const
{
    const double high = tall() - axisHeight - barTop;
    return qBound(
        3.0, high * std::log2(double(qMax<qint64>(bytes, 1)) + 1) / std::log2(double(m_mostBytes) + 2), high);
}

QString ExpiryHorizon::inWords()
{
    const Instant now = Instant::now();
    int over = 0, next = 0;
    for (const Item &item : items()) {
        const qint64 left = item.expires.since(now);
        over += left <= 0;
        next += left > 0 && left < soon;
    }
    const QString words = tr("%1 expired, %2 in the next 5 minutes, %3 later")
                              .arg(over)
                              .arg(next)
                              .arg(int(items().size()) - over - next);
    return note().isEmpty() ? words : words + QStringLiteral("; ") + note();
}

QString ExpiryHorizon::note() const
{
    if (m_rows->filter())
        return tr("only what the filter shows");
    return m_rows->isCut() ? tr("only of the %1 that are held").arg(Formats::count(m_rows->rowCount()))
                           : QString();
}

void ExpiryHorizon::setSelected(const QSet<Key> &keys)
{
    m_selected = keys;
    update();
}

void ExpiryHorizon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    const Instant now = Instant::now();
    painter.scale(scale(), scale());
    painter.fillRect(QRect(0, 0, across() + 1, tall() + 1), palette().base());
    painter.fillRect(QRect(0, tall() - 1, across() + 1, 1), look.ground(Ground::Line));
    measure(now);
    const int bottom = tall() - axisHeight;
    if (!Palette::isHighContrast(palette()))
        painter.fillRect(QRectF(xOf(1), 8, xOf(soon) - xOf(1), bottom - 8), look.ground(Ground::WarningRow));
    paintPast(painter, look, now);
    paintBars(painter, look, now);
    paintScale(painter, look, now);
    if (m_dragFrom >= 0 && m_dragTo >= 0) {
        QColor shade = look.ink(Ink::Highlight);
        painter.setPen(shade);
        shade.setAlphaF(0.15f);
        painter.setBrush(shade);
        painter.drawRect(QRectF(qMin(m_dragFrom, m_dragTo), 8, qAbs(m_dragTo - m_dragFrom), bottom - 8));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.ink(Ink::Highlight), 2));
        painter.drawRect(QRect(1, 1, across() - 3, tall() - 3));
    }
}

void ExpiryHorizon::paintPast(QPainter &painter, const Palette &look, const Instant &now)
{
    int over = 0, next = 0;
    qint64 overBytes = 0, nextBytes = 0;
    for (const Item &item : items()) {
        const qint64 left = item.expires.since(now);
        if (left <= 0) {
            ++over;
            overBytes += item.bytes;
        } else if (left < soon) {
            ++next;
            nextBytes += item.bytes;
        }
    }
    const QRectF past(margin, 8, pastWidth, tall() - axisHeight - 8);
    painter.setPen(look.ground(Ground::SoftLine));
    paintHatching(&painter, past, 7);
    const QFont plain = unzoomedFont(this);
    QFont bold = plain;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(look.ink(Ink::Text));
    const QLocale locale;
    double taken = margin + pastWidth; // by words; the note takes what is left
    painter.drawText(QRectF(past.left() + 6, 9, pastWidth - 8, 17), Qt::AlignVCenter,
                     tr("%1 expired").arg(locale.toString(over)));
    if (next > 0) {
        painter.setPen(look.ink(Ink::LeaseExpired));
        const QString soonest = tr("%1 in the next 5 min").arg(locale.toString(next));
        const int wide = painter.fontMetrics().horizontalAdvance(soonest) + 2;
        painter.drawText(QRectF(xOf(1) + 8, 9, wide, 17), Qt::AlignVCenter, soonest);
        taken = xOf(1) + 8 + wide;
    }
    painter.setFont(plain);
    painter.setPen(look.ink(Ink::Dim));
    if (over > 0)
        painter.drawText(QRectF(past.left() + 6, 24, pastWidth - 8, 16), Qt::AlignVCenter,
                         formatBytes(overBytes));
    if (next > 0)
        painter.drawText(QRectF(xOf(1) + 8, 24, 200, 16), Qt::AlignVCenter, formatBytes(nextBytes));
    const QRectF rest(taken + 16, 9, across() - margin - taken - 16, 16);
    const QString words = note().isEmpty() ? tr("a bar an artifact; bytes and time on log scales")
                                           : tr("a bar an artifact, %1").arg(note());
    if (painter.fontMetrics().horizontalAdvance(words) <= rest.width() || !note().isEmpty())
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, int(rest.width())));
}

// What is over stands in its order, the oldest at the left; what is to come, at its time.
void ExpiryHorizon::paintBars(QPainter &painter, const Palette &look, const Instant &now)
{
    const int bottom = tall() - axisHeight;
    const auto firstToCome = std::partition_point(m_items.begin(), m_items.end(),
                                                  [&now](const Item &item) { return item.expires <= now; });
    const auto over = firstToCome - m_items.begin();
    QColor gone = look.ink(Ink::Dim), plain = look.ink(Ink::Highlight);
    gone.setAlphaF(0.55f);
    plain.setAlphaF(0.75f);
    const double step = qBound(1.0, double(pastWidth - 4) / qMax<double>(1, double(over)), 6.0);
    for (qptrdiff at = 0; at < over; ++at) {
        const Item &item = m_items[size_t(at)];
        const double x = margin + pastWidth - double(over - at) * step;
        if (x < margin)
            continue;
        const double high = heightOf(item.bytes) * 0.7;
        painter.fillRect(QRectF(x, bottom - high, qMax(1.0, step - 1), high),
                         m_selected.contains(item.key) ? look.ink(Ink::Number) : gone);
        if (int(at) == m_cursor)
            paintCursor(painter, look, x + step / 2, high);
    }
    struct Bar
    {
        double x = -100;
        qint64 bytes = 0;
        bool chosen = false, cursor = false;
    } bar;
    const auto paint = [&] {
        const double high = heightOf(bar.bytes);
        if (bar.x < 0)
            return;
        painter.fillRect(QRectF(bar.x - 2, bottom - high, 4, high),
                         bar.chosen ? look.ink(Ink::Number) : plain);
        if (bar.cursor)
            paintCursor(painter, look, bar.x, high);
    };
    for (size_t at = size_t(over); at < m_items.size(); ++at) {
        const Item &item = m_items[at];
        const double x = xOf(item.expires.since(now));
        if (x - bar.x >= leastApart) {
            paint();
            bar = {x};
        }
        bar.bytes += item.bytes;
        bar.chosen = bar.chosen || m_selected.contains(item.key);
        bar.cursor = bar.cursor || int(at) == m_cursor;
    }
    paint();
}

void ExpiryHorizon::paintCursor(QPainter &painter, const Palette &look, double x, double high)
{
    if (!hasFocus())
        return;
    painter.setPen(look.ink(Ink::Text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(x - 4, tall() - axisHeight - high - 2, 8, high + 2));
}

// Now stands first; then how long ago the oldest ran out, then the scale. What would touch gives way.
std::vector<ExpiryHorizon::Label> ExpiryHorizon::labels(const Instant &now)
{
    measure(now);
    const QFont plain = unzoomedFont(this);
    QFont bold = plain;
    bold.setBold(true);
    const QFontMetricsF metrics(plain), strong(bold);
    const double top = tall() - axisHeight + 1, high = axisHeight - 3;
    const QString here = tr("now");
    const double half = strong.horizontalAdvance(here) / 2 + 1;
    std::vector<Label> labels{{QRectF(xOf(0) - half, top, 2 * half, high), here, true}};
    const auto place = [&labels](const Label &label) {
        const bool free = std::none_of(labels.begin(), labels.end(), [&label](const Label &other) {
            return other.place.adjusted(-labelAir, 0, labelAir, 0).intersects(label.place);
        });
        if (free)
            labels.push_back(label);
    };
    if (!m_items.empty() && m_items.front().expires < now) {
        const QString oldest = Formats::ago(m_items.front().expires, now);
        place({QRectF(margin, top, metrics.horizontalAdvance(oldest) + 2, high), oldest});
    }
    for (const qint64 at : {minute, soon, 15 * minute, 60 * minute, 360 * minute, 1440 * minute,
                            7 * 1440 * minute, 30 * 1440 * minute, 365 * 1440 * minute}) {
        if (at > m_latest)
            break;
        const QString text = TimeAxis::stepText(at / 1'000'000);
        const double wide = metrics.horizontalAdvance(text) + 2, x = xOf(at);
        const double left = qMin(x - wide / 2, across() - margin / 2 - wide); // the last one stays inside
        place({QRectF(left, top, wide, high), text, false, x});
    }
    return labels;
}

void ExpiryHorizon::paintScale(QPainter &painter, const Palette &look, const Instant &now)
{
    const int bottom = tall() - axisHeight;
    painter.fillRect(QRectF(margin, bottom, across() - 2 * margin, 1), look.ground(Ground::Line));
    painter.fillRect(QRectF(xOf(0) - 1, 4, 2, bottom - 2), look.ink(Ink::Text));
    const QFont plain = unzoomedFont(this);
    QFont bold = plain;
    bold.setBold(true);
    for (const Label &label : labels(now)) {
        if (label.tick >= 0)
            painter.fillRect(QRectF(label.tick, bottom, 1, 4), look.ground(Ground::Line));
        painter.setFont(label.isNow ? bold : plain);
        painter.setPen(look.ink(label.isNow ? Ink::Text : Ink::Dim));
        painter.drawText(label.place, int(Qt::AlignCenter) | int(Qt::TextDontClip), label.text);
    }
}

// ---- pointer and keys ----

std::vector<Key> ExpiryHorizon::keysBetween(double left, double right)
{
    std::vector<Key> keys;
    const Instant now = Instant::now();
    const bool past = right <= xOf(0);
    for (const Item &item : items()) {
        const qint64 away = item.expires.since(now);
        if (past ? away <= 0 : away > 0 && xOf(away) >= left - 3 && xOf(away) <= right + 3)
            keys.push_back(item.key);
    }
    return keys;
}

void ExpiryHorizon::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_dragFrom = m_dragTo = event->position().x() / scale();
}

void ExpiryHorizon::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragFrom < 0)
        return;
    m_dragTo = event->position().x() / scale();
    update();
}

void ExpiryHorizon::mouseReleaseEvent(QMouseEvent *)
{
    const double from = std::exchange(m_dragFrom, -1), to = std::exchange(m_dragTo, -1);
    update();
    if (from < 0)
        return;
    const std::vector<Key> keys = keysBetween(qMin(from, to), qMax(from, to));
    if (!keys.empty())
        Q_EMIT keysWanted(keys);
}

void ExpiryHorizon::keyPressEvent(QKeyEvent *event)
{
    const int count = int(items().size());
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        m_cursor = qBound(0, m_cursor + (event->key() == Qt::Key_Right ? 1 : -1), qMax(0, count - 1));
        return update();
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_cursor >= 0 &&
        m_cursor < count) {
        Q_EMIT keysWanted({m_items[size_t(m_cursor)].key});
        return;
    }
    QWidget::keyPressEvent(event);
}

bool ExpiryHorizon::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const double at = help->pos().x() / scale();
    const auto keys = keysBetween(at - 1, at + 1);
    QToolTip::showText(help->globalPos(),
                       keys.empty() ? inWords() : tr("%Ln artifact(s)", nullptr, int(keys.size())), this);
    return true;
}

} // namespace storescope
