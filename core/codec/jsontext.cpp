// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsontext.h"

#include <QCryptographicHash>

#include <cmath>

namespace storescope {

namespace {

constexpr std::size_t LongestHexKey = 64;

QByteArrayView viewOf(const Json::binary_t &binary)
{
    return {reinterpret_cast<const char *>(binary.data()), qsizetype(binary.size())};
}

std::string sha256Of(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result().toHex().toStdString();
}

bool isUnprintable(const Json &json)
{
    return json.is_binary() || (json.is_number_float() && !std::isfinite(json.get<double>()));
}

bool holdsUnprintable(const Json &json)
{
    if (!json.is_structured())
        return isUnprintable(json);
    return std::any_of(json.begin(), json.end(), holdsUnprintable);
}

// The same tree in values that JSON text can say. As deep as the limits let the tree be.
Json printable(const Json &json)
{
    if (json.is_object()) {
        Json::object_t copy;
        copy.reserve(json.size());
        for (const auto &[key, value] : json.get_ref<const Json::object_t &>())
            copy.emplace_back(key, printable(value));
        return copy;
    }
    if (json.is_array()) {
        Json::array_t copy;
        copy.reserve(json.size());
        std::transform(json.begin(), json.end(), std::back_inserter(copy), printable);
        return copy;
    }
    if (!isUnprintable(json))
        return json;
    if (json.is_binary()) {
        const auto bytes = viewOf(json.get_binary());
        return Json::object({{"bytes", bytes.size()}, {"sha256", sha256Of(bytes)}});
    }
    const double number = json.get<double>();
    if (std::isnan(number))
        return "NaN";
    return number > 0 ? "Infinity" : "-Infinity";
}

std::string dumped(const Json &json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

QByteArray toJsonText(const Json &json, int indent)
{
    return QByteArray::fromStdString(dumped(holdsUnprintable(json) ? printable(json) : json, indent));
}

std::string toKeyText(const Json &json)
{
    if (json.is_string())
        return json.get_ref<const std::string &>();
    if (json.is_binary() && json.get_binary().size() <= LongestHexKey)
        return "{\"hex\":\"" + viewOf(json.get_binary()).toByteArray().toHex().toStdString() + "\"}";
    return toJsonText(json).toStdString();
}

Value toValue(const Json &json)
{
    switch (json.type()) {
    case Json::value_t::null:
    case Json::value_t::discarded:
        return {};
    case Json::value_t::boolean:
        return qint64(json.get<bool>() ? 1 : 0);
    case Json::value_t::number_integer:
        return qint64(json.get<std::int64_t>());
    case Json::value_t::number_unsigned: {
        const auto number = json.get<std::uint64_t>();
        if (number <= std::uint64_t(std::numeric_limits<qint64>::max()))
            return qint64(number);
        return Text{QByteArray::number(qulonglong(number))};
    }
    case Json::value_t::number_float:
        return json.get<double>();
    case Json::value_t::string:
        return Text{QByteArray::fromStdString(json.get_ref<const std::string &>())};
    case Json::value_t::binary:
        return Blob{viewOf(json.get_binary()).toByteArray()};
    case Json::value_t::object:
    case Json::value_t::array:
        break;
    }
    return Text{toJsonText(json)};
}

std::optional<QByteArray> toBytes(const Json &json)
{
    if (json.is_binary())
        return viewOf(json.get_binary()).toByteArray();
    if (json.is_string())
        return QByteArray::fromStdString(json.get_ref<const std::string &>());
    if (!json.is_array())
        return std::nullopt;
    QByteArray bytes;
    bytes.reserve(qsizetype(json.size()));
    for (const Json &element : json) {
        if (!element.is_number_integer())
            return std::nullopt;
        const auto number = element.get<std::int64_t>();
        if (number < 0 || number > 255)
            return std::nullopt;
        bytes.append(char(number));
    }
    return bytes;
}

} // namespace storescope
