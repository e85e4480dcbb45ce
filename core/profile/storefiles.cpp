// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/discovery.h"
#include "core/profile/openfiles.h"
#include "core/profile/pathtemplate.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace storescope {

namespace {

QStringList segmentsOf(const QString &path)
{
    return path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
}

bool isExcluded(const FileSpec &file, const QString &path)
{
    return std::any_of(file.exclude.begin(), file.exclude.end(), [&](const QString &glob) {
        return PathTemplates::nameMatches(glob, glob.contains(QLatin1Char('/')) ? path
                                                                                : QFileInfo(path).fileName());
    });
}

void keepHighest(std::vector<PathMatch> &matches)
{
    const auto highest = std::max_element(matches.begin(), matches.end(),
                                          [](const auto &a, const auto &b) { return a.number < b.number; });
    if (highest != matches.end())
        matches = {*highest};
}

// The folder that two templates share lies where `path` has the rest of its own template below it; empty when
// the path's names do not fit its template.
QString commonRoot(const QString &path, const QStringList &own, qsizetype common)
{
    const QStringList names = segmentsOf(path);
    const qsizetype tail = own.size() - common;
    if (names.size() < tail)
        return {};
    for (qsizetype i = 0; i < tail; ++i) {
        if (!PathTemplates::nameMatches(own[common + i], names[names.size() - tail + i]))
            return {};
    }
    return QLatin1Char('/') + names.mid(0, names.size() - tail).join(QLatin1Char('/'));
}

// Files of another role of the same store, told from where the templates of both roles part.
std::vector<PathMatch> related(const QString &path, const FileSpec &own, const FileSpec &other)
{
    std::vector<PathMatch> result;
    const auto add = [&](const std::vector<PathMatch> &matches) {
        for (const PathMatch &match : matches) {
            const bool known = std::any_of(result.begin(), result.end(),
                                           [&](const auto &had) { return had.path == match.path; });
            if (!known && match.path != path && !isExcluded(other, match.path))
                result.push_back(match);
        }
    };
    for (const QString &ownText : own.find) {
        for (const QString &otherText : other.find) {
            const QStringList a = segmentsOf(ownText), b = segmentsOf(otherText);
            qsizetype common = 0;
            while (common + 1 < std::min(a.size(), b.size()) && a[common] == b[common])
                ++common;
            if (const QString root = commonRoot(path, a, common); common > 0 && !root.isEmpty())
                add(PathTemplates::below(root, b.mid(common)));
        }
    }
    if (other.highest)
        keepHighest(result);
    return result;
}

const FileSpec *fileOfRole(const std::vector<FileSpec> &files, const QString &role)
{
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const FileSpec &file) { return file.role == role; });
    return found == files.end() ? nullptr : &*found;
}

// What stands before the suffix of a sidecar, or before the extension of a main file.
QString stemOf(const QString &path, const FileSpec &file)
{
    if (!file.suffix.isEmpty())
        return path.endsWith(file.suffix) ? path.chopped(file.suffix.size()) : QString();
    const QFileInfo info(path);
    return info.path() + QLatin1Char('/') + info.completeBaseName();
}

QString mainBeside(const QString &stem, const FileSpec &main)
{
    for (const QString &text : main.find) {
        const qsizetype dot = text.lastIndexOf(QLatin1Char('.'));
        const QString path = dot < 0 ? stem : stem + text.mid(dot);
        if (QFileInfo(path).isFile())
            return path;
    }
    return {};
}

// The main file by what one profile says; empty when it says nothing of such a file.
QString mainByProfile(const QString &path, const ProfileHint &profile)
{
    if (profile.files.size() < 2)
        return {};
    const FileSpec &main = profile.files.front();
    for (size_t i = 1; i < profile.files.size(); ++i) {
        const FileSpec &file = profile.files[i];
        if (!file.suffix.isEmpty()) {
            const QString stem = stemOf(path, file);
            if (const QString found = stem.isEmpty() ? QString() : mainBeside(stem, main); !found.isEmpty())
                return found;
        }
        if (isExcluded(file, path))
            continue;
        const auto mains = related(path, file, main);
        if (!mains.empty())
            return mains.front().path;
    }
    return {};
}

QString mainOfFile(const QString &path, const std::vector<ProfileHint> &profiles)
{
    for (const ProfileHint &profile : profiles) {
        if (const QString main = mainByProfile(path, profile); !main.isEmpty())
            return main;
    }
    return path;
}

// Of a folder: the file that a profile's place ends in, else the first database that belongs to no other.
QString mainOfFolder(const QString &folder, const std::vector<ProfileHint> &profiles)
{
    for (const ProfileHint &profile : profiles) {
        for (const QString &text : profile.files.empty() ? QStringList() : profile.files.front().find) {
            const QStringList segments = segmentsOf(text);
            const QString name = segments.isEmpty() ? QString() : segments.back();
            auto found = name.startsWith(QLatin1Char('*')) ? std::vector<PathMatch>()
                                                           : PathTemplates::below(folder, {name});
            if (profile.files.front().highest)
                keepHighest(found);
            if (!found.empty())
                return found.front().path;
        }
    }
    const QDir dir(folder);
    QString first;
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        const QString path = dir.filePath(name);
        if (!couldBeDatabase(path))
            continue;
        const QString main = mainOfFile(path, profiles);
        if (main == path)
            return path;
        if (first.isEmpty())
            first = main;
    }
    return first.isEmpty() ? folder : first;
}

} // namespace

std::vector<StoreFile> filesOfStore(const QString &path, const std::vector<FileSpec> &files,
                                    const QString &role)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    std::vector<StoreFile> result{{absolute, role}};
    const FileSpec *own = fileOfRole(files, role);
    if (!own)
        return result;
    const QString stem = stemOf(absolute, *own);
    const auto add = [&](const QString &file, const QString &fileRole) {
        const bool known =
            std::any_of(result.begin(), result.end(), [&](const StoreFile &had) { return had.path == file; });
        if (!known)
            result.push_back({file, fileRole});
    };
    for (const FileSpec &other : files) {
        if (other.role == role)
            continue;
        if (!other.suffix.isEmpty()) {
            if (const QString sidecar = stem + other.suffix; !stem.isEmpty() && QFileInfo(sidecar).isFile())
                add(sidecar, other.role);
            continue;
        }
        if (!own->suffix.isEmpty()) {
            if (const QString main = stem.isEmpty() ? QString() : mainBeside(stem, other); !main.isEmpty())
                add(main, other.role);
            continue;
        }
        for (const PathMatch &match : related(absolute, *own, other))
            add(match.path, other.role);
    }
    return result;
}

QString mainFileOf(const QString &path, const ProfileLibrary &library)
{
    const QFileInfo info(path);
    if (!info.exists())
        return path;
    const QString absolute = QDir::cleanPath(info.absoluteFilePath());
    const auto profiles = library.hints();
    return info.isDir() ? mainOfFolder(absolute, profiles) : mainOfFile(absolute, profiles);
}

} // namespace storescope
