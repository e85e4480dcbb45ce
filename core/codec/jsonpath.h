// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"

#include <QStringView>

namespace storescope {

// The value at a path such as "payload.tool.name", "items[0].id", "parts[*].text" (first hit of [*]); keys
// with dots are quoted: a."b.c". A leading "$" and "[-1]" for the last are taken too. nullptr when there is
// none.
const Json *atPath(const Json &document, QStringView path);

} // namespace storescope
