// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/tabcorner.h"

#include "ui/look/icons.h"

#include <QPainter>

namespace storescope {

namespace {

// A cross in the text's colour: icons of a theme come in too many weights for a tab.
class CrossButton : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Palette look = Palette::of(palette());
        const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.ground(Ground::Line));
            painter.drawEllipse(area);
        }
        if (isCheckable() && isChecked()) {
            themeIcon("window-pin").paint(&painter, rect().adjusted(2, 2, -2, -2));
            return;
        }
        painter.setPen(QPen(look.ink(underMouse() ? Ink::Text : Ink::Dim), 1.3, Qt::SolidLine, Qt::RoundCap));
        const QRectF cross = area.adjusted(4, 4, -4, -4);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    }
};

} // namespace

TabCorner::TabCorner(QWidget *parent) : QWidget(parent), m_close(new CrossButton(this))
{
    setFixedSize(36, 20);
    m_close->setGeometry(17, 1, 18, 18);
    m_close->setFocusPolicy(Qt::NoFocus);
    m_close->setToolTip(tr("Close the tab (Ctrl+W)"));
    m_close->setAccessibleName(tr("Close the tab"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (m_pinned)
            Q_EMIT unpinPressed();
        else
            Q_EMIT closePressed();
    });
}

void TabCorner::setPinned(bool pinned)
{
    m_pinned = pinned;
    m_close->setCheckable(pinned);
    m_close->setChecked(pinned);
    m_close->setToolTip(pinned ? tr("Unpin the tab") : tr("Close the tab (Ctrl+W)"));
    m_close->setAccessibleName(pinned ? tr("Unpin the tab") : tr("Close the tab"));
}

void TabCorner::setLive(bool live)
{
    if (std::exchange(m_live, live) != live)
        update();
}

void TabCorner::paintEvent(QPaintEvent *)
{
    if (!m_live)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Palette::of(palette()).ink(Ink::Live));
    painter.drawEllipse(QRectF(4, 6.5, 7, 7));
}

} // namespace storescope
