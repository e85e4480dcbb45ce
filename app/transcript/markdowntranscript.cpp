// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/printers.h"

namespace storescope::app {
namespace {

// A fence that is longer than any in the text.
QString fenceFor(const QStringList &lines)
{
    int most = 2;
    for (const QString &line : lines) {
        int run = 0;
        for (const QChar c : line) {
            run = c == QLatin1Char('`') ? run + 1 : 0;
            most = std::max(most, run);
        }
    }
    return QString(most + 1, QLatin1Char('`'));
}

class MarkdownPrinter final : public TranscriptPrinter
{
public:
    MarkdownPrinter(Output &output, const Folding &folding) : m_output(output), m_folding(folding) {}

    // Sessions below another one have headings below its.
    void print(const SessionRow &session, const Transcript &transcript, int depth) override
    {
        const QString level(std::min(depth + 1, 5), QLatin1Char('#'));
        paragraph(
            {level + QLatin1Char(' ') +
             printableLines(session.title.isEmpty() ? session.id : session.title).join(QLatin1Char(' '))});
        QStringList facts{QStringLiteral("- id: `%1`").arg(session.id)};
        if (session.created)
            facts << QStringLiteral("- begun: %1 UTC").arg(dateAndTime(*session.created));
        if (!session.model.isEmpty())
            facts << QStringLiteral("- model: %1").arg(session.model);
        if (!session.folder.isEmpty())
            facts << QStringLiteral("- folder: `%1`").arg(session.folder);
        if (const QString totals = totalsOf(session, transcript); !totals.isEmpty())
            facts << QStringLiteral("- ") + totals;
        paragraph(facts);
        for (const QString &note : transcript.notes)
            paragraph({QStringLiteral("*%1*").arg(note)});
        for (const Turn &turn : turnsOf(transcript)) {
            paragraph({level + QStringLiteral("# ") + turn.role +
                       (turn.time ? QStringLiteral(" · ") + timeOfDay(*turn.time) : QString())});
            for (const TranscriptItem *item : turn.items)
                printItem(*item);
        }
    }

private:
    void paragraph(const QStringList &lines)
    {
        for (const QString &line : lines)
            m_output.write((printableLines(line).join(QLatin1Char(' ')) + QLatin1Char('\n')).toUtf8());
        m_output.write("\n");
    }
    void fenced(const QStringList &lines)
    {
        const QString fence = fenceFor(lines);
        paragraph(QStringList{fence} + lines + QStringList{fence});
    }
    void printItem(const TranscriptItem &item)
    {
        if (item.isCall()) {
            const QString arguments = argumentsLine(item, m_folding);
            paragraph({QStringLiteral("**%1** (%2)%3")
                           .arg(item.tool, item.state,
                                item.child.isEmpty() ? QString()
                                                     : QStringLiteral(" → session `%1`").arg(item.child))});
            if (!arguments.isEmpty())
                fenced({arguments});
            if (!item.result.isEmpty())
                fenced(foldedLines(item.result, m_folding));
            if (!item.error.isEmpty() && !item.result.startsWith(item.error))
                paragraph({QStringLiteral("**error:** ") + item.error});
        } else if (item.kind == QLatin1String("text")) {
            paragraph(item.text.isEmpty() ? QStringList{QStringLiteral("*(empty)*")}
                                          : printableLines(item.text));
        } else if (item.kind == QLatin1String("reasoning")) {
            QStringList quoted;
            for (const QString &line : printableLines(item.text))
                quoted << QStringLiteral("> ") + line;
            paragraph(quoted);
        } else {
            paragraph({QStringLiteral("*%1*").arg(labelOf(item))});
            if (!item.text.isEmpty() && item.kind != QLatin1String("media"))
                fenced(foldedLines(item.text, m_folding));
        }
    }

    Output &m_output;
    Folding m_folding;
};

} // namespace

std::unique_ptr<TranscriptPrinter> makeMarkdownTranscript(Output &output, const Folding &folding)
{
    return std::make_unique<MarkdownPrinter>(output, folding);
}

} // namespace storescope::app
