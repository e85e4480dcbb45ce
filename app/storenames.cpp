// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/storenames.h"

#include "app/waiting.h"

#include <QFileInfo>
#include <QHash>

namespace storescope::app {
namespace {

QString baseName(const FoundStore &store)
{
    return store.profileId.isEmpty() ? QFileInfo(store.path).completeBaseName() : store.profileId;
}

// The folder that tells stores of one product apart; hidden ones (.kit) say no more than the product.
QString folderName(const QString &path)
{
    const QStringList folders = QFileInfo(path).absolutePath().split(u'/', Qt::SkipEmptyParts);
    for (auto folder = folders.crbegin(); folder != folders.crend(); ++folder)
        if (!folder->startsWith(u'.'))
            return *folder;
    return QStringLiteral("root");
}

} // namespace

std::vector<NamedStore> nameStores(std::vector<FoundStore> found)
{
    std::sort(found.begin(), found.end(),
              [](const FoundStore &a, const FoundStore &b) { return a.path < b.path; });
    QHash<QString, int> ofProduct, taken;
    for (const FoundStore &store : found)
        ++ofProduct[baseName(store)];
    std::vector<NamedStore> named;
    for (FoundStore &store : found) {
        QString name = baseName(store);
        if (ofProduct.value(name) > 1)
            name += u'/' + folderName(store.path);
        if (const int before = taken[name]++; before > 0)
            name += u'-' + QString::number(before + 1);
        named.push_back({std::move(store), name});
    }
    return named;
}

std::vector<NamedStore> findStores(const std::shared_ptr<const ProfileLibrary> &profiles,
                                   const DiscoveryOptions &options, const CancelToken &interrupted)
{
    auto future = discoverStores(profiles, options, interrupted);
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<FoundStore> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    const auto results = future.results();
    return nameStores({results.begin(), results.end()});
}

bool isStoreName(const QString &text)
{
    return text.count(u'/') <= 1 && !text.startsWith(u'.') && !text.startsWith(u'~') &&
           !text.startsWith(u'/');
}

} // namespace storescope::app
