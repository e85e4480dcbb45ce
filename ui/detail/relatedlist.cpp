// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/relatedlist.h"

#include "ui/look/icons.h"
#include "ui/look/zoom.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

namespace storescope {

namespace {
constexpr int titleHeight = 25, lineHeight = 26, most = 9;
constexpr int kindLeft = 34, kindWidth = 76;
} // namespace

RelatedList::RelatedList(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Related"));
    leaveSizeAlone(this);
    setRelated({});
}

void RelatedList::setRelated(const std::vector<Related> &related)
{
    m_related.assign(related.begin(), related.begin() + qMin<qptrdiff>(most, qptrdiff(related.size())));
    m_more = int(related.size() - m_related.size());
    m_current = 0;
    QStringList words;
    for (const Related &link : m_related)
        words << QStringLiteral("%1 %2 %3").arg(link.kind, link.target, link.note).trimmed();
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    setVisible(!m_related.empty());
    fitHeight();
    update();
}

void RelatedList::fitHeight()
{
    const int lines = int(m_related.size()) + (m_more > 0 ? 1 : 0);
    setFixedHeight(int((titleHeight + lines * lineHeight + 4) * zoomOf(this)));
}

int RelatedList::across() const
{
    return int(width() / zoomOf(this));
}

void RelatedList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

QString RelatedList::inWords()
{
    if (m_related.empty())
        return {};
    const Related &link = m_related[size_t(m_current)];
    return tr("%1 of %2: %3")
        .arg(m_current + 1)
        .arg(m_related.size())
        .arg(QStringLiteral("%1 %2 %3").arg(link.kind, link.target, link.note).trimmed());
}

// Said to those who do not see it.
void RelatedList::setCurrent(int line)
{
    if (m_related.empty() || std::exchange(m_current, line) == line)
        return;
    update();
    QAccessibleValueChangeEvent said(this, inWords());
    QAccessible::updateAccessibility(&said);
}

QRect RelatedList::lineRect(int line) const
{
    return {0, titleHeight + line * lineHeight, across(), lineHeight};
}

int RelatedList::lineAt(const QPoint &at) const
{
    const int y = int(at.y() / zoomOf(this)), line = (y - titleHeight) / lineHeight;
    return y >= titleHeight && line < int(m_related.size()) ? line : -1;
}

void RelatedList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    const double scale = zoomOf(this);
    painter.scale(scale, scale);
    const QFont plain = unzoomedFont(this);
    painter.fillRect(QRect(0, 0, across() + 1, int(height() / scale) + 1), palette().base());
    painter.fillRect(QRect(0, 0, across(), titleHeight), look.ground(Ground::Window));
    painter.fillRect(QRect(0, 0, across(), 1), look.ground(Ground::Line));
    painter.fillRect(QRect(0, titleHeight - 1, across(), 1), look.ground(Ground::Line));
    QFont bold = plain;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(look.ink(Ink::Text));
    painter.drawText(QRect(10, 0, across() - 20, titleHeight), Qt::AlignVCenter, tr("Related"));
    painter.setFont(plain);
    for (int line = 0; line < int(m_related.size()); ++line) {
        const Related &link = m_related[size_t(line)];
        const QRect rect = lineRect(line);
        if (line == m_hover || (hasFocus() && line == m_current))
            painter.fillRect(rect, look.ground(line == m_hover ? Ground::Alternate : Ground::Selection));
        themeIcon(link.icon).paint(&painter, QRect(10, rect.center().y() - 7, 16, 16));
        painter.setPen(look.ink(Ink::Dim));
        painter.drawText(QRect(kindLeft, rect.top(), kindWidth, lineHeight), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(link.kind, Qt::ElideRight, kindWidth));
        const int noteWidth =
            link.note.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(link.note) + 4;
        painter.drawText(QRect(across() - 10 - noteWidth, rect.top(), noteWidth, lineHeight),
                         Qt::AlignVCenter | Qt::AlignRight, link.note);
        QFont shown = plain;
        shown.setStrikeOut(link.gone);
        shown.setUnderline(line == m_hover && !link.gone);
        painter.setFont(shown);
        painter.setPen(look.ink(link.gone ? Ink::Dim : Ink::Link));
        const int left = kindLeft + kindWidth + 6, room = across() - 14 - noteWidth - left;
        painter.drawText(QRect(left, rect.top(), room, lineHeight), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(link.target, Qt::ElideRight, room));
        painter.setFont(plain);
        if (hasFocus() && line == m_current) {
            painter.setPen(QPen(look.ink(Ink::Highlight), 2));
            painter.drawRect(rect.adjusted(1, 1, -1, -1));
        }
        if (hasFocus()) { // its digit
            painter.setPen(look.ink(Ink::Dim));
            painter.drawText(QRect(0, rect.top(), 10, lineHeight), Qt::AlignCenter,
                             QString::number(line + 1));
        }
    }
    if (m_more > 0) {
        painter.setPen(look.ink(Ink::Dim));
        painter.drawText(lineRect(int(m_related.size())).adjusted(kindLeft, 0, -10, 0), Qt::AlignVCenter,
                         tr("and %Ln more", nullptr, m_more));
    }
}

void RelatedList::take(int line)
{
    if (line >= 0 && line < int(m_related.size()) && !m_related[size_t(line)].gone)
        Q_EMIT wanted(Related(m_related[size_t(line)]));
}

void RelatedList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        take(lineAt(event->position().toPoint()));
}

void RelatedList::mouseMoveEvent(QMouseEvent *event)
{
    const int line = lineAt(event->position().toPoint());
    setCursor(line >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (std::exchange(m_hover, line) != line)
        update();
}

void RelatedList::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void RelatedList::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_related.size());
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9)
        return take(event->key() - Qt::Key_1);
    switch (event->key()) {
    case Qt::Key_Down:
        return setCurrent(qMin(count - 1, m_current + 1));
    case Qt::Key_Up:
        return setCurrent(qMax(0, m_current - 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return take(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace storescope
