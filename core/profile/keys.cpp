// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/keys.h"

#include <QHash>
#include <QMutex>

namespace storescope {

namespace {

QStringList words(const char *text)
{
    static QHash<const char *, QStringList> made; // each is asked for with every table of a profile
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    QStringList &result = made[text];
    if (result.isEmpty())
        result = QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return result;
}

} // namespace

QString sectionName(Section section)
{
    switch (section) {
    case Section::Profile:
        return QStringLiteral("profile");
    case Section::File:
        return QStringLiteral("[[file]]");
    case Section::Variant:
        return QStringLiteral("[[variant]]");
    case Section::Family:
        return QStringLiteral("family");
    case Section::Parameter:
        return QStringLiteral("[[parameter]]");
    case Section::Collection:
        return QStringLiteral("[[collection]]");
    case Section::Tail:
        return QStringLiteral("tail");
    case Section::Field:
        return QStringLiteral("field");
    case Section::Unwrap:
        return QStringLiteral("unwrap");
    case Section::Body:
        return QStringLiteral("body");
    case Section::Digest:
        return QStringLiteral("digest");
    case Section::Items:
        return QStringLiteral("items");
    case Section::State:
        return QStringLiteral("[[collection.state]]");
    case Section::Part:
        return QStringLiteral("[[collection.part]]");
    case Section::When:
        return QStringLiteral("when");
    case Section::Action:
        return QStringLiteral("[[collection.action]]");
    case Section::Older:
        return QStringLiteral("older");
    case Section::Also:
        return QStringLiteral("also");
    case Section::Pointer:
        return QStringLiteral("pointer");
    case Section::Root:
        return QStringLiteral("[[collection.action.root]]");
    case Section::Follow:
        return QStringLiteral("follow");
    }
    return {};
}

QStringList sectionKeys(Section section)
{
    switch (section) {
    case Section::Profile:
        return words("id name about seen hands_off file variant parameter collection");
    case Section::File:
        return words("role find suffix exclude highest");
    case Section::Variant:
        return words("id role has lacks when version known ordered family");
    case Section::Family:
        return words("table columns optional");
    case Section::Parameter:
        return words("name title unit default");
    case Section::Collection:
        return words(
            "id like kind title role variant from where tables key key_reused tail fields columns hide "
            "redact now state "
            "part parts order silent body items levels action");
    case Section::Tail:
        return words("mode by time overlap removes");
    case Section::Field:
        return words("title column sql text by path time none codec unwrap codec_by codecs unit link values "
                     "redact id");
    case Section::Unwrap:
        return words("path compression then strict");
    case Section::Body:
        return words("column codec unwrap digest");
    case Section::Digest:
        return words("column algorithm stored");
    case Section::Items:
        return words("table on order column codec");
    case Section::State:
        return words("is when");
    case Section::Part:
        return words(
            "when each kind text tool call arguments result answers state error child media data name "
            "role model time duration tokens_in tokens_out cost");
    case Section::When:
        return words("path column is");
    case Section::Action:
        return words("do title when expired older set also pointer id root");
    case Section::Older:
        return words("than by");
    case Section::Also:
        return words("table on");
    case Section::Pointer:
        return words("note table column here when last");
    case Section::Root:
        return words("table column codec unwrap paths needs follow");
    case Section::Follow:
        return words("column codec unwrap paths needs");
    }
    return {};
}

QList<Section> allSections()
{
    QList<Section> result;
    for (int section = 0; section <= int(Section::Follow); ++section)
        result << Section(section);
    return result;
}

} // namespace storescope
