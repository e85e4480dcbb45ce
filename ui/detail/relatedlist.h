// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/related.h"
#include "ui/views/picture.h"

#include <QWidget>

namespace storescope {

// Below the detail: a line a link. A click or its digit goes there.
class RelatedList : public QWidget, public Picture
{
    Q_OBJECT
public:
    explicit RelatedList(QWidget *parent = nullptr);
    void setRelated(const std::vector<Related> &related);
    QString inWords() override; // the current one, which of how many
    const std::vector<Related> &related() const { return m_related; }

Q_SIGNALS:
    void wanted(const storescope::Related &related);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int lineAt(const QPoint &at) const;
    QRect lineRect(int line) const;
    void fitHeight();
    int across() const; // pixels at 100 %
    void take(int line);
    void setCurrent(int line);
    std::vector<Related> m_related;
    int m_hover = -1, m_current = 0, m_more = 0; // m_more: that are not shown
};

} // namespace storescope
