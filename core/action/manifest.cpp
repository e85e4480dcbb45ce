// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/manifest.h"

#include "core/action/jsonappend.h"
#include "core/codec/chain.h"

#include <QFileInfo>

namespace storescope {
namespace {

QString textOf(const Json &json, const char *name)
{
    const auto member = json.find(name);
    return member != json.end() && member->is_string() ? QString::fromStdString(member->get<std::string>())
                                                       : QString();
}

qint64 numberOf(const Json &json, const char *name, qint64 otherwise)
{
    const auto member = json.find(name);
    return member != json.end() && member->is_number_integer() ? member->get<qint64>() : otherwise;
}

std::optional<ManifestEntry> parseEntry(const QByteArray &line)
{
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    if (!json.is_object() || textOf(json, "file").isEmpty())
        return std::nullopt;
    ManifestEntry entry;
    entry.file = textOf(json, "file");
    entry.collection = textOf(json, "collection");
    entry.key = textOf(json, "key");
    entry.id = textOf(json, "id");
    entry.mediaType = textOf(json, "media_type");
    entry.bytes = numberOf(json, "bytes", 0);
    entry.sha256 = textOf(json, "sha256");
    entry.expected = textOf(json, "expected");
    entry.rows = numberOf(json, "rows", -1);
    entry.lastKey = textOf(json, "last_key");
    entry.filter = textOf(json, "filter");
    entry.format = textOf(json, "format");
    return entry;
}

QByteArray lineOf(const ManifestEntry &entry)
{
    Json json{{"file", entry.file.toStdString()}, {"collection", entry.collection.toStdString()}};
    const auto put = [&json](const char *name, const QString &text) {
        if (!text.isEmpty())
            json[name] = text.toStdString();
    };
    put("key", entry.key);
    put("id", entry.id);
    put("media_type", entry.mediaType);
    json["bytes"] = entry.bytes;
    put("sha256", entry.sha256);
    put("expected", entry.expected);
    if (entry.verified)
        json["verified"] = *entry.verified;
    if (entry.rows >= 0)
        json["rows"] = entry.rows;
    put("last_key", entry.lastKey);
    put("filter", entry.filter);
    put("format", entry.format);
    return toJsonText(json) + '\n';
}

QString place(const QString &collection, const QString &key)
{
    return collection + QChar(u'\0') + key;
}

} // namespace

Result<Manifest> Manifest::open(const QString &folder)
{
    Manifest manifest(folder);
    QFile &file = *manifest.m_file;
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::Io,
                           QStringLiteral("The manifest of an earlier export cannot be read: %1")
                               .arg(file.errorString()),
                           file.fileName());
        qint64 whole = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            if (!line.endsWith('\n'))
                break; // the last export was killed while it wrote this line
            const auto entry = parseEntry(line);
            if (!entry)
                return failure(
                    ErrorCode::InvalidArgument,
                    QStringLiteral(
                        "The folder holds a manifest.jsonl that no export wrote; choose another folder"),
                    file.fileName());
            manifest.remember(*entry);
            whole = file.pos();
        }
        file.close();
        if (whole < file.size() && !file.resize(whole))
            return failure(ErrorCode::Io,
                           QStringLiteral("The manifest cannot be written: %1").arg(file.errorString()),
                           file.fileName());
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failure(ErrorCode::Io,
                       QStringLiteral("Nothing can be written to the folder: %1").arg(file.errorString()),
                       folder);
    return manifest;
}

void Manifest::remember(const ManifestEntry &entry)
{
    if (entry.rows >= 0)
        m_rows.push_back(entry);
    else
        m_artifacts.insert(place(entry.collection, entry.key), entry);
}

Result<void> Manifest::add(const ManifestEntry &entry)
{
    const QByteArray line = lineOf(entry);
    if (m_file->write(line) != line.size())
        return failure(ErrorCode::Io,
                       QStringLiteral("The manifest cannot be written: %1").arg(m_file->errorString()),
                       m_file->fileName());
    remember(entry);
    return flush(); // a kill from here on finds the file in the manifest
}

Result<void> Manifest::flush()
{
    if (!m_file->flush())
        return failure(ErrorCode::Io,
                       QStringLiteral("The manifest cannot be written: %1").arg(m_file->errorString()),
                       m_file->fileName());
    return {};
}

bool Manifest::has(const QString &collection, const QString &key, const QString &expected) const
{
    const auto found = m_artifacts.constFind(place(collection, key));
    if (found == m_artifacts.cend() || found->expected.compare(expected, Qt::CaseInsensitive) != 0)
        return false;
    const QFileInfo file(m_folder + u'/' + found->file);
    return file.isFile() && file.size() == found->bytes;
}

std::optional<ManifestEntry> Manifest::lastRows(const QString &collection, const QString &filter,
                                                const QString &format) const
{
    for (auto entry = m_rows.rbegin(); entry != m_rows.rend(); ++entry)
        if (entry->collection == collection && entry->filter == filter && entry->format == format)
            return QFileInfo::exists(m_folder + u'/' + entry->file) ? std::optional(*entry) : std::nullopt;
    return std::nullopt;
}

} // namespace storescope
