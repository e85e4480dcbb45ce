// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsontext.h"
#include "core/read/filter/completion.h"
#include "core/read/filter/condition.h"
#include "core/read/rowdecoder.h"

namespace storescope {
namespace {

constexpr qsizetype mostValues = 64;
constexpr qsizetype mostFields = 400;
constexpr qsizetype longestValue = 60;
constexpr int deepestField = 4;

using Note = std::function<void(const QString &, const QString &)>;

// Scalars of a tree under their paths; of a list its first element speaks for all.
void walk(const Json &tree, const QString &path, int depth, const Note &note)
{
    if (tree.is_object() && depth < deepestField) {
        for (const auto &[key, value] : tree.items()) {
            const QString name = QString::fromStdString(key);
            const bool plain = std::all_of(name.begin(), name.end(), [](QChar c) {
                return c.isLetterOrNumber() || c == u'_' || c == u'-';
            });
            walk(value, path + u'.' + (plain && !name.isEmpty() ? name : u'"' + name + u'"'), depth + 1,
                 note);
        }
    } else if (tree.is_array() && !tree.empty() && depth < deepestField) {
        walk(tree.front(), path + QStringLiteral("[*]"), depth + 1, note);
    } else if (tree.is_primitive() && !tree.is_null() && !tree.is_binary()) {
        note(path, tree.is_boolean() ? (tree.get<bool>() ? QStringLiteral("true") : QStringLiteral("false"))
                                     : toDisplay(toValue(tree)));
    }
}

} // namespace

void SampledValues::note(const QString &field, const QString &value)
{
    if (value.isEmpty() || (!m_values.contains(field) && m_values.size() >= mostFields))
        return;
    ++m_present[field];
    auto &values = m_values[field];
    if (value.size() > longestValue)
        return;
    if (const auto known = values.find(value); known != values.end())
        ++*known;
    else if (values.size() < mostValues)
        values.insert(value, 1);
}

void SampledValues::add(const Collection &collection, const std::vector<Record> &records)
{
    const auto &columns = collection.columns();
    for (const Record &record : records) {
        ++m_rows;
        for (size_t i = 0; i < columns.size() && i < record.cells.size(); ++i) {
            const Column &column = columns[i];
            const Cell &cell = record.cells[i];
            // Times and secrets are no words to choose from.
            if (isNull(cell.value) || column.large || column.spec.redact)
                continue;
            if (column.spec.path.isEmpty() && filter::decodes(column) && !cell.cut) {
                const Decoded decoded = chainOf(column, {}).decode(cell.value);
                if (decoded.document && column.redactPaths.isEmpty())
                    walk(*decoded.document, column.name, 0,
                         [this](const QString &f, const QString &v) { note(f, v); });
            } else if (!column.spec.time && !std::holds_alternative<Blob>(cell.value)) {
                note(column.name, toDisplay(cell.value));
            }
        }
    }
}

} // namespace storescope
