// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/usage.h"

#include "app/command.h"
#include "app/output/output.h"

#include <unistd.h>

namespace storescope::app {

int printUsage()
{
    QByteArray text =
        "Storescope looks at the stores of running agents and job systems, without changing or slowing "
        "them.\n\n"
        "Usage:\n"
        "  storescope [STORE...]             open the window\n"
        "  storescope COMMAND [options]      print on the terminal\n\n"
        "STORE is a database file, a folder, or a name that storescope stores printed.\n\nCommands:\n";
    for (const Command &command : commands())
        if (!command.hidden)
            text += "  " + QByteArray(command.word).leftJustified(12) + command.summary + '\n';
    text +=
        "\nstorescope COMMAND --help tells more.\n\nExample:\n  storescope log agent.db --follow --filter "
        "'level:error'\n";
    Output(STDOUT_FILENO).write(text);
    return Done;
}

int printVersion()
{
    Output(STDOUT_FILENO).write("storescope " STORESCOPE_VERSION "\n");
    return Done;
}

} // namespace storescope::app
