// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/pairdelegate.h"

#include "ui/look/icons.h"
#include "ui/views/recorddelegate.h"

#include <QAbstractItemView>
#include <QPainter>

namespace storescope {

PairDelegate::PairDelegate(const Roles &roles, int rowPixels, QObject *parent)
    : QStyledItemDelegate(parent), m_roles(roles), m_rowPixels(rowPixels)
{
}

QSize PairDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.horizontalAdvance(index.data().toString().left(80)) + 16,
            qMax(m_rowPixels, metrics.height() + 4)};
}

void PairDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Palette look = Palette::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(
            option.rect,
            look.ground(option.state & QStyle::State_Active ? Ground::Selection : Ground::SelectionInactive));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (selected && view && view->hasFocus() && index.column() == 0)
        painter->fillRect(QRect(0, option.rect.top(), 3, option.rect.height()), look.ink(Ink::Highlight));
    QRect rect = option.rect.adjusted(index.column() == 0 ? 4 : 6, 0, -8, 0);
    const auto role = [&index](int which) { return which < 0 ? QVariant() : index.data(which); };
    if (const QString glyph = role(m_roles.glyph).toString(); !glyph.isEmpty()) {
        painter->drawPixmap(rect.left(), rect.center().y() - 6,
                            glyphPixmap(glyph, 13, look.ink(Ink(role(m_roles.ink).toInt())),
                                        painter->device()->devicePixelRatioF()));
        rect.setLeft(rect.left() + 19);
    }
    const QFont font = m_roles.allMono || role(m_roles.mono).toBool() ? fixedFont(option.font) : option.font;
    const QFontMetrics metrics(font);
    const QString reading = index.column() == 1 ? role(m_roles.reading).toString() : QString();
    const QFontMetrics small(option.font);
    const int readingWidth = reading.isEmpty() ? 0 : small.horizontalAdvance(reading) + 8;
    QString text = index.data().toString();
    text.replace(QLatin1Char('\n'), QChar(0x240A));
    const int room = qMax(rect.width() * 7 / 10, rect.width() - readingWidth);
    text = metrics.elidedText(text.left(600), Qt::ElideRight, room);
    painter->setFont(font);
    painter->setPen(look.ink(Ink(role(m_roles.ink).toInt())));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    if (reading.isEmpty())
        return;
    QRect beside = rect;
    beside.setLeft(rect.left() + metrics.horizontalAdvance(text) + 8);
    painter->setFont(option.font);
    painter->setPen(look.ink(Ink::Dim));
    painter->drawText(beside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      small.elidedText(reading, Qt::ElideRight, beside.width()));
}

} // namespace storescope
