// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/bench.h"

#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <poll.h>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace storescope::bench {
namespace {

// storescope_bench write FILE hold                        has the file open until its stdin ends
// storescope_bench write FILE rate COMMITS/S SECONDS [N]  N rows a commit (1); at the end prints "seq
// nanoseconds" of
//                                                         each commit's last row
// storescope_bench write FILE flatout SECONDS             prints "commits longest": a second, in ms
qint64 monotonic()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

struct Database
{
    explicit Database(const QString &file)
    {
        if (sqlite3_open(QFile::encodeName(file).constData(), &handle) != SQLITE_OK)
            std::exit(1);
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE IF NOT EXISTS arcp_envelope (seq INTEGER PRIMARY KEY AUTOINCREMENT, session_id "
            "TEXT, message_id TEXT NOT NULL,"
            " type TEXT NOT NULL, timestamp_iso TEXT NOT NULL, job_id TEXT, stream_id TEXT, subscription_id "
            "TEXT, trace_id TEXT,"
            " correlation_id TEXT, causation_id TEXT, priority TEXT, body_json TEXT NOT NULL);"
            "CREATE TABLE IF NOT EXISTS arcp_idempotency (principal TEXT, idempotency_key TEXT, outcome_json "
            "TEXT, created_at_iso TEXT, expires_at_iso TEXT);"
            "CREATE TABLE IF NOT EXISTS arcp_artifact (artifact_id TEXT PRIMARY KEY, session_id TEXT, "
            "media_type TEXT, size_bytes INTEGER, sha256 TEXT,"
            " expires_at_iso TEXT, body_blob BLOB);");
        sqlite3_busy_timeout(handle, 5000);
        sqlite3_prepare_v2(
            handle,
            "INSERT INTO arcp_envelope (session_id, message_id, type, timestamp_iso, body_json)"
            " VALUES ('sess_bench', ?1, 'tool.result', '2026-11-20T12:00:00.123456789Z', ?2)",
            -1, &insert, nullptr);
    }
    ~Database()
    {
        sqlite3_finalize(insert);
        sqlite3_close(handle);
    }
    void run(const char *sql) { sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); }
    qint64 append()
    {
        static const QByteArray body =
            "{\"arcp\":\"1.1\",\"payload\":{\"tool\":\"bash\",\"value\":\"" + QByteArray(200, 'x') + "\"}}";
        const QByteArray id = "msg_" + QByteArray::number(getpid()) + '_' + QByteArray::number(++count);
        sqlite3_bind_text(insert, 1, id.constData(), int(id.size()), SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, body.constData(), int(body.size()), SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
        return sqlite3_last_insert_rowid(handle);
    }

    sqlite3 *handle = nullptr;
    sqlite3_stmt *insert = nullptr;
    qint64 count = 0;
};

void say(const char *word)
{
    std::printf("%s\n", word);
    std::fflush(stdout);
}

int hold(Database &database)
{
    database.run("SELECT count(*) FROM sqlite_master");
    say("ready");
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    int received = 0;
    sigwait(&set, &received);
    return 0;
}

int atRate(Database &database, double perSecond, double seconds, int rows)
{
    const auto commits = size_t(perSecond * seconds);
    std::vector<std::pair<qint64, qint64>> done;
    done.reserve(commits);
    say("ready");
    const auto begin = std::chrono::steady_clock::now();
    for (size_t i = 0; i < commits; ++i) {
        std::this_thread::sleep_until(begin + std::chrono::nanoseconds(qint64(double(i) * 1e9 / perSecond)));
        if (rows > 1)
            database.run("BEGIN IMMEDIATE");
        qint64 seq = 0;
        for (int row = 0; row < rows; ++row)
            seq = database.append();
        if (rows > 1)
            database.run("COMMIT");
        done.emplace_back(seq, monotonic());
    }
    for (const auto &[seq, ns] : done)
        std::printf("%lld %lld\n", static_cast<long long>(seq), static_cast<long long>(ns));
    return 0;
}

int flatOut(Database &database, double seconds)
{
    say("ready");
    const qint64 begin = monotonic(), end = begin + qint64(seconds * 1e9);
    qint64 commits = 0, longest = 0;
    for (qint64 now = begin; now < end; ++commits) {
        const qint64 before = std::exchange(now, (database.append(), monotonic()));
        longest = std::max(longest, now - before);
    }
    std::printf("%.1f %.1f\n", double(commits) / (double(monotonic() - begin) / 1e9), double(longest) / 1e6);
    return 0;
}

} // namespace

int runWriter(const QStringList &words)
{
    if (words.size() < 2)
        return 2;
    Database database(words[0]);
    if (words[1] == QLatin1String("hold"))
        return hold(database);
    if (words[1] == QLatin1String("rate") && words.size() >= 4)
        return atRate(database, words[2].toDouble(), words[3].toDouble(),
                      words.value(4, QStringLiteral("1")).toInt());
    if (words[1] == QLatin1String("flatout") && words.size() == 3)
        return flatOut(database, words[2].toDouble());
    return 2;
}

} // namespace storescope::bench
