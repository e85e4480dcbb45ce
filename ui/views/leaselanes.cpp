// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/leaselanes.h"

#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/look/palette.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace storescope {

namespace {
constexpr int nameWidth = 152, barHeight = 15, rowHeight = 19, laneGap = 7, axisHeight = 22;
constexpr int noteHeight = 22;
constexpr qint64 minute = 60'000;

QString valueOf(const Record &record, const Collection &collection, const char *name)
{
    const Cell *cell = record.cell(collection, QLatin1String(name));
    return cell && !isNull(cell->value) ? withoutControls(toDisplay(cell->value).left(200)) : QString();
}

std::optional<Instant> timeOf(const Record &record, const Collection &collection,
                              std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const int column = collection.columnIndex(QLatin1String(name));
        if (column < 0)
            continue;
        if (const auto time = record.time(collection, column))
            return time;
    }
    return std::nullopt;
}
} // namespace

LeaseLanes::LeaseLanes(Claims *claims, const RowsModel *rows, QWidget *parent)
    : QAbstractScrollArea(parent), m_claims(claims), m_rows(rows)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Who holds what"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(claims, &Claims::changed, this, &LeaseLanes::collect);
}

void LeaseLanes::setBy(By by)
{
    m_by = by;
    collect();
}

std::optional<LeaseLanes::Claim> LeaseLanes::claimOf(const Record &record, const Instant &now) const
{
    const Collection &collection = m_rows->collection();
    const auto until = timeOf(record, collection, {"lease_until"});
    if (!until)
        return std::nullopt;
    const auto from = timeOf(record, collection, {"started", "updated", "created"});
    Claim claim;
    claim.key = record.key;
    claim.id = Formats::shortId(valueOf(record, collection, "id"));
    claim.type = valueOf(record, collection, "type");
    claim.lane = valueOf(record, collection,
                         m_by == By::Worker  ? "owner"
                         : m_by == By::Queue ? "queue"
                                             : "type");
    claim.until = *until;
    claim.from = from && *from < *until ? *from : now < *until ? now : *until;
    claim.wrote = timeOf(record, collection, {"updated"});
    return claim;
}

// By lane, the lane in trouble first. What ends first is drawn first.
void LeaseLanes::collect()
{
    const Instant now = Instant::now();
    std::vector<Claim> claims;
    for (const Record &record : m_claims->records()) {
        if (auto claim = claimOf(record, now))
            claims.push_back(std::move(*claim));
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const Claim &a, const Claim &b) { return a.until < b.until; });
    QMap<QString, Lane> lanes;
    int drawn = 0;
    for (Claim &claim : claims) {
        Lane &own = lanes[claim.lane];
        own.name = claim.lane.isEmpty() ? tr("nobody") : claim.lane;
        own.overdue += claim.until < now;
        ++own.all;
        if (claim.wrote && (!own.wrote || *own.wrote < *claim.wrote))
            own.wrote = claim.wrote;
        if (drawn < mostDrawn) {
            own.claims.push_back(std::move(claim));
            ++drawn;
        }
    }
    m_undrawn = int(claims.size()) - drawn;
    m_lanes.assign(lanes.begin(), lanes.end());
    std::stable_sort(m_lanes.begin(), m_lanes.end(),
                     [](const Lane &a, const Lane &b) { return a.overdue > b.overdue; });
    setAccessibleDescription(inWords());
    updateScroll();
    updateGeometry();
    viewport()->update();
    Q_EMIT lanesChanged();
}

QString LeaseLanes::inWords()
{
    int claims = 0, overdue = 0;
    for (const Lane &lane : m_lanes) {
        claims += lane.all;
        overdue += lane.overdue;
    }
    if (!m_claims->isKnown())
        return tr("Reading who holds a claim…");
    const QString words =
        tr("%1 %2, %3 ran out")
            .arg(tr("%Ln lane(s) hold", nullptr, int(m_lanes.size())), tr("%Ln claim(s)", nullptr, claims))
            .arg(overdue);
    return note().isEmpty() ? words : words + QStringLiteral(". ") + note();
}

QString LeaseLanes::note() const
{
    if (!m_claims->isAll())
        return tr("There are more claims than the %1 that were read; of those, %2 are drawn.")
            .arg(Formats::count(Claims::mostAsked), Formats::count(mostDrawn));
    return m_undrawn > 0 ? tr("%Ln more claim(s) that end later are not drawn.", nullptr, m_undrawn)
                         : QString();
}

