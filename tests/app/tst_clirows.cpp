// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/app/program.h"

#include <QSet>
#include <QTest>

using namespace storescope;

// Rows on the terminal whose large cells are read one by one.
class TestCliRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // While a row asks for its body the next rows arrive; they must not be printed inside of it.
    void rowsWithBodiesComeWholeAndOnce()
    {
        constexpr int rows = 4000;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("arcp.db"));
        {
            auto made = openForWriting(path, {.wal = false});
            QVERIFY(made);
            for (const char *sql :
                 {"CREATE TABLE arcp_envelope(seq INTEGER PRIMARY KEY, session_id, message_id, type, "
                  "timestamp_iso, body_json)",
                  "CREATE TABLE arcp_idempotency(principal, idempotency_key, outcome_json, created_at_iso, "
                  "expires_at_iso, PRIMARY KEY(principal, idempotency_key))",
                  "CREATE TABLE arcp_artifact(artifact_id TEXT PRIMARY KEY, session_id, media_type, "
                  "size_bytes, sha256, expires_at_iso, body_blob BLOB)",
                  "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
                  "INSERT INTO arcp_artifact SELECT 'art_' || i, 's', 'text/plain', 2000, NULL, NULL, "
                  "CAST(printf('%.2000c', 'x') AS BLOB) FROM n"})
                QVERIFY((*made)->execute(sql));
        }
        const Finished printed =
            runProgram({QStringLiteral("artifacts"), path, QStringLiteral("--all"),
                        QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--raw")});
        QCOMPARE(printed.code, 0);
        QSet<QString> ids;
        for (const QJsonObject &row : printed.objects())
            ids << row.value(QLatin1String("id")).toString();
        QCOMPARE(printed.lines().size(), qsizetype(rows));
        QCOMPARE(ids.size(), qsizetype(rows));
    }
};

QTEST_GUILESS_MAIN(TestCliRows)
#include "tst_clirows.moc"
