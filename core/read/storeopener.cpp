// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/storeopener.h"

#include "core/profile/discovery.h"
#include "core/sqlite/opening.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace storescope {

namespace {

// Of a role that may have a file for everything that happens, so many are opened with the store.
constexpr int mostOfOneRole = 20;

std::shared_ptr<const Collection> renamed(const Collection &collection, const QString &id,
                                          const QString &title, const Schema &schema,
                                          const QHash<QString, Value> &parameters)
{
    CollectionSpec spec = collection.spec();
    spec.title = title;
    spec.id = id;
    auto bound = Collection::bind(spec, schema, parameters);
    return bound ? *bound : nullptr;
}

// Whether the store may have any number of files of this role, beside its main file.
bool isOfMany(const Profile &profile, const QString &role)
{
    for (size_t i = 1; i < profile.files.size(); ++i) {
        const FileSpec &file = profile.files[i];
        if (file.role == role)
            return std::any_of(file.find.begin(), file.find.end(), [](const QString &place) {
                return place.contains(QLatin1Char('*')) || place.contains(QLatin1Char('?'));
            });
    }
    return false;
}

QDateTime lastWrite(const QString &path)
{
    const QFileInfo wal(path + QLatin1String("-wal"));
    const QDateTime main = QFileInfo(path).lastModified();
    return wal.exists() ? std::max(main, wal.lastModified()) : main;
}

// The newest of each such role; a sentence for each role of which some are left out.
QStringList keepNewest(std::vector<StoreFile> &files, const Profile &profile)
{
    QStringList notes;
    for (const FileSpec &spec : profile.files) {
        if (!isOfMany(profile, spec.role))
            continue;
        std::vector<std::pair<QDateTime, QString>> times;
        for (const StoreFile &file : files) {
            if (file.role == spec.role)
                times.emplace_back(lastWrite(file.path), file.path);
        }
        if (times.size() <= size_t(mostOfOneRole))
            continue;
        std::sort(times.begin(), times.end(), std::greater());
        const auto &oldest = times[size_t(mostOfOneRole) - 1];
        std::erase_if(files, [&](const StoreFile &file) {
            return file.role == spec.role && std::pair(lastWrite(file.path), file.path) < oldest;
        });
        notes << QCoreApplication::translate("read",
                                             "The newest %1 of %2 files of the role \"%3\" are open; open "
                                             "another by its own path.")
                     .arg(mostOfOneRole)
                     .arg(times.size())
                     .arg(spec.role);
    }
    return notes;
}

QString fileNote(const BoundFile &bound)
{
    QStringList lines = bound.missing;
    for (const auto &[id, error] : bound.failed)
        lines += QStringLiteral("%1: %2").arg(id, error.sentence);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString noteOf(OpenedAs how, const QDateTime &copiedAt, bool asked, bool onNetworkDisk)
{
    if (how != OpenedAs::Copy)
        return {};
    const QString time = copiedAt.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    if (onNetworkDisk)
        return QCoreApplication::translate("read",
                                           "This is on a network disk, so it is not watched. You see a "
                                           "copy from %1.")
            .arg(time);
    return asked ? QCoreApplication::translate("read", "Read from a private copy made at %1.").arg(time)
                 : QCoreApplication::translate(
                       "read", "The store was not closed cleanly, or cannot be read beside its program "
                               "where it lies: read from a private copy made at %1.")
                       .arg(time);
}

StoreOpener::StoreOpener(const QString &path, const OpenStore::Environment &environment, CancelToken cancel)
    : m_path(path), m_environment(environment), m_cancel(std::move(cancel))
{
}

Result<StoreOpener::Opened> StoreOpener::open()
{
    if (m_path.isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       QCoreApplication::translate("read", "No file was named. Name the store's file."));
    QString main = canonicalStorePath(m_path);
    // A file is opened as it is: once it is known, it tells its store.
    if (m_environment.profiles && QFileInfo(main).isDir())
        main = canonicalStorePath(mainFileOf(main, *m_environment.profiles));
    auto readers = std::make_shared<FileReaders>(main, m_environment.copy, m_environment.quietAfterMs);
    auto looked = lookAt(readers, {}).result();
    if (!looked)
        return tl::unexpected<Error>(looked.error());

    StoreInfo &info = m_opened.info;
    info.path = main;
    info.match = looked->detected.match;
    info.productVersion = looked->detected.version;
    info.missing = looked->detected.missing;
    if (const auto &profile = looked->detected.profile) {
        info.product = profile->id;
        info.productName = profile->name;
        info.seen = profile->seen;
        for (const VariantSpec &variant : profile->variants) {
            if (info.match == Match::Newer && variant.id == looked->detected.variant &&
                !variant.known.isEmpty())
                info.knownVersion = variant.known.back();
        }
    }
    std::vector<Looked> files;
    files.push_back({std::move(readers), std::move(*looked)});
    if (m_environment.wholeStore && files.front().file.detected.profile)
        addOthers(files);
    nameAll(files);
    for (Looked &file : files)
        take(std::move(file));
    info.name = QFileInfo(info.files.front().path).fileName();
    return std::move(m_opened);
}

QFuture<Result<StoreOpener::OneFile>> StoreOpener::lookAt(const std::shared_ptr<FileReaders> &readers,
                                                          const QString &role) const
{
    return readers->read<OneFile>(
        readers->browse(), Reader::Page,
        [environment = m_environment, role](GovernedRead &read) { return look(read, environment, role); },
        Priority::High, m_cancel);
}

Result<StoreOpener::OneFile> StoreOpener::look(GovernedRead &read, const OpenStore::Environment &environment,
                                               const QString &role)
{
    OneFile file;
    const auto done = read.once([&]() -> Result<void> {
        Connection &connection = read.connection();
        auto schema = Schema::read(connection);
        if (!schema)
            return tl::unexpected<Error>(schema.error());
        file.schema = std::move(*schema);
        if (environment.profiles) {
            auto detected = detectAs(connection, file.schema, environment, role);
            if (!detected)
                return tl::unexpected<Error>(detected.error());
            file.detected = std::move(*detected);
        }
        return {};
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    Connection &connection = read.connection();
    file.bound = bindFile(file.detected, file.schema, environment.parameters, &connection);
    file.info.path = connection.file();
    file.info.role = file.detected.role.isEmpty() ? role : file.detected.role;
    file.info.match = file.detected.match;
    file.info.version = file.detected.version;
    file.info.missing = file.detected.missing;
    file.info.journalMode = connection.journalMode();
    file.info.bytes = QFileInfo(connection.file()).size();
    file.info.walBytes = QFileInfo(connection.file() + QLatin1String("-wal")).size();
    file.info.opened = connection.openedAs();
    file.info.copiedAt = connection.copiedAt();
    const QStringList notes{noteOf(connection.openedAs(), connection.copiedAt(), environment.copy,
                                   isOnNetworkDisk(connection.file())),
                            fileNote(file.bound)};
    file.info.note = notes.join(QLatin1Char('\n')).trimmed();
    return file;
}

Result<Detected> StoreOpener::detectAs(Connection &connection, const Schema &schema,
                                       const OpenStore::Environment &environment, const QString &role)
{
    auto detected = detect(connection, schema, *environment.profiles);
    if (!detected || environment.profile.isEmpty() ||
        (detected->profile && detected->profile->id == environment.profile))
        return detected;
    const auto profile = environment.profiles->profile(environment.profile);
    if (!profile)
        return tl::unexpected<Error>(profile.error());
    Detected forced;
    forced.match = Match::Partial;
    forced.profile = *profile;
    forced.role = !role.isEmpty()             ? role
                  : (*profile)->files.empty() ? QString()
                                              : (*profile)->files.front().role;
    for (const VariantSpec &variant : (*profile)->variants) {
        if (variant.role.isEmpty() || variant.role == forced.role) {
            forced.variant = variant.id;
            break;
        }
    }
    return forced;
}

// Sidecars and siblings, all at once; one that does not open is shown with its error. The main file stands
// first.
void StoreOpener::addOthers(std::vector<Looked> &files)
{
    const Profile &profile = *files.front().file.detected.profile;
    struct Other
    {
        StoreFile file;
        std::shared_ptr<FileReaders> readers;
        QFuture<Result<OneFile>> looked;
    };
    std::vector<Other> others;
    auto belonging = filesOfStore(m_opened.info.path, profile.files, files.front().file.info.role);
    const QStringList notes = keepNewest(belonging, profile);
    files.front().file.info.note =
        (QStringList(files.front().file.info.note) + notes).join(QLatin1Char('\n')).trimmed();
    for (StoreFile &file : belonging) {
        file.path = canonicalStorePath(file.path);
        const bool known = file.path == m_opened.info.path ||
                           std::any_of(others.begin(), others.end(),
                                       [&file](const Other &other) { return other.file.path == file.path; });
        if (known)
            continue;
        auto readers =
            std::make_shared<FileReaders>(file.path, m_environment.copy, m_environment.quietAfterMs);
        auto looked = lookAt(readers, file.role);
        others.push_back({std::move(file), std::move(readers), std::move(looked)});
    }
    for (Other &other : others) {
        auto looked = other.looked.result();
        if (!looked) {
            OneFile failed;
            failed.info.path = other.file.path;
            failed.info.role = other.file.role;
            failed.info.bytes = QFileInfo(other.file.path).size();
            failed.info.error = looked.error();
            failed.info.note = looked.error().sentence;
            looked = std::move(failed);
        }
        files.push_back({std::move(other.readers), std::move(*looked)});
    }
    const QString mainRole = profile.files.empty() ? QString() : profile.files.front().role;
    std::stable_partition(files.begin(), files.end(),
                          [&mainRole](const Looked &one) { return one.file.info.role == mainRole; });
}

// The collections of the file that was asked for are called as they are when it is opened alone.
void StoreOpener::nameAll(std::vector<Looked> &files)
{
    const auto nameThoseOf = [&](size_t n) {
        OneFile &file = files[n].file;
        for (const auto &collection : file.bound.collections) {
            file.names.push_back(nameOf(*collection, file, n + 1));
            m_taken.insert(file.names.back().id);
        }
    };
    const auto asked = std::find_if(files.begin(), files.end(), [this](const Looked &one) {
        return one.file.info.path == m_opened.info.path;
    });
    const size_t first = asked == files.end() ? 0 : size_t(asked - files.begin());
    nameThoseOf(first);
    for (size_t n = 0; n < files.size(); ++n) {
        if (n != first)
            nameThoseOf(n);
    }
}

// One of many files says which one it is: events@7a1c. Else two files may have a table of the same name: the
// later one's collection gets its role before its id.
StoreOpener::Name StoreOpener::nameOf(const Collection &collection, const OneFile &file, size_t number) const
{
    const QFileInfo info(file.info.path);
    QString id = collection.id();
    QString title = collection.title();
    if (isOneOfMany(file)) {
        const QString name = info.completeBaseName();
        const QString at = id + QLatin1Char('@');
        id = at + name;
        if (m_taken.contains(id))
            id = at + info.dir().dirName() + QLatin1Char('/') + name;
        title += QLatin1Char(' ') + name;
    } else if (m_taken.contains(id)) {
        id = file.info.role + QLatin1Char('.') + id;
    }
    if (m_taken.contains(id) || id.startsWith(QLatin1Char('.')))
        id = QString::number(number) + QLatin1Char('.') + collection.id();
    return {id, title};
}

bool StoreOpener::isOneOfMany(const OneFile &file) const
{
    return m_environment.wholeStore && file.detected.profile && file.info.path != m_opened.info.path &&
           isOfMany(*file.detected.profile, file.info.role);
}

void StoreOpener::take(Looked looked)
{
    OneFile &file = looked.file;
    const int index = int(m_opened.files.size());
    // Each of many files has the same tables, most of them unused; all of them are shown of the one that was
    // asked for.
    const bool isBrief = isOneOfMany(file);
    QHash<QString, Value> parameters = m_environment.parameters;
    if (file.detected.profile) {
        for (const ParameterSpec &parameter : file.detected.profile->parameters) {
            if (!parameters.contains(parameter.name))
                parameters.insert(parameter.name, parameter.standard);
        }
    }
    for (size_t n = 0; n < file.bound.collections.size(); ++n) {
        auto collection = file.bound.collections[n];
        const bool isPlainTable = collection->spec().line == 0;
        if (isBrief && isPlainTable)
            continue;
        const auto &[id, title] = file.names[n];
        if (id != collection->id())
            collection = renamed(*collection, id, title, file.schema, parameters);
        if (collection) {
            m_opened.collections.push_back(collection);
            m_opened.collectionFiles.push_back(index);
        }
    }
    m_opened.files.push_back(std::move(looked.readers));
    m_opened.schemas.push_back(std::move(file.schema));
    m_opened.info.files.push_back(std::move(file.info));
}

} // namespace storescope
