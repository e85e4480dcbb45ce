// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/matchscan.h"
#include "core/read/tail.h"
#include "core/sqlite/changewatcher.h"
#include "tests/read/storefixture.h"

#include <QSignalSpy>
#include <QtConcurrentRun>

using namespace storescope;
using From = PageRequest::From;

// A store after it was opened: its file changes, goes and comes back; it is let go of and closed.
class StoreLifeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedFileThatItsWriterOpens();
    void busyWriterIsWaitedFor();
    void replacedFileIsToldAndRead();
    void goneAndBack();
    void changesAreToldAndLive();
    void disconnectedStoreGivesItsFileBack();
    void quietStoreGivesItsFileBack();
    void closeWhileBusy();
    void closedStoreRefuses();
    void destroyedOnAnotherThread();
    void meterCounts();

private:
    const QString m_log = QStringLiteral("log");
    bool write(const QString &command, const QString &options) const
    {
        return WriterProcess::run(command, m_fixture->file(), StoreFixture::words(options));
    }
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
};

void StoreLifeTest::init()
{
    m_events = std::make_unique<FileEvents>();
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
}

// Read as immutable until its program is back: from then on live, without a row that is half old.
void StoreLifeTest::closedFileThatItsWriterOpens()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open();
    QCOMPARE(openedAsName(store->info().files[0].opened), openedAsName(OpenedAs::Immutable));
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(10));
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 5 --stay")));
    QVERIFY(writer.waitUntilDone());
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(15));
    QTRY_COMPARE(openedAsName(store->info().files[0].opened), openedAsName(OpenedAs::Live));
    QVERIFY(writer.end());
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(15));
}

void StoreLifeTest::busyWriterIsWaitedFor()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10 --journal delete")));
    auto store = m_fixture->open();
    QVERIFY(store);
    QSignalSpy busy(store.get(), &OpenStore::busyRetry);
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file());
    QVERIFY(writer.waitUntilReady());
    QVERIFY(writer.sql("BEGIN EXCLUSIVE").startsWith("ok 0"));
    const auto page = store->page(m_log, {.count = 1});
    QVERIFY(busy.wait(20'000));
    QVERIFY(!page.isFinished());
    QVERIFY(writer.sql("COMMIT").startsWith("ok 0"));
    const auto read = StoreFixture::value(page);
    QVERIFY2(read, read ? "" : qPrintable(read.error().sentence));
    QCOMPARE(read->records.size(), 1u);
    QVERIFY(store->meter().busy > 0);
    QVERIFY(store->meter().rollbackJournal);
}

void StoreLifeTest::replacedFileIsToldAndRead()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open(m_events.get());
    QCOMPARE(*StoreFixture::value(store->count(m_log)), 10);
    QSignalSpy replaced(store.get(), &OpenStore::fileReplaced);
    QVERIFY(write(QStringLiteral("replace"), QStringLiteral("--rows 33")));
    QVERIFY(!replaced.empty() || replaced.wait());
    QCOMPARE(replaced.front().front().toInt(), 0);
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(33));
    QTRY_COMPARE(store->rowCount(m_log).rows, 33);
}

void StoreLifeTest::goneAndBack()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open(m_events.get());
    QSignalSpy gone(store.get(), &OpenStore::fileGone);
    QSignalSpy back(store.get(), &OpenStore::fileBack);
    QVERIFY(QFile::remove(m_fixture->file()));
    QVERIFY(!gone.empty() || gone.wait());
    const auto page = StoreFixture::value(store->page(m_log, {}));
    QVERIFY(!page);
    QCOMPARE(errorCodeName(page.error().code), errorCodeName(ErrorCode::NotFound));
    QVERIFY(m_fixture->create(QStringLiteral("--rows 4")));
    QVERIFY(!back.empty() || back.wait());
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(4));
}

void StoreLifeTest::changesAreToldAndLive()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open(m_events.get());
    QSignalSpy changed(store.get(), &OpenStore::changed);
    QSignalSpy live(store.get(), &OpenStore::liveChanged);
    const Instant before = Instant::now();
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 500 --stay")));
    QVERIFY(writer.waitUntilDone());
    QVERIFY(!changed.empty() || changed.wait());
    QVERIFY(changed.size() < 250); // once a frame, not once a commit
    QVERIFY(!live.empty() || live.wait());
    QVERIFY(store->lastChange().milliseconds() >= before.milliseconds());
}

