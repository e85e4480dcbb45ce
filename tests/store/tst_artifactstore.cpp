// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/sha256.h"
#include "core/store/artifactstore.h"
#include "core/store/eventlog.h"
#include "tests/store/storefixture.h"
#include "tests/support/fixture.h"

#include <atomic>
#include <thread>

using namespace storescope;
using namespace storescope::test;

namespace {

Instant at(const char *iso)
{
    return Instant::fromIso(QString::fromLatin1(iso)).value();
}

ArtifactDraft draft(const char *id, const std::optional<Instant> &expires = {})
{
    ArtifactDraft draft;
    draft.id = QString::fromLatin1(id);
    draft.session = QStringLiteral("s");
    draft.expires = expires;
    return draft;
}

} // namespace

class ArtifactStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void putGivesTheReference();
    void expiryIsClamped();
    void putBase64();
    void unknownAndExpiredAreNotFound();
    void theDigestIsVerified();
    void releaseSaysWhetherARowWent();
    void sweepsAsInstants();
    void anHourADayAndAMinuteUnlessTold();
    void sweepsByItself();
    void closeWaitsForARunningSweep();
    void adoptedConnectionsAreShared();
    void everythingAtOnce();
    void theSdksFileOpens();

private:
    Result<void> change(const QByteArray &sql)
    {
        return m_store->connection()
            .write([sql](Connection &connection) { return connection.execute(sql); })
            .result();
    }
    std::unique_ptr<StoreFolder> m_dir;
    ConnectionPool m_pool;
    ArtifactStore::Ptr m_store;
    std::shared_ptr<std::atomic<qint64>> m_now; // ms
    ArtifactOptions m_options;
};

void ArtifactStoreTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_now = std::make_shared<std::atomic<qint64>>(at("2026-01-01T00:00:00Z").milliseconds());
    m_options.sweepEvery = std::chrono::milliseconds(0);
    m_options.now = [now = m_now] { return Instant::fromMilliseconds(*now); };
    STORE_VALUE(store, ArtifactStore::open(m_pool, m_dir->file(), m_options).result());
    m_store = store;
}

void ArtifactStoreTest::cleanup()
{
    m_store.reset();
    QTRY_COMPARE(m_pool.openFiles(), 0);
}

