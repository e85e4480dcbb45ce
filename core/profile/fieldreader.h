// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/tablereader.h"

namespace storescope {

// What the parts of one profile file must know of each other.
struct ReadContext
{
    Mistakes &mistakes;
    QStringList parameters;               // names that SQL may use after ':'
    QList<std::pair<int, QString>> links; // line, collection id; checked at the end
    QStringList families;
};

// Reads fields: `name = "column"` or `name = { … }`.
class FieldReader
{
public:
    explicit FieldReader(ReadContext &context) : m_context(context) {}

    FieldSpec read(const QString &name, const toml::node &node);
    // In a transcript's part a plain text is a path inside the part.
    FieldSpec readPart(const QString &name, const toml::node &node);

    CodecChain codec(const TableReader &table, const char *key = "codec");
    // `sql` when it is one expression of known parameters, with the helpers left as they are; reports
    // otherwise.
    void checkExpression(int line, const QString &what, const QString &sql);
    std::optional<TimeCodec> time(const TableReader &table, const char *key);

private:
    FieldSpec fromTable(const QString &name, const toml::table &table);
    void readChoices(FieldSpec &field, const toml::table &table);
    void checkTemplate(int line, const QString &text);
    CodecChain chain(int line, const QStringList &steps);
    void checkSources(const FieldSpec &field, const TableReader &table);

    ReadContext &m_context;
};

} // namespace storescope
