// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/linediff.h"

#include <QRegularExpression>

#include <algorithm>

namespace storescope {

namespace {

constexpr int mostSteps = 2000; // of the search; texts further apart are replaced as a whole

// Which lines stay, as pairs of places: Myers' greedy search, with the paths kept to walk back.
std::vector<std::pair<int, int>> staying(const QStringList &a, const QStringList &b)
{
    int head = 0;
    const int la = int(a.size()), lb = int(b.size());
    while (head < la && head < lb && a[head] == b[head])
        ++head;
    int tail = 0;
    while (tail < la - head && tail < lb - head && a[la - 1 - tail] == b[lb - 1 - tail])
        ++tail;
    std::vector<std::pair<int, int>> pairs;
    for (int at = 0; at < head; ++at)
        pairs.emplace_back(at, at);
    const int n = la - head - tail, m = lb - head - tail;
    const int most = qMin(n + m, mostSteps);
    std::vector<std::vector<int>> steps; // furthest x by diagonal, of each step
    std::vector<int> reach(size_t(2 * most + 3), 0);
    const auto at = [most](int k) { return size_t(k + most + 1); };
    int found = -1;
    for (int d = 0; d <= most && found < 0; ++d) {
        steps.emplace_back(reach.begin() + (most + 1 - d), reach.begin() + (most + 2 + d));
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]) ? reach[at(k + 1)]
                                                                               : reach[at(k - 1)] + 1;
            int y = x - k;
            while (x < n && y < m && a[head + x] == b[head + y])
                ++x, ++y;
            reach[at(k)] = x;
            if (x >= n && y >= m) {
                found = d;
                break;
            }
        }
    }
    std::vector<std::pair<int, int>> middle;
    int x = n, y = m;
    for (int d = found; d > 0; --d) {
        const std::vector<int> &before = steps[size_t(d)]; // diagonals -d … d as they were before this step
        const auto was = [&](int k) { return k < -d || k > d ? -1 : before[size_t(k + d)]; };
        const int k = x - y;
        const bool down = k == -d || (k != d && was(k - 1) < was(k + 1));
        const int fromK = down ? k + 1 : k - 1, fromX = was(fromK), fromY = fromX - fromK;
        while (x > (down ? fromX : fromX + 1) && y > (down ? fromY + 1 : fromY))
            middle.emplace_back(head + --x, head + --y);
        x = fromX;
        y = fromY;
    }
    if (found >= 0) {
        while (x > 0 && y > 0)
            middle.emplace_back(head + --x, head + --y);
    }
    pairs.insert(pairs.end(), middle.rbegin(), middle.rend());
    for (int left = tail; left > 0; --left)
        pairs.emplace_back(la - left, lb - left);
    return pairs;
}

// Where two lines differ: what lies between their common beginning and end.
void markDifference(DiffLine &removed, DiffLine &added)
{
    const QString &a = removed.text, &b = added.text;
    const qsizetype least = qMin(a.size(), b.size());
    qsizetype head = 0, tail = 0;
    while (head < least && a[head] == b[head])
        ++head;
    while (tail < least - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    // Whole words are marked.
    while (head > 0 && head < a.size() && head < b.size() && a[head - 1].isLetterOrNumber())
        --head;
    while (tail > 0 && a[a.size() - tail].isLetterOrNumber())
        --tail;
    removed.from = added.from = int(head);
    removed.length = int(qMax<qsizetype>(0, a.size() - head - tail));
    added.length = int(qMax<qsizetype>(0, b.size() - head - tail));
}

std::vector<DiffLine> laidOut(const QStringList &before, const QStringList &after,
                              const std::vector<std::pair<int, int>> &pairs)
{
    std::vector<DiffLine> lines;
    int x = 0, y = 0;
    const auto upTo = [&](int endX, int endY) {
        const size_t first = lines.size();
        const int removed = endX - x, added = endY - y;
        for (; x < endX; ++x)
            lines.push_back({DiffLine::Sign::Removed, x + 1, 0, before[x], 0, 0});
        for (; y < endY; ++y)
            lines.push_back({DiffLine::Sign::Added, 0, y + 1, after[y], 0, 0});
        for (int at = 0; at < qMin(removed, added); ++at)
            markDifference(lines[first + size_t(at)], lines[first + size_t(removed + at)]);
    };
    for (const auto &[oldAt, newAt] : pairs) {
        upTo(oldAt, newAt);
        lines.push_back({DiffLine::Sign::Same, x + 1, y + 1, after[y], 0, 0});
        ++x;
        ++y;
    }
    upTo(int(before.size()), int(after.size()));
    return lines;
}

} // namespace

std::vector<DiffLine> lineDiff(const QStringList &before, const QStringList &after)
{
    const QStringList a = before.mid(0, mostDiffLines), b = after.mid(0, mostDiffLines);
    return laidOut(a, b, staying(a, b));
}

QString withoutIdsAndTimes(const QString &line)
{
    static const QRegularExpression time(
        QStringLiteral("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?"));
    static const QRegularExpression epoch(
        QStringLiteral("\\b1[5-9]\\d{8}(?:\\d{3}|\\d{6}|\\d{9})?(?:\\.\\d+)?\\b"));
    static const QRegularExpression id(QStringLiteral(
        "\\b(?:[a-z]{2,12}_)?(?=[A-Za-z0-9-]*\\d)(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{12,}\\b"));
    QString plain = line;
    return plain.replace(time, QStringLiteral("‹time›"))
        .replace(epoch, QStringLiteral("‹time›"))
        .replace(id, QStringLiteral("‹id›"));
}

std::vector<DiffLine> lineDiffIgnoringIds(const QStringList &before, const QStringList &after)
{
    const QStringList a = before.mid(0, mostDiffLines), b = after.mid(0, mostDiffLines);
    QStringList plainA, plainB;
    for (const QString &line : a)
        plainA << withoutIdsAndTimes(line);
    for (const QString &line : b)
        plainB << withoutIdsAndTimes(line);
    return laidOut(a, b, staying(plainA, plainB));
}

} // namespace storescope
