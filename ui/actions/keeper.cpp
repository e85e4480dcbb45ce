// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/keeper.h"

#include "core/base/onready.h"

namespace storescope {

namespace {

// Out of its future: the thread that made it may let go of that later than we do.
std::shared_ptr<OpenStore> storeOf(Keeper::Opening &opening)
{
    if (!opening.isValid() || opening.resultCount() == 0)
        return nullptr;
    auto opened = opening.takeResult();
    return opened ? std::move(*opened) : nullptr;
}

} // namespace

Keeper::~Keeper()
{
    const QObjectList left = children(); // runs wait for themselves; watchers hold stores
    qDeleteAll(left);
    for (auto &[watcher, opening] : m_opening) {
        opening.waitForFinished();
        storeOf(opening);
    }
}

void Keeper::close(std::shared_ptr<OpenStore> store)
{
    if (!store)
        return;
    const QFuture<void> closed = store->close();
    onReady(this, closed, [store = std::move(store)] {});
}

void Keeper::close(const Opening &opening)
{
    if (!opening.isValid())
        return;
    auto *watcher = new Watcher(this);
    m_opening.emplace(watcher, opening);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        Opening ended = std::move(m_opening.extract(watcher).mapped());
        watcher->deleteLater();
        close(storeOf(ended));
    });
    watcher->setFuture(opening);
}

} // namespace storescope
