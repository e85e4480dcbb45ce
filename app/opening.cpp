// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/opening.h"

#include "app/output/output.h"
#include "app/storenames.h"
#include "app/waiting.h"
#include "core/base/text.h"
#include "core/sqlite/opening.h"

#include <QDir>
#include <QFileInfo>

namespace storescope::app {
namespace {

// Databases that lie in a folder itself, when no profile says which is meant.
QStringList databasesIn(const QString &folder)
{
    QStringList found;
    const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
    for (const QFileInfo &file : files)
        if (file.size() >= 512 && looksLikeSqlite(file.filePath()))
            found << file.filePath();
    return found;
}

Result<QString> storeInFolder(const QString &folder, const ProfileLibrary &profiles)
{
    const QString main = mainFileOf(folder, profiles);
    if (QFileInfo(main).isFile())
        return main;
    const QStringList databases = databasesIn(folder);
    if (databases.size() == 1)
        return databases.front();
    if (databases.isEmpty())
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("There is no store in this folder; name a database file, or one of its folders"),
            folder);
    QStringList names;
    for (const QString &database : databases)
        names << QFileInfo(database).fileName();
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("There are several databases in this folder, name one: %1")
                       .arg(names.join(QStringLiteral(", "))),
                   folder);
}

} // namespace

std::shared_ptr<const ProfileLibrary> makeProfileLibrary()
{
    return std::make_shared<ProfileLibrary>(ProfileLibrary::defaultUserFolder());
}

Result<QString> resolveStore(const QString &argument, const std::shared_ptr<const ProfileLibrary> &profiles,
                             const CancelToken &interrupted)
{
    const QFileInfo info(argument);
    if (info.isDir())
        return storeInFolder(argument, *profiles);
    if (info.exists())
        return argument;
    if (!argument.contains(u'/') || isStoreName(argument)) {
        const auto found = findStores(profiles, {}, interrupted);
        QStringList names;
        for (const NamedStore &store : found) {
            if (store.name == argument)
                return store.found.path;
            names << store.name;
        }
        const QString nearest = nearestWord(argument, names);
        if (!nearest.isEmpty())
            return failure(
                ErrorCode::NotFound,
                QStringLiteral("There is no file or store %1. Did you mean %2?").arg(argument, nearest));
    }
    return failure(
        ErrorCode::NotFound,
        QStringLiteral("There is no file, folder or store %1; storescope stores lists what is here")
            .arg(argument));
}

tl::expected<OpenedStore, int> openStore(const QString &argument, const OpenOptions &options,
                                         const CancelToken &interrupted)
{
    OpenedStore opened;
    opened.profiles = makeProfileLibrary();
    const auto path = resolveStore(argument, opened.profiles, interrupted);
    if (!path) {
        complain(path.error());
        return tl::unexpected<int>(exitCodeOf(path.error()));
    }
    if (options.watch)
        opened.events = std::make_unique<FileEvents>();
    OpenStore::Environment environment;
    environment.profiles = opened.profiles;
    environment.events = opened.events.get();
    environment.wholeStore = options.wholeStore;
    auto store = waitFor(OpenStore::open(*path, environment, interrupted));
    if (!store) {
        complain(store.error());
        return tl::unexpected<int>(exitCodeOf(store.error()));
    }
    opened.store = std::move(*store);
    return opened;
}

tl::expected<std::shared_ptr<const Collection>, int>
chooseCollection(const OpenStore &store, const QString &id, std::optional<Kind> kind)
{
    QStringList ids, ofKind;
    for (const auto &collection : store.collections()) {
        ids << collection->id();
        if (kind && collection->kind() == *kind)
            ofKind << collection->id();
    }
    if (!id.isEmpty()) {
        if (auto collection = store.collection(id))
            return collection;
        const QString nearest = nearestWord(id, ids);
        complain(QStringLiteral("There is no collection or table %1 in this store; %2")
                     .arg(id, nearest.isEmpty() ? QStringLiteral("it has ") + ids.join(QStringLiteral(", "))
                                                : QStringLiteral("did you mean %1?").arg(nearest)));
        return tl::unexpected<int>(WrongUse);
    }
    if (ofKind.isEmpty()) {
        complain(QStringLiteral("This store has no collection of the kind %1; it has %2")
                     .arg(kind ? kindName(*kind) : QString(), ids.join(QStringLiteral(", "))));
        return tl::unexpected<int>(WrongUse);
    }
    if (ofKind.size() > 1)
        complain(QStringLiteral("Shown is %1; name one of the others to see it: %2")
                     .arg(ofKind.front(), ofKind.mid(1).join(QStringLiteral(", "))));
    return store.collection(ofKind.front());
}

} // namespace storescope::app
