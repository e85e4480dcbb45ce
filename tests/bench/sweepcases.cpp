// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Half a million expired rows, swept beside a writer at full speed, and put back.

#include "tests/bench/bench.h"
#include "tests/bench/process.h"
#include "tests/bench/walwatch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>
#include <thread>

namespace storescope::bench {
namespace {

const QString program = QStringLiteral(STORESCOPE_PROGRAM);
constexpr int seconds = 60; // the preview and Apply take some 40 s alone

// A connection of the bench's own, before and after what is measured.
class Database
{
public:
    explicit Database(const QString &file) { sqlite3_open(QFile::encodeName(file).constData(), &m_handle); }
    ~Database() { sqlite3_close(m_handle); }
    QByteArray value(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, sql.constData(), -1, &statement, nullptr);
        QByteArray first;
        if (sqlite3_step(statement) == SQLITE_ROW)
            first = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        return first;
    }
    // Of every value that a query gives, in its order.
    QByteArray digest(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, sql.constData(), -1, &statement, nullptr);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        while (sqlite3_step(statement) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const int type = sqlite3_column_type(statement, i);
                hash.addData(QByteArray::number(type) + ' ');
                hash.addData({static_cast<const char *>(sqlite3_column_blob(statement, i)),
                              qsizetype(sqlite3_column_bytes(statement, i))});
            }
        sqlite3_finalize(statement);
        return hash.result();
    }
    void run(const QByteArray &sql) { sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr); }

private:
    sqlite3 *m_handle = nullptr;
};

QStringList writerOf(const QString &file)
{
    return {QStringLiteral(STORESCOPE_BENCH_PROGRAM), QStringLiteral("write"), file,
            QStringLiteral("flatout"), QString::number(seconds)};
}

struct Beside
{
    double commitsPerSecond = 0, longestMs = 0, walMb = 0;
};

Beside writerWhile(const QString &file, const std::function<void()> &meanwhile)
{
    Background writer(writerOf(file));
    writer.readLine();
    WalWatch wal(file);
    std::thread other(meanwhile);
    const QList<QByteArray> said = writer.readRest().trimmed().split(' ');
    const double highest = wal.megabytes();
    other.join();
    return {said.value(0).toDouble(), said.value(1).toDouble(), highest};
}

void fill(const QString &file, qint64 rows, qint64 kept)
{
    Background(QStringList{QStringLiteral(STORESCOPE_BENCH_PROGRAM), QStringLiteral("write"), file,
                           QStringLiteral("flatout"), QStringLiteral("0.01")})
        .readRest();
    Database database(file);
    const auto insert = [&](const char *prefix, qint64 count, const char *expires) {
        database.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                     QByteArray::number(count) + ") INSERT INTO arcp_artifact SELECT '" + prefix +
                     "' || i, 'sess_' || (i % 20), 'text/plain', 200, NULL, '" + expires +
                     "', randomblob(200) FROM n");
    };
    insert("art_gone_", rows, "2020-01-01T00:00:00Z");
    insert("art_kept_", kept, "2046-01-01T00:00:00Z");
    database.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

QJsonObject objectIn(const QString &file)
{
    QFile said(file);
    return said.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(said.readAll()).object() : QJsonObject();
}

const QByteArray allRows = "SELECT rowid, * FROM arcp_artifact ORDER BY rowid";
const QByteArray countRows = "SELECT count(*) FILTER (WHERE artifact_id LIKE 'art_gone_%') || ' ' || "
                             "count(*) FILTER (WHERE artifact_id LIKE 'art_kept_%') FROM arcp_artifact";

} // namespace

void sweeps(Bench &bench)
{
    const qint64 rows = std::min<qint64>(500'000, bench.rows / 4), kept = 1'000;
    const QString file = bench.folder + QStringLiteral("/sweep.db"), said = file + QStringLiteral(".json");
    const QString graveyard = bench.folder + QStringLiteral("/graveyard");
    qputenv("XDG_DATA_HOME", QFile::encodeName(graveyard));
    fill(file, rows, kept);
    const QByteArray before = Database(file).digest(allRows);
    const Beside alone = writerWhile(file, [] {});
    double sweptMs = 0;
    const Beside beside = writerWhile(file, [&] {
        sweptMs = run({program, QStringLiteral("sweep"), file, QStringLiteral("artifacts"),
                       QStringLiteral("--apply"), QStringLiteral("--yes"), QStringLiteral("--format"),
                       QStringLiteral("json")},
                      said)
                      .ms;
    });
    const QByteArray left = Database(file).value(countRows);
    const QString bundle = objectIn(said).value(u"bundle").toString();
    const Ran undone = run({program, QStringLiteral("undo"), bundle});
    const QByteArray after = Database(file).digest(allRows);

    const auto add = [&](const char *name, const char *unit, double ours, std::optional<double> peer,
                         const char *target, bool reached, const QString &note = {}) {
        bench.results.add({QString::fromUtf8(name), QStringLiteral("the writer alone"),
                           QString::fromUtf8(unit), ours, peer, QString::fromUtf8(target), reached, note});
    };
    const double share = std::min(1.0, sweptMs / (seconds * 1000.0));
    add("a writer at full speed beside a sweep", "commits/s", beside.commitsPerSecond, alone.commitsPerSecond,
        "≥ 0.9 of its speed", beside.commitsPerSecond >= 0.9 * alone.commitsPerSecond,
        QStringLiteral("%1 rows swept in %2 s, %3 of the writer's time")
            .arg(rows)
            .arg(sweptMs / 1000, 0, 'f', 1)
            .arg(share, 0, 'f', 2));
    add("its longest commit meanwhile", "ms", beside.longestMs, alone.longestMs, "≤ 50 ms",
        beside.longestMs <= 50);
    add("the WAL's high water meanwhile", "MB", beside.walMb, alone.walMb, "≤ 1.1 x",
        beside.walMb <= 1.1 * alone.walMb);
    add("rows left that should go, and gone that should stay", "rows",
        left == "0 " + QByteArray::number(kept) ? 0 : 1, std::nullopt, "0",
        left == "0 " + QByteArray::number(kept), QString::fromLatin1("left: " + left));
    add("undo gives the table back", "s", undone.ms / 1000, std::nullopt, "byte for byte",
        undone.code == 0 && after == before);
    for (const char *end : {"", "-wal", "-shm", ".json"})
        QFile::remove(file + QLatin1String(end));
    QDir(graveyard).removeRecursively();
}

} // namespace storescope::bench
