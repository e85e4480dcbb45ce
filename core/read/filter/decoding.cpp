// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonscan.h"
#include "core/codec/jsontext.h"
#include "core/read/filter/predicate.h"
#include "core/read/rowdecoder.h"

namespace storescope::filter {

Lies liesIn(const CodecChain &chain)
{
    static const QStringList open = {QStringLiteral("json-lines"), QStringLiteral("msgpack"),
                                     QStringLiteral("cbor"), QStringLiteral("jsonb"), QStringLiteral("text")};
    if (chain.hasUnwrap() || chain.steps().size() != 1)
        return Lies::Hidden;
    const QString &step = chain.steps().front();
    if (step == u"json")
        return Lies::Json;
    if (step == u"auto")
        return Lies::Automatic;
    return open.contains(step) ? Lies::Open : Lies::Hidden;
}

Lies liesIn(const Column &column)
{
    if (!decodes(column))
        return Lies::Plain;
    return column.codecSelect >= 0 ? Lies::ByRow : liesIn(chainOf(column, {}));
}

bool isJsonText(const RawValue &raw, Lies lies)
{
    if (lies != Lies::Json && lies != Lies::Automatic)
        return false;
    return looksLikeJson(raw.bytes);
}

bool containsText(const Needle &needle, const RawValue &raw, const Column &column, Lies lies,
                  const RowView &row)
{
    if (!raw.hasBytes())
        return false;
    if (lies == Lies::Plain || (row.isRecord() && !column.spec.path.isEmpty()))
        return needle.inText(raw.bytes);
    if (needle.inJson(raw.bytes))
        return true;
    if (lies == Lies::ByRow)
        lies = liesIn(chainOf(column, row.codecOf(column)));
    // Of what is told by content, text with a space in it is neither base64 nor hex.
    const bool asItIs = lies == Lies::Automatic && raw.type == RawValue::Type::Text &&
                        raw.bytes.find(' ') != std::string_view::npos;
    if (lies == Lies::Open || lies == Lies::Json || asItIs || isJsonText(raw, lies))
        return false;
    const Decoded decoded = chainOf(column, row.codecOf(column)).decode(borrowed(raw));
    if (decoded.document)
        return needle.inTree(*decoded.document);
    return needle.inJson({decoded.bytes.constData(), size_t(decoded.bytes.size())});
}

Value valueInside(const RawValue &raw, const JsonPath &path, const Column &column, Lies lies,
                  const RowView &row)
{
    if (raw.type == RawValue::Type::Null)
        return {};
    if (lies == Lies::ByRow)
        lies = liesIn(chainOf(column, row.codecOf(column)));
    // A path into a column of which nothing says how it is written: JSON, if it looks like it.
    if (lies == Lies::Plain)
        lies = Lies::Automatic;
    if (raw.hasBytes() && isJsonText(raw, lies)) {
        const auto json = jsonAt(raw.bytes, path);
        return json ? jsonScalar(*json) : Value();
    }
    const Decoded decoded = chainOf(column, row.codecOf(column)).decode(borrowed(raw));
    const Json *inside = decoded.document ? atPath(*decoded.document, path.text) : nullptr;
    return inside ? toValue(*inside) : Value();
}

} // namespace storescope::filter
