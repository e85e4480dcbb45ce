// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"
#include "core/profile/profile.h"
#include "core/sqlite/connection.h"

#include <QSet>

namespace storescope {

// Which ids of a table are in use. Careful: a root that cannot be decoded, or that leads to a row which is
// not there, keeps everything.
struct Reached
{
    QSet<QByteArray> ids;
    qint64 roots = 0;
    QString keepsAll; // why everything is kept; empty: only `ids`

    bool has(const Value &id) const;
};

class Reachability
{
public:
    // What the ids are that roots name.
    struct Ids
    {
        QString table, column;
        bool mayBeNumbers = true; // false: a number where an id should be is a mistake
        // Where the id is the SHA-256 of the row's body: the body's column and how it is decoded.
        struct Body
        {
            QString column;
            CodecChain codec;
        };
        std::optional<Body> digested;
    };
    Reachability(std::vector<RootSpec> roots, Ids ids);
    // One read from beginning to end. For a decision, ask inside the transaction that acts on it.
    Result<Reached> find(Connection &connection) const;

private:
    Result<void> addRoot(Connection &connection, const RootSpec &root, Reached &reached) const;
    Result<void> follow(Connection &connection, const RootSpec &root, const QByteArray &id,
                        Reached &reached) const;

    std::optional<QList<QByteArray>> idsIn(const RootSpec &root, const Value &value) const;
    bool isItself(const RootSpec &root, const QByteArray &id, const Value &value) const;

    std::vector<RootSpec> m_roots;
    Ids m_ids;
};

} // namespace storescope
