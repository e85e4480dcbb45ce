// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTest>

namespace storescope {

// Knows when the program painted last: what follows a moment later, as a histogram does, has come when
// nothing was painted for a while.
class PaintWatch : public QObject
{
public:
    PaintWatch()
    {
        m_sincePainted.start();
        qApp->installEventFilter(this);
    }
    // False: something was painted all the time.
    bool waitForRest(int restMs = 300, int mostMs = 5000)
    {
        m_sincePainted.start();
        return QTest::qWaitFor([&] { return m_sincePainted.elapsed() > restMs; }, mostMs);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_sincePainted.restart();
        return false;
    }

private:
    QElapsedTimer m_sincePainted;
};

} // namespace storescope
