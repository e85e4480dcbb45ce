// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The window. Started by storescope when its first word is no command; see main.cpp.

#include "ui/window/runwindow.h"

#include <QStringList>

int main(int argc, char **argv)
{
    // What Qt itself takes (-style, -platform …) it takes from argv; stores are the words without a dash.
    QStringList stores;
    bool onlyStores = false;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        if (!onlyStores && word == QLatin1String("--"))
            onlyStores = true;
        else if (onlyStores || !word.startsWith(u'-'))
            stores << word;
        else if (!word.contains(u'=') && i + 1 < argc && word != QLatin1String("-reverse"))
            ++i; // the option's value
    }
    return storescope::runWindow(argc, argv, stores);
}
