// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/cases.h"

#include "core/profile/pathtemplate.h"
#include "tests/support/fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace storescope::conformance {

namespace {

using L1 = QLatin1String;

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::optional<Instant> instantOf(const QJsonObject &told)
{
    for (const auto name : {L1("state_as_of_ms"), L1("by_state_at_ms")}) {
        if (told.contains(name))
            return Instant::fromMilliseconds(told[name].toInteger());
    }
    for (const auto name : {L1("as_of"), L1("state_as_of")}) {
        if (told.contains(name))
            return Instant::fromIso(told[name].toString());
    }
    return std::nullopt;
}

void append(QJsonArray &all, const QJsonValue &more)
{
    for (const auto &value : more.toArray())
        all.append(value);
}

void add(Expectation &to, const QJsonObject &told)
{
    to.count += told[L1("count")].toInteger();
    const auto states = told[L1("by_state")].toObject();
    for (auto it = states.begin(); it != states.end(); ++it)
        to.byState[it.key()] += it.value().isObject() ? it.value()[L1("count")].toInteger() // with their ids
                                                      : it.value().toInteger();
    append(to.ids, told[L1("ids")]);
    if (told[L1("items")].isObject())
        to.keyed = told[L1("items")].toObject();
    append(to.items, told[L1("items")]);
}

bool fits(const QJsonObject &mapped, const Expectation &expectation)
{
    const auto globFits = [&](QLatin1String name, const QString &text) {
        return PathTemplates::nameMatches(mapped[name].toString(QStringLiteral("*")), text);
    };
    return mapped[L1("kind")].toString() == expectation.kind &&
           mapped[L1("table")].toString() == expectation.table &&
           (!mapped.contains(L1("name")) || mapped[L1("name")].toString() == expectation.name) &&
           globFits(L1("file"), expectation.file) && globFits(L1("case"), expectation.caseName);
}

} // namespace

QStringList Case::databases() const
{
    return test::fixtureDatabases(folder);
}

std::vector<Expectation> Case::collections() const
{
    std::vector<Expectation> result;
    for (const auto &entry : told[L1("collections")].toArray()) {
        const QJsonObject object = entry.toObject();
        Expectation made;
        made.caseName = name;
        made.file = object[L1("file")].toString();
        made.kind = object[L1("kind")].toString();
        made.table = object[L1("table")].toString();
        made.name = object[L1("name")].toString();
        const auto same = std::find_if(result.begin(), result.end(), [&](const Expectation &other) {
            return !made.table.isEmpty() && other.file == made.file && other.kind == made.kind &&
                   other.table == made.table;
        });
        if (same != result.end()) {
            add(*same, object);
            continue;
        }
        made.asOf = instantOf(object);
        if (!made.asOf) // else it held when the case was made
            made.asOf = Instant::fromIso(told[L1("made_at")].toString());
        made.told = object;
        add(made, object);
        result.push_back(std::move(made));
    }
    return result;
}

std::vector<Case> allCases()
{
    std::vector<Case> result;
    const QDir fixtures(QStringLiteral(STORESCOPE_FIXTURES));
    for (const QString &product : fixtures.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(fixtures.filePath(product));
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString path = folder.filePath(name);
            if (QFile::exists(path + QLatin1String("/expected.json")))
                result.push_back({product, name, path, objectIn(path + QLatin1String("/expected.json"))});
        }
    }
    return result;
}

std::optional<Mapping> Mapping::of(const QString &product)
{
    const QJsonObject told =
        objectIn(QStringLiteral(STORESCOPE_SOURCE_DIR "/tests/conformance/%1.json").arg(product));
    return told.isEmpty() ? std::nullopt : std::optional(Mapping{told});
}

QJsonObject Mapping::collection(const Expectation &expectation) const
{
    for (const auto &entry : told[L1("collections")].toArray()) {
        if (fits(entry.toObject(), expectation))
            return entry.toObject();
    }
    return {};
}

QJsonValue at(const QJsonValue &from, const QString &path)
{
    QJsonValue value = from;
    for (QString name : path.isEmpty() ? QStringList() : path.split(u'.')) {
        const auto bracket = name.indexOf(u'[');
        const QString index = bracket < 0 ? QString() : name.mid(bracket + 1).chopped(1);
        name.truncate(bracket < 0 ? name.size() : bracket);
        if (!name.isEmpty())
            value = value.toObject()[name];
        if (!index.isEmpty())
            value = value.toArray()[index.toInt()];
    }
    return value;
}

QString spelled(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
    if (value.isDouble()) {
        const qint64 whole = value.toInteger(std::numeric_limits<qint64>::min());
        if (whole != std::numeric_limits<qint64>::min())
            return QString::number(whole);
        return QString::number(value.toDouble(), 'g', 17);
    }
    if (value.isArray()) {
        QStringList parts;
        for (const auto &each : value.toArray())
            parts.append(spelled(each));
        return parts.join(u'|');
    }
    return value.toString();
}

QJsonArray itemsOf(const QJsonObject &mapped, const QJsonValue &items)
{
    const QString in = mapped[L1("in")].toString();
    QJsonArray result;
    if (items.isObject()) {
        const QJsonObject outer = items.toObject();
        for (auto first = outer.begin(); first != outer.end(); ++first) {
            const QJsonObject inner = first.value().toObject();
            for (auto second = inner.begin(); second != inner.end(); ++second)
                result.append(QJsonObject{
                    {L1("k0"), first.key()}, {L1("k1"), second.key()}, {L1("value"), second.value()}});
        }
        return result;
    }
    if (in.isEmpty())
        return items.toArray();
    for (const auto &outer : items.toArray()) {
        for (const auto &inner : at(outer, in).toArray()) {
            QJsonObject item = inner.toObject();
            item[L1("^")] = outer;
            result.append(item);
        }
    }
    return result;
}

} // namespace storescope::conformance
