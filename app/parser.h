// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/command.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace storescope::app {

// The words after a command, by way of CLI11. Wrong use is one line on stderr that names what is nearest.
class Parser
{
public:
    Parser(const char *word, const char *summary, const char *example);

    CLI::App &app() { return m_app; }
    // The exit code when there is nothing more to do: help was printed, or the use was wrong.
    std::optional<int> parse(const Invocation &invocation);

private:
    int refuse(const QString &sentence) const;
    int refuseUnknown(const QString &word) const;
    int refuseExtra(const QString &word) const;

    CLI::App m_app;
    QString m_word;
};

QString text(const std::string &utf8);

// For options that take a whole number from `least` up.
CLI::Validator wholeNumberFrom(qint64 least);

} // namespace storescope::app
