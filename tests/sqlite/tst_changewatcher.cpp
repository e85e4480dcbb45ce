// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/changewatcher.h"
#include "core/sqlite/opening.h"
#include "tests/writer/writerprocess.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;

namespace {

QStringList words(const char *options)
{
    return QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class ChangeWatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void noticesEveryCommit_data();
    void noticesEveryCommit();
    void noticesTheLastOfManyCommits();
    void noticesWhileTheConnectionIsReleased();
    void noticesAfterACheckpoint();
    void noticesAReplacedFile();
    void noticesGoneAndBack();
    void noticesInAFolderThatCameLater();
    void pollsWithoutEvents();
    void isQuietWhenNothingHappens();
    void mayBeDestroyedAtAnyTime();

private:
    void watch(std::chrono::milliseconds poll = std::chrono::milliseconds(250));
    qint64 count();
    bool connectWorker() { return count() >= 0; }
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<ConnectionWorker> m_worker;
    std::unique_ptr<ChangeWatcher> m_watcher;
    // Counted in this thread: QSignalSpy connects directly, and the signals come from the watch thread.
    std::unique_ptr<QObject> m_context;
    int m_changed = 0;
    int m_replaced = 0;
    int m_gone = 0;
    int m_back = 0;
};

void ChangeWatcherTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(QStringLiteral("log.db"));
    m_events = std::make_unique<FileEvents>();
}

void ChangeWatcherTest::cleanup()
{
    m_context.reset();
    m_watcher.reset();
    m_worker.reset();
    m_events.reset();
}

void ChangeWatcherTest::watch(std::chrono::milliseconds poll)
{
    m_worker = std::make_shared<ConnectionWorker>(QStringLiteral("tail"),
                                                  [file = m_file] { return openForReading(file); });
    m_watcher = std::make_unique<ChangeWatcher>(*m_events, m_worker, m_file, poll);
    m_context = std::make_unique<QObject>();
    m_changed = m_replaced = m_gone = m_back = 0;
    connect(m_watcher.get(), &ChangeWatcher::changed, m_context.get(), [this] { ++m_changed; });
    connect(m_watcher.get(), &ChangeWatcher::replaced, m_context.get(), [this] { ++m_replaced; });
    connect(m_watcher.get(), &ChangeWatcher::gone, m_context.get(), [this] { ++m_gone; });
    connect(m_watcher.get(), &ChangeWatcher::back, m_context.get(), [this] { ++m_back; });
    m_watcher->start();
}

qint64 ChangeWatcherTest::count()
{
    auto rows = m_worker->run([](Connection &connection) -> Result<qint64> {
        const auto value = connection.scalar("SELECT count(*) FROM log");
        if (!value)
            return tl::unexpected<Error>(value.error());
        return toInteger(*value).value_or(-1);
    });
    return rows.result().value_or(-1);
}

void ChangeWatcherTest::noticesEveryCommit_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("sync");
    for (const char *journal : {"wal", "delete", "truncate", "persist"})
        for (const char *sync : {"normal", "full"})
            QTest::addRow("%s, %s", journal, sync)
                << QString::fromLatin1(journal) << QString::fromLatin1(sync);
}

// After each commit, with no further one and no poll to help, `changed` comes and then the row is there.
void ChangeWatcherTest::noticesEveryCommit()
{
    QFETCH(QString, journal);
    QFETCH(QString, sync);
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words("--journal") << journal));
    WriterProcess writer(QStringLiteral("shell"), m_file, words("--sync") << sync);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('first')"), "ok 0");
    watch(std::chrono::milliseconds(0));
    QVERIFY(connectWorker());
    qint64 seen = 0;
    QObject context; // goes before `seen`, and with it what is still on its way
    connect(m_watcher.get(), &ChangeWatcher::changed, &context, [this, &seen] { seen = count(); });
    for (int i = 2; i <= 40; ++i) {
        QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('next')"), "ok 0");
        QTRY_COMPARE(seen, i);
    }
}

void ChangeWatcherTest::noticesTheLastOfManyCommits()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    watch(std::chrono::milliseconds(0));
    QVERIFY(connectWorker());
    qint64 seen = 0;
    QObject context; // goes before `seen`, and with it what is still on its way
    connect(m_watcher.get(), &ChangeWatcher::changed, &context, [this, &seen] { seen = count(); });
    WriterProcess writer(QStringLiteral("append"), m_file, words("--count 20000 --stay"));
    QTRY_COMPARE_WITH_TIMEOUT(seen, 20000, 30000);
}

