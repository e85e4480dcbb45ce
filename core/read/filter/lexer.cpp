// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/syntax.h"

namespace storescope::filter {
namespace {

bool startsName(QChar c)
{
    return c.isLetter() || c == u'_';
}
bool continuesName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$';
}

class Lexer
{
public:
    explicit Lexer(const QString &text) : m_text(text) {}

    std::vector<Token> run()
    {
        for (skipSpace(); !atEnd(); skipSpace())
            term();
        return std::move(m_tokens);
    }

private:
    bool atEnd(int ahead = 0) const { return m_at + ahead >= m_text.size(); }
    QChar peek(int ahead = 0) const { return atEnd(ahead) ? QChar() : m_text.at(m_at + ahead); }
    void skipSpace()
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
    }

    Token &add(Token::Kind kind, int from, QString text = {})
    {
        Token token;
        token.kind = kind;
        token.span = {from, m_at - from};
        token.text = std::move(text);
        m_tokens.push_back(std::move(token));
        return m_tokens.back();
    }
    void addError(int from, const QString &sentence) { add(Token::Kind::Error, from, sentence); }

    void term()
    {
        const int from = m_at;
        const QChar c = peek();
        if (c == u'(' || c == u')') {
            ++m_at;
            add(c == u'(' ? Token::Kind::Open : Token::Kind::Close, from);
        } else if (c == u'-' && !atEnd(1) && !peek(1).isSpace() && peek(1) != u'-') {
            ++m_at;
            add(Token::Kind::Minus, from);
        } else if (c == u'"') {
            quoted(Token::Kind::Text);
        } else if (!keyword() && !condition()) {
            bare(Token::Kind::Text);
        }
    }

    bool keyword()
    {
        static const std::pair<QStringView, Token::Kind> words[] = {
            {u"and", Token::Kind::And}, {u"or", Token::Kind::Or}, {u"not", Token::Kind::Not}};
        for (const auto &[word, kind] : words) {
            const int length = int(word.size());
            const QChar after = peek(length);
            const bool ends = atEnd(length) || after.isSpace() || after == u'(' || after == u')';
            if (ends && QStringView(m_text).mid(m_at, length).compare(word, Qt::CaseInsensitive) == 0) {
                const int from = m_at;
                m_at += length;
                add(kind, from);
                return true;
            }
        }
        return false;
    }

    // The end of a field's name that begins here: letters, then segments after '.', [n], [*] or ."quoted".
    int nameEnd() const
    {
        int at = m_at;
        const auto char_ = [&](int i) { return i < m_text.size() ? m_text.at(i) : QChar(); };
        if (!startsName(char_(at)))
            return m_at;
        while (true) {
            if (char_(at) == u'"') {
                const int close = int(m_text.indexOf(u'"', at + 1));
                if (close < 0)
                    return m_at;
                at = close + 1;
            } else {
                while (continuesName(char_(at)))
                    ++at;
            }
            while (char_(at) == u'[') {
                const int close = int(m_text.indexOf(u']', at));
                if (close < 0)
                    return m_at;
                at = close + 1;
            }
            if (char_(at) != u'.' || !(continuesName(char_(at + 1)) || char_(at + 1) == u'"'))
                return at;
            ++at;
        }
    }

    // The operator at `at`, and how long it is; 0: none.
    std::pair<Operator, int> operatorAt(int at) const
    {
        const QStringView rest = QStringView(m_text).mid(at);
        if (rest.startsWith(u"!="))
            return {Operator::NotEqual, 2};
        if (rest.startsWith(u"<="))
            return {Operator::LessEqual, 2};
        if (rest.startsWith(u">="))
            return {Operator::GreaterEqual, 2};
        if (rest.startsWith(u'='))
            return {Operator::Equal, 1};
        if (rest.startsWith(u'<'))
            return {Operator::Less, 1};
        if (rest.startsWith(u'>'))
            return {Operator::Greater, 1};
        // "https://…" is text.
        if (rest.startsWith(u':') && !rest.startsWith(u"://"))
            return {Operator::Has, 1};
        return {Operator::Has, 0};
    }

