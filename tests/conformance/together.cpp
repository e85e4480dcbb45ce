// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/comparison.h"

namespace storescope::conformance {

using L1 = QLatin1String;

namespace {

// What rows show of a column, against what is told of them together.
void compareTogether(const Compared &compared, const Collection &of,
                     const std::vector<const Record *> &records, const QJsonObject &said, const QString &path,
                     const QJsonValue &expected, QStringList &problems)
{
    const QString pick = said[L1("pick")].toString();
    const QJsonObject where = said[L1("where")].toObject();
    const QStringList columns = where.keys();
    QStringList found;
    for (const Record *record : records) {
        const bool fits = std::all_of(columns.begin(), columns.end(), [&](const QString &column) {
            const QString text = shownAt(compared.store, of, *record, column);
            if (where[column] == QLatin1String("*"))
                return !text.isEmpty();
            return where[column].isNull() ? text.isEmpty() : text == where[column].toString();
        });
        if (fits)
            found.append(
                shownAt(compared.store, of, *record, said[L1("show")].toString(QStringLiteral("#key"))));
    }
    if (pick == u"longest") {
        qsizetype longest = 0;
        for (const QString &text : found)
            longest = std::max(longest, text.toUcs4().size());
        found = QStringList{QString::number(longest)};
    } else if (pick == u"first" || pick == u"last") {
        found =
            found.isEmpty() ? QStringList() : QStringList{pick == u"first" ? found.first() : found.last()};
    } else if (pick == u"distinct" || pick == u"unique") {
        if (pick == u"distinct")
            found.removeAll(QString());
        found.removeDuplicates();
    }
    if (said[L1("backwards")].toBool())
        std::reverse(found.begin(), found.end());
    QStringList told;
    for (const auto &one : expected.isArray() ? expected.toArray() : QJsonArray{expected})
        told.append(spelled(one));
    if (expected.isNull() || expected.isUndefined())
        told.clear();
    const bool counted = expected.isDouble() && (pick == u"count" || pick == u"distinct");
    if (counted)
        found = QStringList{QString::number(found.size())};
    if (pick == u"set" || pick == u"distinct" || pick == u"unique") {
        found.sort();
        told.sort();
    }
    if (found != told)
        problems.append(QStringLiteral("%1 is %2, not %3")
                            .arg(path, found.join(u' ').left(400), told.join(u' ').left(400)));
}

} // namespace

void compareMembers(const Compared &compared, QStringList &problems)
{
    const QJsonObject facts = compared.mapped[L1("facts")].toObject();
    const QJsonObject members = compared.mapped[L1("members")].toObject();
    QHash<QString, std::vector<Record>> others;
    const auto all = [&](const QString &id) -> const std::vector<Record> & {
        if (id == compared.collection.id())
            return compared.records;
        if (!others.contains(id))
            others[id] = allRecords(compared.store, id).value_or(std::vector<Record>());
        return others[id];
    };
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        const QJsonObject said = it.value().toObject();
        const QString id = said[L1("of")].toString(compared.collection.id());
        std::vector<const Record *> records;
        for (const Record &record : all(id))
            records.push_back(&record);
        const auto expected = at(compared.expectation.told, it.key());
        if (!expected.isUndefined())
            compareTogether(compared, *compared.store.collection(id), records, said, it.key(), expected,
                            problems);
    }
    const QJsonObject each = compared.mapped[L1("each")].toObject();
    for (auto it = each.begin(); it != each.end(); ++it) {
        const QJsonObject told = at(compared.expectation.told, it.key()).toObject();
        QHash<QString, QString> found;
        for (const Record &record : compared.records)
            found[shownAt(compared.store, compared.collection, record, it.value()[L1("id")].toString())] =
                shownAt(compared.store, compared.collection, record, it.value()[L1("show")].toString());
        for (auto one = told.begin(); one != told.end(); ++one) {
            if (found.value(one.key()) != spelled(one.value()))
                problems.append(QStringLiteral("%1 of %2 is %3, not %4")
                                    .arg(it.key(), one.key(), found.value(one.key()), spelled(one.value())));
        }
    }
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QJsonObject said = it.value().toObject();
        const auto of = compared.store.collection(said[L1("of")].toString());
        if (!of) {
            problems.append(QStringLiteral("no collection ") + said[L1("of")].toString());
            continue;
        }
        for (const auto &entry : compared.items()) {
            const QString id = said.contains(L1("item")) ? spelled(at(entry, said[L1("item")].toString()))
                                                         : idOfItem(compared.mapped, entry);
            std::vector<const Record *> records;
            for (const Record &record : all(of->id())) {
                if (shownAt(compared.store, *of, record, said[L1("by")].toString()) == id)
                    records.push_back(&record);
            }
            const auto expected = at(entry, it.key());
            if (!expected.isUndefined())
                compareTogether(compared, *of, records, said, id + u'.' + it.key(), expected, problems);
        }
    }
}

} // namespace storescope::conformance
