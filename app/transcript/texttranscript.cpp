// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/printers.h"
#include "core/base/text.h"

namespace storescope::app {
namespace {

class TextPrinter final : public TranscriptPrinter
{
public:
    TextPrinter(Output &output, const Folding &folding) : m_output(output), m_folding(folding) {}

    void print(const SessionRow &session, const Transcript &transcript, int depth) override
    {
        if (m_printed)
            m_output.write("\n");
        m_printed = true;
        m_indent = QString(depth * 4, QLatin1Char(' '));
        line(0, session.title.isEmpty() ? session.id : session.title);
        line(2, session.title.isEmpty() ? QString() : session.id);
        QStringList facts;
        if (session.created)
            facts << dateAndTime(*session.created) + QStringLiteral(" UTC");
        facts << session.state << session.model << session.folder;
        facts.removeAll(QString());
        line(2, facts.join(QStringLiteral(" · ")));
        line(2, totalsOf(session, transcript));
        for (const QString &note : transcript.notes)
            line(2, note);
        for (const Turn &turn : turnsOf(transcript))
            printTurn(turn);
    }

private:
    void line(int more, const QString &text)
    {
        if (!text.isEmpty())
            m_output.write(
                (m_indent + QString(more, QLatin1Char(' ')) + withoutControls(text) + QLatin1Char('\n'))
                    .toUtf8());
    }
    void lines(int more, const QStringList &all)
    {
        for (const QString &one : all)
            m_output.write(
                one.isEmpty()
                    ? QByteArray("\n")
                    : (m_indent + QString(more, QLatin1Char(' ')) + one + QLatin1Char('\n')).toUtf8());
    }
    void printTurn(const Turn &turn)
    {
        m_output.write("\n");
        QStringList heading{turn.role.isEmpty() ? QStringLiteral("(nobody)") : turn.role};
        if (turn.time)
            heading << timeOfDay(*turn.time);
        if (!turn.model.isEmpty())
            heading << turn.model;
        line(0, heading.join(QStringLiteral(" · ")));
        for (const TranscriptItem *item : turn.items)
            printItem(*item);
    }
    void printItem(const TranscriptItem &item)
    {
        if (item.isCall()) {
            printCall(item);
        } else if (item.kind == QLatin1String("text")) {
            lines(2,
                  item.text.isEmpty() ? QStringList{QStringLiteral("(empty)")} : printableLines(item.text));
        } else {
            line(2, labelOf(item));
            if (!item.text.isEmpty() && item.kind != QLatin1String("media"))
                lines(4,
                      item.answers.isEmpty() ? printableLines(item.text) : foldedLines(item.text, m_folding));
        }
    }
    void printCall(const TranscriptItem &call)
    {
        line(2, QStringLiteral("▸ %1 [%2]%3")
                    .arg(call.tool, call.state,
                         call.duration ? QLatin1Char(' ') + formatDuration(*call.duration) : QString()));
        line(4, argumentsLine(call, m_folding));
        if (!call.result.isEmpty())
            lines(4, foldedLines(QStringLiteral("→ ") + call.result, m_folding));
        if (!call.error.isEmpty() && !call.result.startsWith(call.error))
            lines(4, foldedLines(QStringLiteral("error: ") + call.error, m_folding));
        if (!call.child.isEmpty())
            line(4, QStringLiteral("session ") + call.child);
    }

    Output &m_output;
    Folding m_folding;
    QString m_indent;
    bool m_printed = false;
};

} // namespace

std::unique_ptr<TranscriptPrinter> makeTextTranscript(Output &output, const Folding &folding)
{
    return std::make_unique<TextPrinter>(output, folding);
}

} // namespace storescope::app
