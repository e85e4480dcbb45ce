// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/sqlite/statement.h"
#include "core/sqlite/walyield.h"

#include <QDateTime>

#include <memory>

namespace storescope {

// How a file came to be readable. Live: beside its writer. Immutable: a closed file, checked after each read.
// Copy: a private copy of a file that was not closed cleanly. ReadWrite: only core/store and actions.
enum class OpenedAs { Live, Immutable, Copy, ReadWrite };
QString openedAsName(OpenedAs how); // "live", "immutable", "copy", "read-write"

// One SQLite connection (owned by Qt SQL, used through the native handle). Made, used and destroyed on one
// thread; debug builds assert it. Only `interrupt` may be called from elsewhere.
class Connection
{
public:
    // Takes over an open QSqlDatabase connection by name; used by opening.cpp.
    Connection(QString qtName, QString file, OpenedAs how);
    ~Connection(); // finalizes cached statements, closes, removes a private copy
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    sqlite3 *handle() const; // asserts the owning thread
    quint64 id() const;      // differs for every connection of the process: data_version counts anew in each
    const QString &file() const { return m_file; } // the store's own path, also for a copy
    OpenedAs openedAs() const { return m_how; }
    QString journalMode() const { return m_journalMode; }
    QDateTime copiedAt() const { return m_copiedAt; } // for Copy

    Result<Statement> prepare(std::string_view sql);
    // A statement kept for the life of the connection, reset before it is handed out. Do not keep the
    // reference across jobs.
    Result<Statement *> cached(const QByteArray &sql);
    Result<void> execute(const QByteArray &sql); // one statement, to its end
    // First column of the first row; NULL when there is no row.
    Result<Value> scalar(const QByteArray &sql);

    // True while what was read may be believed: for Immutable, inode, size, mtime, ctime and the absence of
    // -wal are as they were at opening. Always true otherwise. Ask after reading and before using the rows.
    bool stillValid() const;
    // The database file was replaced or removed since opening (SQLITE_FCNTL_HAS_MOVED).
    bool hasMoved() const;
    // To be opened anew before the next job: the file moved, a closed one was written, or one that had to be
    // copied because of the state it was in has left that state. The worker asks before each job.
    bool isStale() const;
    // Before a ReadWrite connection to a file that moved goes: its log may still lie at the path, where it
    // would be taken for the log of the file that lies there now. What it holds goes to its own file, and it
    // is emptied. An error (Busy, Conflict): nothing may be opened at the path yet.
    Result<void> leaveFile();
    // PRAGMA data_version through a prepared statement; changes when another connection commits.
    Result<qint64> dataVersion();

    // The writer's log as the index that this connection has mapped tells it: no lock, no file access.
    // nullopt: not beside a writer in WAL mode.
    std::optional<WalState> walState() const;
    // The same for any thread, as long as the connection is open; null where there is none.
    WalLook walLook() const;

    // Stops the running statement (SQLITE_INTERRUPT -> Cancelled). Any thread.
    void interrupt();
    // Resets every statement that still reads, so that none holds the writer's WAL. The worker does so after
    // each job.
    void endReads();
    // Ends an open transaction, also when the guard would stop it.
    void rollback();
    // SQLite's last extended code: whether the connection itself became useless (a hot journal, a vanished
    // -shm, an I/O error).
    bool isBroken() const;
    // From here on every statement ends with Cancelled once the token is cancelled, or with Busy after
    // `deadline` ms (0: none).
    void guard(const CancelToken *token, int deadlineMs);

private:
    friend struct ConnectionSetup;
    const volatile quint32 *walIndex(int *code) const;
    struct Private;
    std::unique_ptr<Private> d;
    QString m_file;
    OpenedAs m_how;
    QString m_journalMode;
    QDateTime m_copiedAt;
};

} // namespace storescope
