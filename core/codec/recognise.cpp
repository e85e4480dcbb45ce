// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/recognise.h"

#include "core/codec/basetext.h"
#include "core/codec/opaque.h"

namespace storescope {

namespace {

constexpr qsizetype LongBase64 = 32;

bool isControl(char c)
{
    constexpr char Escape = 0x1b; // programs' output has colours
    const auto byte = quint8(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != Escape) || byte == 0x7f;
}

bool isBase64Byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=' || c == '\n' || c == '\r';
}

QString packedBy(QByteArrayView bytes)
{
    if (bytes.startsWith("\x1f\x8b\x08"))
        return QStringLiteral("gzip");
    if (bytes.startsWith("\x28\xb5\x2f\xfd"))
        return QStringLiteral("zstd");
    const bool isZlib = bytes.size() > 5 && (bytes[0] & 0x0f) == 8 && (quint8(bytes[0]) >> 4) <= 7 &&
                        (quint8(bytes[0]) * 256 + quint8(bytes[1])) % 31 == 0;
    return isZlib ? QStringLiteral("zlib") : QString();
}

bool beginsLikeJson(QByteArrayView bytes)
{
    const auto trimmed = bytes.trimmed();
    return !trimmed.isEmpty() && (trimmed.front() == '{' || trimmed.front() == '[');
}

bool isMedia(QByteArrayView bytes)
{
    for (const QByteArrayView magic : {"\x89PNG\r\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "%PDF-", "RIFF"}) {
        if (bytes.startsWith(magic))
            return true;
    }
    return false;
}

// Random letters decode as base64 too, so what comes out must be something that one would pack so.
bool isBase64OfKnownThing(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() < LongBase64 || !std::all_of(text.begin(), text.end(), isBase64Byte))
        return false;
    const auto bytes = fromBase64Text(text);
    if (!bytes)
        return false;
    return isMedia(*bytes) || !packedBy(*bytes).isEmpty() || beginsLikeJson(*bytes) ||
           !recognisedOpaque(*bytes).isEmpty();
}

QStringList candidates(const QByteArray &bytes)
{
    if (looksLikeText(bytes)) {
        if (beginsLikeJson(bytes))
            return {QStringLiteral("json"), QStringLiteral("json-lines")};
        return isBase64OfKnownThing(bytes) ? QStringList{QStringLiteral("base64")} : QStringList();
    }
    QStringList steps;
    if (const QString packer = packedBy(bytes); !packer.isEmpty())
        steps.append(packer);
    // JSONB first: its sizes bind it so tightly that hardly anything else passes for it, while its plain
    // bytes may pass for a msgpack array of small numbers.
    return steps << QStringLiteral("jsonb") << QStringLiteral("msgpack") << QStringLiteral("cbor");
}

bool hasNumberKey(const Json &map)
{
    const auto isNumberLike = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
    return map.is_object() && std::any_of(map.items().begin(), map.items().end(), [&](const auto &member) {
               return !member.key().empty() && isNumberLike(member.key().front());
           });
}

bool isConvincing(const QString &step, const QByteArray &bytes, const StepOutcome &outcome,
                  const DecodeLimits &limits)
{
    if (!outcome.document)
        return true;
    if (!outcome.document->is_structured())
        return false;
    // Letters are small numbers in msgpack: a CBOR array of short texts also reads as a map of numbers.
    if (step == u"msgpack" && hasNumberKey(*outcome.document)) {
        const auto other = applyStep(u"cbor", bytes, limits);
        return !other || !other->document->is_array();
    }
    return true;
}

} // namespace

bool looksLikeText(QByteArrayView bytes)
{
    return bytes.isValidUtf8() && std::none_of(bytes.begin(), bytes.end(), isControl);
}

Result<Recognised> recogniseStep(const QByteArray &bytes, const DecodeLimits &limits)
{
    if (const QString opaque = recognisedOpaque(bytes); !opaque.isEmpty()) {
        const QString step = opaque == u"PHP"      ? QStringLiteral("php")
                             : opaque == u"pickle" ? opaque
                                                   : QStringLiteral("fernet");
        return Recognised{step, StepOutcome{{}, bytes, opaque}};
    }
    for (const QString &step : candidates(bytes)) {
        auto outcome = applyStep(step, bytes, limits);
        if (!outcome && outcome.error().code == ErrorCode::Unsupported && step != u"cbor" && step != u"jsonb")
            return tl::unexpected(outcome.error());
        if (outcome && isConvincing(step, bytes, *outcome, limits))
            return Recognised{step, std::move(*outcome)};
    }
    return failure(ErrorCode::NotFound, QStringLiteral("Nothing that is known."));
}

} // namespace storescope
