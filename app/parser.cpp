// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/parser.h"

#include "app/output/output.h"
#include "core/base/text.h"

#include <unistd.h>

namespace storescope::app {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

CLI::Validator wholeNumberFrom(qint64 least)
{
    return CLI::Validator(
        [least](const std::string &typed) {
            bool isNumber = false;
            const qint64 number = text(typed).toLongLong(&isNumber);
            return isNumber && number >= least
                       ? std::string()
                       : "it takes a whole number from " + std::to_string(least) + " up, not “" + typed + "”";
        },
        "");
}

Parser::Parser(const char *word, const char *summary, const char *example)
    : m_app(summary, std::string("storescope ") + word), m_word(QLatin1String(word))
{
    m_app.footer(std::string("\nExample:\n  ") + example);
    m_app.allow_extras();
    m_app.set_help_flag("-h,--help", "this text");
    m_app.get_formatter()->column_width(28);
}

std::optional<int> Parser::parse(const Invocation &invocation)
{
    std::vector<std::string> words; // CLI11 wants the last one first
    for (auto word = invocation.arguments.crbegin(); word != invocation.arguments.crend(); ++word)
        words.push_back(word->toStdString());
    try {
        m_app.parse(words);
    } catch (const CLI::CallForHelp &) {
        Output(STDOUT_FILENO).write(QByteArray::fromStdString(m_app.help()));
        return Done;
    } catch (const CLI::ParseError &error) {
        // An unknown option is the likelier reason than what CLI11 missed because of it.
        for (const std::string &extra : m_app.remaining())
            if (extra.size() > 1 && extra[0] == '-')
                return refuseUnknown(text(extra));
        return refuse(text(error.what()));
    }
    for (const std::string &extra : m_app.remaining())
        return extra.size() > 1 && extra[0] == '-' ? refuseUnknown(text(extra)) : refuseExtra(text(extra));
    return std::nullopt;
}

int Parser::refuse(const QString &sentence) const
{
    complain(QStringLiteral("%1. storescope %2 --help says how.").arg(sentence, m_word));
    return WrongUse;
}

int Parser::refuseExtra(const QString &word) const
{
    return refuse(QStringLiteral("“%1” is one word too many").arg(word));
}

int Parser::refuseUnknown(const QString &word) const
{
    QStringList known;
    for (const CLI::Option *option : m_app.get_options())
        for (const std::string &name : option->get_lnames())
            known << QStringLiteral("--") + text(name);
    const QString nearest = nearestWord(word.section(u'=', 0, 0), known);
    if (nearest.isEmpty())
        return refuse(QStringLiteral("There is no option %1").arg(word));
    complain(QStringLiteral("There is no option %1. Did you mean %2?").arg(word, nearest));
    return WrongUse;
}

} // namespace storescope::app
