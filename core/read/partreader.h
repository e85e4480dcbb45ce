// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"

#include <chrono>

namespace storescope {

// One element of a payload, with the element that it lies in (of a part with `each`) and the row that holds
// both.
struct PartPlace
{
    const Collection &collection;
    const Record &record;
    const Json &element;
    const Json *outer = nullptr;

    // "." is the element, "^" and "^.a" lead to the outer one. [*] stands for the first that has it.
    const Json *at(const QString &path) const;
    bool fits(const PartSpec &part) const;
};

// What a profile's part says of one element.
class PartReader
{
public:
    PartReader(const PartPlace &place, const PartSpec &part) : m_place(place), m_part(part) {}

    QString text(const char *field) const;
    std::optional<Json> json(const char *field) const;
    std::optional<double> number(const char *field) const;
    std::optional<qint64> count(const char *field) const;
    std::optional<Instant> time(const char *field) const;
    std::optional<std::chrono::nanoseconds> duration(const char *field) const;
    // A "data:" URL says its media type itself.
    QByteArray bytes(const char *field, QString *mediaType) const;

private:
    const FieldSpec *find(const QString &field) const;
    const Json *value(const FieldSpec &spec) const { return m_place.at(spec.path); }
    QString textAt(const QString &path) const;
    QString expanded(const FieldSpec &spec) const;

    const PartPlace &m_place;
    const PartSpec &m_part;
};

} // namespace storescope
