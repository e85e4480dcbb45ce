// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <thread>

using namespace storescope;

// A file from a stranger, with all that its maker could think of.
class HardeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refuses_data();
    void refuses();
    void allows_data();
    void allows();
    void endsAHugeViewAtTheDeadline();
    void endsAHugeViewOnCancel();
    void copiesAreHardenedToo();

private:
    QTemporaryDir m_dir;
    QString m_file;
    std::unique_ptr<Connection> m_connection;
};

void HardeningTest::initTestCase()
{
    m_file = m_dir.filePath(QStringLiteral("evil.db"));
    {
        auto maker = openForWriting(m_file, {});
        QVERIFY(maker);
        for (const char *sql :
             {"CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT)", "INSERT INTO t(v) VALUES('a'), ('b')",
              "CREATE VIEW bomb AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c) SELECT "
              "count(*) n FROM c",
              "CREATE VIEW memory AS SELECT zeroblob(900000000) AS z",
              "CREATE VIEW loader AS SELECT load_extension('x.so') AS l",
              "CREATE VIEW tokenizer AS SELECT fts3_tokenizer('simple') AS l",
              "CREATE TABLE g(a, b AS (hex(zeroblob(400000000))) VIRTUAL)", "INSERT INTO g VALUES(1)",
              "CREATE VIRTUAL TABLE f USING fts5(x)", "INSERT INTO f VALUES('hello world')",
              "CREATE VIEW pragmas AS SELECT * FROM pragma_database_list",
              "CREATE VIEW plain AS SELECT v FROM t"}) {
            const auto done = (*maker)->execute(sql);
            QVERIFY2(done, done ? "" : qPrintable(done.error().sentence));
        }
    }
    auto connection = openForReading(m_file);
    QVERIFY(connection);
    m_connection = std::move(*connection);
}

void HardeningTest::refuses_data()
{
    QTest::addColumn<QByteArray>("sql");
    const QByteArray elsewhere = m_dir.filePath(QStringLiteral("leak.db")).toUtf8();
    for (const QByteArray &sql : {"ATTACH '" + elsewhere + "' AS other",
                                  "VACUUM INTO '" + elsewhere + "'",
                                  QByteArray("VACUUM"),
                                  QByteArray("INSERT INTO t(v) VALUES('c')"),
                                  QByteArray("UPDATE t SET v='c'"),
                                  QByteArray("DELETE FROM t"),
                                  QByteArray("DROP TABLE t"),
                                  QByteArray("CREATE TABLE u(a)"),
                                  QByteArray("CREATE TEMP TABLE u(a)"),
                                  QByteArray("CREATE INDEX i ON t(v)"),
                                  QByteArray("REINDEX"),
                                  QByteArray("ANALYZE"),
                                  QByteArray("UPDATE sqlite_master SET sql='x'"),
                                  QByteArray("PRAGMA writable_schema=1"),
                                  QByteArray("PRAGMA journal_mode=delete"),
                                  QByteArray("PRAGMA query_only=0"),
                                  QByteArray("PRAGMA mmap_size=1000000"),
                                  QByteArray("PRAGMA user_version=7"),
                                  QByteArray("PRAGMA application_id=7"),
                                  QByteArray("PRAGMA schema_version=7"),
                                  QByteArray("PRAGMA wal_checkpoint"),
                                  QByteArray("PRAGMA optimize"),
                                  QByteArray("PRAGMA incremental_vacuum"),
                                  QByteArray("PRAGMA temp_store_directory='/'"),
                                  QByteArray("PRAGMA locking_mode=exclusive"),
                                  QByteArray("SELECT load_extension('x.so')"),
                                  QByteArray("SELECT fts3_tokenizer('simple')"),
                                  QByteArray("SELECT l FROM loader"),
                                  QByteArray("SELECT l FROM tokenizer"),
                                  QByteArray("SELECT z FROM memory"),
                                  QByteArray("SELECT length(b) FROM g"),
                                  QByteArray("SELECT * FROM pragmas"),
                                  QByteArray("SELECT \"no such column\" FROM t")})
        QTest::newRow(sql.constData()) << sql;
}

