// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/printers.h"

namespace storescope::app {
namespace {

constexpr char head[] = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                        "content=\"width=device-width\">"
                        "<title>Transcript</title>\n<style>\n"
                        "body{font:16px/1.5 sans-serif;max-width:52em;margin:2em auto;padding:0 1em}\n"
                        "section section{margin-left:2em;border-left:3px solid #8888;padding-left:1em}\n"
                        "h3{margin:1.5em 0 .3em;font-size:1em}h3 small{font-weight:normal;opacity:.6}\n"
                        "pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3em "
                        "0;padding:.5em;background:#8882;border-radius:4px}\n"
                        ".text{white-space:pre-wrap;overflow-wrap:anywhere}.reasoning{opacity:.7;font-style:"
                        "italic}.error{color:#c33}\n"
                        "</style></head>\n<body>\n";

QString escaped(const QString &text)
{
    return printableLines(text).join(QLatin1Char('\n')).toHtmlEscaped();
}

class HtmlPrinter final : public TranscriptPrinter
{
public:
    HtmlPrinter(Output &output, const Folding &folding) : m_output(output), m_folding(folding) {}

    void begin() override { m_output.write(head); }
    void end() override
    {
        closeTo(0);
        m_output.write("</body></html>\n");
    }
    void print(const SessionRow &session, const Transcript &transcript, int depth) override
    {
        closeTo(depth);
        ++m_open;
        put(QStringLiteral("<section>\n<h2>%1</h2>\n<p><code>%2</code>")
                .arg(escaped(session.title.isEmpty() ? session.id : session.title), escaped(session.id)));
        if (session.created)
            put(QStringLiteral(" · %1 UTC").arg(dateAndTime(*session.created)));
        for (const QString &fact :
             {session.state, session.model, session.folder, totalsOf(session, transcript)})
            put(fact.isEmpty() ? QString() : QStringLiteral(" · ") + escaped(fact));
        put(QStringLiteral("</p>\n"));
        for (const QString &note : transcript.notes)
            put(QStringLiteral("<p><i>%1</i></p>\n").arg(escaped(note)));
        for (const Turn &turn : turnsOf(transcript)) {
            put(QStringLiteral("<h3>%1 <small>%2 %3</small></h3>\n")
                    .arg(escaped(turn.role), turn.time ? timeOfDay(*turn.time) : QString(),
                         escaped(turn.model)));
            for (const TranscriptItem *item : turn.items)
                printItem(*item);
        }
    }

private:
    void put(const QString &html) { m_output.write(html.toUtf8()); }
    void closeTo(int depth)
    {
        for (; m_open > depth; --m_open)
            m_output.write("</section>\n");
    }
    void printItem(const TranscriptItem &item)
    {
        if (item.isCall())
            return printCall(item);
        if (item.kind == QLatin1String("text") || item.kind == QLatin1String("reasoning"))
            return put(
                QStringLiteral("<div class=\"text %1\">%2</div>\n").arg(item.kind, escaped(item.text)));
        put(QStringLiteral("<p class=\"%1\">%2</p>\n")
                .arg(item.error.isEmpty() ? QString() : QStringLiteral("error"), escaped(labelOf(item))));
        if (item.media.startsWith(QLatin1String("image/")) && !item.data.isEmpty())
            put(QStringLiteral("<p><img alt=\"\" src=\"data:%1;base64,%2\"></p>\n")
                    .arg(escaped(item.media), QString::fromLatin1(item.data.toBase64())));
        else if (!item.text.isEmpty())
            put(QStringLiteral("<pre>%1</pre>\n")
                    .arg(escaped(foldedLines(item.text, m_folding).join(QLatin1Char('\n')))));
    }
    // Whole, since it can be folded there.
    void printCall(const TranscriptItem &call)
    {
        put(QStringLiteral("<details%1><summary><b>%2</b> %3 <code>%4</code></summary>\n")
                .arg(call.error.isEmpty() ? QString() : QStringLiteral(" class=\"error\""),
                     escaped(call.tool), escaped(call.state), escaped(argumentsLine(call, m_folding))));
        if (call.arguments)
            put(QStringLiteral("<pre>%1</pre>\n").arg(escaped(argumentsLine(call, {.arguments = 1 << 24}))));
        if (!call.result.isEmpty())
            put(QStringLiteral("<pre>%1</pre>\n").arg(escaped(call.result)));
        if (!call.error.isEmpty())
            put(QStringLiteral("<pre class=\"error\">%1</pre>\n").arg(escaped(call.error)));
        put(QStringLiteral("</details>\n"));
    }

    Output &m_output;
    Folding m_folding;
    int m_open = 0;
};

} // namespace

std::unique_ptr<TranscriptPrinter> makeHtmlTranscript(Output &output, const Folding &folding)
{
    return std::make_unique<HtmlPrinter>(output, folding);
}

} // namespace storescope::app
