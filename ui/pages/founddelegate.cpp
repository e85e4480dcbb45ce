// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/founddelegate.h"

#include "ui/look/palette.h"
#include "ui/models/foundstoresmodel.h"
#include "ui/views/recorddelegate.h"

#include <QAbstractItemView>
#include <QPainter>

namespace storescope {

void FoundDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index, const Palette &look)
{
    painter->fillRect(option.rect, look.ground(Ground::Alternate));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      look.ground(Ground::SoftLine));
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(look.ink(Ink::Text));
    const QString text = index.data().toString();
    const QRect rect = option.rect.adjusted(12, 0, -8, 0);
    painter->drawText(rect, Qt::AlignVCenter, text);
    painter->setFont(option.font);
    painter->setPen(look.ink(Ink::Dim));
    painter->drawText(rect.adjusted(QFontMetrics(bold).horizontalAdvance(text) + 8, 0, 0, 0),
                      Qt::AlignVCenter, index.data(FoundStoresModel::NoteRole).toString());
}

void FoundDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Palette look = Palette::of(option.palette);
    if (index.data(FoundStoresModel::HeadingRole).toBool())
        return paintHeading(painter, option, index, look);
    const bool selected = option.state & QStyle::State_Selected,
               live = index.data(FoundStoresModel::LiveRole).toBool();
    painter->fillRect(option.rect, look.ground(selected ? Ground::Selection : Ground::Base));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      look.ground(Ground::SoftLine));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex().row() == index.row())
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2),
                          look.ink(Ink::Highlight));
    if (index.column() == FoundStoresModel::Live) {
        if (selected)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                              look.ink(Ink::Highlight));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF dot(option.rect.center().x() - 4, option.rect.center().y() - 4, 9, 9);
        if (live) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(look.ink(Ink::Live));
            painter->drawEllipse(dot);
        } else {
            painter->setPen(QPen(look.ink(Ink::Dim), 1.5));
            painter->drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75));
        }
        painter->restore();
        return;
    }
    const QRect rect = option.rect.adjusted(7, 0, -7, -1);
    const bool right = index.column() == FoundStoresModel::Size;
    const bool name = index.column() == FoundStoresModel::Store;
    QFont font = option.font;
    font.setBold(name || (live && index.column() == FoundStoresModel::LastWrite));
    const QString note = index.data(FoundStoresModel::NoteRole).toString();
    const bool quietTime = index.column() == FoundStoresModel::LastWrite && !live;
    painter->setFont(font);
    painter->setPen(look.ink(live && index.column() == FoundStoresModel::LastWrite ? Ink::Live
                             : quietTime                                           ? Ink::Dim
                                                                                   : Ink::Text));
    const QFontMetrics metrics(font);
    const QString text =
        metrics.elidedText(index.data().toString(), name ? Qt::ElideMiddle : Qt::ElideRight, rect.width());
    if (note.isEmpty()) {
        painter->drawText(rect, int(right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text);
        return;
    }
    const int half = rect.height() / 2;
    painter->drawText(QRect(rect.left(), rect.top() + 2, rect.width(), half),
                      Qt::AlignLeft | Qt::AlignVCenter, text);
    QFont small = option.font;
    if (small.pixelSize() > 0)
        small.setPixelSize(small.pixelSize() - 1);
    else
        small.setPointSizeF(small.pointSizeF() - 0.8);
    painter->setFont(small);
    painter->setPen(look.ink(index.data(FoundStoresModel::TroubleRole).toBool() ? Ink::Warning : Ink::Dim));
    painter->drawText(QRect(rect.left(), rect.top() + half - 1, rect.width(), half),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(note, Qt::ElideMiddle, rect.width()));
}

KeyCap::KeyCap(const QString &key, QWidget *parent) : QLabel(key, parent)
{
    setFont(fixedFont(font()));
    setContentsMargins(6, 1, 6, 2);
}

void KeyCap::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Palette::of(palette()).ground(Ground::Line));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace storescope
