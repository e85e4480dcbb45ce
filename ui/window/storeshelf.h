// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profilelibrary.h"
#include "core/read/openstore.h"

#include <QObject>

#include <map>

namespace storescope {

// The stores that the window has open, with the profiles and the one file watcher they share.
class StoreShelf : public QObject
{
    Q_OBJECT
public:
    explicit StoreShelf(QObject *parent = nullptr);
    ~StoreShelf() override; // closes every store and waits

    const std::shared_ptr<const ProfileLibrary> &profiles() const { return m_profiles; }

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
    };
    std::vector<Place>::iterator find(const QString &path);

    std::shared_ptr<const ProfileLibrary> m_profiles;
    std::unique_ptr<FileEvents> m_events; // outlives the stores
    std::vector<Place> m_places;
};

} // namespace storescope