int LeaseLanes::contentHeight() const
{
    int high = axisHeight;
    for (const Lane &lane : m_lanes)
        high += qMax(2, int(lane.claims.size())) * rowHeight + laneGap;
    if (!note().isEmpty())
        high += noteHeight;
    return high;
}

int LeaseLanes::wantedHeight() const
{
    return int((m_lanes.empty() ? axisHeight + 26 : contentHeight() + 2) * scale());
}

void LeaseLanes::updateScroll()
{
    verticalScrollBar()->setRange(0, qMax(0, contentHeight() - tall()));
    verticalScrollBar()->setPageStep(tall());
    verticalScrollBar()->setSingleStep(rowHeight);
}

void LeaseLanes::resizeEvent(QResizeEvent *)
{
    updateScroll();
}

void LeaseLanes::second()
{
    viewport()->update();
}

// From the oldest claim to the latest end, but no more than ten minutes to either side of now.
TimeAxis LeaseLanes::axis(const Instant &now) const
{
    const qint64 at = now.milliseconds();
    qint64 from = at - minute, to = at + minute;
    for (const Lane &lane : m_lanes) {
        for (const Claim &claim : lane.claims) {
            from = qMin(from, claim.from.milliseconds());
            to = qMax(to, claim.until.milliseconds());
        }
    }
    from = qMax(from, at - 10 * minute);
    to = qMin(to, at + 10 * minute);
    const qint64 air = (to - from) / 12;
    return {from - air, to + air, double(nameWidth), double(across() - nameWidth - 4)};
}

QString LeaseLanes::laneNote(const Lane &lane, const Instant &now)
{
    const QString claims = lane.overdue > 0 ? tr("%1 of %Ln ran out", nullptr, lane.all).arg(lane.overdue)
                                            : tr("%Ln claim(s)", nullptr, lane.all);
    return lane.wrote ? tr("%1, wrote %2").arg(claims, Formats::ago(*lane.wrote, now)) : claims;
}

void LeaseLanes::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Palette look = Palette::of(palette());
    painter.scale(scale(), scale());
    painter.fillRect(QRect(0, 0, across() + 1, tall() + 1), palette().base());
    m_places.clear();
    const Instant now = Instant::now();
    const TimeAxis axis = this->axis(now);
    const int shift = verticalScrollBar()->value();
    const QFont plain = unzoomedFont(this);
    QFont bold = plain, small = plain;
    bold.setBold(true);
    if (small.pixelSize() > 0)
        small.setPixelSize(small.pixelSize() - 2);
    int top = axisHeight - shift;
    for (const Lane &lane : m_lanes) {
        const int rows = qMax(2, int(lane.claims.size()));
        const int high = rows * rowHeight + laneGap;
        painter.fillRect(QRect(0, top + high - 1, across(), 1), look.ground(Ground::SoftLine));
        painter.setFont(bold);
        painter.setPen(look.ink(Ink::Text));
        painter.drawText(QRect(10, top + 4, nameWidth - 16, rowHeight), Qt::AlignVCenter,
                         QFontMetrics(bold).elidedText(lane.name, Qt::ElideMiddle, nameWidth - 16));
        painter.setFont(small);
        painter.setPen(look.ink(lane.overdue > 0 ? Ink::LeaseExpired : Ink::Dim));
        painter.drawText(QRect(10, top + 2 + rowHeight, nameWidth - 16, rowHeight), Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(laneNote(lane, now), Qt::ElideRight, nameWidth - 16));
        top += high;
    }
    painter.setFont(small);
    for (const TimeAxis::Tick &tick : axis.distanceTicks(80, now.milliseconds())) {
        const int x = int(axis.x(tick.ms));
        painter.fillRect(QRect(x, axisHeight, 1, tall()), look.ground(Ground::SoftLine));
    }
    top = axisHeight - shift;
    for (const Lane &lane : m_lanes) {
        int at = top + 4;
        for (const Claim &claim : lane.claims) {
            paintClaim(painter, look, axis, now, claim, at);
            at += rowHeight;
        }
        top += qMax(2, int(lane.claims.size())) * rowHeight + laneGap;
    }
    painter.fillRect(QRect(0, 0, across(), axisHeight), look.ground(Ground::Window));
    for (const TimeAxis::Tick &tick : axis.distanceTicks(80, now.milliseconds())) {
        painter.setPen(look.ink(tick.ms == now.milliseconds() ? Ink::Text : Ink::Dim));
        painter.setFont(tick.ms == now.milliseconds() ? bold : small);
        painter.drawText(QRect(int(axis.x(tick.ms)) - 50, 0, 100, axisHeight), Qt::AlignCenter, tick.text);
    }
    painter.fillRect(QRect(int(axis.x(now.milliseconds())), axisHeight, 2, tall()), look.ink(Ink::Text));
    painter.fillRect(QRect(nameWidth - 1, axisHeight, 1, tall()), look.ground(Ground::Line));
    if (m_lanes.empty()) {
        painter.setPen(look.ink(Ink::Dim));
        painter.setFont(plain);
        painter.drawText(QRect(10, axisHeight, across() - 20, 26), Qt::AlignVCenter,
                         m_claims->isKnown() ? tr("Nobody holds a claim now.")
                                             : tr("Reading who holds a claim…"));
    }
    if (const QString left = note(); !left.isEmpty()) {
        painter.setPen(look.ink(Ink::Dim));
        painter.setFont(plain);
        painter.drawText(QRect(10, top, across() - 20, noteHeight), Qt::AlignVCenter, left);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.ink(Ink::Highlight), 2));
        if (m_cursor >= 0 && m_cursor < int(m_places.size()))
            painter.drawRect(m_places[size_t(m_cursor)].rect);
        painter.drawRect(QRect(1, 1, across() - 3, tall() - 3));
    }
}

