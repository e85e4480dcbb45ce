// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace storescope::bench {

// One line of the table: ours beside the peer, measured in turn in one run.
struct Measured
{
    QString name, peerName, unit; // ms, rows/s, MB …
    double ours = 0;
    std::optional<double> peer;
    QString target; // in words
    std::optional<bool> reached;
    QString note;
};

class Results
{
public:
    void add(Measured result); // printed at once
    // NAME.json, NAME.md; nothing when nothing was measured
    bool save(const QString &folder, const QString &name, const QString &machine, qint64 rows) const;

private:
    static QString line(const Measured &result);
    std::vector<Measured> m_all;
};

double median(std::vector<double> values);
double percentile(std::vector<double> values, double share);

} // namespace storescope::bench