void StoreLifeTest::disconnectedStoreGivesItsFileBack()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open(m_events.get());
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 5 --stay")));
    QVERIFY(writer.waitUntilDone());
    QCOMPARE(StoreFixture::page(*store, {.count = 1}).records.size(), 1u);
    store->disconnectFiles();
    QVERIFY(store->isDisconnected());
    QTRY_COMPARE(store->meter().connections, 0);
    QVERIFY(writer.end()); // the last one out checkpoints and removes the -wal
    QVERIFY(!QFile::exists(m_fixture->file() + QStringLiteral("-wal")));
    store->reconnect();
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(15));
}

void StoreLifeTest::quietStoreGivesItsFileBack()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto environment = m_fixture->environment(m_events.get());
    environment.quietAfterMs = 100;
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 5 --stay")));
    QVERIFY(writer.waitUntilDone());
    auto store = StoreFixture::open(m_fixture->file(), environment);
    QCOMPARE(StoreFixture::page(*store, {.count = 1}).records.size(), 1u);
    QTRY_COMPARE(store->meter().connections, 0);
    QVERIFY(writer.end());
    QVERIFY(!QFile::exists(m_fixture->file() + QStringLiteral("-wal")));
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*store, {.count = 1}).records).front(), qint64(15));
}

void StoreLifeTest::closeWhileBusy()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 200000 --payload 200")));
    auto store = m_fixture->open(m_events.get());
    const auto filter = Filter::compile(QStringLiteral("type:nothing"), store->collection(m_log)).filter;
    std::vector<QFuture<Result<Page>>> pages;
    for (int i = 0; i < 10; ++i)
        pages.push_back(store->page(m_log, {.from = From::First, .count = 10, .filter = filter}));
    const auto count = store->count(m_log);
    auto tail = store->tail(m_log);
    tail->start({Tail::Start::From::Beginning, {}});
    auto scan = store->scan(filter, m_log);
    scan->start(MatchScan::Order::OldestFirst, false);
    const auto closing = store->close();
    QVERIFY(QTest::qWaitFor([&closing] { return closing.isFinished(); }, 10'000));
    for (auto &page : pages) {
        QVERIFY(page.isFinished());
        const auto read = page.result();
        QVERIFY(read || read.error().code == ErrorCode::Closed || read.error().code == ErrorCode::Cancelled);
    }
    QVERIFY(count.isFinished());
    QCOMPARE(store->meter().connections, 0);
    store.reset();
    QVERIFY(tail); // outlives its store without harm
}

void StoreLifeTest::closedStoreRefuses()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open();
    StoreFixture::value(store->page(m_log, {}));
    store->close().waitForFinished();
    store->close().waitForFinished();
    const auto page = StoreFixture::value(store->page(m_log, {}));
    QVERIFY(!page);
    QCOMPARE(errorCodeName(page.error().code), errorCodeName(ErrorCode::Closed));
    const auto count = StoreFixture::value(store->count(m_log));
    QVERIFY(!count);
    QCOMPARE(errorCodeName(count.error().code), errorCodeName(ErrorCode::Closed));
}

// The last handle may go on a thread of the pool, and the result may be taken out of the future there.
void StoreLifeTest::destroyedOnAnotherThread()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    for (int round = 0; round < 20; ++round) {
        auto store = m_fixture->open();
        QPointer<OpenStore> watched(store.get());
        std::atomic<int> rows = 0;
        auto page = store->page(m_log, {.count = 3});
        auto future = QtConcurrent::run([&rows, page, store = std::move(store)]() mutable {
            rows = int(page.takeResult()->records.size());
            store.reset();
        });
        QVERIFY(QTest::qWaitFor([&] { return future.isFinished() && !watched; }, 10'000));
        QCOMPARE(rows.load(), 3);
    }
}

void StoreLifeTest::meterCounts()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 5 --stay")));
    QVERIFY(writer.waitUntilDone());
    auto store = m_fixture->open();
    StoreFixture::page(*store, {.count = 3});
    const MeterReading meter = store->meter();
    QCOMPARE(meter.connections, 1);
    QVERIFY(meter.longestRead.count() > 0);
    QVERIFY(meter.walBytes > 0);
    QCOMPARE(meter.walBytesAtOpening, meter.walBytes);
    QVERIFY(!meter.rollbackJournal);
}

QTEST_GUILESS_MAIN(StoreLifeTest)
#include "tst_storelife.moc"
