// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"

#include <QJsonValue>

#include <optional>

namespace storescope {

// One stored value as JSON, exactly: integers and text as they are, {"real": bits}, {"text": hex} for text
// that is no UTF-8, {"blob": hex}, null.
QJsonValue valueToJson(const Value &value);
std::optional<Value> valueFromJson(const QJsonValue &json);

} // namespace storescope
