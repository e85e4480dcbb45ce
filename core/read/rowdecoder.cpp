// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/rowdecoder.h"

namespace storescope {

namespace {

constexpr int depth = 64;
constexpr double ratio = 1000;

bool isPlainJson(const CodecChain &chain)
{
    return !chain.hasUnwrap() && chain.steps().size() == 1 &&
           (chain.steps().front() == QLatin1String("json") || chain.steps().front() == QLatin1String("auto"));
}

// Objects and arrays as every tree shows them, whatever spaces and escapes the store has.
Value valueOf(std::string_view json)
{
    if (!looksLikeJson(json))
        return jsonScalar(json);
    static const CodecChain chain = CodecChain::fromNames({QStringLiteral("json")}).value_or(CodecChain());
    const Decoded decoded = chain.decode(Text{QByteArray(json.data(), qsizetype(json.size()))});
    return decoded.document ? toValue(*decoded.document) : Value(Text{decoded.bytes});
}

} // namespace

const CodecChain &chainOf(const Column &column, const Value &codec)
{
    static const CodecChain byContent =
        CodecChain::fromNames({QStringLiteral("auto")}).value_or(CodecChain());
    if (!isNull(codec)) {
        const auto chain = column.spec.codecs.constFind(toDisplay(codec));
        if (chain != column.spec.codecs.constEnd())
            return *chain;
    }
    return column.spec.codec.empty() ? byContent : column.spec.codec;
}

DecodePlan::DecodePlan(const Collection &collection)
{
    m_ofTheMoment.resize(size_t(collection.sourceRowColumns()));
    for (size_t i = 0; i < m_ofTheMoment.size(); ++i)
        m_ofTheMoment[i] = collection.selectSql(int(i)).contains(":now");
    for (const Column &column : collection.columns()) {
        m_decoderOf.push_back(decoderFor(column));
        m_paths.push_back(column.spec.path.isEmpty() ? std::nullopt : JsonPath::parse(column.spec.path));
    }
    for (const Column &column : collection.columns()) {
        const QStringList names = column.texts ? column.texts->names() : QStringList();
        for (const QString &name : names)
            resolve(name, collection);
    }
}

int DecodePlan::decoderFor(const Column &column)
{
    const int select = column.source >= 0 ? column.source : column.select;
    const bool decodes = !column.spec.path.isEmpty() || !column.spec.codec.empty() ||
                         !column.spec.codecs.isEmpty() || column.payload;
    if (select < 0 || column.large || !decodes)
        return -1;
    for (size_t i = 0; i < m_decoders.size(); ++i) {
        const Column &other = *m_decoders[i].column;
        if (m_decoders[i].select == select && other.spec.codec.steps() == column.spec.codec.steps() &&
            other.codecSelect == column.codecSelect)
            return int(i);
    }
    m_decoders.push_back({select, &column, column.codecSelect < 0 && isPlainJson(chainOf(column, {}))});
    return int(m_decoders.size()) - 1;
}

// A column, or a path that begins with a column's name.
void DecodePlan::resolve(const QString &name, const Collection &collection)
{
    if (const int column = collection.columnIndex(name); column >= 0) {
        m_names.insert(name, {column, std::nullopt});
        return;
    }
    const QLatin1Char dot('.');
    for (qsizetype at = name.indexOf(dot); at > 0; at = name.indexOf(dot, at + 1)) {
        const int column = collection.columnIndex(name.left(at));
        auto path = column < 0 ? std::nullopt : JsonPath::parse(QStringView(name).mid(at + 1));
        if (!path)
            continue;
        if (const auto &own = m_paths[size_t(column)])
            path->steps.insert(path->steps.begin(), own->steps.begin(), own->steps.end());
        m_names.insert(name, {column, std::move(path)});
        return;
    }
}

const DecodePlan::Name *DecodePlan::name(const QString &inTemplate) const
{
    const auto found = m_names.constFind(inTemplate);
    return found == m_names.constEnd() ? nullptr : &*found;
}

RowDecoder::RowDecoder(const DecodePlan &plan, const Collection &collection, const Statement &row,
                       qint64 most)
    : m_plan(plan), m_collection(collection), m_row(row), m_most(most), m_sources(plan.decoders().size())
{
}

RowDecoder::Source *RowDecoder::open(int column)
{
    const int n = m_plan.decoderOf(column);
    if (n < 0)
        return nullptr;
    Source &source = m_sources[size_t(n)];
    if (std::exchange(source.opened, true))
        return &source;
    const DecodePlan::Decoder &how = m_plan.decoders()[size_t(n)];
    const int position = m_collection.keySize() + how.select;
    const ValueType type = m_row.type(position);
    const bool hasBytes = type == ValueType::Text || type == ValueType::Blob;
    const std::string_view bytes = hasBytes ? m_row.bytes(position) : std::string_view();
    if (qint64(bytes.size()) > m_most)
        return &source;
    if (how.mayBeJson && hasBytes && looksLikeJson(bytes)) {
        source.text.emplace(bytes);
        return &source;
    }
    const Value codec =
        how.column->codecSelect < 0 ? Value() : m_row.value(m_collection.keySize() + how.column->codecSelect);
    source.decoded =
        chainOf(*how.column, codec)
            .decode(m_row.value(position), {.depth = depth, .bytes = 4 * m_most, .ratio = ratio});
    return &source;
}

bool RowDecoder::holdsTree(int column)
{
    const Source *source = open(column);
    return source && (source->text || (source->decoded && source->decoded->document));
}

std::optional<Value> RowDecoder::at(int column, const JsonPath &path)
{
    Source *source = open(column);
    if (source && source->text) {
        const auto json = source->text->at(path);
        return json ? std::optional(valueOf(*json)) : std::nullopt;
    }
    if (!source || !source->decoded || !source->decoded->document)
        return std::nullopt;
    const Json *inside = atPath(*source->decoded->document, path);
    return inside ? std::optional(toValue(*inside)) : std::nullopt;
}

} // namespace storescope
