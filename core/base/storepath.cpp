// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/storepath.h"

#include <QDir>
#include <QFileInfo>

namespace storescope {

QString canonicalStorePath(const QString &path)
{
    if (path.isEmpty() || path == QLatin1String(":memory:"))
        return path;
    const QFileInfo info(path);
    if (const QString there = info.canonicalFilePath(); !there.isEmpty())
        return there;
    // Not there yet: a dangling link names what it points to, and the folder may be reached through links.
    if (info.isSymLink() && info.symLinkTarget() != info.absoluteFilePath())
        return canonicalStorePath(info.symLinkTarget());
    const QString clean = QDir::cleanPath(info.absoluteFilePath());
    const QFileInfo cleaned(clean);
    const QString folder = QFileInfo(cleaned.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? clean : QDir(folder).filePath(cleaned.fileName());
}

} // namespace storescope
