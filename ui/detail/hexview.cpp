// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/hextab.h"
#include "ui/look/palette.h"
#include "ui/views/recorddelegate.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

namespace storescope {

namespace {
constexpr qint64 mostCopied = 16 * 1024 * 1024;
} // namespace

HexView::HexView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setFont(fixedFont(font()));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setAccessibleName(tr("Bytes in hex"));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    m_ask.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &HexView::askForPages);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, &m_ask, qOverload<>(&QTimer::start));
}

// The row at the top of what is seen.
QString HexView::inWords()
{
    const qint64 row = verticalScrollBar()->value(), from = row * bytesPerRow();
    if (m_size == 0)
        return tr("No bytes");
    QStringList bytes;
    for (qint64 offset = from; offset < qMin(m_size, from + bytesPerRow()); ++offset) {
        const auto byte = byteAt(offset);
        bytes << (byte ? QStringLiteral("%1").arg(*byte, 2, 16, QLatin1Char('0')) : QStringLiteral("…"));
    }
    return tr("offset %1 of %2: %3").arg(from).arg(m_size).arg(bytes.join(QLatin1Char(' ')));
}

int HexView::rowHeight() const
{
    return fontMetrics().height() + 3;
}

int HexView::charWidth() const
{
    return fontMetrics().horizontalAdvance(QLatin1Char('0'));
}

// Offset 8, gap 2, hex 3 a byte, gap 1, characters 1 a byte.
int HexView::bytesPerRow() const
{
    return viewport()->width() / qMax(1, charWidth()) >= 8 + 2 + 16 * 4 + 3 ? 16 : 8;
}

void HexView::setSize(qint64 bytes)
{
    m_size = bytes;
    m_pages.clear();
    m_asked.clear();
    m_copy.reset();
    m_ask.start(0);
    m_from = m_to = -1;
    verticalScrollBar()->setValue(0);
    updateScroll();
    viewport()->update();
}

void HexView::setPage(qint64 page, const QByteArray &bytes)
{
    m_pages[page] = bytes;
    viewport()->update();
    if (m_copy)
        copy(*m_copy);
}

void HexView::updateScroll()
{
    const qint64 rows = (m_size + bytesPerRow() - 1) / bytesPerRow();
    const int shown = qMax(1, viewport()->height() / rowHeight());
    verticalScrollBar()->setRange(0, int(qMax<qint64>(0, rows - shown)));
    verticalScrollBar()->setPageStep(shown);
    verticalScrollBar()->setSingleStep(1);
}

void HexView::goTo(qint64 offset)
{
    if (m_size == 0)
        return;
    m_from = m_to = qBound<qint64>(0, offset, m_size - 1);
    verticalScrollBar()->setValue(int(m_from / bytesPerRow()));
    viewport()->update();
}

std::optional<uchar> HexView::byteAt(qint64 offset) const
{
    const auto page = m_pages.find(offset / pageBytes);
    const qint64 inside = offset % pageBytes;
    if (page == m_pages.end() || inside >= page->second.size())
        return std::nullopt;
    return uchar(page->second[qsizetype(inside)]);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const qint64 first = verticalScrollBar()->value();
    const int rows = viewport()->height() / rowHeight() + 1;
    const qint64 last = (m_size + bytesPerRow() - 1) / bytesPerRow();
    for (int row = 0; row < rows && first + row < last; ++row)
        paintRow(painter, first + row, row * rowHeight() + 2);
}

void HexView::askForPages()
{
    const qint64 first = verticalScrollBar()->value();
    const int rows = viewport()->height() / rowHeight() + 1;
    ask(first * bytesPerRow(), (first + rows) * bytesPerRow());
}

void HexView::ask(qint64 first, qint64 last)
{
    for (qint64 page = first / pageBytes; m_size > 0 && page <= qMin(last, m_size - 1) / pageBytes; ++page) {
        if (m_asked.insert(page).second)
            Q_EMIT pageWanted(page);
    }
}

bool HexView::hasAll(qint64 first, qint64 last) const
{
    for (qint64 page = first / pageBytes; page <= last / pageBytes; ++page) {
        if (!m_pages.contains(page))
            return false;
    }
    return true;
}

