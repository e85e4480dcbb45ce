// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonscan.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace storescope {
namespace {

constexpr size_t likelyMembers = 16;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Walks over JSON text. Every move returns false at the end of the text or where it is no JSON.
class Walk
{
public:
    explicit Walk(std::string_view text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    const char *at() const { return m_at; }
    char peek()
    {
        while (m_at < m_end && isSpace(*m_at))
            ++m_at;
        return m_at < m_end ? *m_at : '\0';
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    // The text between the quotes, escapes as they are.
    bool string(std::string_view &inside)
    {
        if (!take('"'))
            return false;
        const char *from = m_at;
        while (true) {
            const auto *quote = static_cast<const char *>(std::memchr(m_at, '"', size_t(m_end - m_at)));
            if (!quote)
                return false;
            const char *before = quote;
            while (before > from && before[-1] == '\\')
                --before;
            m_at = quote + 1;
            if ((quote - before) % 2 == 0) {
                inside = std::string_view(from, size_t(quote - from));
                return true;
            }
        }
    }

    bool value(std::string_view &text)
    {
        const char first = peek();
        const char *from = m_at;
        std::string_view ignored;
        if (first == '"') {
            if (!string(ignored))
                return false;
        } else if (first == '{' || first == '[') {
            if (!nested())
                return false;
        } else {
            while (m_at < m_end && !isSpace(*m_at) && *m_at != ',' && *m_at != '}' && *m_at != ']')
                ++m_at;
            if (m_at == from)
                return false;
        }
        text = std::string_view(from, size_t(m_at - from));
        return true;
    }

private:
    bool nested()
    {
        qsizetype depth = 0;
        std::string_view ignored;
        for (; m_at < m_end; ++m_at) {
            switch (*m_at) {
            case '"':
                if (!string(ignored))
                    return false;
                --m_at;
                break;
            case '{':
            case '[':
                ++depth;
                break;
            case '}':
            case ']':
                if (--depth == 0) {
                    ++m_at;
                    return true;
                }
                break;
            default:
                break;
            }
        }
        return false;
    }

    const char *m_at;
    const char *m_end;
};

bool hasEscape(std::string_view raw)
{
    return !raw.empty() && std::memchr(raw.data(), '\\', raw.size()) != nullptr;
}

bool sameKey(std::string_view raw, bool escaped, const QByteArray &key)
{
    if (!escaped)
        return raw == std::string_view(key.constData(), size_t(key.size()));
    std::string plain;
    appendUnescaped(raw, plain);
    return plain == std::string_view(key.constData(), size_t(key.size()));
}

bool isNumber(const QByteArray &key)
{
    return !key.isEmpty() && key.front() >= '0' && key.front() <= '9';
}

std::optional<std::string_view> member(std::string_view json, const QByteArray &key)
{
    Walk walk(json);
    std::optional<std::string_view> found;
    std::string_view name, value;
    if (!walk.take('{'))
        return std::nullopt;
    while (walk.string(name) && walk.take(':') && walk.value(value)) {
        if (sameKey(name, hasEscape(name), key))
            found = value;
        if (!walk.take(','))
            break;
    }
    return found;
}

std::vector<std::string_view> elements(std::string_view json)
{
    Walk walk(json);
    std::vector<std::string_view> all;
    std::string_view value;
    if (walk.take('[')) {
        while (walk.value(value)) {
            all.push_back(value);
            if (!walk.take(','))
                break;
        }
    }
    return all;
}

std::optional<std::string_view> follow(std::string_view json, const JsonPath::Step *step,
                                       const JsonPath::Step *end)
{
    for (; step != end; ++step) {
        if (step->kind == JsonPath::Step::Kind::Key) {
            auto next = member(json, step->key);
            if (!next && isNumber(step->key) && Walk(json).peek() == '[') {
                bool isIndex = false;
                const qint64 index = step->key.toLongLong(&isIndex);
                const auto all = elements(json);
                if (isIndex && index < qint64(all.size()))
                    next = all[size_t(index)];
            }
            if (!next)
                return std::nullopt;
            json = *next;
            continue;
        }
        const auto all = elements(json);
        if (step->kind == JsonPath::Step::Kind::Any) {
            for (const std::string_view element : all) {
                if (const auto hit = follow(element, step + 1, end))
                    return hit;
            }
            return std::nullopt;
        }
        const qint64 index = step->index < 0 ? qint64(all.size()) + step->index : step->index;
        if (index < 0 || index >= qint64(all.size()))
            return std::nullopt;
        json = all[size_t(index)];
    }
    return json;
}

void appendUtf8(uint code, std::string &out)
{
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | code >> 6);
        out += char(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += char(0xe0 | code >> 12);
        out += char(0x80 | (code >> 6 & 0x3f));
        out += char(0x80 | (code & 0x3f));
    } else {
        out += char(0xf0 | code >> 18);
        out += char(0x80 | (code >> 12 & 0x3f));
        out += char(0x80 | (code >> 6 & 0x3f));
        out += char(0x80 | (code & 0x3f));
    }
}

std::optional<uint> hexUnit(std::string_view text)
{
    uint unit = 0;
    if (text.size() < 4)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 4, unit, 16);
    return error == std::errc() && end == text.data() + 4 ? std::optional(unit) : std::nullopt;
}

// A \uXXXX that begins at text[0], with its second half when it is one of a pair. Returns how much was taken.
size_t appendUnicodeEscape(std::string_view text, std::string &out)
{
    const auto unit = hexUnit(text.substr(2));
    if (!unit)
        return 0;
    if (*unit >= 0xd800 && *unit < 0xdc00 && text.substr(6, 2) == "\\u") {
        const auto low = hexUnit(text.substr(8));
        if (low && *low >= 0xdc00 && *low < 0xe000) {
            appendUtf8(0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00), out);
            return 12;
        }
    }
    appendUtf8(*unit >= 0xd800 && *unit < 0xe000 ? 0xfffd : *unit, out);
    return 6;
}

} // namespace

