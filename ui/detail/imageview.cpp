// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/imageview.h"

#include "ui/look/palette.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace storescope {

namespace {
constexpr double smallest = 0.02, largest = 32;
constexpr int square = 8;
} // namespace

ImageView::ImageView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Picture"));
}

void ImageView::setImage(const QImage &image)
{
    m_image = image;
    setAccessibleDescription(image.isNull() ? QString()
                                            : tr("%1 × %2 pixels").arg(image.width()).arg(image.height()));
    fit();
}

double ImageView::zoom() const
{
    if (!m_fitted || m_image.isNull())
        return m_zoom;
    const QSizeF room = viewport()->size();
    return qMin(1.0, qMin(room.width() / m_image.width(), room.height() / m_image.height()));
}

QString ImageView::inWords()
{
    return m_image.isNull() ? tr("No picture")
                            : tr("%1 by %2 pixels, at %3 %")
                                  .arg(m_image.width())
                                  .arg(m_image.height())
                                  .arg(qRound(zoom() * 100));
}

void ImageView::fit()
{
    m_fitted = true;
    updateScroll();
    viewport()->update();
    Q_EMIT zoomChanged();
}

void ImageView::setZoom(double zoom)
{
    m_fitted = false;
    m_zoom = qBound(smallest, zoom, largest);
    updateScroll();
    viewport()->update();
    Q_EMIT zoomChanged();
}

void ImageView::updateScroll()
{
    const QSizeF size = QSizeF(m_image.size()) * zoom();
    horizontalScrollBar()->setRange(0, m_fitted ? 0 : qMax(0, int(size.width()) - viewport()->width()));
    verticalScrollBar()->setRange(0, m_fitted ? 0 : qMax(0, int(size.height()) - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setPageStep(viewport()->height());
}

QRectF ImageView::placed() const
{
    const QSizeF size = QSizeF(m_image.size()) * zoom();
    const double x = size.width() < viewport()->width() ? (viewport()->width() - size.width()) / 2
                                                        : -horizontalScrollBar()->value();
    const double y = size.height() < viewport()->height() ? (viewport()->height() - size.height()) / 2
                                                          : -verticalScrollBar()->value();
    return {QPointF(x, y), size};
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Palette look = Palette::of(palette());
    painter.fillRect(viewport()->rect(), palette().base());
    if (m_image.isNull())
        return;
    const QRectF rect = placed();
    if (m_image.hasAlphaChannel()) {
        painter.save();
        painter.setClipRect(rect);
        const QRect shown = rect.toAlignedRect().intersected(viewport()->rect());
        for (int y = shown.top() / square * square; y <= shown.bottom(); y += square) {
            for (int x = shown.left() / square * square; x <= shown.right(); x += square)
                painter.fillRect(x, y, square, square,
                                 look.ground((x / square + y / square) % 2 ? Ground::Track : Ground::Base));
        }
        painter.restore();
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < 2);
    painter.drawImage(rect, m_image);
    painter.setPen(look.ground(Ground::Line));
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0, 0));
}

void ImageView::resizeEvent(QResizeEvent *)
{
    updateScroll();
    if (m_fitted)
        Q_EMIT zoomChanged();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    if (m_image.isNull() || event->angleDelta().y() == 0)
        return;
    const QPointF at = event->position(), inside = (at - placed().topLeft()) / zoom();
    setZoom(zoom() * (event->angleDelta().y() > 0 ? 1.25 : 0.8));
    horizontalScrollBar()->setValue(int(inside.x() * m_zoom - at.x()));
    verticalScrollBar()->setValue(int(inside.y() * m_zoom - at.y()));
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    m_dragged = event->position().toPoint();
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint by = m_dragged - event->position().toPoint();
    m_dragged = event->position().toPoint();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
}

void ImageView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus)
        setZoom(zoom() * 1.25);
    else if (event->key() == Qt::Key_Minus)
        setZoom(zoom() * 0.8);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace storescope
