// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json.h"

#include "core/codec/treebuilder.h"

#include <charconv>
#include <limits>
#include <string_view>

namespace storescope {

namespace {

// Stands before a number that the library does not read; a noncharacter, so that no real text begins with it.
constexpr std::string_view Mark = "\xEF\xB7\x90";

Json markedNumber(std::string_view token)
{
    if (token == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (token == "Infinity")
        return std::numeric_limits<double>::infinity();
    if (token == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    return std::string(token);
}

class Handler : public nlohmann::json_sax<Json>
{
public:
    Handler(TreeBuilder &builder, bool marked) : m_builder(builder), m_marked(marked) {}

    std::size_t position() const { return m_position; }

    bool null() override { return m_builder.add(nullptr); }
    bool boolean(bool value) override { return m_builder.add(value); }
    bool number_integer(std::int64_t value) override { return m_builder.add(value); }
    bool number_unsigned(std::uint64_t value) override { return m_builder.add(value); }
    bool number_float(double value, const std::string &digits) override
    {
        // An integer that 64 bits do not hold: a double would show other digits than the store has.
        if (digits.find_first_of(".eE") == std::string::npos)
            return m_builder.add(digits);
        return m_builder.add(value);
    }
    bool string(std::string &value) override
    {
        if (m_marked && value.starts_with(Mark))
            return m_builder.add(markedNumber(std::string_view(value).substr(Mark.size())));
        return m_builder.add(std::move(value));
    }
    bool binary(Json::binary_t &) override { return false; }
    bool start_object(std::size_t) override { return m_builder.openMap(); }
    bool key(std::string &value) override { return m_builder.add(std::move(value)); }
    bool end_object() override { return m_builder.close(); }
    bool start_array(std::size_t) override { return m_builder.openArray(); }
    bool end_array() override { return m_builder.close(); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        m_position = position;
        return false;
    }

private:
    TreeBuilder &m_builder;
    bool m_marked;
    std::size_t m_position = 0;
};

Result<Json> parsed(QByteArrayView text, const DecodeLimits &limits, bool marked)
{
    TreeBuilder builder(limits);
    Handler handler(builder, marked);
    if (Json::sax_parse(text.begin(), text.end(), &handler) && builder.isDone())
        return builder.take();
    return tl::unexpected(gaveUp(builder, u"JSON", qint64(handler.position())));
}

bool isNumberByte(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

bool overflowsDouble(std::string_view token)
{
    if (token.find("e-") != token.npos || token.find("E-") != token.npos)
        return false;
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    return error == std::errc::result_out_of_range && end == token.data() + token.size();
}

// The bare word or number at `from` that the library would refuse; empty when there is none.
std::string_view foreignNumber(std::string_view text, std::size_t from)
{
    const auto rest = text.substr(from);
    for (const std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
        if (rest.starts_with(word))
            return rest.substr(0, word.size());
    }
    std::size_t size = 0;
    while (size < rest.size() && isNumberByte(rest[size]))
        ++size;
    const auto token = rest.substr(0, size);
    return overflowsDouble(token) ? token : std::string_view();
}

// The text with such numbers marked and quoted; empty when it has none.
std::string withForeignNumbersMarked(std::string_view text)
{
    std::string result;
    bool inString = false;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\') {
            ++i;
        } else if (c == '"') {
            inString = !inString;
        } else if (!inString && (c == 'N' || c == 'I' || isNumberByte(c))) {
            const auto token = foreignNumber(text, i);
            if (!token.empty()) {
                result.append(text.substr(copied, i - copied))
                    .append("\"")
                    .append(Mark)
                    .append(token)
                    .append("\"");
                copied = i + token.size();
                i = copied - 1;
            } else {
                while (i + 1 < text.size() && isNumberByte(text[i + 1]))
                    ++i;
            }
        }
    }
    if (copied > 0)
        result.append(text.substr(copied));
    return result;
}

} // namespace

Result<Json> readJson(QByteArrayView text, const DecodeLimits &limits)
{
    auto result = parsed(text, limits, false);
    if (result || result.error().code == ErrorCode::Unsupported)
        return result;
    const std::string marked = withForeignNumbersMarked({text.data(), std::size_t(text.size())});
    if (marked.empty())
        return result;
    auto again = parsed(QByteArrayView(marked.data(), qsizetype(marked.size())), limits, true);
    return again || again.error().code == ErrorCode::Unsupported ? again : result;
}

Result<Json> readJsonLines(QByteArrayView text, const DecodeLimits &limits)
{
    Json::array_t lines;
    DecodeLimits inside = limits;
    --inside.depth;
    qint64 number = 0;
    while (!text.isEmpty()) {
        const auto end = text.indexOf('\n');
        const auto line = (end < 0 ? text : text.first(end)).trimmed();
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        ++number;
        if (line.isEmpty())
            continue;
        auto value = readJson(line, inside);
        if (!value) {
            value.error().sentence.prepend(QStringLiteral("Line %1: ").arg(number));
            return value;
        }
        inside.values -= qint64(line.size() / 2 + 1); // at most what a line can hold
        lines.push_back(std::move(*value));
    }
    return Json(std::move(lines));
}

} // namespace storescope
