// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/governor.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace storescope {

// What looking costs the program that writes, second by second, and how to take less.
class HarmPopover : public QFrame
{
    Q_OBJECT
public:
    HarmPopover(const MeterReading &reading, const QString &opened, bool readsLess, bool disconnected,
                QWidget *parent);
    void setReading(const MeterReading &reading);

Q_SIGNALS:
    void readLessWanted(bool less);
    void disconnectWanted();

private:
    class Sparkline *m_line;
    QLabel *m_text, *m_meaning;
};

} // namespace storescope
