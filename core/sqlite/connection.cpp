// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/connection.h"

#include "core/sqlite/connectionsetup.h"
#include "core/sqlite/guardstate.h"
#include "core/sqlite/instantfunction.h"
#include "core/sqlite/qtdatabase.h"

#include <QFileInfo>

#include <atomic>
#include <sqlite3.h>
#include <thread>
#include <unordered_map>

namespace storescope {

namespace {

constexpr int stepsBetweenLooks = 1000; // of SQLite's machine: some 20 µs, at no measurable cost
constexpr char dataVersionSql[] = "PRAGMA data_version";

struct HashBytes
{
    size_t operator()(const QByteArray &bytes) const { return qHash(bytes); }
};

int mustStop(void *guard)
{
    const auto *state = static_cast<const GuardState *>(guard);
    return state->cancelled() || state->late();
}

std::atomic<quint64> connectionsMade = 0;

// In 32-bit words from the beginning of the shared index (SQLite file format, WAL-index header).
WalState walStateAt(const volatile quint32 *words)
{
    return {words[4], words[24], words[32]};
}

} // namespace

struct Connection::Private
{
    QString qtName;
    sqlite3 *handle = nullptr;
    std::thread::id owner = std::this_thread::get_id();
    quint64 id = ++connectionsMade;
    GuardState guard;
    std::unordered_map<QByteArray, Statement, HashBytes> statements;
    ConnectionSetup setup;
};

void ConnectionSetup::applyTo(Connection &connection) &&
{
    connection.m_journalMode = journalMode;
    if (copy)
        connection.m_copiedAt = copy->madeAt();
    if (journalMode != QLatin1String("wal"))
        hold.withoutShm();
    connection.d->setup = std::move(*this);
}

QString openedAsName(OpenedAs how)
{
    switch (how) {
    case OpenedAs::Live:
        return QStringLiteral("live");
    case OpenedAs::Immutable:
        return QStringLiteral("immutable");
    case OpenedAs::Copy:
        return QStringLiteral("copy");
    case OpenedAs::ReadWrite:
        return QStringLiteral("read-write");
    }
    return {};
}

Connection::Connection(QString qtName, QString file, OpenedAs how)
    : d(std::make_unique<Private>()), m_file(std::move(file)), m_how(how)
{
    d->handle = nativeHandle(qtName);
    d->qtName = std::move(qtName);
    Q_ASSERT(d->handle);
    sqlite3_extended_result_codes(d->handle, 1);
    InstantFunction::install(d->handle);
}

Connection::~Connection()
{
    Q_ASSERT_X(d->owner == std::this_thread::get_id(), "Connection", "destroyed on another thread");
    d->statements.clear();
    (void)leaveFile(); // SQLite itself leaves the log of a moved file where it lies
    Q_ASSERT_X(d->guard.statements == 0, "Connection", "a statement outlives its connection");
    sqlite3_progress_handler(d->handle, 0, nullptr, nullptr);
    closeWithQt(d->qtName);
}

sqlite3 *Connection::handle() const
{
    Q_ASSERT_X(d->owner == std::this_thread::get_id(), "Connection", "used on another thread");
    return d->handle;
}

quint64 Connection::id() const
{
    return d->id;
}

Result<Statement> Connection::prepare(std::string_view sql)
{
    auto statement = Statement::prepare(handle(), sql, m_file);
    if (statement) {
        statement->m_guard = &d->guard;
        ++d->guard.statements;
    }
    return statement;
}

Result<Statement *> Connection::cached(const QByteArray &sql)
{
    auto found = d->statements.find(sql);
    if (found == d->statements.end()) {
        auto statement = prepare(std::string_view(sql.constData(), static_cast<size_t>(sql.size())));
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        found = d->statements.emplace(sql, std::move(*statement)).first;
    }
    found->second.reset();
    return &found->second;
}

Result<void> Connection::execute(const QByteArray &sql)
{
    auto statement = prepare(std::string_view(sql.constData(), static_cast<size_t>(sql.size())));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    while (true) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return {};
    }
}

Result<Value> Connection::scalar(const QByteArray &sql)
{
    auto statement = prepare(std::string_view(sql.constData(), static_cast<size_t>(sql.size())));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row && statement->columnCount() > 0 ? statement->value(0) : Value();
}

bool Connection::stillValid() const
{
    return m_how != OpenedAs::Immutable ||
           (FileStamp::of(m_file) == d->setup.stamp && !FileStamp::of(walPath(m_file)).exists);
}

