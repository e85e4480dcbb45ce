// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore_p.h"

#include <QSet>

namespace storescope {

// Opens a store's files and finds out what they are. Blocks: runs on a thread of its own.
class StoreOpener
{
public:
    StoreOpener(const QString &path, const OpenStore::Environment &environment, CancelToken cancel);

    struct Opened
    {
        StoreInfo info;
        std::vector<std::shared_ptr<const Collection>> collections;
        std::vector<int> collectionFiles;
        std::vector<std::shared_ptr<FileReaders>> files;
        std::vector<Schema> schemas;
    };
    Result<Opened> open();

private:
    struct Name
    {
        QString id, title;
    };
    struct OneFile
    {
        Schema schema;
        Detected detected;
        BoundFile bound;
        StoreFileInfo info;
        std::vector<Name> names; // of bound.collections
    };
    static Result<OneFile> look(GovernedRead &read, const OpenStore::Environment &environment,
                                const QString &role);
    static Result<Detected> detectAs(Connection &connection, const Schema &schema,
                                     const OpenStore::Environment &environment, const QString &role);
    QFuture<Result<OneFile>> lookAt(const std::shared_ptr<FileReaders> &readers, const QString &role) const;
    struct Looked
    {
        std::shared_ptr<FileReaders> readers;
        OneFile file;
    };
    void addOthers(std::vector<Looked> &files);
    void nameAll(std::vector<Looked> &files);
    Name nameOf(const Collection &collection, const OneFile &file, size_t number) const;
    void take(Looked looked);
    bool isOneOfMany(const OneFile &file) const;

    QString m_path;
    OpenStore::Environment m_environment;
    CancelToken m_cancel;
    Opened m_opened;
    QSet<QString> m_taken; // ids of collections
};

// For people: why a file is read as it is; empty for Live and Immutable.
QString noteOf(OpenedAs how, const QDateTime &copiedAt, bool asked, bool onNetworkDisk);

} // namespace storescope
