// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"
#include "tests/bench/results.h"

#include <chrono>
#include <functional>
#include <memory>

class QCommandLineParser;

namespace storescope::bench {

// What all cases share: the store of `rows` events, held open by a writer that is idle, so that it is a live
// one.
struct Bench
{
    QString folder; // for what cases make
    QString store;  // arcp.db
    qint64 rows = 0;
    int rounds = 5;
    Results results;

    std::shared_ptr<OpenStore> open(const QString &file, FileEvents *events = nullptr) const;
};

// What every program of the benchmark is told: rows, rounds, cases and the folder; makes the store there.
void addOptions(QCommandLineParser &parser);
bool takeOptions(QCommandLineParser &parser, Bench &bench);
QString machine(); // processor and system, for the head of the table

// Ours and the peer in turn, `rounds` times; the medians.
struct Pair
{
    double ours, peer;
};
Pair inTurn(int rounds, const std::function<double()> &ours, const std::function<double()> &peer);

double millisecondsOf(const std::function<void()> &work);
// Lets the event loop run until `condition`; false after `seconds`.
bool waitUntil(const std::function<bool()> &condition, double seconds = 600);
template <class T>
Result<T> await(QFuture<Result<T>> future)
{
    waitUntil([&future] { return future.isFinished(); });
    return future.result();
}

void firstPage(Bench &bench);
void rowByNumber(Bench &bench);
void rowIndex(Bench &bench);
void scans(Bench &bench);
void detectionOfAFile(Bench &bench);
void commitToRow(Bench &bench);
void writerBeside(Bench &bench);
void exports(Bench &bench);
void memory(Bench &bench);
void sweeps(Bench &bench);

// The program's own words: storescope_bench write FILE …, see writer.cpp.
int runWriter(const QStringList &words);

} // namespace storescope::bench
