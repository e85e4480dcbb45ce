// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/style.h"

#include <QObject>

namespace storescope {

// Keeps style, palette and icons of the application to the chosen theme and, where that is the system's, to
// the desktop's. A child of the application.
class ThemeKeeper : public QObject
{
    Q_OBJECT
public:
    explicit ThemeKeeper(QObject *application);
    void setTheme(Theme theme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void lookAtDesktop();

    Theme m_theme = Theme::System;
    bool m_desktopIsDark = false, m_looking = false;
};

ThemeKeeper *themeKeeper(); // null before prepareLook()

} // namespace storescope