std::optional<std::string_view> jsonAt(std::string_view json, const JsonPath &path)
{
    return follow(json, path.steps.data(), path.steps.data() + path.steps.size());
}

std::optional<std::string_view> JsonText::member(std::string_view json, const QByteArray &key)
{
    auto known = std::find_if(m_objects.begin(), m_objects.end(),
                              [&](const Object &object) { return object.begin == json.data(); });
    if (known == m_objects.end()) {
        m_objects.push_back({json.data(), m_members.size(), 0});
        known = m_objects.end() - 1;
        Walk walk(json);
        Member next;
        if (walk.take('{')) {
            m_members.reserve(m_members.size() + likelyMembers);
            while (walk.string(next.key) && walk.take(':') && walk.value(next.value)) {
                next.escaped = hasEscape(next.key);
                m_members.push_back(next);
                if (!walk.take(','))
                    break;
            }
        }
        known->count = m_members.size() - known->first;
    }
    for (size_t i = known->first + known->count; i-- > known->first;) {
        if (sameKey(m_members[i].key, m_members[i].escaped, key))
            return m_members[i].value;
    }
    return std::nullopt;
}

std::optional<std::string_view> JsonText::at(const JsonPath &path)
{
    std::string_view json = m_json;
    const auto *step = path.steps.data(), *end = step + path.steps.size();
    for (; step != end && step->kind == JsonPath::Step::Kind::Key; ++step) {
        const auto next = member(json, step->key);
        if (!next)
            return isNumber(step->key) ? follow(json, step, end) : std::nullopt; // perhaps an index
        json = *next;
    }
    return step == end ? std::optional(json) : follow(json, step, end);
}

bool looksLikeJson(std::string_view text)
{
    const size_t at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

Value jsonScalar(std::string_view json)
{
    while (!json.empty() && isSpace(json.front()))
        json.remove_prefix(1);
    if (json.empty() || json == "null")
        return {};
    if (json == "true" || json == "false")
        return qint64(json == "true");
    if (json.front() == '"') {
        std::string_view inside;
        Walk(json).string(inside);
        if (inside.find('\\') == std::string_view::npos)
            return Text{QByteArray(inside.data(), qsizetype(inside.size()))};
        std::string plain;
        appendUnescaped(inside, plain);
        return Text{QByteArray(plain.data(), qsizetype(plain.size()))};
    }
    const char *end = json.data() + json.size();
    qint64 integer = 0;
    if (const auto r = std::from_chars(json.data(), end, integer); r.ec == std::errc() && r.ptr == end)
        return integer;
    double real = 0;
    if (const auto r = std::from_chars(json.data(), end, real); r.ec == std::errc() && r.ptr == end)
        return real;
    return Text{QByteArray(json.data(), qsizetype(json.size()))};
}

void appendUnescaped(std::string_view text, std::string &out)
{
    while (!text.empty()) {
        const size_t escape = text.find('\\');
        out.append(text.substr(0, escape));
        if (escape == std::string_view::npos)
            return;
        text.remove_prefix(escape);
        const char c = text.size() > 1 ? text[1] : '\0';
        size_t taken = 2;
        if (c == 'u')
            taken = appendUnicodeEscape(text, out);
        else if (c == '"' || c == '\\' || c == '/')
            out += c;
        else if (const auto *place = c ? std::strchr("n\nr\rt\tb\bf\f", c) : nullptr; place && c >= 'a')
            out += place[1];
        else
            taken = 0;
        if (taken == 0) {
            out += '\\';
            taken = 1;
        }
        text.remove_prefix(std::min(taken, text.size()));
    }
}

} // namespace storescope
