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
    ~StoreShelf() override; // the pool's keeper closes every store that no other window has

    const std::shared_ptr<const ProfileLibrary> &profiles() const { return m_pool->profiles(); }
    const std::shared_ptr<StorePool> &pool() const { return m_pool; }

    // How the user wants the store at a path to be read: asked when it is opened.
    struct Wishes
    {
        QHash<QString, Value> parameters;
        int quietAfterMs = 60'000;
    };
    void setWishes(std::function<Wishes(const QString &path)> wishes) { m_wishes = std::move(wishes); }

    // A database file, or a folder in which a product keeps its store. Answers with opened or failed; so does
    // a second open of the same store. One that is open the other way, live or from a copy, is closed first.
    void open(const QString &path, bool copy = false);
    void openIfThere(const QString &path, bool copy = false); // answers with missing where it is not
    void openAgain(const QString &path);                      // as it was asked for: a copy is made anew
    void close(const QString &path);
    std::shared_ptr<OpenStore> store(const QString &path) const;
    QStringList paths() const;  // in the order of opening
    QStringList copies() const; // those of them that the user reads from a copy
    bool isEmpty() const { return m_places.empty() && m_looking == 0; }
    bool isOpening(const QString &path) const;

Q_SIGNALS:
    void opening(const QString &path);
    void opened(const QString &path, std::shared_ptr<storescope::OpenStore> store);
    void failed(const QString &path, const storescope::Error &error);
    void changing(const QString &path); // before it is closed, to be opened the other way
    void closed(const QString &path);
    void missing(const QString &path);

private:
    struct Place
    {
        QString path;
        bool copy = false;
        std::shared_ptr<OpenStore> store;
        CancelToken cancel;
        Keeper::Opening opening;
    };
    void look(const QString &asked, bool copy, bool always);
    void openFile(const QString &path, bool copy);
    std::vector<Place>::iterator find(const QString &path);

    std::shared_ptr<StorePool> m_pool; // outlives the stores
    std::vector<Place> m_places;
    std::function<Wishes(const QString &path)> m_wishes;
    int m_looking = 0; // for the file that a path means
};

} // namespace storescope
