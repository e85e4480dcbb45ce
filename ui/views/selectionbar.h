// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

namespace storescope {

// The line under a list while boxes are checked: how many, what they are together, and what to do with them.
class SelectionBar : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent = nullptr);
    void say(int count, const QString &note); // hidden while there are none

Q_SIGNALS:
    void clearPressed();
    void referencesPressed();
    void exportPressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QCheckBox *m_box;
    QLabel *m_count, *m_note;
    QPushButton *m_export;
};

} // namespace storescope
