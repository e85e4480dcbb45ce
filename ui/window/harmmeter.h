// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/harmpopover.h"

#include <QPointer>
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
    // How it is open now, for the popover.
    void setStore(const QString &opened, bool readsLess, bool disconnected);
    void setNothingOpen();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static QString word(Harm harm);
    static QString numbers(const MeterReading &reading);
    static QString details(const MeterReading &reading);

Q_SIGNALS:
    void readLessWanted(bool less);
    void disconnectWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPopover();

    MeterReading m_reading;
    QString m_opened;
    bool m_open = false, m_readsLess = false, m_disconnected = false;
    QPointer<HarmPopover> m_popover;
};

} // namespace storescope
