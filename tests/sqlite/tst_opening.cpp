// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/livefiles.h"
#include "core/sqlite/opening.h"
#include "tests/writer/writerprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <sqlite3.h>

using namespace storescope;

namespace {

QStringList words(const char *options)
{
    return QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts);
}

qint64 count(Connection &connection)
{
    const auto rows = connection.scalar("SELECT count(*) FROM log");
    return rows ? toInteger(*rows).value_or(-1) : -1;
}

QStringList privateCopies()
{
    return QDir(QDir::tempPath()).entryList({QStringLiteral("storescope-*")}, QDir::Dirs);
}

} // namespace

class OpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void opensOddNames_data();
    void opensOddNames();
    void opensAnEmptyFile();
    void followsALink();
    void seesCommitsBesideTheWriter();
    void tellsALogThatNoProgramHasOpen();
    void immutableIsNoLongerValidAfterAWrite();
    void noticesAReplacedFile();
    void copiesAreSharedAndRemoved();
    void copyOfALiveStoreIsASnapshot();
    void copyWaitsUntilNobodyIsConnected();
    void lookingAtTheHeaderKeepsOurLocks();
    void canonicalPaths();

private:
    QString path(const char *name) const { return m_dir->filePath(QString::fromUtf8(name)); }
    void create(const char *options = "--rows 10");
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void OpeningTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = path("log.db");
}

void OpeningTest::create(const char *options)
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words(options)));
}

void OpeningTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QByteArray encrypted(4096, Qt::Uninitialized);
    for (int i = 0; i < encrypted.size(); ++i)
        encrypted[i] = static_cast<char>((i * 197 + 91) ^ (i >> 3));
    QTest::newRow("missing") << QByteArray() << ErrorCode::NotFound;
    QTest::newRow("text") << QByteArray("This is a diary and no database at all.\n").repeated(30)
                          << ErrorCode::Corrupt;
    QTest::newRow("encrypted") << encrypted << ErrorCode::Unsupported;
    QTest::newRow("damaged header") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\xff')
                                    << ErrorCode::Corrupt;
}

void OpeningTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    if (!content.isEmpty()) {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    for (const auto &open : {openForReading, openPrivateCopy}) {
        const auto connection = open(m_file);
        QVERIFY(!connection);
        QCOMPARE(errorCodeName(connection.error().code), errorCodeName(code));
        QVERIFY2(connection.error().sentence.contains(m_file), qPrintable(connection.error().sentence));
        QCOMPARE(connection.error().file, m_file);
    }
    QVERIFY(!livefiles::isConnected(FileStamp::of(m_file)));
}

void OpeningTest::opensOddNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"a b.db", "100%25.db", "what?mode=rwc.db", "#1&2.db", "größe 日本.db",
                             "quo'te\".db", "semi;colon.db"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void OpeningTest::opensOddNames()
{
    QFETCH(QString, name);
    m_file = m_dir->filePath(name);
    create();
    auto connection = openForReading(m_file);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().sentence));
    QCOMPARE(count(**connection), 10);
    QCOMPARE((*connection)->file(), m_file);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{name});
}

void OpeningTest::opensAnEmptyFile()
{
    QVERIFY(QFile(m_file).open(QIODevice::WriteOnly));
    auto connection = openForReading(m_file);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().sentence));
    const auto tables = (*connection)->scalar("SELECT count(*) FROM sqlite_master");
    QVERIFY(tables);
    QCOMPARE(toInteger(*tables), 0);
    QVERIFY(looksLikeSqlite(m_file));
}

void OpeningTest::followsALink()
{
    create();
    QVERIFY(QFile::link(m_file, path("link.db")));
    auto connection = openForReading(path("link.db"));
    QVERIFY(connection);
    QCOMPARE((*connection)->file(), m_file);
    QCOMPARE(count(**connection), 10);
}

void OpeningTest::seesCommitsBesideTheWriter()
{
    create();
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('a')"), "ok 0");
    auto connection = openForReading(m_file);
    QVERIFY(connection);
    QCOMPARE((*connection)->journalMode(), QStringLiteral("wal"));
    QCOMPARE(count(**connection), 11);
    const auto before = (*connection)->dataVersion();
    QCOMPARE(*(*connection)->dataVersion(), *before);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('a')"), "ok 0");
    QCOMPARE(count(**connection), 12);
    QVERIFY(*(*connection)->dataVersion() != *before);
    // Nothing of ours holds the WAL: a checkpoint may take all of it.
    QCOMPARE(writer.sql("PRAGMA wal_checkpoint(truncate)"), "ok 0 0 0 0");
}

// Its program was ended: the index beside it cannot be mapped, and that nobody commits is known all the same.
void OpeningTest::tellsALogThatNoProgramHasOpen()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words("--rows 10")));
    {
        WriterProcess writer(QStringLiteral("shell"), m_file);
        QVERIFY(writer.waitUntilReady());
        QVERIFY(writer.sql("PRAGMA wal_checkpoint(TRUNCATE)").startsWith("ok 0"));
        writer.kill();
    }
    const auto connection = openForReading(m_file);
    QVERIFY(connection);
    QCOMPARE((*connection)->openedAs(), OpenedAs::Live);
    QCOMPARE(count(**connection), 10);
    const auto state = (*connection)->walState();
    QVERIFY(state);
    QCOMPARE(state->frames, 0u);
}

