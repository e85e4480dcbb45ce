// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/zoom.h"
#include "ui/models/loadedmodel.h"
#include "ui/views/picture.h"

#include <QWidget>

namespace storescope {

// When artifacts expire: what is over at the left, then now, a minute, and on a log scale to the last. A bar
// an artifact (or several that lie too near), its height the log of its bytes. A click selects, a drag
// selects all in it.
class ExpiryHorizon : public QWidget, public Picture
{
    Q_OBJECT
public:
    explicit ExpiryHorizon(LoadedModel *rows, QWidget *parent = nullptr);

    struct Item
    {
        Key key;
        Instant expires;
        qint64 bytes = 0;
    };
    const std::vector<Item> &items(); // soonest first; those that never expire are not in it
    void setSelected(const QSet<Key> &keys);
    void second() { update(); }
    double xOf(qint64 nanosLeft) const; // pixels at 100 %; what is over lies left of now
    QString inWords() override;
    QString note() const; // what is left out; empty: nothing
    QSize sizeHint() const override { return {400, 112}; }
    // The words under the bars and where they stand; those that have no room are not among them.
    struct Label
    {
        QRectF place;
        QString text;
        bool isNow = false;
        double tick = -1; // where its line stands; below 0: none
    };
    std::vector<Label> labels(const Instant &now);

Q_SIGNALS:
    void keysWanted(const std::vector<storescope::Key> &keys);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void collect();
    void paintPast(QPainter &painter, const class Palette &look, const Instant &now);
    void paintBars(QPainter &painter, const class Palette &look, const Instant &now);
    void paintCursor(QPainter &painter, const Palette &look, double x, double high);
    void paintScale(QPainter &painter, const class Palette &look, const Instant &now);
    // The view in the pixels of 100 %: its painter is scaled, its letters are not.
    double scale() const { return zoomOf(this); }
    int across() const { return int(width() / scale()); }
    int tall() const { return int(height() / scale()); }
    void measure(const Instant &now);
    std::vector<Key> keysBetween(double left, double right);
    double heightOf(qint64 bytes) const;

    LoadedModel *m_rows;
    std::vector<Item> m_items;
    QSet<Key> m_selected;
    bool m_stale = true;
    qint64 m_latest = 0;    // nanoseconds from now to the last expiry
    qint64 m_mostBytes = 1; // of one artifact
    double m_dragFrom = -1, m_dragTo = -1;
    int m_cursor = -1;
    QTimer m_repaint;
};

} // namespace storescope
