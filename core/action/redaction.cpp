// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/redaction.h"

#include <cstring>

namespace storescope {
namespace {

// Where the stored value stands that a column shows, or shows a part of.
int selectOf(const Column &column)
{
    return column.source >= 0 ? column.source : column.select;
}

// By libc, which looks at many bytes at once; Qt's search compares one after the other.
bool contains(QByteArrayView text, QByteArrayView part)
{
    return memmem(text.data(), size_t(text.size()), part.data(), size_t(part.size())) != nullptr;
}

} // namespace

const char *const Redaction::mark = "[redacted]";

Redaction::Redaction(const Collection &collection) : m_columns(collection.columns().size())
{
    const auto &columns = collection.columns();
    for (const QString &entry : collection.spec().redact)
        add(collection, entry);
    for (size_t i = 0; i < columns.size(); ++i) {
        for (const QString &path : columns[i].redactPaths)
            m_columns[i].paths.push_back(parsePath(path));
        if (!columns[i].spec.redact)
            continue;
        if (selectOf(columns[i]) >= 0)
            apply(collection, {selectOf(columns[i]), parsePath(columns[i].spec.path)});
        m_columns[i].whole = true;
    }
    // A sentence made from a secret is one.
    for (size_t i = 0; i < columns.size(); ++i)
        for (const QString &entry : collection.spec().redact)
            if (columns[i].spec.text.contains(u'{' + entry))
                m_columns[i].whole = true;
}

// "column", or "column.path.inside"; a name that no column has is a path inside the payload.
void Redaction::add(const Collection &collection, const QString &entry)
{
    int column = collection.columnIndex(entry);
    Path path;
    if (column < 0) {
        path = parsePath(entry);
        column = path.empty() ? -1 : collection.columnIndex(QString::fromUtf8(path.front().name));
        if (column >= 0)
            path.erase(path.begin());
        else
            column = collection.payloadColumn();
    }
    if (column < 0)
        return;
    const Column &named = collection.columns()[size_t(column)];
    if (path.empty())
        m_columns[size_t(column)].whole = true;
    if (selectOf(named) < 0)
        return;
    Path whole = parsePath(named.spec.path);
    whole.insert(whole.end(), path.begin(), path.end());
    apply(collection, {selectOf(named), whole});
}

void Redaction::apply(const Collection &collection, const Entry &entry)
{
    const auto &columns = collection.columns();
    for (size_t i = 0; i < columns.size(); ++i) {
        if (selectOf(columns[i]) != entry.select)
            continue;
        const Path own = parsePath(columns[i].spec.path);
        if (begins(own, entry.path))
            m_columns[i].whole = true;
        else if (begins(entry.path, own))
            m_columns[i].paths.emplace_back(entry.path.begin() + qsizetype(own.size()), entry.path.end());
    }
}

Redaction::Path Redaction::parsePath(QStringView text)
{
    Path path;
    QString name;
    const auto finish = [&] {
        if (!name.isEmpty())
            path.push_back({std::exchange(name, {}).toUtf8(), -1, false});
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"') {
            const auto end = text.indexOf(u'"', i + 1);
            name += text.mid(i + 1, (end < 0 ? text.size() : end) - i - 1);
            i = end < 0 ? text.size() : end;
        } else if (c == u'.') {
            finish();
        } else if (c == u'[') {
            finish();
            const auto end = text.indexOf(u']', i);
            const auto inside = text.mid(i + 1, (end < 0 ? text.size() : end) - i - 1);
            path.push_back({{}, inside == u"*" ? -1 : inside.toInt(), inside == u"*"});
            i = end < 0 ? text.size() : end;
        } else {
            name += c;
        }
    }
    finish();
    return path;
}

bool Redaction::same(const Step &a, const Step &b)
{
    if (a.name.isEmpty() && b.name.isEmpty())
        return a.every || b.every || a.index == b.index;
    return a.name == b.name;
}

bool Redaction::begins(const Path &path, const Path &with)
{
    return path.size() >= with.size() && std::equal(with.begin(), with.end(), path.begin(), same);
}

bool Redaction::mayHide(int column, QByteArrayView json) const
{
    const auto &paths = m_columns[size_t(column)].paths;
    // A name may be spelt with escapes, then only parsing tells.
    if (!paths.empty() && contains(json, "\\u"))
        return true;
    return std::any_of(paths.begin(), paths.end(), [&](const Path &path) {
        return std::all_of(path.rbegin(), path.rend(), [&](const Step &step) { // the last is the rarest
            return step.name.isEmpty() || contains(json, step.name);
        });
    });
}

bool Redaction::hideInside(int column, Json &value) const
{
    bool hidden = false;
    for (const Path &path : m_columns[size_t(column)].paths)
        hidden = hide(value, path, 0) || hidden;
    return hidden;
}

bool Redaction::hide(Json &value, const Path &path, size_t from)
{
    if (from == path.size()) {
        value = mark;
        return true;
    }
    const Step &step = path[from];
    if (!step.name.isEmpty()) {
        if (value.is_object()) {
            const auto member = value.find(step.name.constData());
            return member != value.end() && hide(*member, path, from + 1);
        }
        // A list where the path names a member: the member of each.
        bool hidden = false;
        if (value.is_array())
            for (Json &element : value)
                hidden = hide(element, path, from) || hidden;
        return hidden;
    }
    bool hidden = false;
    if (value.is_array())
        for (size_t i = 0; i < value.size(); ++i)
            if (step.every || int(i) == step.index)
                hidden = hide(value[i], path, from + 1) || hidden;
    return hidden;
}

} // namespace storescope
