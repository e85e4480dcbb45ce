// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/discovery.h"

#include "core/profile/openfiles.h"
#include "core/profile/pathtemplate.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QtConcurrent>

#include <algorithm>

namespace storescope {

namespace {

constexpr int deepestFolder = 4;

QDateTime newest(const QDateTime &a, const QDateTime &b)
{
    return !a.isValid() || (b.isValid() && b > a) ? b : a;
}

class Search
{
public:
    Search(QPromise<FoundStore> &promise, const ProfileLibrary &library, const DiscoveryOptions &options,
           const CancelToken &cancel)
        : m_promise(promise), m_library(library), m_options(options), m_cancel(cancel)
    {
    }

    void run()
    {
        if (m_options.processes)
            m_writers = openDatabases(m_cancel);
        for (const ProfileHint &hint : m_library.hints()) {
            if (!stopped())
                lookWhere(hint);
        }
        for (const QString &folder : m_options.folders)
            lookInside(QDir(folder).absolutePath(), deepestFolder);
        for (auto it = m_writers.begin(); it != m_writers.end() && !stopped(); ++it)
            report(it.key(), nullptr, {});
    }

private:
    bool stopped() const { return m_cancel.isCancelled() || m_promise.isCanceled(); }

    // A store is named by its main file; other roles only where no main file is beside them.
    void lookWhere(const ProfileHint &profile)
    {
        const PathTemplates templates(m_options.project);
        for (const FileSpec &file : profile.files) {
            std::vector<PathMatch> found;
            for (const QString &text : file.find) {
                auto matches = stopped() ? std::vector<PathMatch>() : templates.expand(text);
                if (file.highest)
                    keepHighestOfFolders(matches);
                found.insert(found.end(), matches.begin(), matches.end());
            }
            for (const PathMatch &match : found) {
                const QString name = QFileInfo(match.path).fileName();
                const bool excluded =
                    std::any_of(file.exclude.begin(), file.exclude.end(),
                                [&](const QString &glob) { return PathTemplates::nameMatches(glob, name); });
                const bool database = databaseOf(match.path) == match.path;
                if (!excluded && database)
                    report(match.path, &profile, file.role);
            }
        }
    }

    static void keepHighestOfFolders(std::vector<PathMatch> &matches)
    {
        QHash<QString, qint64> highest;
        for (const PathMatch &match : matches) {
            qint64 &number = highest[QFileInfo(match.path).path()];
            number = std::max(number, match.number);
        }
        std::erase_if(matches, [&](const PathMatch &match) {
            return match.number < highest.value(QFileInfo(match.path).path());
        });
    }

    void lookInside(const QString &folder, int depth)
    {
        if (stopped())
            return;
        const QDir dir(folder);
        for (const QFileInfo &file : dir.entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
            if (couldBeDatabase(file.filePath()))
                report(file.filePath(), nullptr, {});
        }
        if (depth == 0)
            return;
        for (const QFileInfo &inner :
             dir.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name)) {
            if (!inner.isSymLink())
                lookInside(inner.filePath(), depth - 1);
        }
    }

    void report(const QString &path, const ProfileHint *profile, const QString &role)
    {
        const QString canonical = QFileInfo(path).canonicalFilePath();
        if (canonical.isEmpty() || m_known.contains(canonical) || stopped())
            return;
        FoundStore store;
        store.path = canonical;
        store.role = role;
        std::vector<StoreFile> files{{canonical, role}};
        if (profile) {
            store.profileId = profile->id;
            files = filesOfStore(canonical, profile->files, role);
        }
        for (const StoreFile &file : files) {
            if (role.isEmpty() || file.role != role || file.path == canonical)
                m_known.insert(file.path);
            const QFileInfo main(file.path), wal(file.path + QStringLiteral("-wal"));
            store.bytes += main.size() + (wal.exists() ? wal.size() : 0);
            store.lastWrite = newest(store.lastWrite, main.lastModified());
            if (wal.exists())
                store.lastWrite = newest(store.lastWrite, wal.lastModified());
            store.writers += m_writers.value(file.path);
        }
        store.writers.removeDuplicates();
        m_promise.addResult(store);
    }

    QPromise<FoundStore> &m_promise;
    const ProfileLibrary &m_library;
    const DiscoveryOptions &m_options;
    const CancelToken &m_cancel;
    QHash<QString, QStringList> m_writers;
    QSet<QString> m_known; // reported, or part of a store that was
};

} // namespace

QFuture<FoundStore> discoverStores(std::shared_ptr<const ProfileLibrary> library,
                                   const DiscoveryOptions &options, CancelToken cancel)
{
    return QtConcurrent::run([library = std::move(library), options, cancel](QPromise<FoundStore> &promise) {
        Search(promise, *library, options, cancel).run();
    });
}

} // namespace storescope
