// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace storescope {

// What one step made of bytes: a tree, other bytes, or the same bytes with a word for what they are.
struct StepOutcome
{
    std::optional<Json> document;
    QByteArray bytes;
    QString opaque;
};

// Every step but "auto", which is not one transformation: see recognise.h.
QStringList stepNames();
bool endsChain(QStringView step);
// Unsupported: a limit was reached. Corrupt: the bytes are something else. InvalidArgument: no such step.
Result<StepOutcome> applyStep(QStringView step, const QByteArray &bytes, const DecodeLimits &limits);

} // namespace storescope
