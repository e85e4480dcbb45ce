// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/demofolder.h"

#include <QDir>
#include <QFile>

namespace storescope::demo {
namespace {

const QString mark = QStringLiteral(".storescope-demo");

QStringList strangers(const QDir &folder)
{
    QStringList names =
        folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    names.removeIf([](const QString &name) { return name.endsWith(QLatin1String(".log")); });
    return names;
}

} // namespace

Result<DemoFolder> DemoFolder::prepare(const QString &path)
{
    const QDir folder(path);
    if (folder.exists() && !folder.exists(mark)) {
        const QStringList others = strangers(folder);
        if (!others.isEmpty())
            return failure(
                ErrorCode::InvalidArgument,
                QStringLiteral("The folder %1 holds other things (%2); give the demo an empty or a new one")
                    .arg(path, others.mid(0, 3).join(QStringLiteral(", "))));
    }
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("%1 is a file; the demo needs a folder").arg(path));
    if (!folder.mkpath(QStringLiteral("lash")))
        return failure(ErrorCode::Io, QStringLiteral("The folder %1 cannot be made").arg(path), path);
    QFile marker(folder.filePath(mark));
    if (!marker.exists() && !(marker.open(QIODevice::WriteOnly) &&
                              marker.write("Made by storescope demo; may be deleted.\n") > 0))
        return failure(ErrorCode::Io, QStringLiteral("Nothing can be written to the folder %1").arg(path),
                       path);
    return DemoFolder(folder.absolutePath());
}

QString DemoFolder::eventFile() const
{
    return m_path + QStringLiteral("/arcp.db");
}

QString DemoFolder::sessionFile() const
{
    return m_path + QStringLiteral("/lash/session.db");
}

} // namespace storescope::demo
