// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/memorybudgetstore.h"
#include "core/store/sqlitebudgetstore.h"
#include "tests/store/storefixture.h"

#include <cmath>
#include <limits>
#include <thread>

using namespace storescope;
using namespace storescope::test;

namespace {

const QString user = QStringLiteral("u");
constexpr qint64 start = 1'767'225'600; // 2026-01-01

Instant after(qint64 seconds)
{
    return Instant{start + seconds, 0, 9};
}

} // namespace

// One contract, every implementation.
class BudgetStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void addsUp_data() { kinds(); }
    void addsUp();
    void aWindowLastsSevenDays_data() { kinds(); }
    void aWindowLastsSevenDays();
    void readingChangesNothing_data() { kinds(); }
    void readingChangesNothing();
    void whatIsNoNumberIsRefused_data() { kinds(); }
    void whatIsNoNumberIsRefused();
    void additionsAtOnceAllCount_data() { kinds(); }
    void additionsAtOnceAllCount();
    void otherProcessesCount();
    void outlivesItsStore();

private:
    void kinds();
    std::shared_ptr<BudgetStore> make();
    std::unique_ptr<StoreFolder> m_dir;
    ConnectionPool m_pool;
};

void BudgetStoreTest::kinds()
{
    QTest::addColumn<bool>("sqlite");
    QTest::newRow("in memory") << false;
    QTest::newRow("sqlite") << true;
}

std::shared_ptr<BudgetStore> BudgetStoreTest::make()
{
    QFETCH(bool, sqlite);
    if (!sqlite)
        return std::make_shared<MemoryBudgetStore>();
    m_dir = std::make_unique<StoreFolder>();
    return SqliteBudgetStore::open(m_pool, m_dir->file()).result().value_or(nullptr);
}

void BudgetStoreTest::cleanup()
{
    QTRY_COMPARE(m_pool.openFiles(), 0);
}

void BudgetStoreTest::addsUp()
{
    const auto store = make();
    QVERIFY(store);
    QCOMPARE(store->used(user, after(0)).result().value().used, 0.0);
    QCOMPARE(store->add(user, 1.5, after(0)).result().value(), (Budget{after(0), 1.5}));
    QCOMPARE(store->add(user, 0, after(5)).result().value(), (Budget{after(0), 1.5}));
    QCOMPARE(store->add(user, 2, after(10)).result().value(), (Budget{after(0), 3.5}));
    QCOMPARE(store->add(QStringLiteral("other"), 9, after(20)).result().value(), (Budget{after(20), 9.0}));
    QCOMPARE(store->used(user, after(30)).result().value(), (Budget{after(0), 3.5}));
}

void BudgetStoreTest::aWindowLastsSevenDays()
{
    const auto store = make();
    QVERIFY(store);
    constexpr qint64 week = 7 * 86400;
    STORE_OK(store->add(user, 10, after(0)).result());
    QCOMPARE(store->add(user, 1, after(week - 1)).result().value(), (Budget{after(0), 11.0}));
    QCOMPARE(store->add(user, 1, after(week)).result().value(), (Budget{after(week), 1.0})); // a new one
    QCOMPARE(store->add(user, 1, after(2 * week - 1)).result().value(), (Budget{after(week), 2.0}));
    QCOMPARE(store->add(user, 1, after(9 * week)).result().value(), (Budget{after(9 * week), 1.0}));
}

void BudgetStoreTest::readingChangesNothing()
{
    const auto store = make();
    QVERIFY(store);
    constexpr qint64 week = 7 * 86400;
    STORE_OK(store->add(user, 10, after(0)).result());
    QCOMPARE(store->used(user, after(week)).result().value().used, 0.0);
    QCOMPARE(store->used(user, after(week - 1)).result().value(), (Budget{after(0), 10.0}));
}

void BudgetStoreTest::whatIsNoNumberIsRefused()
{
    const auto store = make();
    QVERIFY(store);
    STORE_OK(store->add(user, 1, after(0)).result());
    for (const double seconds :
         {std::nan(""), -std::nan(""), std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity(), -1.0, -std::numeric_limits<double>::denorm_min()})
        STORE_FAILS(store->add(user, seconds, after(1)).result(), InvalidArgument);
    STORE_FAILS(store->add(QString(), 1, after(1)).result(), InvalidArgument);
    constexpr double most = std::numeric_limits<double>::max();
    STORE_OK(store->add(user, most, after(1)).result());
    STORE_FAILS(store->add(user, most, after(1)).result(), InvalidArgument); // together infinite
    QCOMPARE(store->used(user, after(2)).result().value().used, most);
}

void BudgetStoreTest::additionsAtOnceAllCount()
{
    const auto store = make();
    QVERIFY(store);
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i)
                failures += !store->add(user, 0.5, after(i)).result();
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(failures, 0);
    QCOMPARE(store->used(user, after(60)).result().value().used, 100.0);
}

void BudgetStoreTest::otherProcessesCount()
{
    const StoreFolder dir;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            ConnectionPool own; // as another process would
            const auto store = SqliteBudgetStore::open(own, dir.file()).result();
            for (int i = 0; i < 25; ++i)
                failures += !store || !(*store)->add(user, 1, after(0)).result();
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(failures, 0);
    STORE_VALUE(store, SqliteBudgetStore::open(m_pool, dir.file()).result());
    QCOMPARE(store->used(user, after(0)).result().value().used, 100.0);
}

void BudgetStoreTest::outlivesItsStore()
{
    const StoreFolder dir;
    for (int i = 1; i <= 2; ++i) {
        STORE_VALUE(store, SqliteBudgetStore::open(m_pool, dir.file()).result());
        QCOMPARE(store->add(user, 1, after(0)).result().value(), (Budget{after(0), double(i)}));
        QCOMPARE(ask(store->connection(), "SELECT window_start || ' ' || seconds_used FROM budgets"),
                 QStringLiteral("%1 %2.0").arg(start).arg(i));
    }
}

QTEST_GUILESS_MAIN(BudgetStoreTest)
#include "tst_budgetstore.moc"
