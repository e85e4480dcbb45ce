// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/comparison.h"

#include <QCryptographicHash>
#include <QJsonDocument>

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
    for (const QString &path : namesIn(mapped[L1("itemId")])) {
        QString part = spelled(at(item, path));
        if (mapped.contains(L1("joined")))
            part.replace(u'|', mapped[L1("joined")].toString());
        parts.append(part);
    }
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
        for (const auto &item : compared.items())
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
    if (compared.expectation.ids.isEmpty() || !compared.mapped.contains(L1("itemId")))
        return;
    QStringList told; // they may be told twice: alone, and with the items
    for (const auto &id : compared.expectation.ids)
        told.append(renamed(compared.mapped, spelled(id)));
    QStringList plain = found;
    for (QString &id : plain) {
        if (told.contains(id.section(u'|', -1)) && !told.contains(id))
            id = id.section(u'|', -1);
    }
    told.sort();
    plain.sort();
    if (plain != told)
        problems.append(QStringLiteral("ids are %1, not %2").arg(plain.join(u' '), told.join(u' ')));
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
            ++found[shownAt(compared.store, compared.collection, record, group.key())];
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
    if (form == u"near") { // an id made of the time is made a little later
        const auto told = Instant::fromIso(expected.toString());
        return time && told && std::abs(time->milliseconds() - told->milliseconds()) <= 50;
    }
    if (form == u"ns")
        return time && time->nanoseconds() == expected.toInteger();
    if (form == u"real") // as a double says it
        return time && std::abs(double(time->milliseconds()) - expected.toDouble() * 1000) <= 1;
    if (expected.toInteger() == 0) // in these stores: no time
        return !time;
    return time == Instant::fromMilliseconds(expected.toInteger() * (form == u"s" ? 1000 : 1));
}

// `within`: objects may have more than is expected, as where the product leaves out what is empty.
bool sameJson(const QJsonValue &found, const QJsonValue &expected, bool within = false)
{
    if (expected.isObject() && expected.toObject().contains(L1("length_of_text")))
        return found[L1("text")].toString().toUcs4().size() == expected[L1("length_of_text")].toInteger();
    if (expected.isObject() && found.isString() && expected.toObject().contains(L1("length")))
        return found.toString().size() == expected[L1("length")].toInteger() ||
               found.toString().toUcs4().size() == expected[L1("length")].toInteger();
    if (expected.isObject() && expected.toObject().contains(L1("sha256"))) {
        const QByteArray text = found.toString().toUtf8();
        return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()) ==
               expected[L1("sha256")].toString();
    }
    if (expected.isObject() && found.isObject() &&
        (within || expected.toObject().keys() == found.toObject().keys())) {
        const QJsonObject object = expected.toObject();
        const QStringList keys = object.keys();
        return std::all_of(keys.begin(), keys.end(),
                           [&](const QString &key) { return sameJson(found[key], object[key], within); });
    }
    if (expected.isArray() && found.isArray() && expected.toArray().size() == found.toArray().size()) {
        for (qsizetype i = 0; i < expected.toArray().size(); ++i) {
            if (!sameJson(found[i], expected[i], within))
                return false;
        }
        return true;
    }
    if (expected.isBool() || expected.isDouble() || found.isDouble())
        return spelled(found) == spelled(expected);
    return found == expected || ((found.isNull() || found.isUndefined()) && expected.isNull());
}

