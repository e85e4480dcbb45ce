// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/command.h"

#include <array>

namespace storescope::app {

std::span<const Command> commands()
{
    static constexpr std::array all{
        Command{"stores", "stores of known products found on this machine", runStores},
        Command{"info", "what a store is: product, files, collections", runInfo},
        Command{"log", "rows of an event log, in order or as they come", runLog},
        Command{"sessions", "sessions", runSessions},
        Command{"session", "what was said and done in one session", runSession},
        Command{"artifacts", "artifacts, and when they expire", runArtifacts},
        Command{"queue", "queued work and who has claimed it", runQueue},
        Command{"keyvalue", "keys and values", runKeyValue},
        Command{"versions", "versions of documents", runVersions},
        Command{"schedules", "schedules, and when they are due", runSchedules},
        Command{"budgets", "budgets, and what is used of them", runBudgets},
        Command{"leases", "leases and who holds them", runLeases},
        Command{"table", "rows of any table", runTable},
        Command{"get", "one row whole, or one field's bytes", runGet},
        Command{"export", "rows or artifacts into files", runExport},
        Command{"sweep", "removes what expired or is long finished; shows it first", runSweep},
        Command{"collect", "removes what nothing in use leads to; shows it first", runCollect},
        Command{"release", "gives back work whose claim ran out", runRelease},
        Command{"cancel", "cancels work that waits", runCancel},
        Command{"retry", "makes failed work ready again", runRetry},
        Command{"undo", "puts back what an action removed", runUndo},
        Command{"bundles", "what actions removed and keep for undo", runBundles},
        Command{"check", "what is wrong with a store, one line a finding", runCheck},
        Command{"profiles", "the known products; checks a profile of your own", runProfiles},
        Command{"demo", "two stores that a separate process keeps writing", runDemo},
        Command{"demo-writer", "the process that writes the demo's stores", runDemoWriter, true},
    };
    return all;
}

const Command *findCommand(const QString &word)
{
    for (const Command &command : commands())
        if (word == QLatin1String(command.word))
            return &command;
    return nullptr;
}

QStringList commandWords()
{
    QStringList words;
    for (const Command &command : commands())
        if (!command.hidden)
            words << QLatin1String(command.word);
    return words;
}

} // namespace storescope::app
