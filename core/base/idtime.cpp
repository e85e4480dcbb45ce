// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/idtime.h"

#include <algorithm>
#include <array>

namespace storescope {
namespace {

constexpr std::uint64_t lastMillisecond = (std::uint64_t(1) << 48) - 1;
constexpr std::uint64_t lastGregorianTick = (std::uint64_t(1) << 60) - 1;
// RFC 9562: version 6 counts 100 ns from 1582-10-15T00:00:00Z.
constexpr std::int64_t gregorianToEpochSeconds = 12'219'292'800;
constexpr std::int64_t ticksPerSecond = 10'000'000;
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The last `length` characters, when what stands before is a prefix.
std::optional<std::string_view> withoutPrefix(std::string_view text, size_t length)
{
    if (text.size() < length)
        return std::nullopt;
    const size_t prefix = text.size() - length;
    if (prefix > 0 && isAlphanumeric(text[prefix - 1]))
        return std::nullopt;
    return text.substr(prefix);
}

using UuidBytes = std::array<std::uint8_t, 16>;

std::optional<UuidBytes> uuidFromHex(std::string_view text)
{
    UuidBytes bytes{};
    size_t nibbles = 0;
    for (const char c : text) {
        if (c == '-')
            continue;
        const char lower = static_cast<char>(c | 0x20);
        const bool digit = c >= '0' && c <= '9';
        if ((!digit && (lower < 'a' || lower > 'f')) || nibbles == 32)
            return std::nullopt;
        const int nibble = digit ? c - '0' : lower - 'a' + 10;
        bytes[nibbles / 2] = static_cast<std::uint8_t>(bytes[nibbles / 2] << 4 | nibble);
        ++nibbles;
    }
    return nibbles == 32 ? std::optional(bytes) : std::nullopt;
}

std::optional<UuidBytes> uuidFromValue(const Value &value, int version)
{
    std::optional<UuidBytes> uuid;
    const QByteArray raw = bytesOf(value);
    if (std::holds_alternative<Blob>(value) && raw.size() == 16) {
        uuid.emplace();
        std::copy(raw.begin(), raw.end(), uuid->begin());
    } else if (std::holds_alternative<Text>(value)) {
        const auto dashed = withoutPrefix(view(raw), 36);
        const auto plain = withoutPrefix(view(raw), 32);
        if (dashed && (*dashed)[8] == '-' && (*dashed)[13] == '-')
            uuid = uuidFromHex(*dashed);
        else if (plain)
            uuid = uuidFromHex(*plain);
    }
    return uuid && (*uuid)[6] >> 4 == version ? uuid : std::nullopt;
}

std::uint64_t bigEndian(const std::uint8_t *bytes, size_t count)
{
    std::uint64_t number = 0;
    for (size_t i = 0; i < count; ++i)
        number = number << 8 | bytes[i];
    return number;
}

// Crockford's alphabet: no U; I and L read as 1, O as 0.
int crockfordDigit(char c)
{
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper == 'I' || upper == 'L')
        return 1;
    if (upper == 'O')
        return 0;
    const size_t at = crockford.find(upper);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::optional<std::uint64_t> ulidMilliseconds(std::string_view ulid)
{
    std::uint64_t ms = 0;
    for (size_t i = 0; i < ulid.size(); ++i) {
        const int digit = crockfordDigit(ulid[i]);
        if (digit < 0 || (i == 0 && digit > 7)) // 128 bits in 26 digits: the first holds three
            return std::nullopt;
        if (i < 10)
            ms = ms << 5 | static_cast<std::uint64_t>(digit);
    }
    return ms;
}

Instant atMillisecond(std::uint64_t ms)
{
    return Instant::fromMilliseconds(static_cast<std::int64_t>(ms));
}

std::uint64_t idMilliseconds(const Instant &instant)
{
    const std::int64_t ms = instant.milliseconds();
    return ms < 0 ? 0 : std::min(static_cast<std::uint64_t>(ms), lastMillisecond);
}

QByteArray hex(std::uint64_t number, int width)
{
    return QByteArray::number(static_cast<quint64>(number), 16).rightJustified(width, '0');
}

} // namespace

std::optional<Instant> instantOfUuid7(const Value &value)
{
    const auto uuid = uuidFromValue(value, 7);
    return uuid ? std::optional(atMillisecond(bigEndian(uuid->data(), 6))) : std::nullopt;
}

std::optional<Instant> instantOfUuid6(const Value &value)
{
    const auto uuid = uuidFromValue(value, 6);
    if (!uuid)
        return std::nullopt;
    const std::uint64_t high = bigEndian(uuid->data(), 6);
    const std::uint64_t low = bigEndian(uuid->data() + 6, 2) & 0x0fff; // without the version
    const auto ticks = static_cast<std::int64_t>(high << 12 | low);
    return Instant{ticks / ticksPerSecond - gregorianToEpochSeconds,
                   static_cast<std::int32_t>(ticks % ticksPerSecond * 100), 7};
}

std::optional<Instant> instantOfUlid(const Value &value)
{
    const QByteArray raw = bytesOf(value);
    if (std::holds_alternative<Blob>(value) && raw.size() == 16)
        return atMillisecond(bigEndian(reinterpret_cast<const std::uint8_t *>(raw.constData()), 6));
    const auto text = withoutPrefix(view(raw), 26);
    const auto ms = text && std::holds_alternative<Text>(value) ? ulidMilliseconds(*text) : std::nullopt;
    return ms ? std::optional(atMillisecond(*ms)) : std::nullopt;
}

QByteArray leastUuid7(const Instant &instant)
{
    const QByteArray ms = hex(idMilliseconds(instant), 12);
    return ms.left(8) + '-' + ms.mid(8) + "-7000-8000-000000000000";
}

QByteArray leastUuid6(const Instant &instant)
{
    const std::int64_t since =
        instant.seconds + std::min(gregorianToEpochSeconds, INT64_MAX - instant.seconds);
    std::uint64_t ticks = 0;
    if (since > 0)
        ticks = static_cast<std::uint64_t>(since) > lastGregorianTick / ticksPerSecond
                    ? lastGregorianTick
                    : static_cast<std::uint64_t>(since * ticksPerSecond + instant.nanos / 100);
    const QByteArray high = hex(std::min(ticks, lastGregorianTick) >> 12, 12);
    return high.left(8) + '-' + high.mid(8) + "-6" + hex(ticks & 0x0fff, 3) + "-8000-000000000000";
}

QByteArray leastUlid(const Instant &instant)
{
    const std::uint64_t ms = idMilliseconds(instant);
    QByteArray ulid;
    for (int shift = 45; shift >= 0; shift -= 5)
        ulid += crockford[ms >> shift & 31];
    return ulid + QByteArray(16, '0');
}

} // namespace storescope
