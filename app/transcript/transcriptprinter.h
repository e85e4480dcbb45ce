// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/output.h"
#include "app/transcript/sessionindex.h"

#include <memory>
#include <span>

namespace storescope::app {

enum class TranscriptFormat { Text, Markdown, Html, Jsonl };

// How much of what a tool was called with and of what came back is shown.
struct Folding
{
    int arguments = 400; // characters
    int lines = 12;
    int lineLength = 240;
};

// What one side said and did until the other one spoke.
struct Turn
{
    QString role, model;
    std::optional<Instant> time;
    std::vector<const TranscriptItem *> items;
};
// Results that stand with their calls, and ends that say nothing, are left out.
std::vector<Turn> turnsOf(const Transcript &transcript);

// A text whose lines are free of control characters.
QStringList printableLines(const QString &text);
// The first lines, and a line that says how much more there is.
QStringList foldedLines(const QString &text, const Folding &folding);
QString argumentsLine(const TranscriptItem &call, const Folding &folding);
// "4,213 tokens in · 57 out · 0.0073 USD"; empty when nothing is told.
QString totalsOf(const SessionRow &session, const Transcript &transcript);
// "2026-11-20 15:54:58" and "15:54:58", in UTC.
QString dateAndTime(const Instant &time);
QString timeOfDay(const Instant &time);

// Prints sessions, each with its depth below the one that was asked for.
class TranscriptPrinter
{
public:
    virtual ~TranscriptPrinter() = default;
    virtual void begin() {}
    virtual void print(const SessionRow &session, const Transcript &transcript, int depth) = 0;
    virtual void end() {}
};

std::unique_ptr<TranscriptPrinter> makeTranscriptPrinter(TranscriptFormat format, Output &output,
                                                         const Folding &folding);

} // namespace storescope::app
