// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/tableshape.h"
#include "core/codec/document.h"
#include "core/profile/profile.h"
#include "core/sqlite/connection.h"

#include <QSet>

#include <functional>

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
    struct Root
    {
        RootSpec spec;
        std::optional<TableShape> shape; // nullopt: its rows have no order in which to go on
    };
    Reachability(std::vector<Root> roots, Ids ids);
    // One read from beginning to end. For a decision, ask inside the transaction that acts on it.
    Result<Reached> find(Connection &connection) const;

private:
    friend class ReachWalk;
    Result<void> follow(Connection &connection, const RootSpec &root, const QByteArray &id,
                        Reached &reached) const;

    std::optional<QList<QByteArray>> idsIn(const RootSpec &root, const Value &value) const;
    bool isItself(const RootSpec &root, const QByteArray &id, const Value &value) const;

    std::vector<Root> m_roots;
    Ids m_ids;
};

// The same in pieces, which others' commits may come between: what it finds is what is in use only if none
// came. Used on one thread; the Reachability must outlive it.
class ReachWalk
{
public:
    explicit ReachWalk(const Reachability &reachability) : m_reachability(reachability) {}

    // Reads on until `spent`, and at least one row; true: everything is read. No statement reads afterwards.
    Result<bool> read(Connection &connection, const std::function<bool()> &spent);
    Reached take() { return std::move(m_reached); }

private:
    Result<bool> readRoot(Connection &connection, const std::function<bool()> &spent);
    Result<void> followNext(Connection &connection);

    const Reachability &m_reachability;
    size_t m_root = 0;
    bool m_rootIsRead = false;
    Key m_after;              // the last row of the root's table that was read
    QList<QByteArray> m_lead; // ids that it names, not yet followed
    Reached m_reached;
};

} // namespace storescope
