// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>
#include <QWidget>

namespace storescope {

// The right end of a tab: a dot while its store is being written, and the button that closes it, or unpins it
// while it is pinned.
class TabCorner : public QWidget
{
    Q_OBJECT
public:
    explicit TabCorner(QWidget *parent = nullptr);
    void setLive(bool live);
    void setPinned(bool pinned);

Q_SIGNALS:
    void closePressed();
    void unpinPressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_live = false, m_pinned = false;
    QToolButton *m_close;
};

} // namespace storescope
