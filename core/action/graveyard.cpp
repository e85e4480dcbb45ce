// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/graveyard.h"

#include "core/action/bundle.h"
#include "core/sqlite/filestamp.h"
#include "core/sqlite/opening.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

namespace storescope {

namespace {

const QString ending = QStringLiteral(".sqlite");

tl::unexpected<Error> noBundle(const QString &file)
{
    return failure(ErrorCode::InvalidArgument, QStringLiteral("This is no bundle of the graveyard."), file);
}

Result<QHash<QByteArray, Value>> manifestOf(const QString &bundle)
{
    auto connection = openForReading(bundle);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    auto statement = (*connection)->prepare("SELECT key, value FROM storescope_manifest");
    if (!statement && statement.error().code == ErrorCode::InvalidArgument) // there is no such table
        return noBundle(bundle);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    QHash<QByteArray, Value> manifest;
    while (true) {
        const auto there = statement->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            break;
        manifest.insert(bytesOf(statement->value(0)), statement->value(1));
    }
    // An action that ended in the middle did not come to count.
    if (!manifest.contains("removed"))
        if (const auto rows =
                (*connection)->scalar("SELECT count(*) FROM storescope_rows WHERE parent IS NULL"))
            manifest.insert("removed", *rows);
    if (bytesOf(manifest.value("format")) != "storescope-bundle")
        return noBundle(bundle);
    return manifest;
}

// Held by the process that writes it; of one that died it can be had.
bool isRunning(const QString &bundle)
{
    if (!QFile::exists(bundleLockPath(bundle)))
        return false;
    QLockFile lock(bundleLockPath(bundle));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

// What its name and its file say: what it was for is not known.
BundleInfo unreadable(const QFileInfo &file, const Error &error)
{
    BundleInfo info;
    info.path = file.absoluteFilePath();
    info.state = isRunning(info.path) ? BundleInfo::State::Running : BundleInfo::State::Unreadable;
    info.error = error;
    info.title = file.completeBaseName();
    info.made = Instant::fromMilliseconds(file.lastModified().toMSecsSinceEpoch());
    info.bytes = file.size() + QFileInfo(walPath(info.path)).size();
    return info;
}

BundleInfo::State stateOf(const QByteArray &word)
{
    return word == "finished" ? BundleInfo::State::Finished
           : word == "undone" ? BundleInfo::State::Undone
                              : BundleInfo::State::Unfinished;
}

} // namespace

QString bundleStateName(BundleInfo::State state)
{
    switch (state) {
    case BundleInfo::State::Unfinished:
        return QStringLiteral("unfinished");
    case BundleInfo::State::Running:
        return QStringLiteral("running");
    case BundleInfo::State::Finished:
        return QStringLiteral("finished");
    case BundleInfo::State::Undone:
        return QStringLiteral("undone");
    case BundleInfo::State::Unreadable:
        return QStringLiteral("unreadable");
    }
    return {};
}

QString Graveyard::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/storescope/graveyard");
}

Result<BundleInfo> Graveyard::look(const QString &path)
{
    const auto manifest = manifestOf(path);
    if (!manifest)
        return tl::unexpected<Error>(manifest.error());
    const auto shown = [&](const char *key) { return toDisplay(manifest->value(key)); };
    const auto number = [&](const char *key) { return toInteger(manifest->value(key)).value_or(0); };
    BundleInfo info;
    info.path = path;
    info.state = isRunning(path) ? BundleInfo::State::Running : stateOf(bytesOf(manifest->value("state")));
    info.act = shown("action");
    info.title = shown("title");
    info.collection = shown("collection");
    info.rule = shown("rule");
    info.store = shown("store");
    info.product = shown("product");
    info.productVersion = shown("product_version");
    info.made = Instant::fromIso(shown("made")).value_or(Instant());
    info.rows = number("removed");
    info.spared = number("spared");
    info.content = number("bytes");
    info.removes = number("removes") != 0;
    info.longestLockUs = number("longest_lock_us");
    for (const QString &file : {path, walPath(path)})
        info.bytes += QFileInfo(file).size();
    return info;
}

std::vector<BundleInfo> Graveyard::bundles() const
{
    std::vector<BundleInfo> found;
    const auto files = QDir(m_folder).entryInfoList({QLatin1Char('*') + ending}, QDir::Files);
    for (const QFileInfo &file : files)
        if (auto info = look(file.absoluteFilePath()))
            found.push_back(std::move(*info));
        else if (info.error().code != ErrorCode::InvalidArgument)
            found.push_back(unreadable(file, info.error()));
    std::stable_sort(found.begin(), found.end(),
                     [](const BundleInfo &a, const BundleInfo &b) { return b.made < a.made; });
    return found;
}

Result<QString> Graveyard::newBundlePath(const QString &act, const QString &store,
                                         const QString &collection) const
{
    if (!QDir().mkpath(m_folder) || !QFileInfo(m_folder).isWritable())
        return failure(ErrorCode::Io,
                       QStringLiteral("The graveyard %1 cannot be made or written.").arg(m_folder), m_folder);
    // It holds what stores hold.
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QString when = Instant::now().toIso().left(19);
    when.remove(QLatin1Char('-')).remove(QLatin1Char(':'));
    const QString name =
        QStringLiteral("%1/%2Z-%3-%4-%5")
            .arg(QDir(m_folder).absolutePath(), when, act, QFileInfo(store).completeBaseName(),
                 QString(collection).replace(QLatin1Char('/'), QLatin1Char('_')));
    QString path = name + ending;
    for (int n = 2; QFile::exists(path); ++n)
        path = name + QLatin1Char('-') + QString::number(n) + ending;
    return path;
}

Result<void> Graveyard::discard(const QString &bundle)
{
    const auto info = look(bundle);
    if (!info && info.error().code == ErrorCode::InvalidArgument)
        return tl::unexpected<Error>(info.error());
    if (isRunning(bundle))
        return failure(ErrorCode::Busy, QStringLiteral("An action is still writing this bundle."), bundle);
    if (!QFile::remove(bundle))
        return failure(ErrorCode::Io, QStringLiteral("The bundle cannot be removed."), bundle);
    for (const QString &beside :
         {walPath(bundle), shmPath(bundle), journalPath(bundle), bundleLockPath(bundle)})
        QFile::remove(beside);
    return {};
}

std::vector<BundleInfo> Graveyard::overdue(const std::vector<BundleInfo> &bundles, const Keeping &keeping,
                                           const Instant &now)
{
    constexpr qint64 day = 86'400'000;
    std::vector<BundleInfo> newestFirst = bundles;
    std::stable_sort(newestFirst.begin(), newestFirst.end(),
                     [](const BundleInfo &a, const BundleInfo &b) { return b.made < a.made; });
    std::vector<BundleInfo> given;
    qint64 bytes = 0;
    for (size_t at = 0; at < newestFirst.size(); ++at) {
        const BundleInfo &bundle = newestFirst[at];
        const bool over =
            keeping.days > 0 && now.milliseconds() - bundle.made.milliseconds() > qint64(keeping.days) * day;
        const bool room = keeping.bytes <= 0 || at == 0 || bytes + bundle.bytes <= keeping.bytes;
        const bool whole =
            bundle.state == BundleInfo::State::Finished || bundle.state == BundleInfo::State::Undone;
        if (whole && (over || !room))
            given.insert(given.begin(), bundle);
        else
            bytes += bundle.bytes;
    }
    return given;
}

std::vector<BundleInfo> Graveyard::tidied(const Keeping &keeping, const Instant &now) const
{
    std::vector<BundleInfo> found = bundles();
    if (keeping == Keeping())
        return found;
    bool any = false;
    for (const BundleInfo &bundle : overdue(found, keeping, now))
        any = discard(bundle.path).has_value() || any;
    return any ? bundles() : found;
}

} // namespace storescope
