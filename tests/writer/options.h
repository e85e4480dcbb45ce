// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

// writer COMMAND FILE [--name value | --flag]…
struct Options
{
    std::string command;
    std::string file;
    std::map<std::string, std::string> values;

    // Ends the program with a message when they make no sense.
    static Options parse(int count, char **words);

    bool has(const std::string &name) const { return values.count(name) > 0; }
    std::string text(const std::string &name, const std::string &otherwise) const;
    long number(const std::string &name, long otherwise) const;
};
