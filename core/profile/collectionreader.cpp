// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/collectionreader.h"

#include "core/base/text.h"
#include "core/profile/actionspecreader.h"
#include "core/profile/partspecreader.h"
#include "core/profile/sqlfragment.h"

namespace storescope {

namespace {

const QStringList &tailModes()
{
    static const QStringList names{QStringLiteral("append"), QStringLiteral("updated"),
                                   QStringLiteral("clock"), QStringLiteral("rowid"),
                                   QStringLiteral("difference")};
    return names;
}

// As they stand in the file; the parser keeps keys by the alphabet.
std::vector<std::pair<const toml::key *, const toml::node *>> inOrder(const toml::table *table)
{
    std::vector<std::pair<const toml::key *, const toml::node *>> result;
    if (!table)
        return result;
    for (const auto &[key, node] : *table)
        result.emplace_back(&key, &node);
    std::sort(result.begin(), result.end(), [](const auto &a, const auto &b) {
        const auto &x = a.first->source().begin, &y = b.first->source().begin;
        return x.line != y.line ? x.line < y.line : x.column < y.column;
    });
    return result;
}

} // namespace

CollectionSpec CollectionReader::read()
{
    m_spec.line = m_table.line();
    m_spec.id = m_table.required("id");
    m_spec.title = m_table.text("title");
    m_spec.variant = m_table.text("variant");
    const QString kind = m_table.required("kind");
    if (const auto known = kindFromName(kind)) {
        m_spec.kind = *known;
    } else if (!kind.isEmpty()) {
        static const QStringList kinds =
            QStringLiteral("log sessions artifacts queue keyvalue versions schedules budgets leases table")
                .split(QLatin1Char(' '));
        m_context.mistakes.addUnknown(m_table.lineOf("kind"), QStringLiteral("kind"), kind, kinds);
        return m_spec; // what its fields may be is not known
    }
    readSource();
    readFields();
    readTail();
    readStates();
    readBody();
    readItems();
    readParts();
    readLevels();
    readActions();
    collectTables();
    return m_spec;
}

void CollectionReader::readSource()
{
    m_spec.from = m_table.text("from", m_spec.id).trimmed();
    if (m_spec.from.startsWith(QLatin1Char('('))) {
        const SqlFragment source(m_spec.from);
        if (const QString mistake = source.sourceMistake(); !mistake.isEmpty())
            m_table.mistake("from", QStringLiteral("\"from\": %1").arg(mistake));
        if (!m_table.has("key"))
            m_context.mistakes.add(
                m_spec.line,
                QStringLiteral("collection \"%1\" is made from SQL, so it needs a \"key\"").arg(m_spec.id));
    } else if (m_spec.from.startsWith(QLatin1Char('{'))) {
        const QString family = m_spec.from.mid(1).chopped(1);
        if (!m_context.families.contains(family))
            m_context.mistakes.addUnknown(m_table.lineOf("from"), QStringLiteral("family of tables"), family,
                                          m_context.families);
    }
    m_spec.where = m_table.text("where");
    if (!m_spec.where.isEmpty())
        m_fields.checkExpression(m_table.lineOf("where"), QStringLiteral("\"where\""), m_spec.where);
    m_spec.key = m_table.texts("key");
    for (const QString &part : m_spec.key)
        m_fields.checkExpression(m_table.lineOf("key"), QStringLiteral("\"key\""), part);
    m_spec.keyReused = m_table.flag("key_reused", false);
    m_spec.hide = m_table.texts("hide");
    m_spec.redact = m_table.texts("redact");
    m_spec.nowUnit = m_table.text("now");
    if (!m_spec.nowUnit.isEmpty() && !TimeCodec::names().contains(m_spec.nowUnit))
        m_context.mistakes.addUnknown(m_table.lineOf("now"), QStringLiteral("time"), m_spec.nowUnit,
                                      TimeCodec::names());
}

void CollectionReader::readFields()
{
    const QStringList canonical = canonicalFields(m_spec.kind);
    const toml::table *fields = m_table.table("fields");
    for (const auto &[key, node] : inOrder(fields)) {
        const QString name = fromToml(key->str());
        if (!canonical.contains(name)) {
            const QString what = QStringLiteral("field of kind %1 (own columns stand under \"columns\")")
                                     .arg(kindName(m_spec.kind));
            m_context.mistakes.addUnknown(int(key->source().begin.line), what, name, canonical);
        }
        m_spec.fields.push_back(m_fields.read(name, *node));
        for (const QString &word : m_spec.fields.back().values)
            if (name == QLatin1String("state"))
                checkStateWord(Mistakes::lineOf(*node), word);
    }
    for (const auto &[key, node] : inOrder(m_table.table("columns"))) {
        const QString name = fromToml(key->str());
        if (canonical.contains(name) && fields && fields->contains(key->str()))
            m_context.mistakes.add(*node, QStringLiteral("\"%1\" stands under \"fields\" already").arg(name));
        m_spec.fields.push_back(m_fields.read(name, *node));
    }
}

void CollectionReader::readTail()
{
    const toml::node *node = m_table.node("tail");
    if (!node)
        return;
    QString mode;
    if (const auto *text = node->as_string()) {
        mode = fromToml(text->get());
    } else if (const toml::table *table = m_table.table("tail")) {
        const TableReader reader(*table, Section::Tail, m_context.mistakes);
        mode = reader.text("mode", QStringLiteral("updated"));
        m_spec.tail.by = reader.text("by");
        if (!m_spec.tail.by.isEmpty())
            m_fields.checkExpression(reader.lineOf("by"), QStringLiteral("\"by\" of tail"), m_spec.tail.by);
        m_spec.tail.byTime = m_fields.time(reader, "time");
        m_spec.tail.removes = reader.flag("removes", false);
        if (const QString duration = reader.text("overlap"); !duration.isEmpty()) {
            if (const auto overlap = parseDuration(duration))
                m_spec.tail.overlap = *overlap;
            else
                reader.mistake(
                    "overlap",
                    QStringLiteral("\"%1\" is no duration; write one such as \"2s\"").arg(duration));
        }
    }
    const qsizetype index = tailModes().indexOf(mode);
    if (index < 0 && !mode.isEmpty())
        m_context.mistakes.addUnknown(Mistakes::lineOf(*node), QStringLiteral("tail"), mode, tailModes());
    m_spec.tail.mode = index < 0 ? TailMode::Difference : TailMode(index);
    const bool needsBy = m_spec.tail.mode == TailMode::Updated || m_spec.tail.mode == TailMode::Clock;
    if (needsBy && m_spec.tail.by.isEmpty())
        m_context.mistakes.add(
            *node, QStringLiteral("tail \"%1\" needs \"by\": what tells that a row changed").arg(mode));
}

void CollectionReader::checkStateWord(int line, const QString &state)
{
    const QStringList known = canonicalStates(m_spec.kind);
    if (!known.isEmpty() && !known.contains(state))
        m_context.mistakes.addUnknown(line, QStringLiteral("state of kind %1").arg(kindName(m_spec.kind)),
                                      state, known);
}

void CollectionReader::readStates()
{
    bool otherwise = false;
    for (const toml::table *table : m_table.tables("state")) {
        const TableReader reader(*table, Section::State, m_context.mistakes);
        if (otherwise)
            m_context.mistakes.add(
                *table, QStringLiteral("this state never holds: the one before it has no \"when\""));
        StateSpec state{reader.required("is"), reader.text("when")};
        if (!state.is.isEmpty())
            checkStateWord(reader.lineOf("is"), state.is);
        if (!state.when.isEmpty())
            m_fields.checkExpression(reader.lineOf("when"), QStringLiteral("\"when\""), state.when);
        otherwise = state.when.isEmpty();
        m_spec.states.push_back(state);
    }
}

void CollectionReader::readBody()
{
    const toml::table *table = m_table.table("body");
    if (!table)
        return;
    const TableReader reader(*table, Section::Body, m_context.mistakes);
    BodySpec body;
    body.column = reader.required("column");
    body.codec = m_fields.codec(reader);
    if (const toml::node *digest = reader.node("digest"); digest && digest->is_string()) {
        body.digestColumn = reader.text("digest");
    } else if (const toml::table *inner = reader.table("digest")) {
        const TableReader of(*inner, Section::Digest, m_context.mistakes);
        body.digestColumn = of.required("column");
        body.digestAlgorithm = of.text("algorithm", body.digestAlgorithm);
        body.digestOfStored = of.flag("stored", false);
        static const QStringList known{QStringLiteral("sha256"), QStringLiteral("sha1"),
                                       QStringLiteral("sha512"), QStringLiteral("md5")};
        if (!known.contains(body.digestAlgorithm))
            m_context.mistakes.addUnknown(of.lineOf("algorithm"), QStringLiteral("digest"),
                                          body.digestAlgorithm, known);
    }
    m_spec.body = body;
}

void CollectionReader::readItems()
{
    const toml::table *table = m_table.table("items");
    if (!table)
        return;
    const TableReader reader(*table, Section::Items, m_context.mistakes);
    m_spec.items = ItemsSpec{reader.required("table"), reader.required("on"), reader.text("order"),
                             reader.required("column"), m_fields.codec(reader)};
}

void CollectionReader::readParts()
{
    m_spec.partsPath = m_table.text("parts");
    m_spec.order = m_table.texts("order");
    m_spec.silent = m_table.text("silent");
    for (const toml::table *table : m_table.tables("part"))
        m_spec.parts.push_back(readPart(*table, m_fields, m_context.mistakes));
    const auto isPayload = [](const FieldSpec &field) { return field.name == QLatin1String("payload"); };
    if (!m_spec.parts.empty() && std::none_of(m_spec.fields.begin(), m_spec.fields.end(), isPayload))
        m_context.mistakes.add(
            m_spec.line, QStringLiteral("parts are elements of the field \"payload\", which is missing"));
    for (const char *key : {"order", "silent"}) {
        if (m_spec.parts.empty() && m_table.has(key))
            m_table.mistake(key, QStringLiteral("\"%1\" is that of a transcript, and this has no \"part\"")
                                     .arg(QLatin1String(key)));
    }
}

void CollectionReader::readLevels()
{
    m_spec.levels = m_table.lists("levels");
    const auto isType = [](const FieldSpec &field) { return field.name == QLatin1String("type"); };
    if (!m_spec.levels.isEmpty() && std::none_of(m_spec.fields.begin(), m_spec.fields.end(), isType))
        m_table.mistake("levels", QStringLiteral("\"levels\" goes by the field \"type\", which is missing"));
}

void CollectionReader::readActions()
{
    for (const toml::table *table : m_table.tables("action"))
        m_spec.actions.push_back(readAction(*table, m_fields, m_context.mistakes));
    const auto isField = [this](const QString &name) {
        return std::any_of(m_spec.fields.begin(), m_spec.fields.end(),
                           [&](const FieldSpec &field) { return field.name == name && field.time; });
    };
    for (const ActionSpec &action : m_spec.actions) {
        for (const QString &field : {action.expired, action.olderBy}) {
            if (!field.isEmpty() && !isField(field))
                m_context.mistakes.add(action.line,
                                       QStringLiteral("\"%1\" is no field with a \"time\"").arg(field));
        }
        if (m_spec.from.startsWith(QLatin1Char('(')))
            m_context.mistakes.add(
                action.line,
                QStringLiteral("an action changes rows of a table, and this collection is made from SQL"));
    }
}

void CollectionReader::collectTables()
{
    m_spec.tables = m_table.texts("tables");
    const auto add = [this](const QString &table) {
        if (!table.isEmpty() && !table.startsWith(QLatin1Char('{')) &&
            !m_spec.tables.contains(table, Qt::CaseInsensitive))
            m_spec.tables << table;
    };
    QStringList fragments{m_spec.where};
    if (m_spec.from.startsWith(QLatin1Char('(')))
        fragments.prepend(m_spec.from);
    else if (!m_spec.from.startsWith(QLatin1Char('{')))
        add(m_spec.from);
    for (const FieldSpec &field : m_spec.fields)
        fragments << field.sql;
    for (const StateSpec &state : m_spec.states)
        fragments << state.when;
    if (m_spec.tail.mode == TailMode::Clock)
        fragments << m_spec.tail.by;
    for (const QString &fragment : fragments)
        for (const QString &table : SqlFragment(fragment).tables())
            add(table);
    if (m_spec.items)
        add(m_spec.items->table);
}

} // namespace storescope
