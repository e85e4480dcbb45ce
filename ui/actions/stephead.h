// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QWidget>

namespace storescope {

// The four steps of an action: which are done, which one is on, which are to come.
class StepLine : public QWidget
{
    Q_OBJECT
public:
    explicit StepLine(QWidget *parent = nullptr);
    void setStep(int step); // 0…3
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont stepFont(int step) const;
    QStringList m_names;
    int m_step = 0;
};

} // namespace storescope
