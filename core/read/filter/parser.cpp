// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/syntax.h"

namespace storescope::filter {
namespace {

constexpr int deepest = 64;

Span across(const Span &a, const Span &b)
{
    return {a.position, b.end() - a.position};
}

// or := and ("or" and)*    and := unary ("and"? unary)*    unary := ("not" | "-")* primary
class Parser
{
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Parsed run()
    {
        if (m_tokens.empty())
            return {};
        auto tree = disjunction();
        if (tree && !m_mistake && m_at < m_tokens.size()) {
            // Only a ')' ends an expression early.
            fail(peek()->span, QStringLiteral("There is no “(” for this “)”"));
        }
        if (m_mistake)
            return {std::nullopt, m_mistake};
        return {std::move(tree), std::nullopt};
    }

private:
    using Kind = Token::Kind;

    const Token *peek() const { return m_at < m_tokens.size() ? &m_tokens[m_at] : nullptr; }
    bool next(Kind kind) const { return peek() && peek()->kind == kind; }
    std::nullopt_t fail(const Span &span, const QString &sentence)
    {
        if (!m_mistake)
            m_mistake = Mistake{span, sentence};
        return std::nullopt;
    }

    std::optional<Node> disjunction()
    {
        std::vector<Node> parts;
        while (true) {
            auto part = conjunction();
            if (!part)
                return std::nullopt;
            parts.push_back(std::move(*part));
            if (!next(Kind::Or))
                return joined(Node::Kind::Or, std::move(parts));
            const Span word = peek()->span;
            ++m_at;
            if (!peek() || next(Kind::Close))
                return fail(word, QStringLiteral("“or” needs something on its right, like type:a or type:b"));
        }
    }

    std::optional<Node> conjunction()
    {
        std::vector<Node> parts;
        while (true) {
            auto part = unary();
            if (!part)
                return std::nullopt;
            parts.push_back(std::move(*part));
            if (next(Kind::And)) {
                const Span word = peek()->span;
                ++m_at;
                if (!peek() || next(Kind::Close) || next(Kind::Or))
                    return fail(word, QStringLiteral("“and” needs something on its right"));
            } else if (!peek() || next(Kind::Or) || next(Kind::Close)) {
                return joined(Node::Kind::And, std::move(parts));
            }
        }
    }

    static Node joined(Node::Kind kind, std::vector<Node> parts)
    {
        if (parts.size() == 1)
            return std::move(parts.front());
        Node node;
        node.kind = kind;
        node.span = across(parts.front().span, parts.back().span);
        node.children = std::move(parts);
        return node;
    }

    std::optional<Node> unary()
    {
        const Token *token = peek();
        if (!token || (token->kind != Kind::Not && token->kind != Kind::Minus))
            return primary();
        const Span sign = token->span;
        const bool word = token->kind == Kind::Not;
        ++m_at;
        if (!peek() || next(Kind::Close) || next(Kind::Or) || next(Kind::And))
            return fail(sign, word
                                  ? QStringLiteral("“not” needs something to leave out, like not level:debug")
                                  : QStringLiteral("“-” needs something to leave out, like -level:debug"));
        if (++m_depth > deepest)
            return fail(sign, QStringLiteral("This is nested too deeply"));
        auto inner = unary();
        --m_depth;
        if (!inner)
            return std::nullopt;
        Node node;
        node.kind = Node::Kind::Not;
        node.span = across(sign, inner->span);
        node.children.push_back(std::move(*inner));
        return node;
    }

    std::optional<Node> primary()
    {
        const Token *token = peek();
        if (!token)
            return fail({}, QStringLiteral("Something is missing at the end"));
        switch (token->kind) {
        case Kind::Open:
            return parentheses();
        case Kind::Field:
            return condition();
        case Kind::Text: {
            Node node;
            node.kind = Node::Kind::Text;
            node.span = token->span;
            node.values.push_back({token->text, token->quoted, token->span});
            ++m_at;
            return node;
        }
        case Kind::Error:
            return fail(token->span, token->text);
        case Kind::Or:
            return fail(token->span,
                        QStringLiteral("“or” needs something on its left, like type:a or type:b"));
        case Kind::And:
            return fail(token->span, QStringLiteral("“and” needs something on its left"));
        case Kind::Close:
            return fail(token->span, QStringLiteral("There is no “(” for this “)”"));
        case Kind::Minus:
        case Kind::Not:
        case Kind::Operator:
        case Kind::Value:
        case Kind::Comma:
            break;
        }
        return fail(token->span, QStringLiteral("This does not belong here"));
    }

    std::optional<Node> parentheses()
    {
        const Span open = peek()->span;
        ++m_at;
        if (next(Kind::Close))
            return fail(across(open, peek()->span),
                        QStringLiteral("Nothing stands between these parentheses"));
        if (!peek())
            return fail(open, QStringLiteral("This “(” is not closed; write “)” at its end"));
        if (++m_depth > deepest)
            return fail(open, QStringLiteral("This is nested too deeply"));
        auto inner = disjunction();
        --m_depth;
        if (!inner)
            return std::nullopt;
        if (!next(Kind::Close))
            return fail(open, QStringLiteral("This “(” is not closed; write “)” at its end"));
        inner->span = across(open, peek()->span);
        ++m_at;
        return inner;
    }

    std::optional<Node> condition()
    {
        Node node;
        node.kind = Node::Kind::Condition;
        node.name = peek()->text;
        node.nameSpan = peek()->span;
        ++m_at; // an operator always follows
        node.op = peek()->op;
        node.opSpan = peek()->span;
        ++m_at;
        while (const Token *token = peek()) {
            if (token->kind == Kind::Error)
                return fail(token->span, token->text);
            if (token->kind == Kind::Value)
                node.values.push_back({token->text, token->quoted, token->span});
            else if (token->kind != Kind::Comma)
                break;
            ++m_at;
        }
        node.span = across(node.nameSpan, node.values.back().span);
        if (isOrdering(node.op) && node.values.size() > 1)
            return fail(node.values[1].span,
                        QStringLiteral("“%1” takes one value; several go with “:” or “=”")
                            .arg(operatorText(node.op)));
        return node;
    }

    std::vector<Token> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
    std::optional<Mistake> m_mistake;
};

} // namespace

Parsed parse(const QString &text)
{
    return Parser(tokenize(text)).run();
}

} // namespace storescope::filter
