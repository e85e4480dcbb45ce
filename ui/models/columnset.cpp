// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/columnset.h"

#include "core/base/text.h"
#include "core/read/addedcolumns.h"
#include "ui/look/icons.h"

#include <QLocale>

namespace storescope {

namespace {

QString normalLevel(const QString &level)
{
    const QString word = level.toLower();
    if (word.startsWith(QLatin1String("warn")))
        return QStringLiteral("warning");
    if (word.startsWith(QLatin1String("err")))
        return QStringLiteral("error");
    if (word.startsWith(QLatin1String("fatal")) || word.startsWith(QLatin1String("crit")) ||
        word == QLatin1String("panic"))
        return QStringLiteral("fatal");
    return word;
}

bool isTrue(const Cell &cell)
{
    if (isNull(cell.value))
        return false;
    if (const auto number = toNumber(cell.value))
        return *number != 0;
    return cell.bytes > 0 && toDisplay(cell.value) != QLatin1String("false");
}

// Of keys: where each row names its codec (where all have the same, Detail says it); -1: nowhere.
int codecColumn(const Collection &collection)
{
    const int value = collection.columnIndex(QStringLiteral("value"));
    const auto &columns = collection.columns();
    const int select = value >= 0 ? columns[size_t(value)].codecSelect : -1;
    for (int index = 0; select >= 0 && index < int(columns.size()); ++index) {
        if (columns[size_t(index)].select == select && index != value)
            return index;
    }
    return -1;
}

// Of keys: a time of the product's own that says when the value was written last.
int updatedColumn(const Collection &collection)
{
    for (const char *name : {"updated", "updated_at", "modified", "modified_at", "last_updated"}) {
        const int index = collection.columnIndex(QLatin1String(name));
        if (index >= 0 && collection.columns()[size_t(index)].spec.time)
            return index;
    }
    return -1;
}

} // namespace

ColumnSet::ColumnSet(std::shared_ptr<const Collection> collection)
    : m_collection(std::move(collection)), m_redaction(*m_collection)
{
    m_level = m_collection->columnIndex(QStringLiteral("level"));
    m_type = m_collection->columnIndex(QStringLiteral("type"));
    m_error = m_collection->columnIndex(QStringLiteral("error"));
    m_rule = ruleColumn();
    const auto &levels = m_collection->spec().levels;
    for (auto level = levels.cbegin(); level != levels.cend(); ++level) {
        for (const QString &type : level.value())
            m_levelOfType.insert(type, level.key());
    }
    layOut();
    addRest();
    const bool stretches = std::any_of(m_columns.begin(), m_columns.end(), [](const ShownColumn &column) {
        return column.stretch && !column.hidden;
    });
    if (!stretches && !m_columns.empty()) {
        for (auto column = m_columns.rbegin(); column != m_columns.rend(); ++column) {
            if (!column->hidden) {
                column->stretch = true;
                break;
            }
        }
    }
}

void ColumnSet::add(const char *name, const QString &title, Show show, int width, bool stretch)
{
    const QString own = QLatin1String(name);
    const int index = m_collection->columnIndex(own);
    if (index >= 0)
        m_columns.push_back({own, title, show, index, width, stretch, false, false});
}

void ColumnSet::addMade(const char *name, const QString &title, Show show, int width)
{
    m_columns.push_back({QLatin1String(name), title, show, -1, width, false, false, false});
}

void ColumnSet::layOut()
{
    switch (m_collection->kind()) {
    case Kind::Log:
        addMade("_gutter", QString(), Show::Gutter, 28);
        addMade("_key", m_collection->hasIntegerKey() ? tr("Seq") : tr("Key"), Show::Key, 80);
        add("time", tr("Time"), Show::Time, 104);
        if (m_collection->timeColumn() >= 0)
            addMade("_delta", QStringLiteral("Δ"), Show::Delta, 68);
        add("session", tr("Session"), Show::Session, 66);
        add("type", tr("Type"), Show::Text, 134);
        if (m_type < 0)
            add("role", tr("Role"), Show::Text, 90);
        add("summary", tr("Summary"), Show::Summary, 300, true);
        if (m_collection->payloadColumn() >= 0)
            addMade("_size", tr("Size"), Show::Bytes, 74);
        return;
    case Kind::Sessions:
        add("state", tr("State"), Show::State, 104);
        add("title", tr("Title"), Show::Text, 260, true);
        add("id", tr("Id"), Show::Id, 104);
        add("model", tr("Model"), Show::Text, 130);
        add("updated", tr("Updated"), Show::Time, 150);
        add("messages", tr("Messages"), Show::Number, 78);
        add("tokens_in", tr("Tokens in"), Show::Number, 80);
        add("tokens_out", tr("Tokens out"), Show::Number, 84);
        add("cost", tr("Cost"), Show::Cost, 66);
        add("folder", tr("Folder"), Show::Text, 160);
        return;
    case Kind::Artifacts:
        layOutArtifacts();
        return;
    case Kind::Queue:
        add("state", tr("State"), Show::State, 116);
        add("id", tr("Id"), Show::Id, 96);
        add("type", tr("Kind"), Show::Text, 130);
        add("queue", tr("Queue"), Show::Text, 84);
        add("priority", tr("P"), Show::Number, 36);
        add("attempt", tr("Attempt"), Show::Attempt, 66);
        if (m_collection->columnIndex(QStringLiteral("lease_until")) >= 0)
            add("lease_until", tr("Lease or due"), Show::Countdown, 136);
        else
            add("available", tr("Due"), Show::Countdown, 136);
        add("owner", tr("Worker"), Show::Text, 110);
        add("payload", tr("Payload"), Show::Summary, 240, true);
        add("session", tr("Session"), Show::Session, 72);
        if (m_columns.back().name == QLatin1String("session"))
            m_columns.back().hidden = true;
        return;
    case Kind::Leases:
        add("state", tr("State"), Show::State, 104);
        add("id", tr("Name"), Show::Text, 180, true);
        add("owner", tr("Holder"), Show::Text, 160);
        add("token", tr("Fencing number"), Show::Number, 110);
        add("until", tr("Remaining"), Show::Countdown, 136);
        add("since", tr("Since"), Show::Time, 150);
        return;
    case Kind::KeyValue:
        if (m_collection->keySize() > 1)
            add("store", tr("Store"), Show::Mono, 120); // part of the key
        add("key", tr("Key"), Show::Mono, 220);
        for (int part = 0; part < 3; ++part) {
            addMade("_part", tr("Part %1").arg(part + 1), Show::Part, 110);
            m_columns.back().name += QString::number(part);
            m_columns.back().hidden = true;
        }
        add("value", tr("Value"), Show::Summary, 300, true);
        if (const int codec = codecColumn(*m_collection); codec >= 0)
            m_columns.push_back({m_collection->columns()[size_t(codec)].name, tr("Codec"), Show::Text, codec,
                                 80, false, false, false});
        addMade("_size", tr("Size"), Show::Bytes, 70);
        if (const int updated = updatedColumn(*m_collection); updated >= 0)
            m_columns.push_back({m_collection->columns()[size_t(updated)].name, tr("Updated"), Show::Time,
                                 updated, 150, false, false, false});
        add("created", tr("Created"), Show::Time, 150);
        add("expires", tr("Expires in"), Show::Countdown, 136);
        return;
    case Kind::Versions:
        add("id", tr("Id"), Show::Text, 100);
        add("version", tr("Version"), Show::Number, 62);
        add("created", tr("Created"), Show::Time, 150);
        if (m_collection->payloadColumn() >= 0) {
            addMade("_size", tr("Size"), Show::Bytes, 78);
            addMade("_change", tr("Change"), Show::Change, 86);
        }
        add("document", tr("Document"), Show::Summary, 300, true);
        return;
    case Kind::Schedules:
        layOutSchedules();
        return;
    case Kind::Budgets:
        add("id", tr("Budget"), Show::Text, 200, true);
        if (m_collection->columnIndex(QStringLiteral("limit")) >= 0)
            addMade("_share", tr("Share"), Show::Share, 140);
        add("used", tr("Used"), Show::Number, 110);
        add("limit", tr("Limit"), Show::Number, 110);
        add("days", tr("Last 7 days"), Show::Days, 112);
        add("window_start", tr("Window since"), Show::Time, 150);
        add("window_end", tr("Resets in"), Show::Countdown, 136);
        return;
    case Kind::Table:
        addMade("_key", tr("Row"), Show::Key, 80);
        return;
    }
}

void ColumnSet::layOutSchedules()
{
    addMade("_state", tr("State"), Show::ScheduleState, 92);
    add("title", tr("Name"), Show::Text, 110, true);
    add("id", tr("Id"), Show::Id, 104);
    if (m_columns.back().name == QLatin1String("id") && m_columns.size() > 2)
        m_columns.back().hidden = true; // it has a name
    if (m_rule >= 0) {
        const Column &rule = m_collection->columns()[size_t(m_rule)];
        if (indexOf(rule.name) < 0) // it may be the name as well
            m_columns.push_back({rule.name, tr("Rule"), Show::Mono, m_rule, 106, false, false});
        addMade("_words", tr("In words"), Show::Rule, 132);
    }
    add("next", tr("Next"), Show::Countdown, 126);
    if (m_rule >= 0 || m_collection->columnIndex(QStringLiteral("next")) >= 0)
        addMade("_day", tr("Next 24 h"), Show::Ticks, 130);
    add("last", tr("Last"), Show::Time, 118);
    for (const char *told : {"enabled", "due"}) { // the state says them
        add(told, QLatin1String(told) == QLatin1String("due") ? tr("Due") : tr("Enabled"), Show::Text, 70);
        if (m_columns.back().name == QLatin1String(told))
            m_columns.back().hidden = true;
    }
}

void ColumnSet::layOutArtifacts()
{
    const bool expires = m_collection->columnIndex(QStringLiteral("expires")) >= 0;
    const bool named = m_collection->columnIndex(QStringLiteral("name")) >= 0;
    addMade("_check", QString(), Show::Check, 30);
    add("name", tr("Name"), Show::Text, 220, true);
    if (named)
        add("id", tr("Id"), Show::Id, 96);
    else
        add("id", tr("Id"), Show::Mono, 220, true); // its only name
    add("media_type", tr("Media type"), Show::Text, 132);
    add("bytes", tr("Size"), Show::Bytes, 78);
    add("expires", tr("Expires in"), Show::Countdown, 148);
    if (expires) {
        add("expires", tr("Expires at"), Show::Time, 112);
        m_columns.back().name = QStringLiteral("_expires_at");
    }
    add("created", tr("Created"), Show::Time, 150);
    add("session", tr("Session"), Show::Session, 62);
    add("refs", tr("Refs"), Show::Number, 44); // where a profile counts who names it
    add("state", tr("State"), Show::State, 104);
    for (ShownColumn &shown : m_columns) // the countdown says the one, and from when matters less than until
        shown.hidden =
            expires && (shown.name == QLatin1String("state") || shown.name == QLatin1String("created"));
}

// Every other column can be shown from the header's menu; a plain table shows all.
void ColumnSet::addRest()
{
    const bool table = m_collection->kind() == Kind::Table;
    const auto &all = m_collection->columns();
    for (int index = 0; index < int(all.size()); ++index) {
        const Column &column = all[size_t(index)];
        const bool there = std::any_of(m_columns.begin(), m_columns.end(),
                                       [index](const ShownColumn &shown) { return shown.column == index; });
        if (there)
            continue;
        Show show = column.spec.time                             ? Show::Time
                    : column.large                               ? Show::Bytes
                    : column.spec.unit == QLatin1String("bytes") ? Show::Bytes
                    : column.spec.id                             ? Show::Id
                    : column.payload                             ? Show::Summary
                                                                 : Show::Text;
        const QString title = column.title.isEmpty() ? column.name : column.title;
        const bool added = isAddedColumn(column);
        m_columns.push_back({column.name, title, show, index, show == Show::Time ? 150 : 120, false,
                             !table && !added, added});
    }
    // Nothing that tells rows apart would be a useless page: show what the product has.
    const auto visible = std::count_if(m_columns.begin(), m_columns.end(), [](const ShownColumn &shown) {
        return !shown.hidden && shown.show != Show::Gutter && shown.show != Show::Check &&
               shown.show != Show::Key && shown.show != Show::Delta;
    });
    int more = visible < 2 ? 5 : 0;
    for (ShownColumn &shown : m_columns) {
        if (more > 0 && shown.hidden) {
            shown.hidden = false;
            --more;
        }
    }
}

int ColumnSet::indexOf(const QString &name) const
{
    for (int index = 0; index < size(); ++index) {
        if (at(index).name == name)
            return index;
    }
    return -1;
}

bool ColumnSet::hasCountdown() const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [](const ShownColumn &column) { return column.show == Show::Countdown; });
}

