// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope {

// One thing that was said or done in a session: a part of a message, a tool call, its result, an error.
struct TranscriptItem
{
    QString kind; // text, reasoning, tool_call, tool_result, media, error, or the product's own word
    QString collection;
    Key row;      // the record that holds it
    int part = 0; // which element of that record's payload
    std::optional<Instant> time;
    QString role, model;
    QString text;       // what was said; of a result, what came back
    QString tool, call; // of a call: its name and id
    std::optional<Json> arguments;
    QString result;  // of a call: what came back
    QString answers; // of a result: the call's id
    QString state;   // of a call: done, failed, running, cut off, or the product's own word
    QString error;
    QString child;       // the session that it started
    QString media, name; // of a file: media type and name
    QByteArray data;     // and its bytes
    std::optional<qint64> tokensIn, tokensOut;
    std::optional<double> cost;
    std::optional<std::chrono::nanoseconds> duration;
    std::optional<size_t> other; // of a call the item that answers it, of a result its call

    bool isCall() const { return !call.isEmpty() && answers.isEmpty(); }
};

struct Transcript
{
    QString session;
    std::vector<TranscriptItem> items;         // in the order of the session
    std::optional<qint64> tokensIn, tokensOut; // sums of the items that say it
    std::optional<double> cost;
    QStringList notes; // sentences: why what the session holds is not among the items
};

// OpenStore::transcript reads a session whole, as the profile maps it: every collection with parts
// contributes the rows whose `session` is this one. Errors: NotFound (nothing of that session is there),
// Unsupported (the profile maps no transcripts).

// Items of one record, without looking at its neighbours. `payload` is the decoded value that the parts are
// elements of.
std::vector<TranscriptItem> transcriptItems(const Collection &collection, const Record &record,
                                            const Decoded &payload);

// Ties each result to the call before it that it answers. A call with a result is done or failed; one that
// tells no state and has no result was cut off when the user spoke again after it, and else is running.
void settleCalls(std::vector<TranscriptItem> &items);

} // namespace storescope
