// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The small parts that FlatStyle draws.
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/styleframe.h"

#include <QPainter>
#include <QStyleOption>

namespace storescope {

void drawFrame(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line);
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5);
    painter->restore();
}

QColor frameLine(const QStyleOption *option)
{
    if (option->state & QStyle::State_HasFocus)
        return Palette::of(option->palette).ink(Ink::Highlight);
    QColor line = option->palette.color(QPalette::WindowText);
    line.setAlphaF(option->state & QStyle::State_Enabled ? 0.3f : 0.15f);
    return line;
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Palette look = Palette::of(option->palette);
    switch (element) {
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool down = header && (header->sortIndicator & QStyleOptionHeader::SortUp);
        const QPixmap arrow = glyphPixmap(down ? QStringLiteral(":/storescope/glyphs/chevron-down.svg")
                                               : QStringLiteral(":/storescope/glyphs/chevron-up.svg"),
                                          10, option->palette.color(QPalette::WindowText),
                                          painter->device()->devicePixelRatioF());
        const int middle = widget ? widget->rect().center().y() : option->rect.center().y();
        painter->drawPixmap(QPoint(option->rect.center().x() - 5, middle - 5), arrow);
        return;
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const QPixmap arrow = glyphPixmap(option->state & State_Open
                                                  ? QStringLiteral(":/storescope/glyphs/chevron-down.svg")
                                                  : QStringLiteral(":/storescope/glyphs/chevron-right.svg"),
                                              10, look.ink(Ink::Dim), painter->device()->devicePixelRatioF());
            painter->drawPixmap(option->rect.center() - QPoint(5, 5), arrow);
        }
        return;
    case PE_FrameFocusRect: {
        painter->save();
        painter->setPen(QPen(look.ink(Ink::Highlight), 2));
        painter->drawRect(option->rect.adjusted(1, 1, -1, -1));
        painter->restore();
        return;
    }
    case PE_PanelButtonTool: {
        const bool on = option->state & State_On, down = option->state & State_Sunken;
        const bool hovered = (option->state & State_MouseOver) && (option->state & State_Enabled);
        const bool framed = !(option->state & State_AutoRaise);
        if (!on && !down && !hovered && !framed)
            return;
        QColor fill = framed ? option->palette.color(QPalette::Button) : QColor(0, 0, 0, 0);
        QColor line = framed ? frameLine(option) : look.ground(Ground::Line);
        if (on || down) {
            fill = look.ink(Ink::Highlight);
            fill.setAlphaF(0.26f);
            line = look.ink(Ink::Highlight);
        } else if (hovered) {
            line = look.ink(Ink::Highlight);
        }
        drawFrame(painter, option->rect, fill, line);
        return;
    }
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        QColor fill = option->palette.color(QPalette::Button), line = frameLine(option);
        if (button && (button->features & QStyleOptionButton::DefaultButton)) {
            fill = look.ground(Ground::Selection);
            line = look.ink(Ink::Highlight);
        }
        if (option->state & (State_Sunken | State_On))
            fill = look.ground(Ground::Selection);
        else if ((option->state & State_MouseOver) && (option->state & State_Enabled))
            line = look.ink(Ink::Highlight);
        drawFrame(painter, option->rect, fill, line);
        return;
    }
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawFrame(painter, option->rect, option->palette.color(QPalette::Base), frameLine(option));
        else
            painter->fillRect(option->rect, option->palette.base());
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          look.ground(Ground::Line));
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          look.ground(Ground::Line));
        return;
    case PE_IndicatorDockWidgetResizeHandle: {
        const QRect rect = option->rect;
        if (rect.width() < rect.height())
            painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()),
                              look.ground(Ground::Line));
        else
            painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1),
                              look.ground(Ground::Line));
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace storescope
