// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/transcript/transcriptprinter.h"

#include "core/base/text.h"
#include "core/codec/jsontext.h"

#include <QLocale>
#include <QTimeZone>

namespace storescope::app {
namespace {

bool isShown(const TranscriptItem &item)
{
    if (!item.answers.isEmpty() && item.other)
        return !item.data.isEmpty(); // a picture that a tool gave has no place with the call
    return item.kind != QLatin1String("end") || !item.text.isEmpty();
}

QString formatted(const Instant &time, const char *format)
{
    return QDateTime::fromMSecsSinceEpoch(time.milliseconds(), QTimeZone::utc())
        .toString(QString::fromLatin1(format));
}

} // namespace

std::vector<Turn> turnsOf(const Transcript &transcript)
{
    std::vector<Turn> turns;
    for (const TranscriptItem &item : transcript.items) {
        if (!isShown(item))
            continue;
        const bool same = !turns.empty() && turns.back().role == item.role &&
                          (item.model.isEmpty() || turns.back().model == item.model);
        if (!same)
            turns.push_back({item.role, item.model, item.time, {}});
        turns.back().items.push_back(&item);
    }
    return turns;
}

QStringList printableLines(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n')))
        lines << withoutControls(line.endsWith(QLatin1Char('\r')) ? QStringView(line).chopped(1)
                                                                  : QStringView(line));
    while (lines.size() > 1 && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

QStringList foldedLines(const QString &text, const Folding &folding)
{
    const QStringList all = printableLines(text);
    QStringList lines;
    bool cut = false;
    for (const QString &line : all.mid(0, folding.lines)) {
        cut = cut || line.size() > folding.lineLength;
        lines << (line.size() > folding.lineLength ? line.left(folding.lineLength) + QChar(0x2026) : line);
    }
    if (const auto more = all.size() - lines.size(); more > 0)
        lines
            << QStringLiteral("… %1 more lines, %2 in all").arg(more).arg(formatBytes(text.toUtf8().size()));
    else if (cut)
        lines << QStringLiteral("… %1 in all").arg(formatBytes(text.toUtf8().size()));
    return lines;
}

QString argumentsLine(const TranscriptItem &call, const Folding &folding)
{
    if (!call.arguments)
        return {};
    QString line = call.arguments->is_string() ? QString::fromStdString(call.arguments->get<std::string>())
                                               : QString::fromUtf8(toJsonText(*call.arguments));
    line = withoutControls(line);
    return line.size() > folding.arguments ? line.left(folding.arguments) + QChar(0x2026) : line;
}

QString totalsOf(const SessionRow &session, const Transcript &transcript)
{
    // What the parts say is of this session alone; a session's own sum may hold its children's.
    const bool counted = transcript.tokensIn || transcript.tokensOut || transcript.cost;
    const auto in = counted ? transcript.tokensIn : session.tokensIn;
    const auto out = counted ? transcript.tokensOut : session.tokensOut;
    const auto cost = counted && transcript.cost ? transcript.cost : session.cost;
    const QLocale locale(QLocale::English);
    QStringList parts;
    if (in)
        parts << QStringLiteral("%1 tokens in").arg(locale.toString(*in));
    if (out)
        parts << QStringLiteral("%1 out").arg(locale.toString(*out));
    if (cost)
        parts << QStringLiteral("%1 %2").arg(QString::number(*cost, 'f', 4), session.costUnit.isEmpty()
                                                                                 ? QStringLiteral("cost")
                                                                                 : session.costUnit);
    return parts.join(QStringLiteral(" · "));
}

QString dateAndTime(const Instant &time)
{
    return formatted(time, "yyyy-MM-dd HH:mm:ss");
}

QString timeOfDay(const Instant &time)
{
    return formatted(time, "HH:mm:ss");
}

} // namespace storescope::app