void HardeningTest::refuses()
{
    QFETCH(QByteArray, sql);
    const auto done = m_connection->execute(sql);
    QVERIFY(!done);
    QVERIFY2(!done.error().sentence.isEmpty() && done.error().sqliteCode != 0,
             qPrintable(done.error().sentence));
    QVERIFY(!QFileInfo::exists(m_dir.filePath(QStringLiteral("leak.db"))));
    const auto rows = m_connection->scalar("SELECT group_concat(v) FROM t");
    QVERIFY(rows);
    QCOMPARE(bytesOf(*rows), QByteArray("a,b"));
}

void HardeningTest::allows_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *sql, const char *answer) {
        QTest::newRow(sql) << QByteArray(sql) << QString::fromUtf8(answer);
    };
    row("SELECT v FROM t ORDER BY id DESC", "b");
    row("SELECT v FROM plain", "a");
    row("SELECT x FROM f WHERE f MATCH 'hello'", "hello world");
    row("SELECT '{\"a\":[7]}' ->> '$.a[0]'", "7");
    row("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<10) SELECT sum(i) FROM c",
        "55");
    row("SELECT count(*) FROM pragma_table_xinfo('t')", "2");
    row("PRAGMA table_info(t)", "0");
    row("PRAGMA journal_mode", "delete");
    row("PRAGMA user_version", "0");
    row("PRAGMA page_size", "4096");
    row("PRAGMA encoding", "UTF-8");
    row("PRAGMA freelist_count", "0");
    row("PRAGMA query_only", "1");
    row("PRAGMA mmap_size", "0");
    row("PRAGMA cell_size_check", "1");
    row("PRAGMA quick_check(t)", "ok");
    row("PRAGMA integrity_check", "ok");
}

void HardeningTest::allows()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, answer);
    const auto value = m_connection->scalar(sql);
    QVERIFY2(value, value ? "" : qPrintable(value.error().sentence));
    if (sql == "PRAGMA journal_mode")
        return; // that it answers; what it says of a closed file is SQLite's affair
    QCOMPARE(toDisplay(*value), answer);
}

void HardeningTest::endsAHugeViewAtTheDeadline()
{
    m_connection->guard(nullptr, 50);
    const auto count = m_connection->scalar("SELECT n FROM bomb");
    QVERIFY(!count);
    QCOMPARE(count.error().code, ErrorCode::Busy);
    m_connection->guard(nullptr, 0);
    QVERIFY(m_connection->scalar("SELECT v FROM t"));
}

void HardeningTest::endsAHugeViewOnCancel()
{
    const CancelToken token;
    m_connection->guard(&token, 0);
    std::thread canceller([token] { token.cancel(); });
    const auto count = m_connection->scalar("SELECT n FROM bomb");
    canceller.join();
    QVERIFY(!count);
    QCOMPARE(count.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_connection->scalar("SELECT v FROM t").error().code, ErrorCode::Cancelled);
    m_connection->guard(nullptr, 0);
    QVERIFY(m_connection->scalar("SELECT v FROM t"));
}

void HardeningTest::copiesAreHardenedToo()
{
    auto copy = openPrivateCopy(m_file);
    QVERIFY2(copy, copy ? "" : qPrintable(copy.error().sentence));
    QVERIFY(!(*copy)->execute("DELETE FROM t"));
    QVERIFY(!(*copy)->execute("ATTACH ':memory:' AS other"));
    QVERIFY(!(*copy)->execute("PRAGMA query_only=0"));
    QVERIFY((*copy)->scalar("SELECT v FROM t"));
}

QTEST_GUILESS_MAIN(HardeningTest)
#include "tst_hardening.moc"
