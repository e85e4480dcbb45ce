// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/timeaxis.h"
#include "ui/look/zoom.h"
#include "ui/models/claims.h"
#include "ui/views/picture.h"

#include <QAbstractScrollArea>

namespace storescope {

// Who holds what, and for how long: a lane a worker, a bar a claim. Solid until now, dashed for what is left,
// hatched for what ran out. Of very many those in trouble are drawn, and how many are not is said. Arrows
// move, Enter selects.
class LeaseLanes : public QAbstractScrollArea, public Picture
{
    Q_OBJECT
public:
    enum class By { Worker, Queue, Kind };

    static constexpr int mostDrawn = 200;

    LeaseLanes(Claims *claims, const RowsModel *rows, QWidget *parent = nullptr);

    struct Claim
    {
        Key key;
        QString id, type, lane;
        Instant from, until;
        std::optional<Instant> wrote{};
    };
    struct Lane
    {
        QString name;
        std::vector<Claim> claims;
        int overdue = 0, all = 0;       // also of claims that are not drawn
        std::optional<Instant> wrote{}; // the newest sign of life
    };
    void setBy(By by);
    void second(); // the bars grow
    const std::vector<Lane> &lanes() const { return m_lanes; }
    QString inWords() override;
    QString note() const; // what the picture leaves out; empty: nothing
    int wantedHeight() const;
    QSize sizeHint() const override { return {400, wantedHeight()}; }

Q_SIGNALS:
    void claimWanted(const storescope::Key &key);
    void lanesChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Place
    {
        QRectF rect;
        Key key;
    };
    void collect();
    std::optional<Claim> claimOf(const Record &record, const Instant &now) const;
    TimeAxis axis(const Instant &now) const;
    void paintClaim(QPainter &painter, const class Palette &look, const TimeAxis &axis, const Instant &now,
                    const Claim &claim, int top);
    static QString laneNote(const Lane &lane, const Instant &now);
    void updateScroll();
    // The view in the pixels of 100 %: its painter is scaled, its letters are not.
    double scale() const { return zoomOf(this); }
    int across() const { return int(viewport()->width() / scale()); }
    int tall() const { return int(viewport()->height() / scale()); }
    int contentHeight() const;

    Claims *m_claims;
    const RowsModel *m_rows;
    int m_undrawn = 0;
    By m_by = By::Worker;
    std::vector<Lane> m_lanes;
    std::vector<Place> m_places; // of what was painted, in order
    int m_cursor = -1;
};

} // namespace storescope
