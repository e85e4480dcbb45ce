// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/recorddelegate.h"

#include "ui/look/icons.h"
#include "ui/models/rowsmodel.h"
#include "ui/views/recordview.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>

namespace storescope {

namespace {

constexpr int padding = 7;
constexpr int glyphSize = 14;
constexpr int keptStrings = 4096;

Ground groundOfLevel(const QString &level)
{
    if (level == QLatin1String("warning"))
        return Ground::WarningRow;
    return level == QLatin1String("error") || level == QLatin1String("fatal") ? Ground::ErrorRow
                                                                              : Ground::Base;
}

} // namespace

QFont fixedFont(const QFont &font)
{
    static const QFont system = QFontDatabase::systemFont(QFontDatabase::FixedFont); // asked once: it is slow
    QFont fixed = system;
    if (font.pixelSize() > 0)
        fixed.setPixelSize(font.pixelSize() - 1);
    else
        fixed.setPointSizeF(font.pointSizeF() - 0.75);
    return fixed;
}

RecordDelegate::RecordDelegate(QObject *parent) : QStyledItemDelegate(parent), m_elided(keptStrings) {}

QString RecordDelegate::elided(const QString &text, const QFontMetrics &metrics, int width, bool mono,
                               Qt::TextElideMode mode) const
{
    if (text.size() * metrics.averageCharWidth() < width && !mono)
        return metrics.horizontalAdvance(text) <= width ? text : metrics.elidedText(text, mode, width);
    const Elided cacheKey{text, width, int(mode) * 10000 + int(mono) * 1000 + metrics.height()};
    if (const QString *known = m_elided.object(cacheKey))
        return *known;
    const QString made = metrics.elidedText(text, mode, width);
    m_elided.insert(cacheKey, new QString(made));
    return made;
}

QColor RecordDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index, const Palette &look) const
{
    const bool checked = index.data(RowsModel::CheckedRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    const bool plain = Palette::isHighContrast(option.palette);
    const Ground level = groundOfLevel(index.data(RowsModel::LevelRole).toString());
    QColor ground = index.row() % 2 ? look.ground(Ground::Alternate) : look.ground(Ground::Base);
    if (level != Ground::Base && !plain)
        ground = look.ground(level);
    if (const auto *view = qobject_cast<const RecordView *>(option.widget)) {
        if (const int step = qMax(view->freshness(index.row()), view->freshness(index)); step >= 0)
            ground = look.fresh(ground, step);
    }
    if (checked && !plain)
        ground = look.ground(Ground::Selection);
    if (selected)
        ground =
            plain ? option.palette.color(QPalette::Highlight)
                  : look.ground(checked || option.state & QStyle::State_Active ? Ground::Selection
                                                                               : Ground::SelectionInactive);
    painter->fillRect(option.rect, ground);
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const bool first = view && view->horizontalHeader()->visualIndex(index.column()) == 0;
    const bool current = view && view->currentIndex().row() == index.row();
    if (selected && first && current)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          look.ink(Ink::Highlight));
    if (current && view->hasFocus()) // selected or not
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2),
                          look.ink(Ink::Highlight));
    return ground;
}

void RecordDelegate::paintGutter(QPainter *painter, const QRect &rect, const QModelIndex &index,
                                 const CellLook &cell, const Palette &look) const
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int top = rect.center().y() - 5;
    if (index.data(RowsModel::MarkedRole).toBool())
        painter->drawPixmap(rect.left() + 4, top, glyphPixmap(markGlyph(), 11, look.ink(Ink::Mark), ratio));
    if (!cell.glyph.isEmpty())
        painter->drawPixmap(rect.right() - 14, top - 1,
                            glyphPixmap(cell.glyph, 13, look.ink(cell.glyphInk), ratio));
}