void LeaseLanes::paintClaim(QPainter &painter, const Palette &look, const TimeAxis &axis, const Instant &now,
                            const Claim &claim, int top)
{
    const bool over = claim.until < now;
    const double left = qMax(axis.left(), axis.x(claim.from.milliseconds()));
    const double end = axis.x(claim.until.milliseconds()), here = axis.x(now.milliseconds());
    const QColor ink = look.ink(over ? Ink::LeaseExpired : Ink::Running);
    QColor solid = ink;
    solid.setAlphaF(look.isDark() ? 0.45f : 0.30f);
    const QRectF held(left, top, qMax(2.5, (over ? qMax(left, end) : here) - left), barHeight);
    painter.fillRect(held, solid);
    painter.setPen(ink);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(held.adjusted(0, 0, -1, -1));
    const QRectF rest(over ? held.right() : here, top, qMax(0.0, (over ? here - held.right() : end - here)),
                      barHeight);
    if (over) {
        paintHatching(&painter, rest, 5);
    } else {
        painter.setPen(QPen(ink, 1, Qt::DashLine));
        painter.drawRect(rest.adjusted(0, 0, -1, -1));
    }
    const QString name = claim.id + QLatin1Char(' ') + claim.type;
    const int wide = painter.fontMetrics().horizontalAdvance(name);
    painter.setPen(look.ink(Ink::Text));
    if (wide + 8 < held.width())
        painter.drawText(held.adjusted(5, 0, 0, 0), Qt::AlignVCenter, name);
    else if (left - wide - 6 > axis.left())
        painter.drawText(QRectF(left - wide - 6, top, wide + 4, barHeight), Qt::AlignVCenter, name);
    const qint64 left_ = claim.until.since(now);
    const QString text = over ? tr("ran out %1 ago").arg(Formats::past(left_)) : Formats::left(left_);
    const int room = painter.fontMetrics().horizontalAdvance(text);
    painter.setPen(look.ink(over ? Ink::LeaseExpired : Ink::Dim));
    if (!over && room + 10 < rest.width())
        painter.drawText(rest.adjusted(0, 0, -6, 0), Qt::AlignVCenter | Qt::AlignRight, text);
    else {
        QRectF place((over ? here : qMax(here, end)) + 6, top, room + 8, barHeight);
        if (place.right() > across()) { // no room behind it: then on the bar
            place.moveRight(here - 6);
            painter.fillRect(place.adjusted(-6, 0, 0, 0), look.ground(Ground::Base));
        }
        painter.drawText(place, Qt::AlignVCenter, text);
    }
    m_places.push_back(
        {QRectF(held.left(), top, qMax(held.right(), rest.right()) - held.left(), barHeight), claim.key});
}

void LeaseLanes::mousePressEvent(QMouseEvent *event)
{
    for (size_t at = 0; at < m_places.size(); ++at) {
        if (m_places[at].rect.adjusted(0, -2, 0, 2).contains(event->position() / scale())) {
            m_cursor = int(at);
            Q_EMIT claimWanted(m_places[at].key);
        }
    }
    viewport()->update();
}

void LeaseLanes::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_places.size());
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
        m_cursor = qMin(count - 1, m_cursor + 1);
        break;
    case Qt::Key_Up:
    case Qt::Key_Left:
        m_cursor = qMax(0, m_cursor - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor >= 0 && m_cursor < count)
            Q_EMIT claimWanted(m_places[size_t(m_cursor)].key);
        return;
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
    viewport()->update();
}

} // namespace storescope
