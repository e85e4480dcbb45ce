// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/versionstore.h"
#include "tests/profile/lookedat.h"
#include "tests/store/storefixture.h"

#include <thread>

using namespace storescope;
using namespace storescope::test;

namespace {

const QString skill = QStringLiteral("till");

} // namespace

class VersionStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void seqsAreConsecutive();
    void newestFirst();
    void emptyAndBrokenAreRefused();
    void concurrentAppendsAreDistinct();
    void aRowThatIsThereIsAnError();
    void errorsPropagate();
    void theFileIsRecognised();
    void theProductsFileOpens();

private:
    std::unique_ptr<StoreFolder> m_dir;
    ConnectionPool m_pool;
    VersionStore::Ptr m_store;
};

void VersionStoreTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    STORE_VALUE(store, VersionStore::open(m_pool, m_dir->file()).result());
    m_store = store;
}

void VersionStoreTest::cleanup()
{
    m_store.reset();
    QTRY_COMPARE(m_pool.openFiles(), 0);
}

void VersionStoreTest::seqsAreConsecutive()
{
    for (qint64 seq = 1; seq <= 3; ++seq)
        QCOMPARE(m_store->appendVersion(skill, "{}").result().value_or(0), seq);
    QCOMPARE(m_store->appendVersion(QStringLiteral("other"), "{}").result().value_or(0), 1);
}

void VersionStoreTest::newestFirst()
{
    for (int i = 1; i <= 4; ++i)
        STORE_OK(m_store->appendVersion(skill, "{\"n\":" + QByteArray::number(i) + '}').result());
    STORE_VALUE(all, m_store->versions(skill).result());
    QCOMPARE(all.size(), size_t(4));
    for (size_t i = 0; i < 4; ++i) {
        QCOMPARE(all[i].seq, qint64(4 - i));
        QCOMPARE(all[i].document, "{\"n\":" + QByteArray::number(4 - int(i)) + '}');
        QVERIFY(!all[i].id.isEmpty());
    }
    STORE_VALUE(older, m_store->versions(skill, 3, 1).result());
    QCOMPARE(older.size(), size_t(1));
    QCOMPARE(older.front().seq, 2);
    QCOMPARE(m_store->version(skill, 3).result().value().document, QByteArray("{\"n\":3}"));
    STORE_FAILS(m_store->version(skill, 5).result(), NotFound);
    STORE_FAILS(m_store->version(QStringLiteral("other"), 1).result(), NotFound);
}

void VersionStoreTest::emptyAndBrokenAreRefused()
{
    STORE_FAILS(m_store->appendVersion(QString(), "{}").result(), InvalidArgument);
    STORE_FAILS(m_store->appendVersion(skill, {}).result(), InvalidArgument);
    STORE_FAILS(m_store->appendVersion(skill, "{\"n\":").result(), InvalidArgument);
    QCOMPARE(m_store->versions(skill).result().value().size(), size_t(0));
}

void VersionStoreTest::concurrentAppendsAreDistinct()
{
    constexpr int callers = 4, each = 25;
    std::array<std::vector<qint64>, callers> given;
    std::vector<std::thread> threads;
    for (auto &seqs : given)
        threads.emplace_back([&seqs, this] {
            ConnectionPool own; // as another process would
            const auto store = VersionStore::open(own, m_dir->file()).result();
            for (int i = 0; store && i < each; ++i)
                seqs.push_back((*store)->appendVersion(skill, "{}").result().value_or(-1));
        });
    for (auto &thread : threads)
        thread.join();
    std::vector<qint64> all;
    for (const auto &seqs : given) {
        QVERIFY(std::is_sorted(seqs.begin(), seqs.end()));
        all.insert(all.end(), seqs.begin(), seqs.end());
    }
    std::sort(all.begin(), all.end());
    QCOMPARE(all.size(), size_t(callers * each));
    for (size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i], qint64(i + 1));
}

void VersionStoreTest::aRowThatIsThereIsAnError()
{
    STORE_OK(m_store->appendVersion(skill, "{}").result());
    const auto twice =
        m_store->connection()
            .write([](Connection &connection) {
                return connection.execute("INSERT INTO skill_versions VALUES ('x', 'till', 1, '{}')");
            })
            .result();
    STORE_FAILS(twice, AlreadyExists); // (skill, seq) is unique
}

void VersionStoreTest::errorsPropagate()
{
    STORE_OK(m_store->connection()
                 .write([](Connection &connection) {
                     return connection.execute("CREATE TRIGGER no BEFORE INSERT ON skill_versions "
                                               "WHEN new.seq = 2 BEGIN SELECT RAISE(ABORT, 'no'); END");
                 })
                 .result());
    STORE_OK(m_store->appendVersion(skill, "{}").result());
    STORE_FAILS(m_store->appendVersion(skill, "{}").result(), Conflict);
    QCOMPARE(m_store->versions(skill).result().value().size(), size_t(1));
}

void VersionStoreTest::theFileIsRecognised()
{
    m_store->close().waitForFinished();
    const FixtureFolder copy(QStringLiteral("executus/clean"));
    QCOMPARE(schemaText(m_dir->file()), schemaText(copy.path(QStringLiteral("executus.db"))));
    VALUE_OF(looked, look(m_dir->file()));
    QCOMPARE(matchName(looked.detected.match), QStringLiteral("exact"));
    QVERIFY(looked.detected.profile);
    QCOMPARE(looked.detected.profile->id, QStringLiteral("executus"));
}

void VersionStoreTest::theProductsFileOpens()
{
    const FixtureFolder copy(QStringLiteral("executus/clean"));
    STORE_VALUE(store, VersionStore::open(m_pool, copy.path(QStringLiteral("executus.db"))).result());
    const QString id = ask(store->connection(), "SELECT max(skill_id) FROM skill_versions");
    STORE_VALUE(before, store->versions(id).result());
    QVERIFY(!before.empty());
    QCOMPARE(store->appendVersion(id, before.front().document).result().value_or(0), before.front().seq + 1);
}

QTEST_GUILESS_MAIN(VersionStoreTest)
#include "tst_versionstore.moc"