void ArtifactStoreTest::putGivesTheReference()
{
    ArtifactDraft wanted = draft("a1");
    wanted.mediaType = QStringLiteral("text/plain");
    STORE_VALUE(ref, m_store->put(wanted, "hello").result());
    QCOMPARE(ref.uri, QStringLiteral("arcp://session/s/artifact/a1"));
    QCOMPARE(ref.mediaType, QStringLiteral("text/plain"));
    QCOMPARE(ref.size, 5);
    QCOMPARE(ref.sha256, QByteArray("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    QCOMPARE(ref.expires.value().toIso(), QStringLiteral("2026-01-01T01:00:00.000Z")); // an hour
    STORE_VALUE(fetched, m_store->fetch(QStringLiteral("a1")).result());
    QCOMPARE(fetched.body, QByteArray("hello"));
    QCOMPARE(fetched.ref.uri, ref.uri);
    QCOMPARE(fetched.ref.sha256, ref.sha256);
    QCOMPARE(fetched.ref.expires, ref.expires);

    STORE_VALUE(unnamed, m_store->put({}, {}).result());
    QVERIFY(unnamed.id.size() > 20);
    QCOMPARE(unnamed.uri, QStringLiteral("arcp://session/_/artifact/") + unnamed.id);
    QCOMPARE(m_store->fetch(unnamed.id).result().value().body, QByteArray());
    STORE_OK(m_store->put(wanted, "other").result()); // replaces
    QCOMPARE(m_store->fetch(QStringLiteral("a1")).result().value().body, QByteArray("other"));
}

void ArtifactStoreTest::expiryIsClamped()
{
    const auto expiryOf = [this](const char *wanted) {
        return m_store->put(draft("a", at(wanted)), "x").result().value().expires.value().toIso();
    };
    QCOMPARE(expiryOf("2026-01-01T23:59:59Z"), QStringLiteral("2026-01-01T23:59:59Z"));
    QCOMPARE(expiryOf("2026-01-02T00:00:01Z"), QStringLiteral("2026-01-02T00:00:00.000Z"));
    QCOMPARE(expiryOf("2099-01-01T00:00:00Z"), QStringLiteral("2026-01-02T00:00:00.000Z"));
    QCOMPARE(ask(m_store->connection(), "SELECT expires_at_iso FROM arcp_artifact"),
             QStringLiteral("2026-01-02T00:00:00.000Z"));
}

void ArtifactStoreTest::putBase64()
{
    STORE_VALUE(ref, m_store->putBase64(draft("a"), "aGVsbG8=").result());
    QCOMPARE(ref.size, 5);
    QCOMPARE(ref.sha256, sha256Hex("hello"));
    QCOMPARE(m_store->fetch(QStringLiteral("a")).result().value().body, QByteArray("hello"));
    STORE_FAILS(m_store->putBase64(draft("b"), "aGVs*G8=").result(), InvalidArgument);
    STORE_FAILS(m_store->fetch(QStringLiteral("b")).result(), NotFound);
}

void ArtifactStoreTest::unknownAndExpiredAreNotFound()
{
    STORE_FAILS(m_store->fetch(QStringLiteral("a")).result(), NotFound);
    STORE_OK(m_store->put(draft("a", at("2026-01-01T00:00:05.5Z")), "x").result());
    *m_now = at("2026-01-01T00:00:05Z").milliseconds();
    STORE_OK(m_store->fetch(QStringLiteral("a")).result());
    *m_now += 500;
    STORE_OK(m_store->fetch(QStringLiteral("a")).result()); // equal is not expired
    *m_now += 1;
    STORE_FAILS(m_store->fetch(QStringLiteral("a")).result(), NotFound);
}

void ArtifactStoreTest::theDigestIsVerified()
{
    STORE_OK(m_store->put(draft("a"), "hello").result());
    STORE_OK(change("UPDATE arcp_artifact SET body_blob = x'68656c6c70'"));
    STORE_FAILS(m_store->fetch(QStringLiteral("a")).result(), Corrupt);
    STORE_OK(change("UPDATE arcp_artifact SET sha256 = NULL")); // nothing to compare with
    STORE_OK(m_store->fetch(QStringLiteral("a")).result());
    STORE_OK(change("UPDATE arcp_artifact SET size_bytes = 4"));
    STORE_FAILS(m_store->fetch(QStringLiteral("a")).result(), Corrupt);
    STORE_OK(m_store->put(draft("a"), "hello").result());
    STORE_OK(change("UPDATE arcp_artifact SET sha256 = upper(sha256), body_blob = 'hello'"));
    STORE_OK(m_store->fetch(QStringLiteral("a")).result()); // capitals, and TEXT of the same bytes
    STORE_OK(change("UPDATE arcp_artifact SET expires_at_iso = 'soon'"));
    STORE_FAILS(m_store->fetch(QStringLiteral("a")).result(), Corrupt);
}

void ArtifactStoreTest::releaseSaysWhetherARowWent()
{
    STORE_OK(m_store->put(draft("a"), "x").result());
    QCOMPARE(m_store->release(QStringLiteral("a")).result().value(), true);
    QCOMPARE(m_store->release(QStringLiteral("a")).result().value(), false);
}

void ArtifactStoreTest::sweepsAsInstants()
{
    STORE_OK(m_store->put(draft("a", at("2026-01-01T00:00:05Z")), "x").result()); // text: after .050Z
    STORE_OK(m_store->put(draft("b", at("2026-01-01T00:00:05.05Z")), "x").result());
    STORE_OK(m_store->put(draft("c", at("2026-01-01T00:00:05.1Z")), "x").result());
    STORE_OK(m_store->put(draft("d"), "x").result());
    STORE_OK(change("UPDATE arcp_artifact SET expires_at_iso = NULL WHERE artifact_id = 'd'")); // never
    *m_now = at("2026-01-01T00:00:05.05Z").milliseconds();
    QCOMPARE(m_store->sweepExpired().result().value_or(-1), 1);
    QCOMPARE(ask(m_store->connection(), "SELECT group_concat(artifact_id) FROM arcp_artifact"),
             QStringLiteral("b,c,d"));
    *m_now += 60'000;
    QCOMPARE(m_store->sweepExpired().result().value_or(-1), 2);
}

void ArtifactStoreTest::anHourADayAndAMinuteUnlessTold()
{
    const ArtifactOptions untold;
    QVERIFY(untold.usualLife == std::chrono::hours(1));
    QVERIFY(untold.longestLife == std::chrono::hours(24));
    QVERIFY(untold.sweepEvery == std::chrono::minutes(1));
}

void ArtifactStoreTest::sweepsByItself()
{
    ArtifactOptions options = m_options;
    options.sweepEvery = std::chrono::milliseconds(1);
    STORE_VALUE(sweeping, ArtifactStore::open(m_pool, m_dir->file(), options).result());
    STORE_OK(sweeping->put(draft("a"), "x").result());
    STORE_OK(sweeping->put(draft("b", at("2026-01-01T10:00:00Z")), "x").result());
    *m_now = at("2026-01-01T02:00:00Z").milliseconds();
    QTRY_COMPARE(ask(m_store->connection(), "SELECT group_concat(artifact_id) FROM arcp_artifact"),
                 QStringLiteral("b"));
    QCOMPARE(ArtifactOptions().sweepEvery.count(), 60'000);
}

void ArtifactStoreTest::closeWaitsForARunningSweep()
{
    std::counting_semaphore<> running{0}, go{0};
    ArtifactOptions options;
    options.sweepEvery = std::chrono::milliseconds(1);
    options.now = [&] { // asked by the sweep alone here
        running.release();
        go.acquire();
        return Instant::now();
    };
    STORE_VALUE(other, ArtifactStore::open(m_pool, m_dir->path("two.db"), m_options).result());
    STORE_VALUE(sweeping, ArtifactStore::open(m_pool, m_dir->path("two.db"), options).result());
    running.acquire();
    auto closed = sweeping->close();
    QVERIFY(!closed.isFinished()); // of the connection nothing keeps it: another store has it open
    go.release(8);
    closed.waitForFinished();
    QVERIFY(!running.try_acquire()); // cancelled: no further round
    other->close().waitForFinished();
    QVERIFY(!isHeldOpen(m_dir->path("two.db")));
}

void ArtifactStoreTest::adoptedConnectionsAreShared()
{
    STORE_VALUE(log, EventLog::adopt(m_store->connection()).result());
    STORE_VALUE(second, ArtifactStore::adopt(log->connection(), m_options).result());
    QCOMPARE(m_pool.openFiles(), 1);
    STORE_OK(second->put(draft("a"), "x").result());
    second->close().waitForFinished();
    STORE_FAILS(second->fetch(QStringLiteral("a")).result(), Closed);
    STORE_OK(log->lastSeq().result());
    m_store->close().waitForFinished(); // it was the first, and yet not the last
    STORE_OK(log->lastSeq().result());
    log->close().waitForFinished();
    QVERIFY(!isHeldOpen(m_dir->file()));
}

void ArtifactStoreTest::everythingAtOnce()
{
    STORE_VALUE(log, EventLog::adopt(m_store->connection()).result());
    std::atomic<int> failures = 0;
    const auto repeat = [&failures](auto job) {
        return std::thread([&failures, job] {
            for (int i = 0; i < 60; ++i)
                if (!job(QStringLiteral("a%1").arg(i)))
                    ++failures;
        });
    };
    std::array threads = {
        repeat([&](const QString &id) {
            const auto put = m_store->put(draft(qPrintable(id)), id.toUtf8()).result();
            const auto fetched = m_store->fetch(id).result();
            return put && fetched && fetched->body == id.toUtf8();
        }),
        repeat([&](const QString &) { return m_store->sweepExpired().result().has_value(); }),
        repeat([&](const QString &id) {
            Envelope envelope;
            envelope.session = QStringLiteral("s");
            envelope.id = id;
            envelope.type = QStringLiteral("log");
            envelope.body = "{}";
            return log->append(envelope).result().has_value();
        }),
        repeat(
            [&](const QString &) { return log->replay(QStringLiteral("s"))->next().result().has_value(); })};
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(failures, 0);
}

void ArtifactStoreTest::theSdksFileOpens()
{
    const QString folder = QStringLiteral(STORESCOPE_FIXTURES "/arcp/rich");
    QVERIFY(copyFixture(folder, m_dir->folder()));
    STORE_VALUE(store, ArtifactStore::open(m_pool, m_dir->path("arcp.db"), m_options).result());
    *m_now = at("2020-01-01T00:00:00Z").milliseconds();
    const QString all = ask(store->connection(), "SELECT group_concat(artifact_id, '|') FROM arcp_artifact");
    const QStringList ids = all.split(u'|');
    QVERIFY(ids.size() >= 10);
    for (const QString &id : ids)
        STORE_OK(store->fetch(id).result());
}

QTEST_GUILESS_MAIN(ArtifactStoreTest)
#include "tst_artifactstore.moc"
