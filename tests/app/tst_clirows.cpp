// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/app/program.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace storescope;

// Rows as text: which come, in which order, and what is shown of them.
class TestCliRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLastRows()
    {
        const auto store = arcp();
        const auto all = runOn(store, "log", "--all --format jsonl").objects();
        const auto last = runOn(store, "log", "-n 5 --format jsonl").objects();
        QCOMPARE(last.size(), size_t(5));
        for (size_t i = 0; i < last.size(); ++i)
            QCOMPARE(last[i], all[all.size() - 5 + i]);
        QVERIFY(runOn(store, "log", "-n 0 --format jsonl").out.isEmpty());
        const QJsonObject row = last.back();
        QVERIFY(row[u"time"].toString().endsWith(u'Z'));
        QVERIFY(row[u"payload"].isObject());
        QVERIFY(row[u"columns"].isObject());
    }

    void aRowByNumberAndFromAKey()
    {
        const auto store = arcp();
        const auto all = runOn(store, "log", "--all --format jsonl").objects();
        const auto third = runOn(store, "log", "--row 3 -n 2 --format jsonl").objects();
        QCOMPARE(third.size(), size_t(2));
        QCOMPARE(third.front(), all[2]);
        const QByteArray key = QByteArray::number(all[10][u"key"].toInteger());
        const auto from =
            runOn(store, "log", ("--from " + key + " -n 3 --format jsonl").constData()).objects();
        QCOMPARE(from.size(), size_t(3));
        QCOMPARE(from.front(), all[10]);
    }

    void allRowsInOrder()
    {
        const auto store = arcp();
        const auto rows = runOn(store, "log", "--all --format jsonl").objects();
        const auto info = runOn(store, "info", "--format json").objects().front();
        QCOMPARE(qint64(rows.size()), info[u"collections"][0][u"count"].toInteger());
        for (size_t i = 1; i < rows.size(); ++i)
            QVERIFY(rows[i - 1][u"key"].toInteger() < rows[i][u"key"].toInteger());
    }

    void filtersAndTheirMistakes()
    {
        const auto store = arcp();
        const auto tools = runProgram({QStringLiteral("log"), store.path(), QStringLiteral("--filter"),
                                       QStringLiteral("type:tool.error"), QStringLiteral("--format"),
                                       QStringLiteral("jsonl")});
        QCOMPARE(tools.code, 0);
        QCOMPARE(tools.objects().size(), size_t(1));
        QCOMPARE(tools.objects().front()[u"type"].toString(), QStringLiteral("tool.error"));

        const auto wrong = runProgram({QStringLiteral("log"), store.path(), QStringLiteral("--filter"),
                                       QStringLiteral("type:tool time>abc")});
        QCOMPARE(wrong.code, 2);
        const QList<QByteArray> lines = wrong.err.split('\n');
        QCOMPARE(lines[0], QByteArray("filter: type:tool time>abc"));
        QCOMPARE(lines[1].indexOf('^'), lines[0].indexOf("abc"));
    }

    void secretsAreHidden()
    {
        const auto store = arcp();
        const auto hidden = runOn(store, "log", "--all --format jsonl");
        QVERIFY(hidden.out.contains("[redacted]"));
        QVERIFY(!hidden.out.contains("demo-secret"));
        QVERIFY(!runOn(store, "log", "--all --format csv").out.contains("demo-secret"));
        QVERIFY(!runOn(store, "log", "--all").out.contains("demo-secret"));
        QVERIFY(!runOn(store, "table", "envelopes --all --format jsonl").out.contains("demo-secret"));
        QVERIFY(runOn(store, "log", "--all --format jsonl --no-redact").out.contains("demo-secret"));
    }

    void states()
    {
        const auto store = arcp();
        const auto expired = runOn(store, "artifacts", "--all --state expired --format jsonl").objects();
        const auto live = runOn(store, "artifacts", "--all --state live --format jsonl").objects();
        QVERIFY(!expired.empty());
        QVERIFY(!live.empty());
        QCOMPARE(expired.size() + live.size(), size_t(14));
        for (const QJsonObject &row : expired)
            QCOMPARE(row[u"state"].toString(), QStringLiteral("expired"));
        QCOMPARE(runOn(store, "artifacts", "--all --state expired,live --format jsonl").objects().size(),
                 size_t(14));
        QCOMPARE(runOn(store, "table", "artifacts --all --state expired --format jsonl").objects(), expired);
        const auto none = runOn(store, "log", "--state expired");
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains("envelopes has no states"), none.err);
    }

    // By the collection's name or the table's own.
    void aTableByItsName()
    {
        const auto store = arcp();
        const auto byTable = runOn(store, "table", "arcp_artifact --all --format jsonl");
        QCOMPARE(byTable.code, 0);
        QCOMPARE(byTable.out, runOn(store, "table", "artifacts --all --format jsonl").out);
        QCOMPARE(byTable.lines().size(), 14);
        QCOMPARE(runOn(store, "table", "arcp_artifacts").code, 2);
    }

    void oneRow()
    {
        const auto store = arcp();
        const auto listed = runOn(store, "artifacts", "-n 1 --format jsonl").objects().front();
        const auto got =
            runProgram({QStringLiteral("get"), store.path(), QStringLiteral("artifacts"),
                        listed[u"key"].toString(), QStringLiteral("--format"), QStringLiteral("jsonl")});
        QCOMPARE(got.code, 0);
        QCOMPARE(got.objects().front(), listed);
        const auto shown = runProgram(
            {QStringLiteral("get"), store.path(), QStringLiteral("artifacts"), listed[u"key"].toString()});
        QVERIFY(shown.out.contains(listed[u"digest"].toString().toUtf8()));
    }

    void oneFieldsBytes()
    {
        const auto store = arcp();
        const auto pictures = runProgram({QStringLiteral("artifacts"), store.path(),
                                          QStringLiteral("--filter"), QStringLiteral("media_type:image/png"),
                                          QStringLiteral("--format"), QStringLiteral("jsonl")});
        const QJsonObject picture = pictures.objects().front();
        const auto bytes = runProgram({QStringLiteral("get"), store.path(), QStringLiteral("artifacts"),
                                       picture[u"id"].toString(), QStringLiteral("--field"),
                                       QStringLiteral("body_blob"), QStringLiteral("--raw")});
        QCOMPARE(bytes.code, 0);
        QVERIFY(bytes.out.startsWith("\x89PNG"));
        QCOMPARE(bytes.out.size(), picture[u"bytes"].toInteger());
        QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(bytes.out, QCryptographicHash::Sha256).toHex()),
                 picture[u"digest"].toString());
        // Not raw: its size and digest.
        const auto described =
            runProgram({QStringLiteral("get"), store.path(), QStringLiteral("artifacts"),
                        picture[u"id"].toString(), QStringLiteral("--field"), QStringLiteral("body_blob")});
        QVERIFY(described.out.contains("\"sha256\""));
    }

    void csv()
    {
        const auto done = runOn(arcp(), "artifacts", "--all --format csv");
        QCOMPARE(done.code, 0);
        QVERIFY(done.out.startsWith("key,id,"));
        QCOMPARE(done.out.count("\r\n"), 15);
    }

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

private:
    static FixtureCopy arcp() { return FixtureCopy(QStringLiteral("arcp/rich/arcp.db")); }
};

QTEST_GUILESS_MAIN(TestCliRows)
#include "tst_clirows.moc"
