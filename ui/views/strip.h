// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace storescope {

// A line that says something across a page, with at most two buttons; instead of a dialog. Announced to
// assistive tools.
class Strip : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Info, Warning, Quiet, Error };

    explicit Strip(QWidget *parent = nullptr);
    // `strong` is bold, before `text`. Codes and numbers go into `details` (tooltip, copyable from the menu).
    void say(Tone tone, const QString &strong, const QString &text, const QString &button = {},
             const QString &details = {});
    void setProgress(double share); // 0…1; below 0: none
    void setClosable(bool closable);
    QString text() const;

Q_SIGNALS:
    void pressed();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();
    Tone m_tone = Tone::Info;
    QLabel *m_icon, *m_text;
    QProgressBar *m_progress;
    QPushButton *m_button, *m_close;
};

} // namespace storescope
