// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/actionparts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>

namespace storescope {

Band::Band(Ground ground, Qt::Edge line, QWidget *parent) : QWidget(parent), m_ground(ground), m_line(line) {}

void Band::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    painter.fillRect(rect(), look.ground(m_ground));
    const int top = m_line == Qt::TopEdge ? 0 : height() - 1;
    painter.fillRect(QRect(0, top, width(), 1), look.ground(Ground::Line));
}

Figure::Figure(QWidget *parent)
    : QWidget(parent), m_number(new QLabel), m_what(new QLabel), m_note(new InkLabel(Ink::Dim))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_number->setFont(enlarged(font(), 1.55));
    for (QLabel *label : {m_number, m_what, m_note})
        column->addWidget(label);
    column->addStretch(1);
}

void Figure::set(const QString &number, const QString &what, const QString &note)
{
    m_number->setText(number);
    m_what->setText(what);
    m_note->setText(note);
    setAccessibleName(QStringList{number, what, note}.join(QLatin1Char(' ')).trimmed());
}

DangerButton::DangerButton(QWidget *parent) : QPushButton(parent)
{
    setAutoDefault(false);
    setDefault(false);
}

void DangerButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    if (!isEnabled())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Palette::of(palette()).ink(Ink::Failed), hasFocus() || underMouse() ? 2 : 1.4));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

InkLabel::InkLabel(Ink ink, const QString &text, QWidget *parent) : QLabel(text, parent), m_ink(ink)
{
    colour();
}

void InkLabel::setInk(Ink ink)
{
    m_ink = ink;
    colour();
}

void InkLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_colouring)
        colour();
}

void InkLabel::colour()
{
    m_colouring = true; // what it sets comes back as a change
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Palette::of(colours).ink(m_ink));
    setPalette(colours);
    m_colouring = false;
}

PlainTable::PlainTable(const QString &name, QWidget *parent) : QTableView(parent)
{
    setAccessibleName(name);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setFrameShape(NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(qMax(24, fontMetrics().height() + 8));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(0); // what is seen, not a thousand rows
    colour();
}

void PlainTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_colouring)
        colour();
}

void PlainTable::colour()
{
    if (Palette::isHighContrast(palette()))
        return;
    m_colouring = true; // what it sets comes back as a change
    const Palette look = Palette::of(palette());
    QPalette colours = palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        colours.setColor(
            group, QPalette::Highlight,
            look.ground(group == QPalette::Active ? Ground::Selection : Ground::SelectionInactive));
        colours.setColor(group, QPalette::HighlightedText, look.ink(Ink::Text));
    }
    setPalette(colours);
    m_colouring = false;
}

QLabel *boldLabel(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

QFont enlarged(const QFont &font, double factor)
{
    QFont large = font;
    if (font.pixelSize() > 0)
        large.setPixelSize(int(font.pixelSize() * factor));
    else
        large.setPointSizeF(font.pointSizeF() * factor);
    return large;
}

} // namespace storescope
