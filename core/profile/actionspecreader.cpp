// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/actionspecreader.h"

#include "core/base/text.h"

namespace storescope {

namespace {

const QStringList &actionNames()
{
    static const QStringList names{QStringLiteral("sweep"),   QStringLiteral("collect"),
                                   QStringLiteral("release"), QStringLiteral("cancel"),
                                   QStringLiteral("retry"),   QStringLiteral("purge")};
    return names;
}

// older = "24h" goes by the field "finished"; older = { than = "24h", by = "created" }.
void readOlder(ActionSpec &action, const TableReader &reader)
{
    const toml::node *node = reader.node("older");
    if (!node)
        return;
    QString than;
    action.olderBy = QStringLiteral("finished");
    if (node->is_string()) {
        than = reader.text("older");
    } else if (const toml::table *table = reader.table("older")) {
        const TableReader older(*table, Section::Older, reader.mistakes());
        than = older.required("than");
        action.olderBy = older.text("by", action.olderBy);
    }
    if (than.isEmpty())
        return;
    if (const auto duration = parseDuration(than))
        action.older = *duration;
    else
        reader.mistake("older", QStringLiteral("\"%1\" is no duration; write one such as \"24h\"").arg(than));
}

void readAlso(ActionSpec &action, const TableReader &reader)
{
    for (const toml::table *table : reader.tables("also")) {
        const TableReader also(*table, Section::Also, reader.mistakes());
        action.also.push_back({also.required("table"), also.texts("on")});
        if (action.also.back().on.isEmpty())
            reader.mistakes().add(*table, QStringLiteral("also needs \"on\": the columns that both have"));
    }
}

void readPointers(ActionSpec &action, const TableReader &reader, FieldReader &fields)
{
    for (const toml::table *table : reader.tables("pointer")) {
        const TableReader pointer(*table, Section::Pointer, reader.mistakes());
        action.pointers.push_back({pointer.required("note"), pointer.required("table"),
                                   pointer.required("column"), pointer.text("here"), pointer.text("when"),
                                   pointer.flag("last", false)});
        if (action.pointers.size() > ActionSpec::mostPointers)
            reader.mistakes().add(
                *table, QStringLiteral("an action has at most %1 pointers").arg(ActionSpec::mostPointers));
        if (const QString &when = action.pointers.back().when; !when.isEmpty())
            fields.checkExpression(pointer.lineOf("when"), QStringLiteral("\"when\""), when);
    }
}

RootSpec readRoot(const TableReader &reader, FieldReader &fields)
{
    RootSpec root;
    root.column = reader.required("column");
    root.codec = fields.codec(reader);
    root.paths = reader.texts("paths");
    root.needs = reader.texts("needs");
    if (!root.paths.isEmpty() && root.codec.empty())
        reader.mistake("paths",
                       QStringLiteral("\"paths\" lie inside a decoded value, so there must be a \"codec\""));
    return root;
}

void readRoots(ActionSpec &action, const TableReader &reader, FieldReader &fields)
{
    action.id = reader.text("id");
    for (const toml::table *table : reader.tables("root")) {
        const TableReader one(*table, Section::Root, reader.mistakes());
        RootSpec root = readRoot(one, fields);
        root.table = one.required("table");
        if (const toml::table *inner = one.table("follow"))
            root.follow = std::make_shared<const RootSpec>(
                readRoot(TableReader(*inner, Section::Follow, reader.mistakes()), fields));
        action.roots.push_back(std::move(root));
    }
}

} // namespace

ActionSpec readAction(const toml::table &table, FieldReader &fields, Mistakes &mistakes)
{
    const TableReader reader(table, Section::Action, mistakes);
    ActionSpec action;
    action.line = reader.line();
    action.act = reader.required("do");
    if (!action.act.isEmpty() && !actionNames().contains(action.act))
        mistakes.addUnknown(reader.lineOf("do"), QStringLiteral("action"), action.act, actionNames());
    action.title = reader.text("title");
    action.when = reader.text("when");
    if (!action.when.isEmpty())
        fields.checkExpression(reader.lineOf("when"), QStringLiteral("\"when\""), action.when);
    action.expired = reader.text("expired");
    readOlder(action, reader);
    action.set = reader.map("set");
    for (const QString &sql : action.set)
        fields.checkExpression(reader.lineOf("set"), QStringLiteral("\"set\""), sql);
    readAlso(action, reader);
    readPointers(action, reader, fields);
    readRoots(action, reader, fields);

    const bool collects = action.act == QLatin1String("collect");
    if (collects && action.roots.empty())
        mistakes.add(
            table,
            QStringLiteral("\"collect\" needs [[collection.action.root]]: where what is in use is named"));
    if (!collects && !action.roots.empty())
        mistakes.add(table, QStringLiteral("only \"collect\" goes by roots"));
    if (!collects && action.when.isEmpty() == action.expired.isEmpty())
        mistakes.add(table, QStringLiteral("an action needs either \"when\" or \"expired\""));
    if (!action.set.isEmpty() && !action.also.empty())
        mistakes.add(table, QStringLiteral("\"also\" names rows that go with a row, and this one stays"));
    return action;
}

} // namespace storescope
