// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/chain.h"
#include "core/profile/collection.h"

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace storescope {

// What a profile calls secret in a collection, worked out for each of its columns: a column that is secret as
// a whole, or places inside its decoded value. Two columns that show the same stored value (a payload and the
// raw envelope around it) hide the same places. Immutable.
class Redaction
{
public:
    static const char *const mark; // "[redacted]"

    explicit Redaction(const Collection &collection);

    bool hidesColumn(int column) const { return m_columns[size_t(column)].whole; }
    bool hidesInside(int column) const { return !m_columns[size_t(column)].paths.empty(); }
    // False only when JSON text cannot hold a place that is hidden, told without parsing it.
    bool mayHide(int column, QByteArrayView json) const;
    // Replaces every hidden place inside the value; whether there was one.
    bool hideInside(int column, Json &value) const;

private:
    // One step of a path: a member, an element, or every element.
    struct Step
    {
        QByteArray name;
        int index = -1;
        bool every = false;
    };
    using Path = std::vector<Step>;
    struct Entry
    {
        int select = -1;
        Path path;
    }; // inside the decoded value of a selected one
    struct Hidden
    {
        bool whole = false;
        std::vector<Path> paths;
    };

    static Path parsePath(QStringView text);
    static bool same(const Step &a, const Step &b);
    static bool begins(const Path &path, const Path &with);
    static bool hide(Json &value, const Path &path, size_t from);
    void add(const Collection &collection, const QString &entry);
    void apply(const Collection &collection, const Entry &entry);

    std::vector<Hidden> m_columns;
};

} // namespace storescope
