// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/formatoption.h"
#include "core/action/actionrule.h"

namespace storescope::app {

// The words after sweep, collect, release, cancel and retry.
struct ActionOptions
{
    std::string store, collection, plan, older, insist;
    std::vector<std::string> ids;
    bool list = false, apply = false, yes = false, all = false;
    FormatOption format;

    enum class Takes { Collection, Ids };
    void addTo(CLI::App &app, Takes takes);
    // After parsing; the exit code of wrong use.
    std::optional<int> check();
    QStringList idList() const;
    ActionChoice choice(const QString &act) const;

    Takes takes = Takes::Collection;
    std::optional<std::chrono::nanoseconds> age;
};

// Parses and runs one of the words.
int runActionCommand(const Invocation &invocation, const char *word, ActionOptions::Takes takes,
                     const char *summary, const char *example);

} // namespace storescope::app
