// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once
// Compiled once for the commands; nothing relies on it being included.
#include "core/read/openstore.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QString>
#include <QStringList>

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>