void ChangeWatcherTest::noticesWhileTheConnectionIsReleased()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('first')"), "ok 0");
    watch();
    QVERIFY(connectWorker());
    m_worker->releaseConnection();
    QTRY_VERIFY(!m_worker->isConnected());
    for (int i = 0; i < 5; ++i) {
        m_changed = 0;
        QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('next')"), "ok 0");
        QTRY_VERIFY(m_changed > 0);
    }
    QVERIFY(!m_worker->isConnected()); // noticed without opening it
}

void ChangeWatcherTest::noticesAfterACheckpoint()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('first')"), "ok 0");
    watch();
    QVERIFY(connectWorker());
    qint64 seen = 0;
    QObject context; // goes before `seen`, and with it what is still on its way
    connect(m_watcher.get(), &ChangeWatcher::changed, &context, [this, &seen] { seen = count(); });
    for (int i = 2; i <= 8; ++i) {
        QCOMPARE(
            writer.sql(i % 2 ? "PRAGMA wal_checkpoint(truncate)" : "PRAGMA wal_checkpoint(restart)").left(4),
            "ok 0");
        QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('next')"), "ok 0");
        QTRY_COMPARE(seen, i);
    }
    QCOMPARE(writer.sql("VACUUM"), "ok 0");
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('next')"), "ok 0");
    QTRY_COMPARE(seen, 9);
}

void ChangeWatcherTest::noticesAReplacedFile()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words("--rows 3")));
    watch();
    QVERIFY(connectWorker());
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(WriterProcess::run(QStringLiteral("replace"), m_file, words("--rows 7")));
        QTRY_COMPARE(m_replaced, i);
    }
    QCOMPARE(count(), 7);
    // The new file is watched, not the old one.
    m_changed = 0;
    WriterProcess writer(QStringLiteral("append"), m_file, words("--stay"));
    QVERIFY(writer.waitUntilDone());
    QTRY_VERIFY(m_changed > 0);
    QTRY_COMPARE(count(), 8);
    QCOMPARE(m_replaced, 3);
    QCOMPARE(m_gone, 0);
}

void ChangeWatcherTest::noticesGoneAndBack()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words("--rows 3")));
    watch();
    QVERIFY(QFile::remove(m_file));
    QTRY_COMPARE(m_gone, 1);
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words("--rows 4")));
    QTRY_COMPARE(m_back, 1);
    QCOMPARE(count(), 4);
    QCOMPARE(m_gone, 1);
    QCOMPARE(m_replaced, 0);
}

// No folder to set a watch on: only the poll is left.
void ChangeWatcherTest::noticesInAFolderThatCameLater()
{
    m_file = m_dir->filePath(QStringLiteral("later/log.db"));
    watch();
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("later")));
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, words("--rows 4")));
    QTRY_COMPARE(m_back, 1);
    QCOMPARE(count(), 4);
}

void ChangeWatcherTest::pollsWithoutEvents()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('first')"), "ok 0");
    watch();
    m_events->unwatch(m_file); // as if the system had none to give
    QVERIFY(connectWorker());
    qint64 seen = 0;
    QObject context; // goes before `seen`, and with it what is still on its way
    connect(m_watcher.get(), &ChangeWatcher::changed, &context, [this, &seen] { seen = count(); });
    for (int i = 2; i <= 4; ++i) {
        QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('next')"), "ok 0");
        QTRY_COMPARE(seen, i);
    }
    m_events->watch(m_file);
}

void ChangeWatcherTest::isQuietWhenNothingHappens()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('first')"), "ok 0");
    watch();
    QVERIFY(connectWorker());
    QTRY_VERIFY(m_changed > 0); // the new connection
    m_changed = 0;
    // Events of the folder that are another file's, each followed by a look of its own.
    int touched = 0;
    QObject context;
    connect(m_events.get(), &FileEvents::touched, &context, [&touched] { ++touched; });
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(QFile(m_dir->filePath(QString::number(i))).open(QIODevice::WriteOnly));
        QTRY_VERIFY(touched >= i);
        QVERIFY(connectWorker());
    }
    QCOMPARE(m_changed, 0);
}

void ChangeWatcherTest::mayBeDestroyedAtAnyTime()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    WriterProcess writer(QStringLiteral("append"), m_file, words("--count 100000 --wait --stay --rate 5000"));
    QVERIFY(writer.waitUntilReady());
    writer.say();
    for (int i = 0; i < 50; ++i) {
        watch();
        QVERIFY(connectWorker());
        if (i % 2)
            QTRY_VERIFY(m_changed > 0);
        m_watcher.reset();
    }
    writer.kill();
    QVERIFY(!writer.end());
}

QTEST_GUILESS_MAIN(ChangeWatcherTest)
#include "tst_changewatcher.moc"
