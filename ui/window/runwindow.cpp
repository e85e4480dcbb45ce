// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/runwindow.h"

#include "ui/look/style.h"
#include "ui/window/mainwindow.h"

#include <QApplication>

namespace storescope {

int runWindow(int &argc, char **argv, const QStringList &stores)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("storescope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Storescope"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.storescope.Storescope"));
    prepareLook();
    MainWindow window;
    window.show();
    window.begin(stores);
    return QApplication::exec();
}

} // namespace storescope
