// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace storescope {

// How a view stands to what is still being written (window.md 3). No widgets: views and models follow its
// signals.
class LiveState : public QObject
{
    Q_OBJECT
public:
    enum class Mode { Following, Reading, Paused };

    explicit LiveState(QObject *parent = nullptr) : QObject(parent) {}

    Mode mode() const { return m_mode; }
    qint64 waiting() const
    {
        return m_waiting;
    } // rows that came since the end was left or the view was frozen

    void follow();   // F, Follow, End at the end
    void leaveEnd(); // PgUp, wheel up, drag, another row selected: nothing when it is frozen
    void pause();    // =, Pause: frozen; again: showNew
    void showNew();  // what waited is shown, the view stays where it is
    void arrived(int rows);
    void countAnew(); // another list stands there: what came before is in it or not

Q_SIGNALS:
    void modeChanged(storescope::LiveState::Mode mode);
    void waitingChanged();

private:
    void setMode(Mode mode);

    Mode m_mode = Mode::Following;
    qint64 m_waiting = 0;
};

} // namespace storescope