// `said`: the path of the value in an item, or {item, as}.
void compareField(const Compared &compared, const Record &record, const QJsonValue &item,
                  const QString &column, const QJsonValue &said, QStringList &problems)
{
    const QString path = said.isObject() ? said.toObject()[L1("item")].toString() : said.toString();
    const QString form = said.toObject()[L1("as")].toString();
    const QJsonObject words = said.toObject()[L1("words")].toObject();
    QJsonValue expected = at(item, path);
    if (!words.isEmpty())
        expected =
            words.contains(spelled(expected)) ? words[spelled(expected)] : QJsonValue(L1("no word for it"));
    const bool isNothing = expected.isUndefined() || expected.isNull() ||
                           (expected.isArray() && expected.toArray().isEmpty()) ||
                           (expected.isObject() && expected.toObject().isEmpty());
    if (form == u"given" && isNothing)
        return; // told only of some
    const bool whole = column.endsWith(u"#text");
    const QString name = whole ? column.chopped(5) : column.section(u':', 0, 0);
    const int index = compared.collection.columnIndex(name);
    const auto wrong = [&](const QString &found) {
        problems.append(QStringLiteral("%1 of %2 is %3, not %4")
                            .arg(column, toString(record.key), found.left(300),
                                 said.isObject() || !expected.isObject() ? spelled(expected).left(300)
                                                                         : QStringLiteral("as told")));
    };
    if (name == u"#key") {
        if (toString(record.key) != spelled(expected))
            wrong(toString(record.key));
        return;
    }
    if (index < 0) {
        problems.append(QStringLiteral("no column %1").arg(column));
        return;
    }
    const Cell &cell = record.cells[size_t(index)];
    if (form == u"head") { // how it begins
        const QString begins = expected.isObject() ? expected[L1("head")].toString() : expected.toString();
        const QString found = toDisplay(cell.value);
        if (expected.isObject() ? !found.startsWith(begins) : !begins.startsWith(found))
            wrong(found);
        return;
    }
    if (whole && !isNull(cell.value)) {
        const QString found = shownAt(compared.store, compared.collection, record, column);
        if (!sameJson(found, expected))
            wrong(found);
        return;
    }
    const bool isDigest = expected.isObject() && expected.toObject().contains(L1("sha256"));
    if (column.contains(u':') || ((expected.isObject() || expected.isArray()) && !isDigest)) {
        const QJsonValue found =
            jsonAt(compared.store, compared.collection, record, name, column.section(u':', 1));
        if (!sameJson(found, expected.isUndefined() ? QJsonValue() : expected, form == u"within"))
            wrong(QString::fromUtf8(QJsonDocument(QJsonArray{found}).toJson(QJsonDocument::Compact)));
        return;
    }
    bool same = false;
    if (isDigest) { // too long to be told: its digest is
        const auto found = digestOfBody(compared.store, compared.collection, record, name);
        same = found && QString::fromLatin1(*found) == at(expected, QStringLiteral("sha256")).toString();
    } else if (expected.isNull() || expected.isUndefined())
        same = isNull(cell.value);
    else if (!form.isEmpty() && form != u"given")
        same = sameTime(compared, record, index, expected, form);
    else
        same = expected.isDouble() ? toNumber(cell.value) == expected.toDouble()
                                   : sameText(cell, spelled(expected));
    if (!same)
        wrong(toDisplay(cell.value));
}

void compareBody(const Compared &compared, const Record &record, const QJsonValue &item,
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
    const QJsonObject ordered = compared.mapped[L1("ordered")].toObject();
    const QJsonArray items = compared.items();
    for (qsizetype i = 0; !ordered.isEmpty() && i < items.size(); ++i) {
        for (auto it = ordered.begin(); it != ordered.end() && size_t(i) < compared.records.size(); ++it)
            compareField(compared, compared.records[size_t(i)], items[i], it.key(), it.value(), problems);
    }
    const bool hasBody = compared.mapped.contains(L1("body"));
    QHash<QString, const Record *> byId;
    for (const Record &record : compared.records)
        byId[idOf(compared, record)] = &record;
    for (const auto &entry : items) {
        const QJsonValue item = entry;
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

QString idOfItem(const QJsonObject &mapped, const QJsonValue &item)
{
    return idOf(mapped, item);
}

QJsonArray Compared::items() const
{
    return itemsOf(mapped, expectation.keyed.isEmpty() ? QJsonValue(expectation.items)
                                                       : QJsonValue(expectation.keyed));
}

QStringList differences(const Compared &compared)
{
    QStringList problems;
    compareIds(compared, problems);
    compareStates(compared, problems);
    compareExpiry(compared, problems);
    compareGroups(compared, problems);
    compareItems(compared, problems);
    compareMembers(compared, problems);
    return problems;
}

} // namespace storescope::conformance
