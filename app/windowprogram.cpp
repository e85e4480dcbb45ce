// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/windowprogram.h"

#include "app/exitcode.h"
#include "app/output/output.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace storescope::app {

int becomeWindow(char **argv)
{
    const QString folder = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).absolutePath();
    for (const QString &place : {folder, folder + QStringLiteral("/../libexec/storescope")}) {
        const QByteArray program = QFile::encodeName(place + QStringLiteral("/storescope-window"));
        execv(program.constData(), argv);
    }
    complain(QStringLiteral(
        "The window (storescope-window) is not installed beside this program. storescope --help lists "
        "what there is without it."));
    return Unreadable;
}

} // namespace storescope::app
