// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The command line. It links core alone: loading QtWidgets and QtGui takes longer (4 ms) than everything that
// `log -n 100` does (measured: 3.6 ms for a process with Qt Core and Sql, 7.4 ms with Widgets), so the window
// is a program of its own, storescope-window, beside this one or in libexec; `storescope [STORE…]` becomes it
// by exec.

#include "app/command.h"
#include "app/interrupts.h"
#include "app/output/output.h"
#include "app/usage.h"
#include "app/windowprogram.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <tuple>
#include <unistd.h>

using namespace storescope;
using namespace storescope::app;

namespace {

// A standard descriptor that is closed would be given to the next file that is opened, and what is printed
// written into it. /dev/null in the wrong direction takes its place: using it is an error still.
void keepStandardDescriptors()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(descriptor, F_GETFD) == -1)
            std::ignore = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
}

int runCommand(int &argc, char **argv, const Command &command)
{
    Interrupts interrupts;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("storescope"));
    Invocation invocation;
    for (int i = 2; i < argc; ++i)
        invocation.arguments << QString::fromLocal8Bit(argv[i]);
    invocation.interrupted = interrupts.token();
    const int code = command.run(invocation);
    return code == Done && outputFailed() ? int(PartlyDone) : code;
}

} // namespace

int main(int argc, char **argv)
{
    keepStandardDescriptors();
    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (const Command *command = findCommand(first))
        return runCommand(argc, argv, *command);
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help"))
        return printUsage();
    if (first == QLatin1String("--version"))
        return printVersion();
    return openWindow(argc, argv); // does not come back unless it failed
}
