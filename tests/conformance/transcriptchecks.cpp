// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/transcriptchecks.h"

#include "core/codec/jsontext.h"
#include "tests/conformance/cases.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMap>

namespace storescope::conformance {

namespace {

using L1 = QLatin1String;

QStringList textsIn(const QJsonValue &said)
{
    if (!said.isArray())
        return {spelled(said)};
    QStringList texts;
    for (const auto &one : said.toArray())
        texts << spelled(one);
    return texts;
}

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// An object is itself, or the digest of a text that is too long to be told.
bool sameText(const QString &found, const QJsonValue &expected, bool isJson)
{
    const auto document = [](const QString &text) { return QJsonDocument::fromJson(text.toUtf8()); };
    if (expected.isObject())
        return expected.toObject().contains(L1("sha256"))
                   ? digestOf(found.toUtf8()) == expected[L1("sha256")].toString()
                   : document(found).object() == expected.toObject();
    return isJson ? document(found) == document(expected.toString()) : found == spelled(expected);
}

void compareCounts(const Transcript &transcript, const QJsonObject &check, const QJsonObject &item,
                   QStringList &problems)
{
    const QJsonObject where = check[L1("where")].toObject();
    const QJsonObject words = check[L1("words")].toObject();
    const QString path = check[L1("item")].toString();
    QMap<QString, qint64> found, expected;
    for (const TranscriptItem &one : transcript.items) {
        if (!isOne(one, where))
            continue;
        QStringList names;
        for (const auto &name : check[L1("by")].toArray()) {
            const QString ours = attribute(one, name.toString());
            names << words[ours].toString(ours);
        }
        ++found[names.join(u':')];
    }
    const QJsonValue told = at(item, path);
    if (told.isObject()) {
        const QJsonObject counts = told.toObject();
        for (auto it = counts.begin(); it != counts.end(); ++it)
            expected[it.key()] = it.value().toInteger();
    } else {
        expected[QString()] = told.isArray() ? told.toArray().size() : told.toInteger();
    }
    expected.removeIf([](auto it) { return it.value() == 0; });
    if (found == expected)
        return;
    const auto listed = [](const QMap<QString, qint64> &counts) {
        QStringList parts;
        for (auto it = counts.begin(); it != counts.end(); ++it)
            parts << QStringLiteral("%1 %2").arg(it.key()).arg(it.value());
        return parts.join(L1(", "));
    };
    problems << QStringLiteral("%1 is %2, not %3").arg(path, listed(found), listed(expected));
}

bool isWanted(const QJsonValue &entry, const QJsonObject &only)
{
    for (auto it = only.begin(); it != only.end(); ++it) {
        if (!textsIn(it.value()).contains(spelled(at(entry, it.key()))))
            return false;
    }
    return true;
}

void compareTexts(const Transcript &transcript, const QJsonObject &check, const QJsonObject &item,
                  QStringList &problems)
{
    QList<QJsonValue> expected;
    for (const QJsonValue &entry : allAt(item, check[L1("item")].toString())) {
        if (!isWanted(entry, check[L1("only")].toObject()))
            continue;
        for (const auto &path : check[L1("paths")].toArray()) {
            for (const QJsonValue &value : allAt(entry, path.toString())) {
                if (!value.isArray() && !value.isUndefined() && !value.isNull())
                    expected << value;
            }
        }
    }
    QStringList found;
    for (const TranscriptItem &one : transcript.items) {
        if (!isOne(one, check[L1("where")].toObject()))
            continue;
        QString text;
        for (const QString &name : textsIn(check[L1("show")]))
            text = text.isEmpty() ? attribute(one, name) : text;
        found << check[L1("words")].toObject()[text].toString(text);
    }
    if (found.size() != expected.size())
        problems << QStringLiteral("%1 texts, not %2: %3")
                        .arg(found.size())
                        .arg(expected.size())
                        .arg(found.join(L1(" | ")).left(2000));
    for (qsizetype i = 0; i < std::min(found.size(), expected.size()); ++i) {
        if (!sameText(found[i], expected[i], check[L1("json")].toBool()))
            problems << QStringLiteral("text %1 is \"%2\", not \"%3\"")
                            .arg(i)
                            .arg(found[i].left(200), spelled(expected[i]).left(200));
    }
}

void compareTotals(const Transcript &transcript, const QJsonObject &totals, const QJsonObject &item,
                   QStringList &problems)
{
    for (auto it = totals.begin(); it != totals.end(); ++it) {
        const double found = it.key() == u"cost"        ? transcript.cost.value_or(0)
                             : it.key() == u"tokens_in" ? double(transcript.tokensIn.value_or(0))
                                                        : double(transcript.tokensOut.value_or(0));
        const double expected = at(item, it.value().toString()).toDouble();
        if (std::abs(found - expected) > 1e-9)
            problems << QStringLiteral("%1 is %2, not %3").arg(it.key()).arg(found).arg(expected);
    }
}

} // namespace

QString attribute(const TranscriptItem &item, const QString &name)
{
    if (name == u"arguments")
        return item.arguments ? QString::fromUtf8(toJsonText(*item.arguments)) : QString();
    if (name == u"sha256")
        return item.data.isEmpty() ? QString() : digestOf(item.data);
    if (name == u"text_length")
        return QString::number(item.text.size());
    if (name == u"bytes")
        return QString::number(item.data.size());
    if (name == u"result_bytes")
        return QString::number(item.result.toUtf8().size());
    if (name == u"time")
        return item.time ? item.time->toIso() : QString();
    if (name == u"tokens_in")
        return item.tokensIn ? QString::number(*item.tokensIn) : QString();
    if (name == u"tokens_out")
        return item.tokensOut ? QString::number(*item.tokensOut) : QString();
    if (name == u"cost")
        return item.cost ? QString::number(*item.cost) : QString();
    const QHash<QString, QString> texts{{u"kind"_qs, item.kind},       {u"collection"_qs, item.collection},
                                        {u"role"_qs, item.role},       {u"model"_qs, item.model},
                                        {u"text"_qs, item.text},       {u"tool"_qs, item.tool},
                                        {u"call"_qs, item.call},       {u"result"_qs, item.result},
                                        {u"answers"_qs, item.answers}, {u"state"_qs, item.state},
                                        {u"error"_qs, item.error},     {u"child"_qs, item.child},
                                        {u"media"_qs, item.media},     {u"name"_qs, item.name}};
    return texts.value(name, QStringLiteral("no attribute ") + name);
}

bool isOne(const TranscriptItem &item, const QJsonObject &where)
{
    for (auto it = where.begin(); it != where.end(); ++it) {
        if (!textsIn(it.value()).contains(attribute(item, it.key())))
            return false;
    }
    return true;
}

QList<QJsonValue> allAt(const QJsonValue &from, const QString &path)
{
    const auto star = path.indexOf(L1("[*]"));
    if (path.startsWith(u'[') && star != 0)
        return {from[path.mid(1).chopped(1).toInt()]};
    if (star < 0)
        return {path.isEmpty() ? from : at(from, path)};
    QList<QJsonValue> all;
    QString rest = path.mid(star + 3);
    if (rest.startsWith(u'.'))
        rest.remove(0, 1);
    const QJsonValue list = star == 0 ? from : at(from, path.left(star));
    for (const auto &one : list.toArray())
        all << allAt(one, rest);
    return all;
}

QStringList differences(const Transcript &transcript, const QJsonObject &checks, const QJsonObject &item)
{
    QStringList problems;
    for (const auto &check : checks[L1("counts")].toArray())
        compareCounts(transcript, check.toObject(), item, problems);
    for (const auto &check : checks[L1("texts")].toArray())
        compareTexts(transcript, check.toObject(), item, problems);
    compareTotals(transcript, checks[L1("totals")].toObject(), item, problems);
    return problems;
}

} // namespace storescope::conformance
