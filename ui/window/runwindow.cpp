// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/runwindow.h"

#include "ui/look/style.h"
#include "ui/window/windows.h"
#include "ui/window/windowsettings.h"

#include <QApplication>

namespace storescope {

int runWindow(int &argc, char **argv, const QStringList &stores)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("storescope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Storescope"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.storescope.Storescope"));
    if (const QString language = WindowSettings().language(); !language.isEmpty())
        QLocale::setDefault(QLocale(language));
    prepareLook();
    Windows windows;
    windows.begin(stores);
    return QApplication::exec();
}

} // namespace storescope
