// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/plantext.h"

#include <QJsonObject>

#include <bit>

namespace storescope {

QJsonValue valueToJson(const Value &value)
{
    const auto tagged = [](const char *tag, const QByteArray &text) {
        return QJsonValue(QJsonObject{{QLatin1String(tag), QString::fromLatin1(text)}});
    };
    if (const auto *integer = std::get_if<qint64>(&value))
        return QJsonValue(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return tagged("real", QByteArray::number(qulonglong(std::bit_cast<quint64>(*real)), 16));
    if (const auto *text = std::get_if<Text>(&value)) {
        const QString shown = QString::fromUtf8(text->utf8);
        return shown.toUtf8() == text->utf8 ? QJsonValue(shown) : tagged("text", text->utf8.toHex());
    }
    if (const auto *blob = std::get_if<Blob>(&value))
        return tagged("blob", blob->bytes.toHex());
    return QJsonValue(QJsonValue::Null);
}

std::optional<Value> valueFromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Null:
        return Value();
    case QJsonValue::Double:
        return Value(json.toInteger());
    case QJsonValue::String:
        return Value(Text{json.toString().toUtf8()});
    case QJsonValue::Object: {
        const QJsonObject object = json.toObject();
        if (object.size() != 1)
            return std::nullopt;
        const QByteArray text = object.begin().value().toString().toLatin1();
        if (object.contains(QStringLiteral("blob")))
            return Value(Blob{QByteArray::fromHex(text)});
        if (object.contains(QStringLiteral("text")))
            return Value(Text{QByteArray::fromHex(text)});
        if (object.contains(QStringLiteral("real")))
            return Value(std::bit_cast<double>(quint64(text.toULongLong(nullptr, 16))));
        return std::nullopt;
    }
    case QJsonValue::Bool:
    case QJsonValue::Array:
    case QJsonValue::Undefined:
        break;
    }
    return std::nullopt;
}

} // namespace storescope
