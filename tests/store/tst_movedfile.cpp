// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Another file is put in the place of a store's open one, or it is removed: a write ends in the file that
// lies at the path, or in an error.
#include "tests/store/storefixture.h"

#include <cstdio>
#include <unistd.h>

using namespace storescope;
using namespace storescope::test;

class MovedFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFileInItsPlaceIsWritten();
    void theLogBeforeGoesWithItsFile();
    void closingTakesTheLogAlong();
    void aNewStoreOfThePathSeesTheNewFile();
    void aFileThatIsGoneIsNotMadeAnew();
    void aFileOfAnotherVersionIsRefused();
    void tablesThatAreMissingAreMade();
    void nothingIsWrittenIntoAFileThatMovesMeanwhile();

private:
    // A closed file of notes beside the store's.
    QString makeOther(int rows);
    void putInPlace(const QString &other)
    {
        QCOMPARE(std::rename(QFile::encodeName(other).constData(), QFile::encodeName(m_file).constData()), 0);
    }
    QString inFile(const QByteArray &sql) const
    {
        const auto connection = openForReading(m_file);
        const auto value =
            connection ? (*connection)->scalar(sql) : tl::unexpected<Error>(connection.error());
        return value ? toDisplay(*value) : value.error().sentence;
    }

    std::unique_ptr<StoreFolder> m_dir;
    QString m_file;
};

void MovedFileTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_file = m_dir->file();
}

QString MovedFileTest::makeOther(int rows)
{
    const QString file = m_dir->path("other.db");
    ConnectionPool pool;
    const auto store = openNotes(pool, file);
    for (int i = 0; i < rows; ++i)
        if (!(*store)->write(insert).result())
            return {};
    return file;
}

void MovedFileTest::theFileInItsPlaceIsWritten()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    QVERIFY((*store)->write(insert).result());
    putInPlace(makeOther(5));
    STORE_OK((*store)->write(insert).result());
    QCOMPARE(ask(**store, "SELECT count(*) FROM note"), QStringLiteral("6"));
    (*store)->close().waitForFinished();
    QCOMPARE(inFile("SELECT count(*) FROM note"), QStringLiteral("6"));
}

// SQLite leaves it at the path, where the next to open would take it for the new file's.
void MovedFileTest::theLogBeforeGoesWithItsFile()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto many = [](Connection &connection) {
        return connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 900) "
                                  "INSERT INTO note (text) SELECT hex(zeroblob(200)) FROM n");
    };
    QVERIFY((*store)->write(many).result());
    QCOMPARE(::link(QFile::encodeName(m_file).constData(),
                    QFile::encodeName(m_dir->path("before.db")).constData()),
             0);
    putInPlace(makeOther(5));
    STORE_OK((*store)->write(insert).result());
    (*store)->close().waitForFinished();
    QCOMPARE(inFile("SELECT count(*) FROM note"), QStringLiteral("6"));
    QCOMPARE(inFile("PRAGMA integrity_check"), QStringLiteral("ok"));
    m_file = m_dir->path("before.db");
    QCOMPARE(inFile("SELECT count(*) FROM note"), QStringLiteral("900"));
}

void MovedFileTest::closingTakesTheLogAlong()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    for (int i = 0; i < 20; ++i)
        QVERIFY((*store)->write(insert).result());
    putInPlace(makeOther(5));
    (*store)->close().waitForFinished();
    const auto again = openNotes(pool, m_file);
    QVERIFY(again);
    QCOMPARE(ask(**again, "SELECT count(*) FROM note"), QStringLiteral("5"));
}

void MovedFileTest::aNewStoreOfThePathSeesTheNewFile()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    putInPlace(makeOther(5));
    const auto second = openNotes(pool, m_file);
    QVERIFY(second);
    QCOMPARE(ask(**second, "SELECT count(*) FROM note"), QStringLiteral("5"));
    QVERIFY((*store)->write(insert).result());
    QCOMPARE(ask(**second, "SELECT count(*) FROM note"), QStringLiteral("6"));
}

void MovedFileTest::aFileThatIsGoneIsNotMadeAnew()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    QVERIFY((*store)->write(insert).result());
    QVERIFY(QFile::remove(m_file));
    STORE_FAILS((*store)->write(insert).result(), NotFound);
    QVERIFY(!QFile::exists(m_file));
    const QString other = makeOther(2);
    putInPlace(other);
    STORE_OK((*store)->write(insert).result()); // it is back
    QVERIFY(QFile::remove(m_file));
    (*store)->close().waitForFinished();
    const auto again = openNotes(pool, m_file);
    QVERIFY(again); // whoever opens it anew makes it
    QCOMPARE(ask(**again, "SELECT count(*) FROM note"), QStringLiteral("0"));
}

void MovedFileTest::aFileOfAnotherVersionIsRefused()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const QString other = makeOther(1);
    {
        WriteOptions options;
        options.wal = false;
        STORE_VALUE(connection, openForWriting(other, options));
        STORE_OK(connection->execute("PRAGMA user_version=77"));
    }
    putInPlace(other);
    const auto before = contents(m_dir->folder());
    STORE_FAILS((*store)->write(insert).result(), Unsupported);
    QCOMPARE(contents(m_dir->folder()).value(QStringLiteral("own.db")),
             before.value(QStringLiteral("own.db")));
}

void MovedFileTest::tablesThatAreMissingAreMade()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const QString other = m_dir->path("other.db");
    QFile empty(other);
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    putInPlace(other);
    STORE_OK((*store)->write(insert).result());
    QCOMPARE(ask(**store, "PRAGMA user_version"), QStringLiteral("3"));
}

void MovedFileTest::nothingIsWrittenIntoAFileThatMovesMeanwhile()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const QString other = makeOther(5);
    // Between the look that each job begins with and the lock.
    STORE_FAILS((*store)->write(insert, {}, [&] { putInPlace(other); }).result(), Conflict);
    STORE_OK((*store)->write(insert).result());
    QCOMPARE(ask(**store, "SELECT count(*) FROM note"), QStringLiteral("6"));
}

QTEST_GUILESS_MAIN(MovedFileTest)
#include "tst_movedfile.moc"
