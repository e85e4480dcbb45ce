// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/exitcode.h"
#include "core/base/cancel.h"

#include <QStringList>

#include <span>

namespace storescope::app {

// What stands after a command's word.
struct Invocation
{
    QStringList arguments;
    CancelToken interrupted; // Ctrl+C
};

struct Command
{
    const char *word;
    const char *summary;
    int (*run)(const Invocation &invocation); // the exit code
    bool hidden = false;                      // how the program calls itself
};

std::span<const Command> commands();
const Command *findCommand(const QString &word);
QStringList commandWords();

int runStores(const Invocation &invocation);
int runInfo(const Invocation &invocation);
int runLog(const Invocation &invocation);
int runSessions(const Invocation &invocation);
int runSession(const Invocation &invocation);
int runArtifacts(const Invocation &invocation);
int runQueue(const Invocation &invocation);
int runKeyValue(const Invocation &invocation);
int runVersions(const Invocation &invocation);
int runSchedules(const Invocation &invocation);
int runBudgets(const Invocation &invocation);
int runLeases(const Invocation &invocation);
int runTable(const Invocation &invocation);
int runGet(const Invocation &invocation);
int runExport(const Invocation &invocation);
int runSweep(const Invocation &invocation);
int runCollect(const Invocation &invocation);
int runRelease(const Invocation &invocation);
int runCancel(const Invocation &invocation);
int runRetry(const Invocation &invocation);
int runUndo(const Invocation &invocation);
int runBundles(const Invocation &invocation);
int runCheck(const Invocation &invocation);
int runProfiles(const Invocation &invocation);
int runDemo(const Invocation &invocation);
int runDemoWriter(const Invocation &invocation);

} // namespace storescope::app
