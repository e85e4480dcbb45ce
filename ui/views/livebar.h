// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/elidedlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace storescope {

// The line at the foot of a list: whether it follows, what waits, what a key would do. It knows no model: the
// page says.
class LiveBar : public QWidget
{
    Q_OBJECT
public:
    enum class Sign { Live, Ring, Paused, None };

    explicit LiveBar(QWidget *parent = nullptr);
    void say(Sign sign, const QString &strong, const QString &note, const QString &hint = {});
    void setButtons(const QString &first, const QString &second); // empty: hidden
    QString text() const;

Q_SIGNALS:
    void firstPressed();
    void secondPressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();
    Sign m_sign = Sign::None;
    QLabel *m_strong;
    ElidedLabel *m_note;
    QLabel *m_hint;
    QPushButton *m_first, *m_second;
};

} // namespace storescope
