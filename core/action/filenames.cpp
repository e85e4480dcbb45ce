// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/filenames.h"

#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

namespace storescope {
namespace {

constexpr int longestName = 120;

bool isReserved(const QString &name)
{
    static const QSet<QString> reserved{QStringLiteral("con"), QStringLiteral("prn"), QStringLiteral("aux"),
                                        QStringLiteral("nul")};
    const QString stem = name.section(u'.', 0, 0).toLower();
    const bool numbered = stem.size() == 4 &&
                          (stem.startsWith(QLatin1String("com")) || stem.startsWith(QLatin1String("lpt"))) &&
                          stem[3].isDigit();
    return reserved.contains(stem) || numbered;
}

// Cuts in the middle of the stem's end, so that the extension stays.
QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= longestName)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = dot > 0 && name.size() - dot <= 12 ? name.mid(dot) : QString();
    QString stem = name.chopped(ending.size());
    while (!stem.isEmpty() && stem.toUtf8().size() + ending.toUtf8().size() > longestName)
        stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
    return stem + ending;
}

} // namespace

QString safeFileName(const QString &text)
{
    QString name;
    for (const QChar c : text.simplified()) {
        const bool forbidden = QStringView(u"/\\:*?\"<>|").contains(c) || c.unicode() < 0x20 ||
                               (c.unicode() >= 0x7f && c.unicode() <= 0x9f) ||
                               c.category() == QChar::Other_Format || c == QChar::LineSeparator ||
                               c == QChar::ParagraphSeparator;
        name += forbidden ? QChar(u'_') : c;
    }
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (name.startsWith(u'.'))
        name[0] = u'_';
    if (name.isEmpty() || isReserved(name))
        name.prepend(u'_');
    return shortened(name);
}

QString extensionOf(const QString &mediaType)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("application/gzip"), QStringLiteral(".gz")},
        {QStringLiteral("application/javascript"), QStringLiteral(".js")},
        {QStringLiteral("application/json"), QStringLiteral(".json")},
        {QStringLiteral("application/x-ndjson"), QStringLiteral(".jsonl")},
        {QStringLiteral("application/pdf"), QStringLiteral(".pdf")},
        {QStringLiteral("application/toml"), QStringLiteral(".toml")},
        {QStringLiteral("application/xml"), QStringLiteral(".xml")},
        {QStringLiteral("application/yaml"), QStringLiteral(".yaml")},
        {QStringLiteral("application/zip"), QStringLiteral(".zip")},
        {QStringLiteral("audio/mpeg"), QStringLiteral(".mp3")},
        {QStringLiteral("audio/wav"), QStringLiteral(".wav")},
        {QStringLiteral("image/gif"), QStringLiteral(".gif")},
        {QStringLiteral("image/jpeg"), QStringLiteral(".jpg")},
        {QStringLiteral("image/png"), QStringLiteral(".png")},
        {QStringLiteral("image/svg+xml"), QStringLiteral(".svg")},
        {QStringLiteral("image/webp"), QStringLiteral(".webp")},
        {QStringLiteral("text/css"), QStringLiteral(".css")},
        {QStringLiteral("text/csv"), QStringLiteral(".csv")},
        {QStringLiteral("text/html"), QStringLiteral(".html")},
        {QStringLiteral("text/javascript"), QStringLiteral(".js")},
        {QStringLiteral("text/markdown"), QStringLiteral(".md")},
        {QStringLiteral("text/plain"), QStringLiteral(".txt")},
        {QStringLiteral("text/x-diff"), QStringLiteral(".diff")},
        {QStringLiteral("text/x-python"), QStringLiteral(".py")},
        {QStringLiteral("text/xml"), QStringLiteral(".xml")},
        {QStringLiteral("video/mp4"), QStringLiteral(".mp4")},
        {QStringLiteral("video/webm"), QStringLiteral(".webm")},
        {QStringLiteral("application/octet-stream"), QStringLiteral(".bin")},
    };
    const QString type = mediaType.section(u';', 0, 0).trimmed().toLower();
    if (const auto found = known.constFind(type); found != known.cend())
        return *found;
    if (type.endsWith(QLatin1String("+json")))
        return QStringLiteral(".json");
    if (type.endsWith(QLatin1String("+xml")))
        return QStringLiteral(".xml");
    return type.startsWith(QLatin1String("text/")) ? QStringLiteral(".txt") : QStringLiteral(".bin");
}

