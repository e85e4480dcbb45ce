// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/formatoption.h"
#include "core/read/filter/filter.h"

#include <chrono>

namespace storescope::app {

// What the commands that print rows have in common.
struct RowsOptions
{
    std::string store, collection;
    qint64 last = 100;
    bool lastGiven = false;
    std::string from, filter;
    std::vector<std::string> states;
    qint64 row = 0;
    bool all = false, follow = false;
    qint64 count = -1;
    std::string forSeconds;
    FormatOption format;

    enum class Takes { Collection, Name };
    void addTo(CLI::App &app, Takes takes);
    // Wrong use is said on stderr.
    std::optional<int> check();
    std::chrono::milliseconds duration() const { return m_duration; } // 0: without end

private:
    std::chrono::milliseconds m_duration{0};
};

// Filter and states as one filter; a mistake is shown with a caret under its character.
tl::expected<std::shared_ptr<const Filter>, int>
compileFilter(const RowsOptions &options, const std::shared_ptr<const Collection> &collection);
tl::expected<std::shared_ptr<const Filter>, int>
compileFilter(const QString &text, const std::shared_ptr<const Collection> &collection);
// "filter: <text>", a caret under the character, and the sentence.
QByteArray filterComplaint(const QString &text, const FilterMistake &mistake);

} // namespace storescope::app
