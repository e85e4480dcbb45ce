// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/matchscan.h"
#include "core/read/tail.h"
#include "core/sqlite/changewatcher.h"
#include "tests/read/storefixture.h"
#include "tests/sqlite/folder.h"
#include "tests/sqlite/foundstore.h"

#include <QSignalSpy>

using namespace storescope;
using From = PageRequest::From;

// The whole tour of a store, in each state in which it can be found: browse, filter, count, look into a
// value, search, follow, close. Not a name, byte or time in its folder may change.
class HarmlessTourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesTheFolderAsItIs_data();
    void leavesTheFolderAsItIs();

private:
    void tour(qint64 rows);
    std::unique_ptr<StoreFixture> m_fixture;
};

void HarmlessTourTest::leavesTheFolderAsItIs_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("rows");
    QTest::newRow("closed WAL") << State::Clean << 1000;
    QTest::newRow("crashed WAL") << State::Crashed << 1500;
    QTest::newRow("crashed WAL without -shm") << State::CrashedWithoutShm << 1500;
    QTest::newRow("empty -wal beside its writer") << State::EmptyWal << 1000;
    QTest::newRow("empty -wal left over") << State::EmptyWalWithoutShm << 1000;
    QTest::newRow("live WAL") << State::Live << 1500;
    QTest::newRow("live WAL in exclusive mode") << State::LiveExclusive << 1500;
    QTest::newRow("closed rollback journal") << State::Rollback << 1000;
    QTest::newRow("persistent rollback journal") << State::RollbackPersistent << 1010;
    QTest::newRow("hot rollback journal") << State::RollbackHot << 1000;
    QTest::newRow("live rollback journal") << State::RollbackLive << 1000;
    QTest::newRow("empty file") << State::Empty << 0;
}

void HarmlessTourTest::tour(qint64 rows)
{
    const QString log = QStringLiteral("log");
    FileEvents events;
    auto store = m_fixture->open(&events);
    QVERIFY(store);
    if (rows == 0) {
        QVERIFY(store->collections().empty());
        return;
    }
    QCOMPARE(*StoreFixture::value(store->count(log)), rows);
    QCOMPARE(
        StoreFixture::numbers(StoreFixture::page(*store, {.from = From::Last, .count = 50}).records).back(),
        qint64(rows));
    QCOMPARE(StoreFixture::page(*store, {.from = From::Row, .row = 777, .count = 50}).records.size(), 50u);
    const auto filter = Filter::compile(QStringLiteral("type:tool_call"), store->collection(log)).filter;
    QCOMPARE(StoreFixture::page(*store, {.from = From::First, .count = 100, .filter = filter}).records.size(),
             100u);
    const int payload = store->collection(log)->payloadColumn();
    QCOMPARE(StoreFixture::value(store->cell(log, StoreFixture::key(5), payload, 0, -1))->bytes.size(), 100);
    QVERIFY(StoreFixture::value(store->decoded(log, StoreFixture::key(5), payload)));

    auto scan = store->scan(filter, log);
    QSignalSpy scanned(scan.get(), &MatchScan::finished);
    QObject::connect(scan.get(), &MatchScan::matched, scan.get(), [&scan] { scan->taken(); });
    scan->start(MatchScan::Order::NewestFirst, true);
    QVERIFY(!scanned.empty() || scanned.wait(30'000));

    auto tail = store->tail(log);
    qint64 followed = 0;
    QObject::connect(tail.get(), &Tail::arrived, tail.get(), [&](const TailBatch &batch) {
        followed += qint64(batch.changes.size());
        tail->taken();
    });
    tail->start({Tail::Start::From::Beginning, {}});
    QTRY_COMPARE(followed, rows);
    QVERIFY(store->meter().connections > 0);
    tail.reset();
    scan.reset();
    store->close().waitForFinished();
    QCOMPARE(store->meter().connections, 0);
}

void HarmlessTourTest::leavesTheFolderAsItIs()
{
    QFETCH(State, state);
    QFETCH(int, rows);
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
    FoundStore found;
    QVERIFY(found.make(m_fixture->file(), state));
    const QStringList before = snapshotOf(m_fixture->folder());
    tour(rows);
    QCOMPARE(snapshotOf(m_fixture->folder()), before);
    QVERIFY(found.end());
}

QTEST_GUILESS_MAIN(HarmlessTourTest)
#include "tst_harmlesstour.moc"
