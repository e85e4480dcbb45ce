// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace storescope {

// A line of two texts laid beside each other.
struct DiffLine
{
    enum class Sign { Same, Removed, Added };
    Sign sign = Sign::Same;
    int oldNumber = 0, newNumber = 0; // from 1; 0: not in that text
    QString text;
    int from = 0, length = 0; // what differs from the line that takes its place or was in it; 0: all of it
};

// The shortest way from one text to the other, line by line. Texts of more than `mostLines` lines are cut.
constexpr int mostDiffLines = 20'000;
std::vector<DiffLine> lineDiff(const QStringList &before, const QStringList &after);

// Ids and times in a line become signs, so that only the rest counts as a difference.
QString withoutIdsAndTimes(const QString &line);
// As above with lines compared by `withoutIdsAndTimes`; the new text's lines are shown.
std::vector<DiffLine> lineDiffIgnoringIds(const QStringList &before, const QStringList &after);

} // namespace storescope
