// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/livebar.h"

#include "ui/look/palette.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QPainter>

namespace storescope {

LiveBar::LiveBar(QWidget *parent)
    : QWidget(parent),
      m_strong(new QLabel(this)),
      m_note(new ElidedLabel(this)),
      m_hint(new QLabel(this)),
      m_first(new QPushButton(this)),
      m_second(new QPushButton(this))
{
    setFixedHeight(28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(26, 0, 8, 0);
    row->setSpacing(8);
    QFont bold = font();
    bold.setBold(true);
    m_strong->setFont(bold);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_strong);
    row->addWidget(m_note, 1);
    row->addWidget(m_hint);
    for (QPushButton *button : {m_first, m_second}) {
        button->setProperty("small", true);
        button->setFixedHeight(22);
        button->hide();
        row->addWidget(button);
    }
    connect(m_first, &QPushButton::clicked, this, &LiveBar::firstPressed);
    connect(m_second, &QPushButton::clicked, this, &LiveBar::secondPressed);
    setAccessibleName(tr("Live state"));
}

void LiveBar::say(Sign sign, const QString &strong, const QString &note, const QString &hint)
{
    const bool stateChanged = m_sign != sign;
    m_sign = sign;
    colour();
    m_strong->setText(strong);
    m_note->setText(note);
    m_hint->setText(hint);
    setAccessibleDescription(text());
    update();
    if (stateChanged && sign == Sign::Paused) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void LiveBar::colour()
{
    const Palette look = Palette::of(palette());
    const auto paint = [](QLabel *label, const QColor &color) {
        QPalette own = label->palette();
        if (own.color(QPalette::WindowText) == color)
            return;
        own.setColor(QPalette::WindowText, color);
        label->setPalette(own);
    };
    const bool paused = m_sign == Sign::Paused;
    paint(m_strong, look.ink(paused ? Ink::PausedText : m_sign == Sign::Live ? Ink::Live : Ink::Text));
    paint(m_note, look.ink(paused ? Ink::PausedText : Ink::Dim));
    paint(m_hint, look.ink(paused ? Ink::PausedText : Ink::Dim));
}

void LiveBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void LiveBar::setButtons(const QString &first, const QString &second)
{
    m_first->setText(first);
    m_first->setVisible(!first.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

QString LiveBar::text() const
{
    return (m_strong->text() + QLatin1Char(' ') + m_note->text()).trimmed();
}

void LiveBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    painter.fillRect(rect(), look.ground(m_sign == Sign::Paused ? Ground::Paused : Ground::Window));
    painter.fillRect(QRect(0, 0, width(), 1), look.ground(Ground::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF dot(10.5, height() / 2.0 - 4.5, 9, 9);
    switch (m_sign) {
    case Sign::Live:
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.ink(Ink::Live));
        painter.drawEllipse(dot);
        break;
    case Sign::Ring:
        painter.setPen(QPen(look.ink(Ink::Dim), 1.5));
        painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Sign::Paused:
        painter.fillRect(QRectF(dot.left(), dot.top(), 3, 9), look.ink(Ink::PausedText));
        painter.fillRect(QRectF(dot.left() + 6, dot.top(), 3, 9), look.ink(Ink::PausedText));
        break;
    case Sign::None:
        break;
    }
}

} // namespace storescope
