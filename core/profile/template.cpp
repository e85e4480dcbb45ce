// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/template.h"

#include "core/base/text.h"

#include <algorithm>

namespace storescope {

namespace {

constexpr int idLength = 8;

bool isQuoted(const QString &name)
{
    return name.size() >= 2 && name.startsWith(QLatin1Char('\'')) && name.endsWith(QLatin1Char('\''));
}

// Ids of one product often begin alike and end in what tells them apart.
QString shortId(const QString &id)
{
    return id.size() <= idLength + 2 ? id : QStringLiteral("…") + id.right(idLength);
}

QString clock(const Instant &time)
{
    const QString iso = time.toIso();
    const qsizetype at = iso.indexOf(QLatin1Char('T'));
    return iso.mid(at + 1).chopped(1).left(12);
}

QString formatted(const TemplateValue &value, const QString &format)
{
    if (format == QLatin1String("bytes") && value.number)
        return formatBytes(qint64(*value.number));
    if (format == QLatin1String("id"))
        return shortId(value.text);
    if (format == QLatin1String("time") && value.time)
        return clock(*value.time);
    return value.text;
}

// Only '*' is special.
bool globMatches(QStringView glob, QStringView text)
{
    const qsizetype star = glob.indexOf(QLatin1Char('*'));
    if (star < 0)
        return glob == text;
    if (!text.startsWith(glob.left(star)))
        return false;
    const QStringView rest = glob.mid(star + 1);
    for (qsizetype at = star; at <= text.size(); ++at) {
        if (globMatches(rest, text.mid(at)))
            return true;
    }
    return false;
}

QString cut(const QString &text, int most)
{
    if (most < 0 || text.size() <= most)
        return text;
    qsizetype end = std::max(0, most - 1);
    if (end > 0 && text.at(end - 1).isHighSurrogate())
        --end;
    return text.left(end) + QStringLiteral("…");
}

} // namespace

class TemplateParser
{
public:
    explicit TemplateParser(const QString &text) : m_text(text) {}

    Result<TextTemplate> parse()
    {
        TextTemplate result;
        result.m_pieces = pieces(false);
        if (!m_mistake.isEmpty())
            return failure(ErrorCode::InvalidArgument, m_mistake);
        return result;
    }

private:
    using Piece = TextTemplate::Piece;

    std::vector<Piece> pieces(bool inGroup)
    {
        std::vector<Piece> result;
        QString literal;
        const auto flush = [&] {
            if (!literal.isEmpty())
                result.push_back({literal, {}, {}});
            literal.clear();
        };
        while (m_at < m_text.size() && m_mistake.isEmpty()) {
            const QChar c = m_text.at(m_at);
            const bool twice = m_at + 1 < m_text.size() && m_text.at(m_at + 1) == c;
            if (QStringLiteral("{}[]").contains(c) && twice && !(inGroup && c == QLatin1Char(']'))) {
                literal += c;
                m_at += 2;
            } else if (c == QLatin1Char('{')) {
                flush();
                result.push_back({{}, hole(), {}});
            } else if (c == QLatin1Char('[')) {
                flush();
                result.push_back({{}, {}, group(inGroup)});
            } else if (c == QLatin1Char(']') && inGroup) {
                break;
            } else if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
                mistake(QStringLiteral("'%1' has no beginning; write it twice to show it").arg(c));
            } else {
                literal += c;
                ++m_at;
            }
        }
        flush();
        return result;
    }

    std::vector<Piece> group(bool nested)
    {
        if (nested) {
            mistake(QStringLiteral("'[' inside '[ ]'"));
            return {};
        }
        const qsizetype start = m_at++;
        std::vector<Piece> inner = pieces(true);
        if (m_mistake.isEmpty() && m_at >= m_text.size()) {
            m_at = start;
            mistake(QStringLiteral("'[' has no end"));
        }
        ++m_at;
        return inner;
    }

    TextTemplate::Hole hole()
    {
        const qsizetype end = holeEnd();
        TextTemplate::Hole result;
        if (end < 0) {
            mistake(QStringLiteral("'{' has no end"));
            return result;
        }
        QString inner = m_text.mid(m_at + 1, end - m_at - 1);
        // What follows the last colon, unless the colon stands in a quoted text or before another name.
        const qsizetype colon = inner.lastIndexOf(QLatin1Char(':'));
        const auto endsFormat = [](QChar c) { return c == u'\'' || c == u'"' || c == u'|'; };
        if (colon >= 0 && std::none_of(inner.cbegin() + colon, inner.cend(), endsFormat)) {
            setFormat(result, inner.mid(colon + 1));
            inner.truncate(colon);
        }
        for (const QString &name : inner.split(QLatin1Char('|')))
            result.names << name.trimmed();
        if (result.names.contains(QString()))
            mistake(QStringLiteral("'{ }' names nothing"));
        m_at = end + 1;
        return result;
    }

