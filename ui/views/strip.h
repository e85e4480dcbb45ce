// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace storescope {

class StripWords;

// A line that says something across a page, with at most two buttons; instead of a dialog. Announced to
// assistive tools.
class Strip : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Info, Warning, Quiet, Error };

    explicit Strip(QWidget *parent = nullptr);
    // `strong` is bold, before `text`; both are cut where there is no room, the tooltip has them whole. Codes
    // and numbers go into `details` (tooltip, behind a button, copyable).
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
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void colour();
    void showDetails();
    Tone m_tone = Tone::Info;
    QString m_details;
    QLabel *m_icon;
    StripWords *m_words;
    QProgressBar *m_progress;
    QPushButton *m_button, *m_more, *m_close;
};

} // namespace storescope
