// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/storepool.h"

#include <QObject>

namespace storescope {

// The stores that a window has open, out of the pool that all windows share.
class StoreShelf : public QObject
{
    Q_OBJECT
public:
    explicit StoreShelf(std::shared_ptr<StorePool> pool, QObject *parent = nullptr);
    ~StoreShelf() override; // closes every store that no other window has, and waits

    const std::shared_ptr<const ProfileLibrary> &profiles() const { return m_pool->profiles(); }
    const std::shared_ptr<StorePool> &pool() const { return m_pool; }

    // A database file, or a folder in which a product keeps its store. Answers with opened or failed; a
    // second open of the same store answers with opened at once.
    void open(const QString &path, bool copy = false);
    void close(const QString &path);
    std::shared_ptr<OpenStore> store(const QString &path) const;
    QStringList paths() const; // in the order of opening
    bool isOpening(const QString &path) const;

Q_SIGNALS:
    void opening(const QString &path);
    void opened(const QString &path, std::shared_ptr<storescope::OpenStore> store);
    void failed(const QString &path, const storescope::Error &error);
    void closed(const QString &path);

private:
    struct Place
    {
        QString path;
        std::shared_ptr<OpenStore> store;
        CancelToken cancel;
        QFuture<Result<std::shared_ptr<OpenStore>>> opening;
    };
    std::vector<Place>::iterator find(const QString &path);

    std::shared_ptr<StorePool> m_pool; // outlives the stores
    std::vector<Place> m_places;
    std::vector<QFuture<Result<std::shared_ptr<OpenStore>>>> m_unwanted; // closed before they were open
};

} // namespace storescope
