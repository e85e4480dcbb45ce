// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/governor.h"

#include <QElapsedTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace storescope {

// What every read on one file of a store shares.
struct ReadSetting
{
    std::shared_ptr<Governor> governor;
    CancelToken closing; // the store closes
    std::atomic<bool> disconnected{false};
    std::function<void(int)> busy; // a retry because the program holds the store; any thread
};

// Ends a statement's read when it goes out of scope; stands inside a chunk.
class Resetting
{
public:
    explicit Resetting(Statement *statement) : m_statement(statement) {}
    ~Resetting() { m_statement->reset(); }
    Resetting(const Resetting &) = delete;
    Resetting &operator=(const Resetting &) = delete;

private:
    Statement *m_statement;
};

// One read in governed chunks on one connection (sqlite-rules 1 and 2). A part runs inside a chunk; it steps
// while the chunk is not spent, resets its statements and says whether the read is complete. When the program
// holds the store the part is called again; so a part goes on from where its last row left it. After each
// chunk the connection is checked.
class GovernedRead
{
public:
    GovernedRead(Connection &connection, const ReadSetting &context, Reader reader, CancelToken cancel = {});

    Connection &connection() const { return m_connection; }
    Result<Statement *> statement(const QByteArray &sql) { return m_connection.cached(sql); }
    Reader reader() const { return m_reader; }

    // Part: Result<bool>(const Governor::Chunk &); true: complete.
    template <class Part>
    Result<void> run(Part &&part)
    {
        for (int attempt = 0;;) {
            if (auto stopped = stop(); !stopped)
                return stopped;
            Result<bool> complete = [&] {
                const Governor::Chunk chunk = m_context.governor->begin(m_reader, walLook());
                return part(chunk);
            }();
            if (auto stopped = stop(); !stopped)
                return stopped;
            if (auto believed = check(); !believed)
                return believed;
            if (complete) {
                attempt = 0;
                if (*complete)
                    return {};
            } else if (!waitAndRetry(complete.error(), ++attempt)) {
                return tl::unexpected<Error>(complete.error());
            }
        }
    }

    // One chunk that is not continued, however long it was.
    template <class Part>
    Result<void> once(Part &&part)
    {
        return run([&](const Governor::Chunk &) -> Result<bool> {
            if (Result<void> done = part(); !done)
                return tl::unexpected<Error>(done.error());
            return true;
        });
    }

    // An error when the store closes, or the request was cancelled.
    Result<void> stop() const;
    // An error that asks for another connection when what was read may not be believed.
    Result<void> check() const;

    // The connection has to be opened again: what it read was of a closed file that its program opened (or of
    // another file).
    static bool asksToReopen(const Error &error);
    static bool fileWasReplaced(const Error &error);

private:
    bool waitAndRetry(const Error &error, int attempt);
    WalLook walLook() const;

    Connection &m_connection;
    const ReadSetting &m_context;
    Reader m_reader;
    CancelToken m_cancel;
    QElapsedTimer m_held; // since the program first held the store
};

} // namespace storescope
