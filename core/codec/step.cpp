// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/step.h"

#include "core/codec/basetext.h"
#include "core/codec/cbor.h"
#include "core/codec/compression.h"
#include "core/codec/json.h"
#include "core/codec/jsonb.h"
#include "core/codec/msgpack.h"
#include "core/codec/opaque.h"
#include "core/codec/treebuilder.h"

namespace storescope {

namespace {

using Outcome = Result<StepOutcome>;

Outcome asDocument(Result<Json> tree)
{
    return std::move(tree).map([](Json &&json) { return StepOutcome{std::move(json), {}, {}}; });
}

Outcome asBytes(Result<QByteArray> bytes)
{
    return std::move(bytes).map([](QByteArray &&content) { return StepOutcome{{}, std::move(content), {}}; });
}

Outcome jsonbOrText(const QByteArray &bytes, const DecodeLimits &limits)
{
    auto tree = readJsonb(bytes, limits);
    if (tree || tree.error().code == ErrorCode::Unsupported)
        return asDocument(std::move(tree));
    // SQLite takes either form in such a column, and stores change from one to the other by a migration.
    auto text = readJson(bytes, limits);
    return asDocument(text ? std::move(text) : std::move(tree));
}

Outcome asText(const QByteArray &bytes, const DecodeLimits &)
{
    if (bytes.isValidUtf8())
        return StepOutcome{{}, bytes, {}};
    return failure(ErrorCode::Corrupt, QStringLiteral("Not text after all (it is no UTF-8)."));
}

template <auto Read>
Outcome tree(const QByteArray &bytes, const DecodeLimits &limits)
{
    return asDocument(Read(bytes, limits));
}

template <auto Unpack>
Outcome unpacked(const QByteArray &bytes, const DecodeLimits &limits)
{
    return asBytes(Unpack(bytes, limits));
}

template <auto Decode>
Outcome spelled(const QByteArray &bytes, const DecodeLimits &)
{
    return asBytes(Decode(bytes));
}

Outcome opaque(bool fits, const QByteArray &bytes, const QString &name)
{
    if (!fits)
        return tl::unexpected(notA(name, 0));
    return StepOutcome{{}, bytes, name};
}

struct Step
{
    QLatin1String name;
    Outcome (*apply)(const QByteArray &, const DecodeLimits &);
    bool endsChain = false;
};

using Bytes = const QByteArray &;
using Limits = const DecodeLimits &;

const Step Steps[] = {
    {QLatin1String("json"), tree<readJson>},
    {QLatin1String("json-lines"), tree<readJsonLines>},
    {QLatin1String("msgpack"), [](Bytes b, Limits l) { return asDocument(readMsgpack(b, l)); }},
    {QLatin1String("msgpack-ext"),
     [](Bytes b, Limits l) { return asDocument(readMsgpack(b, l, Extensions::Nested)); }},
    {QLatin1String("cbor"), tree<readCbor>},
    {QLatin1String("jsonb"), jsonbOrText},
    {QLatin1String("zlib"), unpacked<unpackZlib>},
    {QLatin1String("gzip"), unpacked<unpackGzip>},
    {QLatin1String("zstd"), unpacked<unpackZstd>},
    {QLatin1String("base64"), spelled<fromBase64Text>},
    {QLatin1String("base64url"), spelled<fromBase64UrlText>},
    {QLatin1String("hex"), spelled<fromHexText>},
    {QLatin1String("text"), asText},
    {QLatin1String("bytes"),
     [](Bytes b, Limits) -> Outcome {
         return StepOutcome{{}, b, {}};
     }},
    {QLatin1String("pickle"),
     [](Bytes b, Limits) { return opaque(looksLikePickle(b), b, QStringLiteral("pickle")); }, true},
    {QLatin1String("php"), [](Bytes b, Limits) { return opaque(looksLikePhp(b), b, QStringLiteral("PHP")); },
     true},
    {QLatin1String("fernet"),
     [](Bytes b, Limits) { return opaque(looksLikeFernet(b), b, QStringLiteral("encrypted (Fernet)")); },
     true},
    // Ciphertext has no mark of its own: the profile's word is taken.
    {QLatin1String("aes"), [](Bytes b, Limits) { return opaque(true, b, QStringLiteral("encrypted (AES)")); },
     true},
    {QLatin1String("protobuf"),
     [](Bytes b, Limits) { return opaque(looksLikeProtobuf(b), b, QStringLiteral("protobuf")); }, true},
};

const Step *find(QStringView name)
{
    const auto it =
        std::find_if(std::begin(Steps), std::end(Steps), [&](const Step &step) { return name == step.name; });
    return it == std::end(Steps) ? nullptr : it;
}

} // namespace

QStringList stepNames()
{
    QStringList names;
    for (const Step &step : Steps)
        names.append(step.name);
    return names;
}

bool endsChain(QStringView name)
{
    const Step *step = find(name);
    return step && step->endsChain;
}

Result<StepOutcome> applyStep(QStringView name, const QByteArray &bytes, const DecodeLimits &limits)
{
    const Step *step = find(name);
    if (!step)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("No decoding step is called \"%1\".").arg(name));
    if (bytes.size() > limits.bytes)
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("It is larger than the limit of %1 bytes.").arg(limits.bytes));
    return step->apply(bytes, limits);
}

} // namespace storescope
