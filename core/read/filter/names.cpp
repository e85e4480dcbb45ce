// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/names.h"

#include "core/base/text.h"
#include "core/read/filter/literal.h"

namespace storescope::filter {
namespace {

Resolved nothing(const QString &sentence)
{
    Resolved resolved;
    resolved.sentence = sentence;
    return resolved;
}

Resolved found(Subject::Kind kind, int column, const QString &unit = {})
{
    Resolved resolved;
    resolved.subject.emplace();
    resolved.subject->kind = kind;
    resolved.subject->column = column;
    resolved.unit = unit;
    return resolved;
}

QString unitOf(const Column &column)
{
    if (!column.spec.unit.isEmpty())
        return column.spec.unit;
    return column.name == u"duration" ? QStringLiteral("ms") : QString();
}

Resolved wholeColumn(const Collection &collection, int index)
{
    const Column &column = collection.columns()[size_t(index)];
    if (column.large)
        return nothing(
            QStringLiteral("“%1” is too large to look into; bytes compares its size").arg(column.name));
    auto resolved = found(Subject::Kind::Column, index, unitOf(column));
    if (!column.spec.path.isEmpty()) {
        if (auto path = JsonPath::parse(column.spec.path))
            resolved.subject->path = std::move(*path);
    }
    return resolved;
}

Resolved inside(const Collection &collection, int index, const QString &path)
{
    const Column &column = collection.columns()[size_t(index)];
    if (column.large || (column.select < 0 && column.source < 0))
        return nothing(QStringLiteral("A filter cannot look into “%1”").arg(column.name));
    const QString joint = path.startsWith(u'[') ? QString() : QStringLiteral(".");
    const QString whole = column.spec.path.isEmpty() ? path : column.spec.path + joint + path;
    auto parsed = JsonPath::parse(whole);
    if (!parsed)
        return nothing(QStringLiteral("“%1” is not a path, like payload.items[0].id").arg(path));
    auto resolved = found(Subject::Kind::Path, index);
    resolved.subject->path = std::move(*parsed);
    return resolved;
}

int ownColumn(const Collection &collection, const QString &name)
{
    const auto &columns = collection.columns();
    for (size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].canonical && columns[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return collection.columnIndex(name);
}

// The column whose name the beginning of `name` is, the longest first, and the path behind it.
Resolved columnAndPath(const Collection &collection, const QString &name, bool own)
{
    const auto lookUp = [&](const QString &word) {
        return own ? ownColumn(collection, word) : collection.columnIndex(word);
    };
    if (const int whole = lookUp(name); whole >= 0)
        return wholeColumn(collection, whole);
    for (qsizetype end = name.size() - 1; end > 0; --end) {
        if (name[end] != u'.' && name[end] != u'[')
            continue;
        if (const int index = lookUp(name.left(end)); index >= 0)
            return inside(collection, index, name.mid(name[end] == u'.' ? end + 1 : end));
    }
    return {};
}

// What `bytes` means where no column is called so: the size of the body or of the payload.
int sizedColumn(const Collection &collection)
{
    const auto &columns = collection.columns();
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].large)
            return int(i);
    }
    return collection.payloadColumn();
}

int timeNamed(const Collection &collection, const QString &name)
{
    const int index = collection.columnIndex(name);
    return index >= 0 && collection.columns()[size_t(index)].spec.time ? index : -1;
}

Resolved duration(const Collection &collection)
{
    for (const auto &[from, until] : {std::pair("started", "finished"), std::pair("created", "updated")}) {
        const int begin = timeNamed(collection, QLatin1String(from));
        const int end = timeNamed(collection, QLatin1String(until));
        if (begin >= 0 && end >= 0) {
            auto resolved = found(Subject::Kind::Span, begin, QStringLiteral("ns"));
            resolved.subject->until = end;
            return resolved;
        }
    }
    return nothing(QStringLiteral("Nothing here says how long it took"));
}

Resolved pseudo(const Collection &collection, const QString &name)
{
    if (name == u"bytes") {
        const int column = sizedColumn(collection);
        return column < 0 ? nothing(QStringLiteral("Nothing here has a size"))
                          : found(Subject::Kind::Bytes, column, QStringLiteral("bytes"));
    }
    if (name == u"age") {
        if (collection.timeColumn() < 0)
            return nothing(QStringLiteral("Nothing here has a time"));
        auto resolved = wholeColumn(collection, collection.timeColumn());
        resolved.age = true;
        return resolved;
    }
    return name == u"duration" ? duration(collection) : Resolved();
}

} // namespace

bool decodes(const Column &column)
{
    return !column.spec.path.isEmpty() || !column.spec.codec.empty() || !column.spec.codecs.isEmpty() ||
           column.payload;
}

bool isId(const Collection &collection, const Column &column)
{
    static const QStringList names = {QStringLiteral("id"), QStringLiteral("session"),
                                      QStringLiteral("parent"), QStringLiteral("call"),
                                      QStringLiteral("digest")};
    const bool keyOfLog = column.canonical && column.name == u"key" && collection.kind() == Kind::Log;
    return column.spec.id || !column.spec.link.isEmpty() || keyOfLog ||
           (column.canonical && names.contains(column.name));
}

bool isWord(const Collection &collection, const Column &column)
{
    const int state = collection.stateColumn();
    return (state >= 0 && &collection.columns()[size_t(state)] == &column) || !column.spec.values.isEmpty() ||
           (column.canonical && (column.name == u"level" || column.name == u"state"));
}

QStringList knownNames(const Collection &collection)
{
    QStringList names;
    for (const Column &column : collection.columns()) {
        if (!column.large)
            names.append(column.name);
    }
    if (collection.timeColumn() >= 0)
        names << QStringLiteral("since") << QStringLiteral("until") << QStringLiteral("around")
              << QStringLiteral("age");
    for (const QString &word : {QStringLiteral("bytes"), QStringLiteral("duration")}) {
        if (!names.contains(word) && pseudo(collection, word).subject)
            names.append(word);
    }
    names.removeDuplicates();
    return names;
}

int boundColumn(const Collection &collection, const QString &word)
{
    return collection.timeColumn() >= 0 ? collection.timeColumn() : timeNamed(collection, word);
}

Resolved resolveName(const QString &name, const Collection &collection)
{
    Resolved resolved;
    if (name.startsWith(u"columns.") && collection.columnIndex(QStringLiteral("columns")) < 0)
        resolved = columnAndPath(collection, name.mid(8), true);
    else
        resolved = columnAndPath(collection, name, false);
    // The body's name says its size is meant when nothing else can be.
    if (!resolved.subject && (resolved.sentence.isEmpty() || name == u"bytes")) {
        const Resolved other = pseudo(collection, name);
        if (other.subject || !other.sentence.isEmpty())
            resolved = other;
    }
    if (resolved.subject || !resolved.sentence.isEmpty())
        return resolved;
    if (name.startsWith(u"payload.") || name.startsWith(u"payload["))
        return nothing(QStringLiteral("There is no payload here"));
    const QString nearest = nearestWord(name, knownNames(collection));
    if (!nearest.isEmpty())
        return nothing(QStringLiteral("There is no “%1” here; did you mean “%2”?").arg(name, nearest));
    return nothing(
        QStringLiteral("There is no “%1” here; to search for the text, write it in quotes").arg(name));
}

} // namespace storescope::filter