Result<NamePattern> NamePattern::parse(const QString &pattern, const Collection &collection)
{
    NamePattern result;
    const auto wrong = [&](const QString &why) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The name pattern “%1” %2").arg(pattern, why));
    };
    if (pattern.isEmpty() || pattern.startsWith(u'/') || pattern.endsWith(u'/') ||
        pattern.split(u'/').contains(QStringLiteral("..")))
        return wrong(QStringLiteral("must name a file inside the folder"));
    QStringList fields{QStringLiteral("ext"), QStringLiteral("key"), QStringLiteral("name"),
                       QStringLiteral("id"), QStringLiteral("session")};
    for (const Column &column : collection.columns())
        fields << column.name;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(u'{', at);
        result.m_parts.push_back({pattern.mid(at, open < 0 ? -1 : open - at), {}});
        if (open < 0)
            break;
        const qsizetype close = pattern.indexOf(u'}', open);
        if (close < 0)
            return wrong(QStringLiteral("lacks a }"));
        const QString field = pattern.mid(open + 1, close - open - 1);
        if (!fields.contains(field)) {
            const QString nearest = nearestWord(field, fields);
            return wrong(QStringLiteral("names {%1}, which is no field here%2")
                             .arg(field, nearest.isEmpty()
                                             ? QString()
                                             : QStringLiteral("; did you mean {%1}?").arg(nearest)));
        }
        result.m_parts.push_back({{}, field});
        at = close + 1;
    }
    return result;
}

QString NamePattern::valueOf(const Collection &collection, const Record &record, const QString &field)
{
    if (const Cell *cell = record.cell(collection, field); cell && !isNull(cell->value)) {
        const QString text = toDisplay(cell->value);
        if (!text.isEmpty())
            return text;
    }
    if (field == QLatin1String("name"))
        return valueOf(collection, record, QStringLiteral("id"));
    if (field == QLatin1String("id") || field == QLatin1String("key"))
        return toString(record.key);
    return field == QLatin1String("session") ? QStringLiteral("no session") : QString();
}

QString NamePattern::nameOf(const Collection &collection, const Record &record) const
{
    QString whole;
    for (const Part &part : m_parts) {
        whole += part.text;
        if (part.field.isEmpty())
            continue;
        if (part.field == QLatin1String("ext")) {
            const QString ending = extensionOf(valueOf(collection, record, QStringLiteral("media_type")));
            const bool named = whole.section(u'/', -1).contains(u'.') &&
                               QFileInfo(whole).suffix().size() <= 5 && !QFileInfo(whole).suffix().isEmpty();
            if (!named || (ending != QLatin1String(".bin") && ending != QLatin1String(".txt") &&
                           !whole.endsWith(ending)))
                whole += whole.endsWith(ending) ? QString() : ending;
        } else {
            QString value = valueOf(collection, record, part.field);
            whole += value.replace(u'/', u'_');
        }
    }
    QStringList parts = whole.split(u'/', Qt::SkipEmptyParts);
    for (QString &part : parts)
        part = safeFileName(part);
    return parts.isEmpty() ? QStringLiteral("_") : parts.join(u'/');
}

QString FreeNames::take(const QString &relative)
{
    const qsizetype slash = relative.lastIndexOf(u'/');
    const qsizetype dot = relative.lastIndexOf(u'.');
    const bool dotted = dot > slash + 1;
    const QString stem = dotted ? relative.left(dot) : relative,
                  ending = dotted ? relative.mid(dot) : QString();
    QString name = relative;
    for (int n = 2; m_taken.contains(name.toLower()) || QFileInfo::exists(m_folder + u'/' + name); ++n)
        name = stem + u'-' + QString::number(n) + ending;
    m_taken.insert(name.toLower());
    return name;
}

} // namespace storescope