// Drawn here: the style's box is lost on a dark row.
void RecordDelegate::paintBox(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Palette look = Palette::of(option.palette);
    const bool checked = index.data(RowsModel::CheckedRole).toBool();
    const QRectF box = QStyle::alignedRect(option.direction, Qt::AlignCenter, {15, 15}, option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(look.ink(checked ? Ink::Highlight : Ink::Dim), checked ? 1.5 : 1));
    painter->setBrush(look.ground(Ground::Base));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (checked) {
        painter->setPen(QPen(look.ink(Ink::Text), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{box.topLeft() + QPointF(3.5, 8), box.topLeft() + QPointF(6.5, 11),
                                        box.topLeft() + QPointF(11.5, 4.5)});
    }
    painter->restore();
}

// A day from now on, a line every six hours, a tick a time.
void RecordDelegate::paintTicks(QPainter *painter, const QRect &rect, const CellLook &cell,
                                const Palette &look) const
{
    const int bottom = rect.center().y() + 6;
    painter->fillRect(QRect(rect.left(), bottom, rect.width(), 1), look.ground(Ground::Line));
    for (int quarter = 0; quarter <= 4; ++quarter)
        painter->fillRect(QRect(rect.left() + (rect.width() - 1) * quarter / 4, bottom - 2, 1, 3),
                          look.ground(Ground::Line));
    for (const float tick : cell.ticks)
        painter->fillRect(QRectF(rect.left() + double(tick) * (rect.width() - 2), bottom - 11, 2, 10),
                          look.ink(cell.ink));
}

// A column a day on one line; today's has the colour of what is current.
void RecordDelegate::paintBars(QPainter *painter, const QRect &rect, const CellLook &cell,
                               const Palette &look) const
{
    if (cell.bars.isEmpty())
        return;
    const int bottom = rect.center().y() + 7;
    const double step = double(qMin(rect.width(), 112)) / double(cell.bars.size());
    for (int day = 0; day < int(cell.bars.size()); ++day) {
        const double high = qMax(1.0, 14.0 * double(cell.bars[day]));
        const bool today = day == int(cell.bars.size()) - 1;
        const QRectF bar(rect.left() + day * step, bottom - high, qMax(2.0, step - 3), high);
        painter->fillRect(bar, cell.bars[day] <= 0 ? look.ground(Ground::Line)
                                                   : look.ink(today ? Ink::Highlight : cell.ink));
    }
}

void RecordDelegate::paintShare(QPainter *painter, const QRect &rect, const CellLook &cell,
                                const Palette &look) const
{
    const QRectF track(rect.left(), rect.center().y() - 2, rect.width() - 46, 6);
    if (track.width() < 8)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.ground(Ground::Track));
    painter->drawRoundedRect(track, 3, 3);
    const QRectF used(track.topLeft(), QSizeF(track.width() * qBound(0.0, double(cell.share), 1.0), 6));
    painter->setBrush(look.ink(cell.ink));
    painter->drawRoundedRect(used, 3, 3);
    if (cell.share >= 1) { // trouble is never told by colour alone
        painter->setBrush(QBrush(look.ground(Ground::Base), Qt::BDiagPattern));
        painter->drawRoundedRect(used, 3, 3);
    }
    painter->restore();
}

// What the find bar looks for stands on the colour of a match.
void RecordDelegate::paintFound(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                                const QString &text, const QFontMetrics &metrics, bool right) const
{
    const auto *view = qobject_cast<const RecordView *>(option.widget);
    if (!view || view->found().pattern().isEmpty())
        return;
    const int left = right ? rect.right() + 1 - metrics.horizontalAdvance(text) : rect.left();
    auto found = view->found().globalMatch(text);
    for (int times = 0; found.hasNext() && times < 50; ++times) {
        const QRegularExpressionMatch match = found.next();
        if (match.capturedLength() == 0)
            continue;
        const int from = left + metrics.horizontalAdvance(text.left(match.capturedStart()));
        const int wide = metrics.horizontalAdvance(match.captured());
        const QRect mark(from - 1, rect.center().y() - metrics.height() / 2 + 1, wide + 2, metrics.height());
        painter->fillRect(mark, Palette::of(option.palette).ground(Ground::Match));
    }
}