// What was chosen across pages that were never seen is read first.
void HexView::copy(bool hex)
{
    if (m_from < 0)
        return m_copy.reset();
    const qint64 first = qMin(m_from, m_to), last = qMin(qMax(m_from, m_to), first + mostCopied - 1);
    m_copy = hex;
    ask(first, last);
    if (!m_copy || !hasAll(first, last))
        return;
    m_copy.reset();
    const QByteArray bytes = selectedBytes().left(mostCopied);
    QGuiApplication::clipboard()->setText(hex ? QString::fromLatin1(bytes.toHex(' '))
                                              : QString::fromUtf8(bytes));
}

void HexView::paintRow(QPainter &painter, qint64 row, int top)
{
    const Palette look = Palette::of(palette());
    const int width = charWidth(), bytes = bytesPerRow(), baseline = top + fontMetrics().ascent() + 1;
    painter.setPen(look.ink(Ink::Dim));
    painter.drawText(8, baseline, QStringLiteral("%1").arg(row * bytes, 8, 16, QLatin1Char('0')));
    for (int column = 0; column < bytes; ++column) {
        const qint64 offset = row * bytes + column;
        if (offset >= m_size)
            return;
        const int x = 8 + (10 + column * 3 + (column >= 8 ? 1 : 0)) * width,
                  letters = 8 + (11 + bytes * 3 + column) * width;
        if (m_from >= 0 && offset >= qMin(m_from, m_to) && offset <= qMax(m_from, m_to)) {
            painter.fillRect(QRect(x - width / 2, top, 3 * width, rowHeight()),
                             look.ground(Ground::Selection));
            painter.fillRect(QRect(letters, top, width, rowHeight()), look.ground(Ground::Selection));
        }
        const auto byte = byteAt(offset);
        if (!byte) {
            painter.fillRect(QRect(x, top + rowHeight() / 2, width * 2, 2), look.ground(Ground::Track));
            continue;
        }
        const bool printable = *byte >= 0x20 && *byte < 0x7f;
        painter.setPen(look.ink(*byte == 0 ? Ink::Dim : Ink::Text));
        painter.drawText(x, baseline, QStringLiteral("%1").arg(*byte, 2, 16, QLatin1Char('0')));
        painter.setPen(look.ink(printable ? Ink::String : Ink::Dim));
        painter.drawText(letters, baseline,
                         printable ? QString(QLatin1Char(char(*byte))) : QStringLiteral("."));
    }
}

void HexView::resizeEvent(QResizeEvent *)
{
    updateScroll();
    m_ask.start(0);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const qint64 at = qMax<qint64>(0, m_to);
    switch (event->key()) {
    case Qt::Key_Left:
        goTo(at - 1);
        return;
    case Qt::Key_Right:
        goTo(at + 1);
        return;
    case Qt::Key_Home:
        goTo(0);
        return;
    case Qt::Key_End:
        goTo(m_size - 1);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

qint64 HexView::offsetAt(const QPoint &at) const
{
    const qint64 row = verticalScrollBar()->value() + at.y() / rowHeight();
    const int cell = (at.x() - 8) / qMax(1, charWidth()), bytes = bytesPerRow();
    const int letters = 11 + bytes * 3;
    const int column = cell >= letters ? cell - letters : (cell - 10 - (cell >= 35 ? 1 : 0)) / 3;
    return qBound<qint64>(0, row * bytes + qBound(0, column, bytes - 1), qMax<qint64>(0, m_size - 1));
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_size == 0)
        return;
    m_from = m_to = offsetAt(event->pos());
    viewport()->update();
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_size == 0)
        return;
    m_to = offsetAt(event->pos());
    viewport()->update();
}

QByteArray HexView::selectedBytes() const
{
    QByteArray bytes;
    for (qint64 offset = qMin(m_from, m_to); m_from >= 0 && offset <= qMax(m_from, m_to); ++offset) {
        if (const auto byte = byteAt(offset))
            bytes += char(*byte);
    }
    return bytes;
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as hex"), this, [this] { copy(true); });
    menu->addAction(tr("Copy as text"), this, [this] { copy(false); });
    for (QAction *action : menu->actions())
        action->setEnabled(m_from >= 0);
    menu->popup(event->globalPos());
}

} // namespace storescope
