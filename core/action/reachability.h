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
    Reachability(std::vector<RootSpec> roots, QString table, QString idColumn);
    // One read from beginning to end. For a decision, ask inside the transaction that acts on it.
    Result<Reached> find(Connection &connection) const;

private:
    Result<void> addRoot(Connection &connection, const RootSpec &root, Reached &reached) const;
    Result<void> follow(Connection &connection, const RootSpec &root, const QByteArray &id,
                        Reached &reached) const;

    std::vector<RootSpec> m_roots;
    QString m_table, m_idColumn;
};

} // namespace storescope
