// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/read/record.h"

#include <QHash>
#include <QString>

#include <vector>

namespace storescope {

// One line of the popup below a filter bar.
struct Completion
{
    QString insert;        // what takes the place of the word: "type:", "tool_call", "\"two words\""
    QString name;          // first column: the field or the value
    QString typeAndValues; // second: "text · tool_call, tool_result, message", "time", "size"
    qint64 count = 0;      // third: in how many of the sampled rows; 0: not sampled
};

struct Completions
{
    int position = 0; // of the word that `insert` replaces
    int length = 0;
    std::vector<Completion> items; // the likeliest first
};

// What sampled rows hold: by column name the values as they are written in a filter, and how often. Fields
// inside payloads stand under their path ("payload.tool.name").
class SampledValues
{
public:
    // Looks at rows that are here; call it with as many batches as there are. At most 64 values a field are
    // kept.
    void add(const Collection &collection, const std::vector<Record> &records);
    qint64 rows() const { return m_rows; }
    QStringList fields() const { return m_values.keys(); }
    qint64 rowsWith(const QString &field) const { return m_present.value(field); }
    const QHash<QString, qint64> values(const QString &field) const { return m_values.value(field); }

private:
    void note(const QString &field, const QString &value);

    QHash<QString, QHash<QString, qint64>> m_values;
    QHash<QString, qint64> m_present;
    qint64 m_rows = 0;
};

// What may stand at the cursor: names and words of the language, behind an operator the states, times or
// sampled values.
Completions complete(const QString &text, int cursor, const Collection &collection,
                     const SampledValues &sampled);

// For drawing a filter as it is written: every visible part in its order. An Error is where the mistake
// begins.
struct FilterPart
{
    enum class Kind { Field, Operator, Value, Text, Keyword, Error };
    Kind kind = Kind::Text;
    int position = 0;
    int length = 0;
};
std::vector<FilterPart> filterParts(const QString &text);

} // namespace storescope
