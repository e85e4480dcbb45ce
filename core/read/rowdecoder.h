// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/jsonscan.h"
#include "core/profile/collection.h"

#include <memory>

namespace storescope {

// How the values of a column are decoded: as its profile says, else by content.
const CodecChain &chainOf(const Column &column, const Value &codec);

// What of a collection's rows is decoded, and where names of templates lead, decided once. Immutable.
class DecodePlan
{
public:
    explicit DecodePlan(const Collection &collection);

    struct Decoder
    {
        int select = -1;
        const Column *column = nullptr; // whose chain it is
        bool mayBeJson = false;         // one step, JSON or by content: JSON text needs no tree
    };
    struct Name
    {
        int column = -1;
        std::optional<JsonPath> path; // inside its decoded value; none: the column itself
    };

    const std::vector<Decoder> &decoders() const { return m_decoders; }
    int decoderOf(int column) const { return m_decoderOf[size_t(column)]; } // -1: nothing to decode
    const std::optional<JsonPath> &pathOf(int column) const { return m_paths[size_t(column)]; }
    const Name *name(const QString &inTemplate) const; // nullptr: it stands for nothing here
    bool isOfTheMoment(int select) const { return m_ofTheMoment[size_t(select)]; } // depends on :now
    int selects() const { return int(m_ofTheMoment.size()); }

private:
    int decoderFor(const Column &column);
    void resolve(const QString &name, const Collection &collection);

    std::vector<Decoder> m_decoders;
    std::vector<int> m_decoderOf; // beside the columns
    std::vector<std::optional<JsonPath>> m_paths;
    std::vector<bool> m_ofTheMoment; // beside the select list
    QHash<QString, Name> m_names;
};

// What lies inside the values of one row. JSON text is looked into as it stands; anything else is decoded to
// a tree when it is first asked for.
class RowDecoder
{
public:
    // Values of more than `most` bytes are left alone.
    RowDecoder(const DecodePlan &plan, const Collection &collection, const Statement &row, qint64 most);

    // The value at a path inside a column's decoded one. nullopt: there is none, it is no tree, or it is too
    // large.
    std::optional<Value> at(int column, const JsonPath &path);
    // Whether there is a tree or JSON text to look into.
    bool holdsTree(int column);

private:
    struct Source
    {
        bool opened = false;
        std::optional<JsonText> text;
        std::optional<Decoded> decoded;
    };
    Source *open(int column);

    const DecodePlan &m_plan;
    const Collection &m_collection;
    const Statement &m_row;
    qint64 m_most;
    std::vector<Source> m_sources; // beside the decoders
};

} // namespace storescope
