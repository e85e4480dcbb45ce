// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/comparison.h"

namespace storescope::conformance {

namespace {

using L1 = QLatin1String;

// The names that an entry of the mapping gives: one, or a list.
QStringList namesIn(const QJsonValue &said)
{
    if (!said.isArray())
        return said.isString() ? QStringList{said.toString()} : QStringList();
    QStringList names;
    for (const auto &name : said.toArray())
        names.append(name.toString());
    return names;
}

QString renamed(const QJsonObject &mapped, const QString &id)
{
    return mapped[L1("renamed")].toObject()[id].toString(id);
}

QString idOf(const QJsonObject &mapped, const QJsonValue &item)
{
    QStringList parts;
    for (const QString &path : namesIn(mapped[L1("itemId")]))
        parts.append(spelled(at(item, path)));
    return renamed(mapped, parts.join(u'|'));
}

QString idOf(const Compared &compared, const Record &record)
{
    QStringList parts;
    for (const QString &column : namesIn(compared.mapped[L1("id")]))
        parts.append(shown(compared.collection, record, column));
    return parts.join(u'|');
}

QString listed(const QMap<QString, qint64> &counts)
{
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() != 0)
            parts.append(QStringLiteral("%1 %2").arg(it.key()).arg(it.value()));
    }
    return parts.join(QLatin1String(", "));
}

void compareIds(const Compared &compared, QStringList &problems)
{
    if (!compared.mapped.contains(L1("id")))
        return;
    QStringList expected;
    if (compared.mapped.contains(L1("itemId"))) {
        for (const auto &item : compared.expectation.items)
            expected.append(idOf(compared.mapped, item));
    } else {
        for (const auto &id : compared.expectation.ids)
            expected.append(renamed(compared.mapped, spelled(id)));
    }
    QStringList found;
    for (const Record &record : compared.records)
        found.append(idOf(compared, record));
    expected.sort();
    found.sort();
    if (found != expected)
        problems.append(QStringLiteral("ids are %1, not %2").arg(found.join(u' '), expected.join(u' ')));
}

void compareStates(const Compared &compared, QStringList &problems)
{
    const QJsonObject words = compared.mapped[L1("states")].toObject();
    if (words.isEmpty())
        return;
    QMap<QString, qint64> expected;
    const auto &byState = compared.expectation.byState;
    for (auto it = byState.begin(); it != byState.end(); ++it) {
        if (!words.contains(it.key()))
            problems.append(QStringLiteral("no word for the state \"%1\"").arg(it.key()));
        expected[words[it.key()].toString()] += it.value();
    }
    const QJsonObject ours =
        compared.mapped[L1("counts")].toObject()[compared.expectation.caseName].toObject();
    if (!ours.isEmpty())
        expected.clear();
    for (auto it = ours.begin(); it != ours.end(); ++it)
        expected[it.key()] = it.value().toInteger();
    const Instant asOf = compared.expectation.asOf.value_or(Instant::now());
    const auto counts = awaited(compared.store.stateCounts(compared.collection.id(), asOf));
    if (!counts) {
        problems.append(counts.error().sentence);
        return;
    }
    QMap<QString, qint64> found;
    for (auto it = counts->byState.begin(); it != counts->byState.end(); ++it)
        found[it.key()] = it.value();
    if (listed(found) != listed(expected))
        problems.append(QStringLiteral("states are %1, not %2").arg(listed(found), listed(expected)));
}

void compareExpiry(const Compared &compared, QStringList &problems)
{
    const QString column = compared.mapped[L1("expires")].toString();
    if (column.isEmpty())
        return;
    qint64 expired = 0;
    for (const Record &record : compared.records) {
        const auto until = record.time(compared.collection, compared.collection.columnIndex(column));
        expired += until && *until < compared.expectation.asOf.value_or(Instant());
    }
    const qint64 expected = compared.expectation.byState.value(QStringLiteral("expired"));
    if (expired != expected)
        problems.append(QStringLiteral("%1 are expired, not %2").arg(expired).arg(expected));
}

