// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/keyvaluestore.h"
#include "tests/profile/lookedat.h"
#include "tests/store/storefixture.h"

#include <atomic>
#include <latch>
#include <thread>

using namespace storescope;
using namespace storescope::test;

namespace {

const QString seen = QStringLiteral("webhook_dedup");
const QString limits = QStringLiteral("ai_rate_limits");

Instant ms(qint64 milliseconds)
{
    return Instant::fromMilliseconds(milliseconds);
}

} // namespace

class KeyValueStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void setsAndGets();
    void expiredMeansStrictlyBefore();
    void noExpiryMeansNever();
    void setIfAbsentHasOneWinner();
    void setIfAbsentAcrossConnections();
    void anExpiredKeyIsAbsent();
    void removes();
    void listsKeysInOrder();
    void sweeps();
    void storesOfOneFileAreNeverBusy();
    void onlyPlainNames();
    void theFileIsTheProducts();
    void theProductsFileOpens();

private:
    Result<KeyValueStore::Ptr> open(const QString &name)
    {
        return KeyValueStore::open(m_pool, m_dir->file(), name, m_options).result();
    }
    std::unique_ptr<StoreFolder> m_dir;
    ConnectionPool m_pool;
    std::shared_ptr<std::atomic<qint64>> m_now; // ms
    KeyValueOptions m_options;
    KeyValueStore::Ptr m_store;
};

void KeyValueStoreTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_now = std::make_shared<std::atomic<qint64>>(1000);
    m_options.now = [now = m_now] { return ms(*now); };
    STORE_VALUE(store, open(seen));
    m_store = store;
}

void KeyValueStoreTest::cleanup()
{
    m_store.reset();
    QTRY_COMPARE(m_pool.openFiles(), 0);
}

void KeyValueStoreTest::setsAndGets()
{
    const QString key = QStringLiteral("K\u00f6ln");
    QCOMPARE(m_store->get(key).result().value(), std::nullopt);
    for (const QByteArray value : {"1", "2", ""}) {
        STORE_OK(m_store->set(key, value, ms(2000)).result());
        QCOMPARE(m_store->get(key).result().value(), std::optional(value));
    }
    QCOMPARE(ask(m_store->connection(), "SELECT expires_at FROM kv_webhook_dedup"), QStringLiteral("2000"));
    STORE_OK(m_store->set(QStringLiteral(""), "empty key").result());
    QCOMPARE(m_store->get(QStringLiteral("")).result().value(), std::optional(QByteArray("empty key")));
}

void KeyValueStoreTest::expiredMeansStrictlyBefore()
{
    STORE_OK(m_store->set(QStringLiteral("k"), "1", ms(2000)).result());
    *m_now = 2000;
    QVERIFY(m_store->get(QStringLiteral("k")).result().value().has_value());
    *m_now = 2001;
    QVERIFY(!m_store->get(QStringLiteral("k")).result().value().has_value());
}

void KeyValueStoreTest::noExpiryMeansNever()
{
    STORE_OK(m_store->set(QStringLiteral("null"), "1").result());
    STORE_OK(m_store->set(QStringLiteral("zero"), "1", ms(0)).result()); // as some write it
    *m_now = std::numeric_limits<qint64>::max();
    QVERIFY(m_store->get(QStringLiteral("null")).result().value().has_value());
    QVERIFY(m_store->get(QStringLiteral("zero")).result().value().has_value());
    QCOMPARE(m_store->setIfAbsent(QStringLiteral("null"), "2").result().value(), false);
    QCOMPARE(m_store->keys().result().value().join(u' '), QStringLiteral("null zero"));
    QCOMPARE(m_store->sweepExpired().result().value_or(-1), 0);
}

void KeyValueStoreTest::setIfAbsentHasOneWinner()
{
    std::atomic<int> winners = 0, failures = 0;
    std::latch start(8);
    std::vector<std::thread> callers;
    for (int i = 0; i < 8; ++i)
        callers.emplace_back([&, i] {
            start.arrive_and_wait();
            const auto won =
                m_store->setIfAbsent(QStringLiteral("k"), QByteArray::number(i), ms(5000)).result();
            failures += !won;
            winners += won.value_or(false);
        });
    for (auto &caller : callers)
        caller.join();
    QCOMPARE(failures, 0);
    QCOMPARE(winners, 1);
}

void KeyValueStoreTest::setIfAbsentAcrossConnections()
{
    for (int round = 0; round < 10; ++round) {
        const QString key = QString::number(round);
        std::atomic<int> winners = 0, failures = 0;
        std::latch start(4);
        std::vector<std::thread> callers;
        for (int i = 0; i < 4; ++i)
            callers.emplace_back([&] {
                ConnectionPool own; // as another process would
                const auto store = KeyValueStore::open(own, m_dir->file(), seen, m_options).result();
                start.arrive_and_wait();
                const auto won = store ? (*store)->setIfAbsent(key, "1").result() : Result<bool>(false);
                failures += !store || !won;
                winners += won.value_or(false);
            });
        for (auto &caller : callers)
            caller.join();
        QCOMPARE(failures, 0);
        QCOMPARE(winners, 1);
    }
}