    bool condition()
    {
        const int from = m_at;
        const int end = nameEnd();
        if (end == from)
            return false;
        int opAt = end;
        while (opAt < m_text.size() && m_text.at(opAt).isSpace())
            ++opAt;
        const auto [op, length] = operatorAt(opAt);
        // Space may stand around an ordering sign, never before the ':'.
        if (length == 0 || (opAt != end && op == Operator::Has))
            return false;
        m_at = end;
        add(Token::Kind::Field, from, m_text.mid(from, end - from));
        m_at = opAt + length;
        add(Token::Kind::Operator, opAt).op = op;
        if (op != Operator::Has)
            skipSpace();
        values(op, opAt);
        return true;
    }

    void values(Operator op, int opAt)
    {
        while (true) {
            const QChar c = peek();
            if (atEnd() || c.isSpace() || c == u')' || c == u',') {
                missingValue(op, opAt);
                return;
            }
            if (c == u'(') {
                ++m_at;
                addError(
                    m_at - 1,
                    QStringLiteral("Several values are written with commas, like state:running,retrying"));
                return;
            }
            if (c == u'"')
                quoted(Token::Kind::Value);
            else
                bare(Token::Kind::Value);
            if (peek() != u',' || m_tokens.back().kind == Token::Kind::Error)
                return;
            opAt = m_at++;
            add(Token::Kind::Comma, opAt);
        }
    }

    void missingValue(Operator op, int opAt)
    {
        const int now = m_at;
        m_at = std::max(opAt + 1, std::min(now, opAt + int(operatorText(op).size())));
        if (m_text.at(opAt) == u',')
            addError(opAt, QStringLiteral("A value is missing after the comma, like state:running,retrying"));
        else if (op == Operator::Has)
            addError(opAt, QStringLiteral("“:” needs a value right behind it, like type:tool_call"));
        else if (isOrdering(op))
            addError(opAt, QStringLiteral("“%1” needs a number or a size, like bytes%2")
                               .arg(operatorText(op), operatorText(op) + QStringLiteral("1MB")));
        else
            addError(opAt, QStringLiteral("“%1” needs a value, like type%1tool_call").arg(operatorText(op)));
        m_at = now;
    }

    // Ends at space and at a ')' that was not opened inside; a value also at a comma.
    void bare(Token::Kind kind)
    {
        const int from = m_at;
        int open = 0;
        for (; !atEnd() && !peek().isSpace(); ++m_at) {
            const QChar c = peek();
            if (c == u',' && kind == Token::Kind::Value)
                break;
            if (c == u'(')
                ++open;
            else if (c == u')' && --open < 0)
                break;
        }
        add(kind, from, m_text.mid(from, m_at - from));
    }

    void quoted(Token::Kind kind)
    {
        const int from = m_at++;
        QString value;
        for (; !atEnd(); ++m_at) {
            const QChar c = peek();
            if (c == u'"') {
                ++m_at;
                add(kind, from, value).quoted = true;
                return;
            }
            if (c == u'\\' && !atEnd(1))
                value += escaped();
            else
                value += c;
        }
        addError(from, QStringLiteral("This quote is not closed; write \" at its end"));
    }

    // \" \\ \n \r \t and \uXXXX; any other backslash stands for itself, as in paths and patterns.
    QString escaped()
    {
        const QChar c = peek(1);
        ++m_at;
        switch (c.unicode()) {
        case u'"':
        case u'\\':
            return QString(c);
        case u'n':
            return QStringLiteral("\n");
        case u'r':
            return QStringLiteral("\r");
        case u't':
            return QStringLiteral("\t");
        case u'u': {
            bool ok = false;
            const ushort code = m_text.mid(m_at + 1, 4).toUShort(&ok, 16);
            if (ok && m_at + 4 < m_text.size()) {
                m_at += 4;
                return QString(QChar(code));
            }
            break;
        }
        default:
            break;
        }
        return QStringLiteral("\\") + c;
    }

    const QString &m_text;
    int m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

QString operatorText(Operator op)
{
    switch (op) {
    case Operator::Has:
        return QStringLiteral(":");
    case Operator::Equal:
        return QStringLiteral("=");
    case Operator::NotEqual:
        return QStringLiteral("!=");
    case Operator::Less:
        return QStringLiteral("<");
    case Operator::LessEqual:
        return QStringLiteral("<=");
    case Operator::Greater:
        return QStringLiteral(">");
    case Operator::GreaterEqual:
        return QStringLiteral(">=");
    }
    return {};
}

std::vector<Token> tokenize(const QString &text)
{
    return Lexer(text).run();
}

} // namespace storescope::filter
