// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/governor.h"

#include <QToolButton>

namespace storescope {

// What looking costs the program that writes: a shield, a word and numbers (window.md 4.8). Updated once a
// second.
class HarmMeter : public QToolButton
{
    Q_OBJECT
public:
    explicit HarmMeter(QWidget *parent = nullptr);
    void setReading(const MeterReading &reading);
    void setNothingOpen();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static QString word(Harm harm);
    static QString numbers(const MeterReading &reading);
    static QString details(const MeterReading &reading);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPopover();

    MeterReading m_reading;
    bool m_open = false;
};

} // namespace storescope