void OpeningTest::immutableIsNoLongerValidAfterAWrite()
{
    create();
    auto connection = openForReading(m_file);
    QVERIFY(connection);
    QCOMPARE((*connection)->openedAs(), OpenedAs::Immutable);
    QVERIFY((*connection)->stillValid());
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("SELECT count(*) FROM log"), "ok 0 10"); // its -wal is there now
    QVERIFY(!(*connection)->stillValid());
}

void OpeningTest::noticesAReplacedFile()
{
    create();
    WriterProcess writer(QStringLiteral("hold"), m_file, words("--idle --rows 5"));
    QVERIFY(writer.waitUntilReady());
    auto connection = openForReading(m_file);
    QVERIFY(connection);
    QCOMPARE((*connection)->openedAs(), OpenedAs::Live);
    QVERIFY(!(*connection)->hasMoved());
    QVERIFY(WriterProcess::run(QStringLiteral("replace"), m_file, words("--rows 3")));
    QVERIFY((*connection)->hasMoved());
}

void OpeningTest::copiesAreSharedAndRemoved()
{
    const auto others = privateCopies();
    create("--rows 100");
    {
        WriterProcess writer(QStringLiteral("crash"), m_file, words("--rows 50"));
        QVERIFY(writer.waitUntilReady());
    }
    QVERIFY(QFile::remove(m_file + QStringLiteral("-shm")));
    {
        std::vector<std::unique_ptr<Connection>> connections;
        for (int i = 0; i < 3; ++i) {
            auto connection = openForReading(m_file);
            QVERIFY(connection);
            QCOMPARE((*connection)->openedAs(), OpenedAs::Copy);
            QCOMPARE((*connection)->file(), m_file);
            QCOMPARE(count(**connection), 150);
            connections.push_back(std::move(*connection));
        }
        const auto now = privateCopies();
        std::set<QString> made(now.begin(), now.end());
        for (const auto &other : others)
            made.erase(other);
        QCOMPARE(made.size(), size_t(1));
        const auto permissions = QFile::permissions(QDir(QDir::tempPath()).filePath(*made.begin()));
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));
    }
    QCOMPARE(privateCopies(), others);
}

void OpeningTest::copyOfALiveStoreIsASnapshot()
{
    create();
    WriterProcess writer(QStringLiteral("hold"), m_file, words("--idle --rows 5 --autocheckpoint 0"));
    QVERIFY(writer.waitUntilReady());
    auto copy = openPrivateCopy(m_file);
    QVERIFY2(copy, copy ? "" : qPrintable(copy.error().sentence));
    QCOMPARE((*copy)->openedAs(), OpenedAs::Copy);
    QVERIFY((*copy)->copiedAt().isValid());
    QCOMPARE(count(**copy), 15);
    WriterProcess second(QStringLiteral("append"), m_file, words("--count 4"));
    QVERIFY(second.waitUntilDone());
    QCOMPARE(count(**copy), 15);
}

void OpeningTest::copyWaitsUntilNobodyIsConnected()
{
    create("--rows 10 --journal delete");
    const auto connection = openForReading(m_file);
    QVERIFY(connection);
    const auto stamp = FileStamp::of(m_file);
    QVERIFY(livefiles::isConnected(stamp));
    QVERIFY(!livefiles::enter(stamp, livefiles::Use::Copying, std::chrono::milliseconds(1)));
    // The connection is still there for SQLite to copy from.
    auto copy = openPrivateCopy(m_file);
    QVERIFY(copy);
    QCOMPARE(count(**copy), 10);
}

void OpeningTest::lookingAtTheHeaderKeepsOurLocks()
{
    create();
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('a')"), "ok 0");
    QCOMPARE(writer.sql("PRAGMA busy_timeout=0"), "ok 0 0");
    auto connection = openForReading(m_file);
    QVERIFY(connection);
    QVERIFY(looksLikeSqlite(m_file));
    // Our lock is what refuses this.
    QCOMPARE(writer.sql("PRAGMA journal_mode=delete"), "ok 5");
    connection->reset();
    QVERIFY(looksLikeSqlite(m_file));
    QCOMPARE(writer.sql("PRAGMA journal_mode=delete"), "ok 0 delete");
}

void OpeningTest::canonicalPaths()
{
    create();
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("sub")));
    QVERIFY(QFile::link(m_dir->path(), path("here")));
    QCOMPARE(canonicalStorePath(path("sub/../log.db")), m_file);
    QCOMPARE(canonicalStorePath(path("here/log.db")), m_file);
    QCOMPARE(canonicalStorePath(path("here/new.db")), path("new.db"));
    QCOMPARE(canonicalStorePath(path("here/sub/../new.db")), path("new.db"));
    QCOMPARE(canonicalStorePath(QStringLiteral(":memory:")), QStringLiteral(":memory:"));
    QVERIFY(!isOnNetworkDisk(m_file));
}

QTEST_GUILESS_MAIN(OpeningTest)
#include "tst_opening.moc"
