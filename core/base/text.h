// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace storescope {

// Text from a store that is safe on a terminal and in a one-line cell: C0/C1 controls, DEL, bidirectional
// overrides and line separators become their visible picture (␛, ␊ … or \u{202e}).
QString withoutControls(QStringView text);

// "388 B", "184.8 KB", "1.84 GB" (1024).
QString formatBytes(qint64 bytes);
// "841 ms", "18.42 s", "6:32", "5 h 54 min", "8 d 20 h".
QString formatDuration(std::chrono::nanoseconds duration);

// "10", "1MB", "1.5k", "3GB", "512b": 1024-based. nullopt when it is not a size.
std::optional<qint64> parseBytes(QStringView text);
// "10m", "1.5h", "250ms", "2d", "90s", "1h30m", "3us", "1w". nullopt when it is not a duration.
std::optional<std::chrono::nanoseconds> parseDuration(QStringView text);

// The nearest of `words` to `word` by edit distance, empty when none is near.
QString nearestWord(const QString &word, const QStringList &words);

// "~/x" for paths in the home folder.
QString withTilde(const QString &path);

} // namespace storescope
