// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/pathtemplate.h"
#include "tests/conformance/cases.h"

#include <QRegularExpression>

namespace storescope::conformance {

namespace {

using L1 = QLatin1String;

// Digests of texts too long to be told count as one value.
bool isDigest(const QJsonObject &object)
{
    static const QStringList about{u"sha256"_qs,     u"bytes"_qs,      u"chars"_qs, u"length"_qs,
                                   u"text_chars"_qs, u"text_bytes"_qs, u"head"_qs};
    const QStringList keys = object.keys();
    return object.contains(L1("sha256")) &&
           std::all_of(keys.begin(), keys.end(), [](const QString &key) { return about.contains(key); });
}

void collect(const QJsonValue &value, const QString &path, QStringList &into)
{
    if (value.isObject() && !value.toObject().isEmpty() && !isDigest(value.toObject())) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), path.isEmpty() ? it.key() : path + u'.' + it.key(), into);
        return;
    }
    const QJsonArray array = value.toArray();
    if (!array.isEmpty() && (array[0].isObject() || array[0].isArray())) {
        for (qsizetype i = 0; i < array.size(); ++i)
            collect(array[i], path + L1("[*]"), into);
        return;
    }
    const bool isNothing =
        (value.isArray() && array.isEmpty()) || (value.isObject() && value.toObject().isEmpty());
    if (!isNothing && !into.contains(path))
        into.append(path);
}

void append(QStringList &paths, const QString &prefix, const QJsonValue &said)
{
    for (const auto &one : said.isArray() ? said.toArray() : QJsonArray{said}) {
        if (!one.isString())
            continue;
        const QString path = one.toString();
        if (path.startsWith(u"^.")) {
            paths.append(QStringLiteral("items[*].") + path.mid(2));
            continue;
        }
        paths.append(path.isEmpty() ? prefix : path.startsWith(u'[') ? prefix + path : prefix + u'.' + path);
    }
}

QStringList askedByCollection(const QJsonObject &mapped, const QJsonObject &told)
{
    QStringList paths;
    QString item = told[L1("items")].isObject() ? QStringLiteral("keyed") : QStringLiteral("items[*]");
    if (told[L1("items")].isObject())
        paths.append(QStringLiteral("items"));
    if (mapped.contains(L1("in")))
        item += u'.' + mapped[L1("in")].toString() + L1("[*]");
    if (mapped.contains(L1("id")))
        paths.append(QStringLiteral("ids"));
    if (mapped.contains(L1("states")))
        paths.append(QStringLiteral("by_state"));
    if (mapped.contains(L1("itemId")))
        append(paths, item, mapped[L1("itemId")]);
    for (const auto &field : mapped[L1("fields")].toObject())
        append(paths, item, field.isObject() ? field[L1("item")] : QJsonValue(field));
    for (const auto &digest : mapped[L1("body")][L1("digest")].toArray())
        append(paths, item, digest);
    for (const auto &group : mapped[L1("groups")].toObject())
        paths.append(group.toString());
    const QJsonObject members = mapped[L1("members")].toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        append(paths, item, it.key());
        append(paths, item, it.value()[L1("item")]);
    }
    for (const auto &field : mapped[L1("ordered")].toObject())
        append(paths, item, field.isObject() ? field[L1("item")] : QJsonValue(field));
    paths += mapped[L1("each")].toObject().keys();
    paths += mapped[L1("facts")].toObject().keys();
    paths += mapped[L1("aside")].toObject().keys();
    return paths;
}

QStringList askedByTranscript(const QJsonObject &mapped)
{
    QStringList paths;
    QString item = QStringLiteral("items[*]");
    if (mapped.contains(L1("in")))
        item += u'.' + mapped[L1("in")].toString() + L1("[*]");
    append(paths, item, mapped[L1("session")]);
    if (mapped.contains(L1("row")))
        append(paths, item, mapped[L1("row")][L1("item")]);
    for (const auto &count : mapped[L1("counts")].toArray())
        append(paths, item, count[L1("item")]);
    for (const auto &text : mapped[L1("texts")].toArray()) {
        const QString around = text[L1("item")].toString();
        for (const auto &path : text[L1("paths")].toArray())
            append(paths, around.isEmpty() ? item : item + u'.' + around, path);
        for (const QString &only : text[L1("only")].toObject().keys())
            append(paths, around.isEmpty() ? item : item + u'.' + around, only);
    }
    for (const auto &total : mapped[L1("totals")].toObject())
        append(paths, item, total);
    return paths;
}

bool isAsked(const QString &path, const QStringList &asked)
{
    return std::any_of(asked.begin(), asked.end(), [&](QString each) {
        static const QRegularExpression index(QStringLiteral("\\[\\d+\\]"));
        each.remove(index);
        if (!path.startsWith(each))
            return false;
        const auto rest = QStringView(path).mid(each.size());
        return rest.isEmpty() || rest.startsWith(u'.') || rest.startsWith(u'[');
    });
}

} // namespace

QStringList notCompared(const Mapping &mapping, const Case &of)
{
    // What says how an entry was made rather than what the store holds.
    const QStringList about{
        u"file"_qs,          u"kind"_qs,   u"table"_qs,       u"name"_qs,
        u"count"_qs,         u"source"_qs, u"depends_on"_qs,  u"state_depends_on_clock"_qs,
        u"order"_qs,         u"as_of"_qs,  u"state_as_of"_qs, u"state_as_of_ms"_qs,
        u"by_state_at_ms"_qs};
    QStringList result;
    for (const auto &entry : of.told[L1("collections")].toArray()) {
        const QJsonObject told = entry.toObject();
        Expectation expectation;
        expectation.caseName = of.name;
        expectation.file = told[L1("file")].toString();
        expectation.kind = told[L1("kind")].toString();
        expectation.table = told[L1("table")].toString();
        expectation.name = told[L1("name")].toString();
        const QJsonObject mapped = mapping.collection(expectation);
        if (mapped.contains(L1("not")))
            continue;
        QStringList asked = about + askedByCollection(mapped, told);
        for (const auto &transcript : mapping.told[L1("transcripts")].toArray()) {
            const QJsonObject checks = transcript.toObject();
            const auto fits = [&](L1 name, const QString &text) {
                const QString glob = checks[name].toString(QStringLiteral("*"));
                const QRegularExpression whole(QRegularExpression::wildcardToRegularExpression(glob));
                return whole.match(text).hasMatch();
            };
            if (checks[L1("table")] == told[L1("table")] && fits(L1("case"), of.name) &&
                fits(L1("file"), expectation.file))
                asked += askedByTranscript(checks);
        }
        QStringList leaves;
        collect(told, {}, leaves);
        for (const QString &leaf : leaves) {
            if (!isAsked(leaf, asked))
                result.append(
                    QStringList{expectation.file, expectation.kind, expectation.table, leaf}.join(u' '));
        }
    }
    return result;
}

} // namespace storescope::conformance
