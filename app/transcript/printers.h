// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/transcript/transcriptprinter.h"

namespace storescope::app {

std::unique_ptr<TranscriptPrinter> makeTextTranscript(Output &output, const Folding &folding);
std::unique_ptr<TranscriptPrinter> makeMarkdownTranscript(Output &output, const Folding &folding);
std::unique_ptr<TranscriptPrinter> makeHtmlTranscript(Output &output, const Folding &folding);
std::unique_ptr<TranscriptPrinter> makeJsonTranscript(Output &output);

// What an item that is neither a text nor a call is: "error: …", "picture.png image/png 107 bytes",
// "reasoning".
QString labelOf(const TranscriptItem &item);

} // namespace storescope::app
