// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tailreader.h"

#include <QSet>

#include <deque>

namespace storescope {

// Rows come at the end of an order and stay as they are: reads what lies after the last one.
//
// Where keys can be used again (the newest rows went and others took their keys) the last row is looked at in
// each step; when it is not what it was, everything since the oldest remembered row is compared with what was
// told, row by row.
class AppendTail : public TailReader
{
public:
    AppendTail(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
               Tail::Start start);

    Result<bool> step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most) override;
    void commit() override;
    void discard() override;
    Result<bool> goesOn(GovernedRead &read) override;
    void restart() override;

protected:
    // What orders the rows: the collection's key here.
    struct Order
    {
        QByteArray after, from, exactly, newest, first; // full selects; bound by :k0 …
    };
    virtual Key cursorOf(const Statement &row) const;
    virtual Change::What whatIsNew(const Statement &row);
    Order m_order;
    bool m_reused;  // keys may come again
    bool m_removes; // rows may go

private:
    struct State
    {
        bool begun = false;
        Key last;          // of the last row passed; empty: none
        quint64 print = 0; // its fingerprint; 0: not known
        bool recovering = false;
        Key recovered;          // how far; empty: from the beginning of what is compared
        bool fromStart = false; // nothing of the old rows is left
    };
    // Fingerprints of rows that were passed, oldest first.
    struct Block
    {
        Key first;
        std::vector<quint64> prints;
    };
    struct Seen
    {
        Key cursor;
        quint64 print = 0;
    };
    Result<void> begin(GovernedRead &read);
    Result<std::optional<Seen>> one(GovernedRead &read, const QByteArray &sql, const Key &key) const;
    Result<bool> lastStands(GovernedRead &read) const;
    Result<void> beginRecovery(GovernedRead &read);
    void remember(const Key &cursor, quint64 print);
    const Key *oldest() const { return m_blocks.empty() ? nullptr : &m_blocks.front().first; }

    State m_now, m_next;
    std::vector<Seen> m_passed; // since the last commit
    std::deque<Block> m_blocks;
    std::deque<Seen> m_recent; // the newest of them, with their keys
    QSet<quint64> m_told;      // while recovering
    Seen m_anchor;             // the first row when the tail began
};

} // namespace storescope