void compareGroups(const Compared &compared, QStringList &problems)
{
    const QJsonObject groups = compared.mapped[L1("groups")].toObject();
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        const QJsonObject told = at(compared.expectation.told, group.value().toString()).toObject();
        QMap<QString, qint64> expected;
        for (auto it = told.begin(); it != told.end(); ++it)
            expected[it.key() == u"(null)" ? QString() : it.key()] = it.value().toInteger();
        QMap<QString, qint64> found;
        for (const Record &record : compared.records)
            ++found[shown(compared.collection, record, group.key())];
        if (found != expected)
            problems.append(
                QStringLiteral("%1 is %2, not %3").arg(group.key(), listed(found), listed(expected)));
    }
}

bool sameText(const Cell &cell, const QString &expected)
{
    const QString found = toDisplay(cell.value);
    return cell.cut ? expected.startsWith(found) : expected == found;
}

bool sameTime(const Compared &compared, const Record &record, int column, const QJsonValue &expected,
              QStringView form)
{
    const auto time = record.time(compared.collection, column);
    if (form == u"iso")
        return time == Instant::fromIso(expected.toString());
    if (expected.toInteger() == 0) // in these stores: no time
        return !time;
    return time == Instant::fromMilliseconds(expected.toInteger() * (form == u"s" ? 1000 : 1));
}

// `said`: the path of the value in an item, or {item, as}.
void compareField(const Compared &compared, const Record &record, const QJsonObject &item,
                  const QString &column, const QJsonValue &said, QStringList &problems)
{
    const QString path = said.isObject() ? said.toObject()[L1("item")].toString() : said.toString();
    const QString form = said.toObject()[L1("as")].toString();
    const QJsonValue expected = at(item, path);
    const int index = compared.collection.columnIndex(column);
    if (index < 0) {
        problems.append(QStringLiteral("no column %1").arg(column));
        return;
    }
    const Cell &cell = record.cells[size_t(index)];
    bool same = false;
    if (expected.isObject()) { // too long to be told: its digest is
        const auto found = digestOfBody(compared.store, compared.collection, record, column);
        same = found && QString::fromLatin1(*found) == at(expected, QStringLiteral("sha256")).toString();
    } else if (expected.isNull() || expected.isUndefined())
        same = isNull(cell.value);
    else if (!form.isEmpty())
        same = sameTime(compared, record, index, expected, form);
    else
        same = expected.isDouble() ? toNumber(cell.value) == expected.toDouble()
                                   : sameText(cell, spelled(expected));
    if (!same)
        problems.append(QStringLiteral("%1 of %2 is %3, not %4")
                            .arg(column, toString(record.key), toDisplay(cell.value), spelled(expected)));
}

void compareBody(const Compared &compared, const Record &record, const QJsonObject &item,
                 QStringList &problems)
{
    const QJsonObject body = compared.mapped[L1("body")].toObject();
    QString expected;
    for (const auto &path : body[L1("digest")].toArray()) {
        if (expected.isEmpty())
            expected = at(item, path.toString()).toString();
    }
    const auto found =
        digestOfBody(compared.store, compared.collection, record, body[L1("column")].toString());
    if (!found)
        problems.append(toString(record.key) + QLatin1String(": ") + found.error().sentence);
    else if (expected.isEmpty() || QString::fromLatin1(*found) != expected)
        problems.append(QStringLiteral("the body of %1 has %2, not %3")
                            .arg(toString(record.key), QString::fromLatin1(*found), expected));
}

void compareItems(const Compared &compared, QStringList &problems)
{
    const QJsonObject fields = compared.mapped[L1("fields")].toObject();
    const bool hasBody = compared.mapped.contains(L1("body"));
    QHash<QString, const Record *> byId;
    for (const Record &record : compared.records)
        byId[idOf(compared, record)] = &record;
    for (const auto &entry : compared.expectation.items) {
        const QJsonObject item = entry.toObject();
        const QString id = idOf(compared.mapped, item);
        const Record *record = byId.value(id);
        if (fields.isEmpty() && !hasBody)
            return;
        if (!record) {
            problems.append(QStringLiteral("there is no %1").arg(id));
            continue;
        }
        for (auto it = fields.begin(); it != fields.end(); ++it)
            compareField(compared, *record, item, it.key(), it.value(), problems);
        if (hasBody)
            compareBody(compared, *record, item, problems);
    }
}

} // namespace

QStringList differences(const Compared &compared)
{
    QStringList problems;
    compareIds(compared, problems);
    compareStates(compared, problems);
    compareExpiry(compared, problems);
    compareGroups(compared, problems);
    compareItems(compared, problems);
    return problems;
}

} // namespace storescope::conformance
