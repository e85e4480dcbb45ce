// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/stripwords.h"

#include <QEvent>
#include <QPainter>

namespace storescope {

StripWords::StripWords(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StripWords::setWords(const QString &strong, const QString &text, int mostLines)
{
    if (m_strong == strong && m_text == text && m_mostLines == mostLines)
        return;
    m_strong = strong;
    m_text = text;
    m_mostLines = mostLines;
    fit();
    updateGeometry();
}

void StripWords::setInk(const QColor &ink)
{
    m_ink = ink;
    update();
}

QString StripWords::words() const
{
    return m_strong.isEmpty() ? m_text : m_strong + QStringLiteral("  ") + m_text;
}

int StripWords::layOut(QTextLayout &layout, const QString &text, int width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFont(font());
    layout.setText(text);
    QTextLayout::FormatRange bold;
    bold.start = 0;
    bold.length = int(qMin(m_strong.size(), text.size()));
    bold.format.setFontWeight(QFont::Bold);
    layout.setFormats({bold});
    layout.beginLayout();
    qreal y = 0;
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(1, width));
        line.setPosition(QPointF(0, y));
        y += line.height();
        ++lines;
    }
    layout.endLayout();
    return lines;
}

// The longest beginning that fits.
void StripWords::fit()
{
    const QString all = words();
    if (layOut(m_layout, all, width()) > m_mostLines) {
        qsizetype fits = 0, tooLong = all.size();
        while (tooLong - fits > 1) {
            const qsizetype middle = (fits + tooLong) / 2;
            (layOut(m_layout, all.left(middle) + QChar(0x2026), width()) > m_mostLines ? tooLong : fits) =
                middle;
        }
        layOut(m_layout, all.left(fits).trimmed() + QChar(0x2026), width());
    }
    update();
}

int StripWords::heightOf(int lines) const
{
    return qMin(lines, m_mostLines) * (fontMetrics().height() + 1) + 4;
}

int StripWords::heightForWidth(int width) const
{
    QTextLayout layout;
    return heightOf(layOut(layout, words(), width));
}

QSize StripWords::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(words()), heightOf(1)};
}

QSize StripWords::minimumSizeHint() const
{
    return {60, heightOf(1)};
}

void StripWords::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_ink);
    m_layout.draw(&painter, QPointF(0, qMax(0.0, (height() - m_layout.boundingRect().height()) / 2)));
}

void StripWords::resizeEvent(QResizeEvent *)
{
    fit();
}

void StripWords::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        fit();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace storescope
