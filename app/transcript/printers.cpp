// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/printers.h"

#include "core/base/text.h"

namespace storescope::app {

std::unique_ptr<TranscriptPrinter> makeTranscriptPrinter(TranscriptFormat format, Output &output,
                                                         const Folding &folding)
{
    switch (format) {
    case TranscriptFormat::Text:
        return makeTextTranscript(output, folding);
    case TranscriptFormat::Markdown:
        return makeMarkdownTranscript(output, folding);
    case TranscriptFormat::Html:
        return makeHtmlTranscript(output, folding);
    case TranscriptFormat::Jsonl:
        return makeJsonTranscript(output);
    }
    return nullptr;
}

QString labelOf(const TranscriptItem &item)
{
    QStringList words{item.kind == QLatin1String("tool_result")
                          ? (QStringLiteral("result of ") + (item.tool.isEmpty() ? item.answers : item.tool))
                          : item.kind};
    if (!item.name.isEmpty())
        words << item.name;
    if (!item.media.isEmpty())
        words << item.media;
    if (!item.data.isEmpty())
        words << formatBytes(item.data.size());
    QString label = words.join(QLatin1Char(' '));
    if (!item.error.isEmpty())
        label += QStringLiteral(": ") + item.error;
    return withoutControls(label);
}

} // namespace storescope::app