bool Connection::hasMoved() const
{
    if (m_how == OpenedAs::Copy || m_how == OpenedAs::Immutable)
        return !FileStamp::of(m_file).sameFile(d->setup.stamp);
    int moved = 0;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

bool Connection::isStale() const
{
    switch (m_how) {
    case OpenedAs::Live:
        return hasMoved();
    case OpenedAs::Immutable:
        return !stillValid();
    case OpenedAs::Copy:
        return d->setup.followsSource && StoreStamp::of(m_file) != d->setup.copy->source();
    case OpenedAs::ReadWrite:
        return hasMoved();
    }
    return false;
}

Result<void> Connection::leaveFile()
{
    if (m_how != OpenedAs::ReadWrite || m_journalMode != QLatin1String("wal") || !hasMoved())
        return {};
    int notOurs = 0; // to checkpoint
    sqlite3_db_config(d->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &notOurs);
    if (notOurs != 0)
        return QFileInfo(walPath(m_file)).size() == 0
                   ? Result<void>()
                   : failure(
                         ErrorCode::Conflict,
                         QStringLiteral("Another file was put in the place of %1, beside its log. Close the "
                                        "programs that use it first.")
                             .arg(m_file),
                         m_file);
    const auto held = scalar("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!held)
        return tl::unexpected<Error>(held.error());
    if (toInteger(*held).value_or(1) == 0)
        return {};
    return failure(
        ErrorCode::Busy,
        QStringLiteral("Another file was put in the place of %1 while a program still uses the one "
                       "before. Close that program and try again.")
            .arg(m_file),
        m_file);
}

Result<qint64> Connection::dataVersion()
{
    const auto statement = cached(QByteArray::fromRawData(dataVersionSql, sizeof dataVersionSql - 1));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    const qint64 version = *row ? (*statement)->integer(0) : 0;
    (*statement)->reset();
    return version;
}

// The shared index; `code`: what SQLite said of it.
const volatile quint32 *Connection::walIndex(int *code) const
{
    *code = SQLITE_NOTFOUND;
    const bool shares = m_how == OpenedAs::Live || m_how == OpenedAs::ReadWrite;
    if (!shares || m_journalMode != QLatin1String("wal"))
        return nullptr;
    sqlite3_file *file = nullptr;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || !file->pMethods || file->pMethods->iVersion < 2)
        return nullptr;
    void volatile *index = nullptr; // mapped since the first read; asking again gives the same place
    *code = file->pMethods->xShmMap(file, 0, 32768, 0, &index);
    return *code == SQLITE_OK || *code == SQLITE_READONLY ? static_cast<const volatile quint32 *>(index)
                                                          : nullptr;
}

std::optional<WalState> Connection::walState() const
{
    int code = SQLITE_OK;
    const auto *words = walIndex(&code);
    if (code == SQLITE_READONLY_CANTINIT)
        return WalState{}; // no program has the store open
    return words ? std::optional(walStateAt(words)) : std::nullopt;
}

WalLook Connection::walLook() const
{
    int code = SQLITE_OK;
    const auto *words = walIndex(&code);
    return words ? WalLook([words] { return std::optional(walStateAt(words)); }) : WalLook();
}

void Connection::interrupt()
{
    d->guard.interrupted = true;
    sqlite3_interrupt(d->handle);
}

void Connection::endReads()
{
    for (auto *statement = sqlite3_next_stmt(handle(), nullptr); statement;
         statement = sqlite3_next_stmt(d->handle, statement))
        if (sqlite3_stmt_busy(statement))
            sqlite3_reset(statement);
}

void Connection::rollback()
{
    guard(nullptr, 0);
    endReads();
    if (!sqlite3_get_autocommit(handle()))
        sqlite3_exec(d->handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Connection::isBroken() const
{
    const int code = sqlite3_extended_errcode(handle());
    const int primary = code & 0xff;
    return code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_CANTINIT ||
           code == SQLITE_READONLY_DBMOVED || primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR ||
           primary == SQLITE_NOTADB;
}

void Connection::guard(const CancelToken *token, int deadlineMs)
{
    d->guard.interrupted = false;
    d->guard.token = token ? std::optional(*token) : std::nullopt;
    d->guard.deadline.reset();
    if (deadlineMs > 0)
        d->guard.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(deadlineMs);
    const bool guarded = token || deadlineMs > 0;
    sqlite3_progress_handler(handle(), guarded ? stepsBetweenLooks : 0, guarded ? mustStop : nullptr,
                             &d->guard);
}

} // namespace storescope