const Cell *ColumnSet::cell(const Record &record, const QString &canonical) const
{
    const int index = m_collection->columnIndex(canonical);
    return index >= 0 && size_t(index) < record.cells.size() ? &record.cells[size_t(index)] : nullptr;
}

QString ColumnSet::title(const Record &record) const
{
    for (const char *name : {"type", "role", "name", "title", "media_type", "id", "key"}) {
        const Cell *named = cell(record, QLatin1String(name));
        if (named && !isNull(named->value))
            return withoutControls(toDisplay(named->value).left(200));
    }
    return {};
}

QString ColumnSet::state(const Record &record) const
{
    const int index = m_collection->stateColumn();
    return index >= 0 && size_t(index) < record.cells.size() ? toDisplay(record.cells[size_t(index)].value)
                                                             : QString();
}

std::optional<Instant> ColumnSet::due(const Record &record) const
{
    static const QStringList names = {QStringLiteral("lease_until"), QStringLiteral("available"),
                                      QStringLiteral("expires"),     QStringLiteral("until"),
                                      QStringLiteral("next"),        QStringLiteral("window_end")};
    std::optional<Instant> earliest;
    const Instant now = Instant::now();
    for (const QString &name : names) {
        const int index = m_collection->columnIndex(name);
        const auto at = index >= 0 ? record.time(*m_collection, index) : std::nullopt;
        if (at && *at > now && (!earliest || *at < *earliest))
            earliest = at;
    }
    return earliest;
}

