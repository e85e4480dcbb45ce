// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/bench.h"
#include "tests/bench/process.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <cstring>
#include <sqlite3.h>

namespace storescope::bench {
namespace {

const QString program = QStringLiteral(STORESCOPE_PROGRAM);
constexpr int artifacts = 10'000, artifactBytes = 65'536;

// A store of artifacts of 64 KB, with right digests.
QString artifactStore(const Bench &bench)
{
    const QString file = bench.folder + QStringLiteral("/artifacts-10000.db");
    if (QFileInfo::exists(file))
        return file;
    Background(QStringList{QStringLiteral(STORESCOPE_BENCH_PROGRAM), QStringLiteral("write"), file,
                           QStringLiteral("flatout"), QStringLiteral("0.01")})
        .readRest();
    sqlite3 *database = nullptr;
    sqlite3_stmt *insert = nullptr;
    sqlite3_open(QFile::encodeName(file).constData(), &database);
    sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(database,
                       "INSERT INTO arcp_artifact VALUES (?1, 'sess_' || (?2 % 20), "
                       "'application/octet-stream', ?3, ?4, '2046-01-01T00:00:00Z', ?5)",
                       -1, &insert, nullptr);
    QByteArray body(artifactBytes, 'a');
    for (int i = 0; i < artifacts; ++i) {
        memcpy(body.data(), &i, sizeof i);
        const QByteArray id = "art_" + QByteArray::number(i).rightJustified(8, '0');
        const QByteArray digest = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
        sqlite3_bind_text(insert, 1, id.constData(), int(id.size()), SQLITE_STATIC);
        sqlite3_bind_int(insert, 2, i);
        sqlite3_bind_int(insert, 3, artifactBytes);
        sqlite3_bind_text(insert, 4, digest.constData(), int(digest.size()), SQLITE_STATIC);
        sqlite3_bind_blob(insert, 5, body.constData(), int(body.size()), SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(database, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return file;
}

void add(Bench &bench, const QString &name, const QString &peerName, const Pair &pair, const QString &note)
{
    bench.results.add(
        {.name = name,
         .peerName = peerName,
         .unit = QStringLiteral("ms"),
         .ours = pair.ours,
         .peer = pair.peer,
         .target = QStringLiteral("≥ 2 x faster"),
         .reached = pair.peer >= 2 * pair.ours,
         .note = QStringLiteral("%1 x faster%2").arg(pair.peer / pair.ours, 0, 'f', 2).arg(note)});
}

} // namespace

void exports(Bench &bench)
{
    const QString out = bench.folder + QStringLiteral("/out");
    const int rounds = std::min(bench.rounds, 3);
    const qint64 rows = std::min<qint64>(bench.rows, 1'000'000);
    const auto pair = inTurn(
        rounds,
        [&] {
            QDir(out).removeRecursively();
            return run({program, QStringLiteral("log"), bench.store, QStringLiteral("--from"),
                        QStringLiteral("1"), QStringLiteral("-n"), QString::number(rows),
                        QStringLiteral("--format"), QStringLiteral("jsonl")},
                       bench.folder + QStringLiteral("/rows.jsonl"))
                .ms;
        },
        [&] {
            return run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), QStringLiteral("-json"),
                        bench.store, QStringLiteral("SELECT * FROM arcp_envelope LIMIT %1").arg(rows)},
                       bench.folder + QStringLiteral("/rows.json"))
                .ms;
        });
    add(bench, QStringLiteral("%1 rows as jsonl, page by page").arg(rows),
        QStringLiteral("shell, .mode json"), pair, {});
    const auto all = inTurn(
        rounds,
        [&] {
            QDir(out).removeRecursively();
            return run({program, QStringLiteral("export"), bench.store, QStringLiteral("envelopes"),
                        QStringLiteral("--to"), out})
                .ms;
        },
        [&] {
            return run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), QStringLiteral("-json"),
                        bench.store, QStringLiteral("SELECT * FROM arcp_envelope")},
                       bench.folder + QStringLiteral("/rows.json"))
                .ms;
        });
    add(bench, QStringLiteral("export of all rows as jsonl"), QStringLiteral("shell, .mode json"), all, {});

    const QString store = artifactStore(bench), peerOut = bench.folder + QStringLiteral("/peer-out");
    const auto bodies = inTurn(
        rounds,
        [&] {
            QDir(out).removeRecursively();
            return run({program, QStringLiteral("export"), store, QStringLiteral("artifacts"),
                        QStringLiteral("--to"), out})
                .ms;
        },
        [&] {
            QDir(peerOut).removeRecursively();
            QDir().mkpath(peerOut);
            return run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), store,
                        QStringLiteral(
                            "SELECT sum(writefile('%1/' || artifact_id, body_blob)) FROM arcp_artifact")
                            .arg(peerOut)})
                .ms;
        });
    add(bench, QStringLiteral("export of 10,000 artifacts of 64 KB"), QStringLiteral("shell, writefile()"),
        bodies, QStringLiteral("; ours with digests verified and a manifest"));
    QDir(out).removeRecursively();
    QDir(peerOut).removeRecursively();
}

} // namespace storescope::bench
