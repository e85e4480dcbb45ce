// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/storefixture.h"

using namespace storescope;
using namespace storescope::test;

class StoreSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyFileIsMadeAndStampedAtOnce();
    void theSameVersionIsUsed();
    void anOlderVersionIsMigrated();
    void otherVersionsAreRefusedUnchanged_data();
    void otherVersionsAreRefusedUnchanged();
    void aFailedMigrationChangesNothing();
    void aFailedOpenCloses();

private:
    std::unique_ptr<StoreFolder> m_dir;
    QString m_file;
};

void StoreSchemaTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_file = m_dir->file();
}

void StoreSchemaTest::anEmptyFileIsMadeAndStampedAtOnce()
{
    StoreSchema broken = notes();
    broken.create.push_back("INSERT INTO nowhere VALUES (1)"); // after the tables
    ConnectionPool pool;
    QVERIFY(!StoreConnection::open(pool, m_file, broken).result());
    {
        const auto others = openForWriting(m_file, {});
        QVERIFY(others);
        QCOMPARE((*others)->scalar("PRAGMA user_version").value(), Value(qint64(0)));
        QCOMPARE((*others)->scalar("SELECT count(*) FROM sqlite_master").value(), Value(qint64(0)));
    }
    STORE_VALUE(store, openNotes(pool, m_file));
    QCOMPARE(ask(*store, "PRAGMA user_version"), QStringLiteral("3"));
    QCOMPARE(ask(*store, "SELECT count(*) FROM note"), QStringLiteral("0"));
}

void StoreSchemaTest::theSameVersionIsUsed()
{
    QVERIFY(m_dir->makeFile(
        QByteArrayList{"CREATE TABLE note (id INTEGER PRIMARY KEY, rank, own)", "PRAGMA user_version=3"}));
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    QVERIFY(store);
    QVERIFY(ask(**store, "SELECT sql FROM sqlite_master").contains(QLatin1String("own")));
}

void StoreSchemaTest::anOlderVersionIsMigrated()
{
    QVERIFY(m_dir->makeFile(QByteArrayList{"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",
                                           "INSERT INTO note VALUES (7, 'old')", "PRAGMA user_version=2"}));
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    QCOMPARE(ask(**store, "PRAGMA user_version"), QStringLiteral("3"));
    QCOMPARE(ask(**store, "SELECT text || coalesce(rank, '-') FROM note WHERE id = 7"),
             QStringLiteral("old-"));
}

void StoreSchemaTest::otherVersionsAreRefusedUnchanged_data()
{
    QTest::addColumn<QByteArrayList>("statements");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char *name, const QByteArrayList &statements, const QStringList &says) {
        QTest::newRow(name) << statements << says;
    };
    row("newer", {"CREATE TABLE note (id, rank)", "PRAGMA user_version=4"},
        {QStringLiteral("version 4"), QStringLiteral("version 3")});
    row("no way from there", {"CREATE TABLE note (id)", "PRAGMA user_version=1"},
        {QStringLiteral("version 1"), QStringLiteral("version 3")});
    row("unstamped", {"CREATE TABLE other (id)"}, {QStringLiteral("version 0"), QStringLiteral("version 3")});
    row("other columns", {"CREATE TABLE note (id)", "PRAGMA user_version=3"}, {QStringLiteral("rank")});
    row("tables missing", {"CREATE TABLE other (id)", "PRAGMA user_version=3"}, {QStringLiteral("lacks")});
}

void StoreSchemaTest::otherVersionsAreRefusedUnchanged()
{
    QFETCH(QByteArrayList, statements);
    QFETCH(QStringList, says);
    QVERIFY(m_dir->makeFile(statements));
    const auto before = contents(m_dir->folder());
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::Unsupported);
    for (const QString &words : says + QStringList{m_file})
        QVERIFY2(store.error().sentence.contains(words), qPrintable(store.error().sentence));
    QCOMPARE(contents(m_dir->folder()), before); // not even the journal mode
}

void StoreSchemaTest::aFailedMigrationChangesNothing()
{
    QVERIFY(m_dir->makeFile(QByteArrayList{"CREATE TABLE note (id, text)", "PRAGMA user_version=2"}));
    StoreSchema schema = notes();
    schema.migrations[2].push_back("INSERT INTO nowhere VALUES (1)");
    ConnectionPool pool;
    QVERIFY(!StoreConnection::open(pool, m_file, schema).result());
    QCOMPARE(pool.openFiles(), 0);
    const auto connection = openForReading(m_file);
    QVERIFY(connection);
    QCOMPARE((*connection)->scalar("PRAGMA user_version").value(), Value(qint64(2)));
    QCOMPARE((*connection)->scalar("SELECT count(*) FROM pragma_table_info('note')").value(),
             Value(qint64(2)));
}

void StoreSchemaTest::aFailedOpenCloses()
{
    QVERIFY(m_dir->makeFile(QByteArrayList{"CREATE TABLE note (id, rank)", "PRAGMA user_version=4"}));
    ConnectionPool pool;
    const auto open = openNotes(pool, m_file);
    QVERIFY(!open);
    QVERIFY(!isHeldOpen(m_file));
    QCOMPARE(pool.openFiles(), 0);
    // A shared connection stays as it is for those who use it.
    const auto good = openNotes(pool, m_dir->path("good.db"));
    StoreSchema other = notes();
    other.version = 9;
    QVERIFY(!StoreConnection::open(pool, m_dir->path("good.db"), other).result());
    QVERIFY(good && (*good)->write(insert).result());
    QCOMPARE(ask(**good, "PRAGMA user_version"), QStringLiteral("3"));
}

QTEST_GUILESS_MAIN(StoreSchemaTest)
#include "tst_storeschema.moc"
