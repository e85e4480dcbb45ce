// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/views/picture.h"

#include <QAbstractScrollArea>
#include <QImage>

namespace storescope {

// A picture over a checkerboard: fitted, or at any size; the wheel zooms at the pointer, a drag pans.
class ImageView : public QAbstractScrollArea, public Picture
{
    Q_OBJECT
public:
    explicit ImageView(QWidget *parent = nullptr);
    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }
    QString inWords() override;
    void fit();
    void setZoom(double zoom); // 1: a pixel a pixel
    double zoom() const;
    bool isFitted() const { return m_fitted; }

Q_SIGNALS:
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateScroll();
    QRectF placed() const;
    QImage m_image;
    double m_zoom = 1;
    bool m_fitted = true;
    QPoint m_dragged;
};

} // namespace storescope
