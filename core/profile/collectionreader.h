// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/fieldreader.h"

namespace storescope {

// Reads one [[collection]].
class CollectionReader
{
public:
    CollectionReader(ReadContext &context, const toml::table &table)
        : m_context(context), m_table(table, Section::Collection, context.mistakes), m_fields(context)
    {
    }
    CollectionSpec read();

private:
    void readSource();
    void readFields();
    void readTail();
    void readStates();
    void readBody();
    void readItems();
    void readParts();
    void readActions();
    void readLevels();
    void collectTables();
    void checkStateWord(int line, const QString &state);

    ReadContext &m_context;
    TableReader m_table;
    FieldReader m_fields;
    CollectionSpec m_spec;
};

} // namespace storescope
