// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/printers.h"
#include "core/action/jsonappend.h"
#include "core/codec/jsontext.h"

#include <QCryptographicHash>

namespace storescope::app {
namespace {

// One item a line, with the session that it belongs to.
class JsonPrinter final : public TranscriptPrinter
{
public:
    explicit JsonPrinter(Output &output) : m_output(output) {}

    void print(const SessionRow &session, const Transcript &transcript, int) override
    {
        for (const QString &note : transcript.notes) // a line is an item
            complain(session.id + QStringLiteral(": ") + note);
        for (const TranscriptItem &item : transcript.items) {
            m_line = "{";
            text("session", session.id);
            text("kind", item.kind);
            time("time", item.time);
            text("role", item.role);
            text("model", item.model);
            if (item.kind == QLatin1String("text") || !item.text.isEmpty())
                text("text", item.text, true);
            text("tool", item.tool);
            text("call", item.call);
            if (item.arguments)
                raw("arguments", toJsonText(*item.arguments));
            if (item.isCall())
                text("result", item.result);
            text("answers", item.answers);
            text("state", item.state);
            text("error", item.error);
            text("child", item.child);
            text("media", item.media);
            text("name", item.name);
            if (!item.data.isEmpty())
                raw("data", "{\"bytes\":" + QByteArray::number(item.data.size()) + ",\"sha256\":\"" +
                                QCryptographicHash::hash(item.data, QCryptographicHash::Sha256).toHex() +
                                "\"}");
            if (item.duration)
                number("duration_ms", double(item.duration->count()) / 1e6);
            number("tokens_in", item.tokensIn);
            number("tokens_out", item.tokensOut);
            number("cost", item.cost);
            text("key", toString(item.row));
            m_output.write(m_line + "}\n");
        }
    }

private:
    void name(const char *name)
    {
        if (m_line.size() > 1)
            m_line += ',';
        m_line += '"';
        m_line += name;
        m_line += "\":";
    }
    void text(const char *field, const QString &value, bool always = false)
    {
        if (value.isEmpty() && !always)
            return;
        name(field);
        appendJsonString(m_line, value.toUtf8());
    }
    void raw(const char *field, const QByteArray &json)
    {
        const QByteArray before = m_line;
        name(field);
        if (!appendCompactJson(m_line, json))
            m_line = before;
    }
    void time(const char *field, const std::optional<Instant> &value)
    {
        if (!value)
            return;
        name(field);
        appendJsonTime(m_line, *value);
    }
    template <class T>
    void number(const char *field, const std::optional<T> &value)
    {
        if (value)
            number(field, *value);
    }
    template <class T>
    requires std::is_arithmetic_v<T>
    void number(const char *field, T value)
    {
        name(field);
        appendJsonNumber(m_line, value);
    }

    Output &m_output;
    QByteArray m_line;
};

} // namespace

std::unique_ptr<TranscriptPrinter> makeJsonTranscript(Output &output)
{
    return std::make_unique<JsonPrinter>(output);
}

} // namespace storescope::app