void KeyValueStoreTest::anExpiredKeyIsAbsent()
{
    const QString key = QStringLiteral("k");
    QCOMPARE(m_store->setIfAbsent(key, "1", ms(2000)).result().value(), true);
    *m_now = 2000;
    QCOMPARE(m_store->setIfAbsent(key, "2", ms(9000)).result().value(), false);
    *m_now = 2001;
    QCOMPARE(m_store->setIfAbsent(key, "3", ms(9000)).result().value(), true);
    QCOMPARE(m_store->get(key).result().value(), std::optional(QByteArray("3")));
}

void KeyValueStoreTest::removes()
{
    STORE_OK(m_store->set(QStringLiteral("k"), "1").result());
    QCOMPARE(m_store->remove(QStringLiteral("k")).result().value(), true);
    QCOMPARE(m_store->remove(QStringLiteral("k")).result().value(), false);
    QVERIFY(!m_store->get(QStringLiteral("k")).result().value().has_value());
}

void KeyValueStoreTest::listsKeysInOrder()
{
    for (const char *key : {"c", "", "a", "b", "old"})
        STORE_OK(m_store->set(QString::fromLatin1(key), "1", ms(key[0] == 'o' ? 1 : 9000)).result());
    QCOMPARE(m_store->keys().result().value(), (QStringList{QString::fromLatin1(""), QStringLiteral("a"),
                                                            QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(m_store->keys(QStringLiteral("a"), 1).result().value(), QStringList{QStringLiteral("b")});
}

void KeyValueStoreTest::sweeps()
{
    STORE_OK(m_store->connection()
                 .write([](Connection &connection) {
                     return connection.execute(
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
                         "INSERT INTO kv_webhook_dedup SELECT i, '1', 1000 + i % 2 FROM n");
                 })
                 .result());
    *m_now = 1001;
    QCOMPARE(m_store->sweepExpired().result().value_or(-1), 600);
    QCOMPARE(m_store->sweepExpired().result().value_or(-1), 0);
}

void KeyValueStoreTest::storesOfOneFileAreNeverBusy()
{
    STORE_VALUE(other, open(limits));
    QCOMPARE(m_pool.openFiles(), 1);
    std::atomic<int> failures = 0;
    const auto hammer = [&failures](const KeyValueStore::Ptr &store) {
        return std::thread([&failures, store] {
            for (int i = 0; i < 100; ++i)
                failures += !store->set(QString::number(i), "1").result();
        });
    };
    std::array threads = {hammer(m_store), hammer(other)};
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(failures, 0);
    QCOMPARE(m_store->keys().result().value().size(), 100); // each has its own
    m_store->close().waitForFinished();
    QVERIFY(other->get(QStringLiteral("1")).result().value().has_value());
}

void KeyValueStoreTest::onlyPlainNames()
{
    for (const char *name : {"", "1a", "a-b", "a; DROP TABLE kv_x", "_a", "\xe4", "a\n"})
        STORE_FAILS(open(QString::fromLatin1(name)), InvalidArgument);
    STORE_OK(open(QStringLiteral("Reviews2")));
}

void KeyValueStoreTest::theFileIsTheProducts()
{
    STORE_OK(open(limits));
    m_store->close().waitForFinished();
    const FixtureFolder copy(QStringLiteral("dedup/clean"));
    QCOMPARE(schemaText(m_dir->file()), schemaText(copy.path(QStringLiteral("dedup.db"))));
    VALUE_OF(looked, look(m_dir->file()));
    QCOMPARE(matchName(looked.detected.match), QStringLiteral("exact"));
    QVERIFY(looked.detected.profile);
    QCOMPARE(looked.detected.profile->id, QStringLiteral("dedup"));
}

void KeyValueStoreTest::theProductsFileOpens()
{
    const FixtureFolder copy(QStringLiteral("dedup/rich"));
    const QString file = copy.path(QStringLiteral("dedup.db"));
    STORE_VALUE(store, KeyValueStore::open(m_pool, file, seen, m_options).result());
    const QString key = ask(store->connection(), "SELECT max(key) FROM kv_webhook_dedup");
    QVERIFY(store->get(key).result().value().has_value());
    QCOMPARE(store->setIfAbsent(key, "1").result().value(), false);
}

QTEST_GUILESS_MAIN(KeyValueStoreTest)
#include "tst_keyvaluestore.moc"
