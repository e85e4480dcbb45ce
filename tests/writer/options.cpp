// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/writer/options.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

Options Options::parse(int count, char **words)
{
    if (count < 3) {
        std::fprintf(stderr, "usage: storescope_test_writer COMMAND FILE [--option value]...\n");
        std::exit(2);
    }
    Options options{words[1], words[2], {}};
    for (int i = 3; i < count; ++i) {
        if (std::strncmp(words[i], "--", 2) != 0) {
            std::fprintf(stderr, "not an option: %s\n", words[i]);
            std::exit(2);
        }
        const bool hasValue = i + 1 < count && std::strncmp(words[i + 1], "--", 2) != 0;
        options.values[words[i] + 2] = hasValue ? words[i + 1] : "";
        i += hasValue ? 1 : 0;
    }
    return options;
}

std::string Options::text(const std::string &name, const std::string &otherwise) const
{
    const auto found = values.find(name);
    return found == values.end() ? otherwise : found->second;
}

long Options::number(const std::string &name, long otherwise) const
{
    const auto found = values.find(name);
    return found == values.end() ? otherwise : std::atol(found->second.c_str());
}