// The leftmost column that is neither a box nor the gutter.
bool RecordDelegate::isFirstText(const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const RowsModel *rows) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view || !rows)
        return false;
    const QHeaderView *header = view->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (header->isSectionHidden(column) || column >= rows->columns().size())
            continue;
        const Show show = rows->columns().at(column).show;
        if (show != Show::Check && show != Show::Gutter)
            return column == index.column();
    }
    return false;
}

// The word, before what is struck through: a strike alone says nothing to many.
int RecordDelegate::paintGone(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                              const Palette &look) const
{
    const QString word = tr("gone");
    painter->setFont(option.font);
    painter->setPen(look.ink(Ink::Dim));
    painter->drawText(rect, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), word);
    return rect.left() + QFontMetrics(option.font).horizontalAdvance(word) + 6;
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Palette look = Palette::of(option.palette);
    paintGround(painter, option, index, look);
    if (!index.data(RowsModel::LoadedRole).toBool()) {
        const int width = (option.rect.width() - 2 * padding) * 6 / 10;
        const QRect bar(option.rect.left() + padding, option.rect.center().y() - 3, width, 7);
        if (width > 4)
            painter->fillRect(bar, look.ground(Ground::Track));
        return;
    }
    const auto cell = index.data(RowsModel::LookRole).value<CellLook>();
    const auto *rows = qobject_cast<const RowsModel *>(index.model());
    const bool known = rows && index.column() < rows->columns().size(); // a model may have more
    if (known && rows->columns().at(index.column()).show == Show::Gutter)
        return paintGutter(painter, option.rect, index, cell, look);
    if (known && rows->columns().at(index.column()).show == Show::Check)
        return paintBox(painter, option, index);
    const bool gone = index.data(RowsModel::GoneRole).toBool();
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    if (!cell.glyph.isEmpty()) {
        const QPixmap glyph = glyphPixmap(cell.glyph, glyphSize, look.ink(gone ? Ink::Dim : cell.glyphInk),
                                          painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.left(), rect.center().y() - glyphSize / 2 + 1, glyph);
        rect.setLeft(rect.left() + glyphSize + 5);
    }
    if (known && rows->columns().at(index.column()).show == Show::Ticks)
        return paintTicks(painter, rect, cell, look);
    if (known && rows->columns().at(index.column()).show == Show::Days)
        return paintBars(painter, rect, cell, look);
    if (cell.share >= 0)
        paintShare(painter, rect, cell, look);
    if (known && rows->columns().at(index.column()).name == QLatin1String("key") &&
        index.data(RowsModel::ChangedRole).toBool()) { // a dot: it is not what it was
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(look.ink(Ink::Highlight));
        painter->drawEllipse(QRectF(rect.left() - 1, rect.center().y() - 2, 7, 7));
        painter->restore();
        rect.setLeft(rect.left() + 11);
    }
    if (gone && isFirstText(option, index, rows))
        rect.setLeft(paintGone(painter, option, rect, look));
    if (cell.text.isEmpty() || rect.width() <= 4)
        return;
    QFont font = cell.mono ? fixedFont(option.font) : option.font;
    font.setBold(cell.bold);
    font.setStrikeOut(gone);
    painter->setFont(font);
    const bool plain = Palette::isHighContrast(option.palette) && (option.state & QStyle::State_Selected);
    painter->setPen(plain ? option.palette.color(QPalette::HighlightedText)
                          : look.ink(gone              ? Ink::Dim
                                     : cell.share >= 0 ? Ink::Text // beside its bar
                                                       : cell.ink));
    // Ids and keys begin alike: their ends tell them apart.
    const bool names = known && rows->columns().at(index.column()).show == Show::Mono;
    const QString text = elided(cell.text, QFontMetrics(font), rect.width(), cell.mono,
                                names ? Qt::ElideMiddle : Qt::ElideRight);
    paintFound(painter, option, rect, text, QFontMetrics(font), cell.right);
    painter->drawText(
        rect, int(cell.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace storescope
