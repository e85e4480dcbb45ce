// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tailreader.h"

#include <QElapsedTimer>
#include <QHash>

namespace storescope {

// States such as "delayed" or "lease-expired" change with the clock, without a commit. Around the reader of a
// collection's mode: looks at the states of its rows once a second, while there are at most 5,000, and tells
// rows whose state became another one although the row itself is as it was.
class StateWatch : public TailReader
{
public:
    StateWatch(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
               Tail::Start start, std::unique_ptr<TailReader> rows);

    // Whether the collection's state depends on the time.
    static bool concerns(const Collection &collection);

    Result<bool> step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most) override;
    void commit() override;
    void discard() override;
    Result<bool> goesOn(GovernedRead &read) override { return m_rows->goesOn(read); }
    void restart() override;
    int lookAgainMs() const override;
    QString note() const override { return m_rows->note(); }

private:
    struct Known
    {
        quint64 print = 0;
        Value state;
        quint32 generation = 0;
        bool shown = false; // went through the filter
    };
    struct State
    {
        bool looking = false;
        bool tooMany = false;
        Key cursor;
        qint64 rows = 0;
        quint32 generation = 0;
    };
    Result<bool> look(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most);
    void compare(const Statement &row, std::vector<Change> &changes);
    void note(const Record &record);

    std::unique_ptr<TailReader> m_rows;
    State m_now, m_next;
    QHash<Key, Known> m_known;
    std::vector<std::pair<Key, Known>> m_seen; // since the last commit
    QElapsedTimer m_sinceLook;
    bool m_looked = false; // the step was one of looking
};

} // namespace storescope