QString ColumnSet::level(const Record &record) const
{
    const auto value = [&record](int index) -> const Cell * {
        return index >= 0 && size_t(index) < record.cells.size() ? &record.cells[size_t(index)] : nullptr;
    };
    if (const Cell *own = value(m_level); own && !isNull(own->value))
        return normalLevel(toDisplay(own->value));
    if (const Cell *type = value(m_type)) {
        const QString level = m_levelOfType.value(toDisplay(type->value));
        if (!level.isEmpty())
            return normalLevel(level);
    }
    if (const Cell *error = value(m_error); error && isTrue(*error))
        return QStringLiteral("error");
    return {};
}

bool ColumnSet::isSecret(const Cell &cell, int column) const
{
    if (isNull(cell.value))
        return false;
    return m_redaction.hidesColumn(column) ||
           (m_redaction.hidesInside(column) && m_redaction.mayHide(column, bytesOf(cell.value)));
}

QString ColumnSet::plain(const Record &record, int column) const
{
    const ShownColumn &shown = at(column);
    if (shown.show == Show::Key)
        return toString(record.key);
    if (shown.column < 0 || size_t(shown.column) >= record.cells.size())
        return {};
    const Cell &cell = record.cells[size_t(shown.column)];
    return isSecret(cell, shown.column) ? QString() : toDisplay(cell.value);
}

} // namespace storescope