    qsizetype holeEnd() const
    {
        QChar quote;
        for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
            const QChar c = m_text.at(i);
            if (!quote.isNull())
                quote = c == quote ? QChar() : quote;
            else if (c == QLatin1Char('\'') || c == QLatin1Char('"'))
                quote = c;
            else if (c == QLatin1Char('}'))
                return i;
            else if (c == QLatin1Char('{'))
                return -1;
        }
        return -1;
    }

    void setFormat(TextTemplate::Hole &hole, const QString &format)
    {
        static const QStringList known{QStringLiteral("bytes"), QStringLiteral("id"), QStringLiteral("time")};
        bool isNumber = false;
        if (format.startsWith(QLatin1String("0.")))
            hole.most = format.mid(2).toInt(&isNumber);
        if (isNumber && hole.most > 0)
            return;
        if (!known.contains(format))
            mistake(QStringLiteral("':%1' is no format; there are :bytes, :id, :time and :0.N").arg(format));
        hole.format = format;
    }

    void mistake(const QString &reason)
    {
        if (m_mistake.isEmpty())
            m_mistake = QStringLiteral("%1 (character %2 of \"%3\")").arg(reason).arg(m_at + 1).arg(m_text);
    }

    QString m_text;
    qsizetype m_at = 0;
    QString m_mistake;
};

Result<TextTemplate> TextTemplate::parse(const QString &text)
{
    return TemplateParser(text).parse();
}

namespace {

// What stands between two things does not begin the line when the first of them is missing: spaces of the
// template itself are left out at its start (`atStart`), those of values never.
template <class Pieces>
bool appendAll(const Pieces &pieces, const TextTemplate::Lookup &lookup, QString &out, bool atStart)
{
    bool anything = false;
    for (const auto &piece : pieces) {
        const bool begins = atStart && out.isEmpty();
        if (!piece.group.empty()) {
            QString inner;
            if (appendAll(piece.group, lookup, inner, begins)) {
                out += inner;
                anything = true;
            }
        } else if (!piece.hole) {
            qsizetype spaces = 0;
            while (begins && spaces < piece.literal.size() && piece.literal[spaces].isSpace())
                ++spaces;
            out += QStringView(piece.literal).mid(spaces);
        } else {
            for (const QString &name : piece.hole->names) {
                const auto value =
                    isQuoted(name) ? TemplateValue{name.mid(1, name.size() - 2), {}, {}} : lookup(name);
                if (!value || value->text.isEmpty())
                    continue;
                out += cut(formatted(*value, piece.hole->format), piece.hole->most);
                anything = true;
                break;
            }
        }
    }
    return anything;
}

} // namespace

bool TextTemplate::append(const std::vector<Piece> &pieces, const Lookup &lookup, QString &out)
{
    return appendAll(pieces, lookup, out, out.isEmpty());
}

QString TextTemplate::expand(const Lookup &lookup) const
{
    QString out;
    append(m_pieces, lookup, out);
    return out;
}

void TextTemplate::collect(const std::vector<Piece> &pieces, QStringList &names)
{
    for (const Piece &piece : pieces) {
        collect(piece.group, names);
        for (const QString &name : piece.hole ? piece.hole->names : QStringList()) {
            if (!isQuoted(name) && !names.contains(name))
                names << name;
        }
    }
}

QStringList TextTemplate::names() const
{
    QStringList result;
    collect(m_pieces, result);
    return result;
}

Result<std::shared_ptr<const TextTemplates>> TextTemplates::make(const QHash<QString, QString> &texts)
{
    auto result = std::make_shared<TextTemplates>();
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        auto parsed = TextTemplate::parse(it.value());
        if (!parsed)
            return tl::unexpected(parsed.error());
        if (it.key().contains(QLatin1Char('*')))
            result->m_globs.emplace_back(it.key(), *parsed);
        else
            result->m_exact.insert(it.key(), *parsed);
    }
    std::sort(result->m_globs.begin(), result->m_globs.end(), [](const auto &a, const auto &b) {
        return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a.first < b.first;
    });
    return std::shared_ptr<const TextTemplates>(std::move(result));
}

Result<std::shared_ptr<const TextTemplates>> TextTemplates::make(const QString &text)
{
    return make(QHash<QString, QString>{{QStringLiteral("*"), text}});
}

QString TextTemplates::expand(const QString &by, const TextTemplate::Lookup &lookup) const
{
    if (const auto exact = m_exact.constFind(by); exact != m_exact.constEnd())
        return exact->expand(lookup);
    for (const auto &[glob, text] : m_globs) {
        if (globMatches(glob, by))
            return text.expand(lookup);
    }
    return {};
}

QStringList TextTemplates::names() const
{
    QStringList result;
    for (const TextTemplate &text : m_exact)
        result += text.names();
    for (const auto &[glob, text] : m_globs)
        result += text.names();
    result.removeDuplicates();
    return result;
}

} // namespace storescope
