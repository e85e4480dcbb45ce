// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/artifactstore.h"
#include "core/store/eventlog.h"
#include "core/store/keyvaluestore.h"
#include "tests/action/twins.h"

using namespace storescope;
using namespace storescope::test;

namespace {

const QString noon = QStringLiteral("2026-03-01T12:00:00.123456789Z");

// As SQL: texts that are the same instant, near it, no time at all, and the end of time.
QByteArrayList oddTimes()
{
    return {"'2026-03-01T12:00:00.123456789Z'",
            "'2026-03-01T12:00:00.123456788Z'",
            "'2026-03-01T12:00:00.12345679Z'",
            "'2026-03-01T12:00:00.123Z'",
            "'2026-03-01T12:00:00.124Z'",
            "'2026-03-01T12:00:00Z'",
            "'2026-03-01T12:00:01Z'",
            "'2026-03-01T13:00:00.123456789+01:00'",
            "'2026-03-01T13:00:00.123456788+0100'",
            "'2026-03-01T12:00:00.1234567899999Z'",
            "'2026-03-01 12:00:00.123456788'",
            "'2026-03-01t12:00:00,123456788z'",
            "' 2026-03-01T12:00:00Z'",
            "'2026-03-01T12:00:00Z' || char(10)",
            "char(160) || '2026-03-01T12:00:00Z'",
            "char(65279) || '2026-03-01T12:00:00Z'",
            "'2026-03-01T12:00:00Z' || char(0) || 'x'",
            "CAST('2026-03-01T12:00:00Z' AS BLOB)",
            "'2026-03-01'",
            "'2026-02-30T12:00:00Z'",
            "'2026-03-01T24:00:00Z'",
            "'2026-03-01T11:59:60Z'",
            "''",
            "' '",
            "'0'",
            "17",
            "'soon'",
            "'Infinity'",
            "'9999-12-31T23:59:59Z'",
            "'+10000-01-01T00:00:00Z'",
            "'-0001-01-01T00:00:00Z'",
            "'1969-12-31T23:59:59.999Z'"};
}

} // namespace

// What has expired is said by the stores and by the profiles; here each row is asked on both sides, at the
// boundary and beside it.
class TestExpiryRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void artifactsExpireAlike_data() { moments(); }
    void artifactsExpireAlike();
    void idempotencyKeysExpireAlike_data() { moments(); }
    void idempotencyKeysExpireAlike();
    void keysExpireAlike_data();
    void keysExpireAlike();
    void sweptFilesAreTheSame();

private:
    static void moments()
    {
        QTest::addColumn<Instant>("now");
        const Instant at = *Instant::fromIso(noon);
        QTest::newRow("equal") << at;
        QTest::newRow("one before") << at.plusNanos(-1);
        QTest::newRow("one after") << at.plusNanos(1);
        QTest::newRow("a second before") << at.plusNanos(-1'000'000'000);
        QTest::newRow("a second after") << at.plusNanos(1'000'000'000);
        QTest::newRow("whole second") << *Instant::fromIso(QStringLiteral("2026-03-01T12:00:00Z"));
    }
};

void TestExpiryRule::artifactsExpireAlike()
{
    QFETCH(Instant, now);
    const Twins twins([](const QString &file) {
        ConnectionPool pool;
        ArtifactStore::open(pool, file).result().value()->close().waitForFinished();
        QByteArrayList rows{"INSERT INTO arcp_artifact VALUES('never', NULL, 'a/b', 1, NULL, NULL, 'x')"};
        for (const QByteArray &time : oddTimes())
            rows << "INSERT INTO arcp_artifact SELECT 'id' || count(*), NULL, 'a/b', 1, NULL, " + time +
                        ", 'x' FROM arcp_artifact";
        runSql(file, rows);
    });
    const QByteArray all = "SELECT rowid, artifact_id, expires_at_iso FROM arcp_artifact";
    const Rows before = rowsOf(twins.ours(), all);
    QCOMPARE(before.size(), oddTimes().size() + 1);

    ConnectionPool pool;
    ArtifactOptions options;
    options.now = [now] { return now; };
    options.sweepEvery = {};
    const auto store = ArtifactStore::open(pool, twins.ours(), options).result().value();
    QSet<qint64> unseen; // what a fetch does not find
    for (auto row = before.begin(); row != before.end(); ++row) {
        const auto id = row.key() == 1 ? QStringLiteral("never") : QStringLiteral("id%1").arg(row.key() - 1);
        const auto fetched = store->fetch(id).result();
        if (!fetched && fetched.error().code == ErrorCode::NotFound)
            unseen << row.key();
    }
    const qint64 swept = *store->sweepExpired().result();
    store->close().waitForFinished();
    const QSet<qint64> gone = numbers(before) - numbers(rowsOf(twins.ours(), all));
    QCOMPARE(swept, qint64(gone.size()));
    QCOMPARE(unseen, gone);

    const Ruled ruled = twins.ruled(QStringLiteral("artifacts"), QStringLiteral("sweep"), now);
    QVERIFY(gone.size() > 1 && gone.size() < before.size() - 10);
    for (auto row = before.begin(); row != before.end(); ++row) {
        QVERIFY2(gone.contains(row.key()) == ruled.meant.contains(row.key()), qPrintable(*row));
        QVERIFY2(gone.contains(row.key()) == (ruled.states[row.key()] == QLatin1String("expired")),
                 qPrintable(*row + ruled.states[row.key()]));
    }
}

void TestExpiryRule::idempotencyKeysExpireAlike()
{
    QFETCH(Instant, now);
    const Twins twins([](const QString &file) {
        ConnectionPool pool;
        EventLog::open(pool, file).result().value()->close().waitForFinished();
        QByteArrayList rows;
        for (const QByteArray &time : oddTimes())
            rows << "INSERT INTO arcp_idempotency SELECT 'p', 'key' || (count(*) + 1), '{}', '', " + time +
                        " FROM arcp_idempotency";
        runSql(file, rows);
    });
    const QByteArray all = "SELECT rowid, idempotency_key, expires_at_iso FROM arcp_idempotency";
    const Rows before = rowsOf(twins.ours(), all);
    QCOMPARE(before.size(), oddTimes().size());

    ConnectionPool pool;
    const auto log = EventLog::open(pool, twins.ours()).result().value();
    QSet<qint64> unseen;
    for (const qint64 row : numbers(before)) {
        const auto found =
            log->lookupIdempotent(QStringLiteral("p"), QStringLiteral("key%1").arg(row), now).result();
        if (found && !*found)
            unseen << row;
    }
    const qint64 swept = *log->sweepIdempotent(now).result();
    log->close().waitForFinished();
    const QSet<qint64> gone = numbers(before) - numbers(rowsOf(twins.ours(), all));
    QCOMPARE(swept, qint64(gone.size()));
    QCOMPARE(unseen, gone);

    const Ruled ruled = twins.ruled(QStringLiteral("idempotency"), QStringLiteral("sweep"), now);
    for (auto row = before.begin(); row != before.end(); ++row) {
        QVERIFY2(gone.contains(row.key()) == ruled.meant.contains(row.key()), qPrintable(*row));
        QVERIFY2(gone.contains(row.key()) == (ruled.states[row.key()] == QLatin1String("expired")),
                 qPrintable(*row + ruled.states[row.key()]));
    }
}

void TestExpiryRule::keysExpireAlike_data()
{
    QTest::addColumn<Instant>("now");
    const Instant at = Instant::fromMilliseconds(1'772'366'400'123);
    QTest::newRow("equal") << at;
    QTest::newRow("one before") << at.plusNanos(-1'000'000);
    QTest::newRow("one after") << at.plusNanos(1'000'000);
    QTest::newRow("within the millisecond") << at.plusNanos(999'999); // which a column of ms does not tell
    QTest::newRow("the epoch") << Instant::fromMilliseconds(0);
}

void TestExpiryRule::keysExpireAlike()
{
    QFETCH(Instant, now);
    const Twins twins([](const QString &file) {
        ConnectionPool pool;
        KeyValueStore::open(pool, file, QStringLiteral("marks")).result().value()->close().waitForFinished();
        QByteArrayList rows;
        for (const char *expiry : {"1772366400123",
                                   "1772366400122",
                                   "1772366400124",
                                   "'1772366400122'",
                                   "' 1772366400122 '",
                                   "1772366400122.5",
                                   "1772366400123.5",
                                   "'1.772366400122e12'",
                                   "NULL",
                                   "0",
                                   "'0'",
                                   "0.0",
                                   "-1",
                                   "''",
                                   "'soon'",
                                   "'0x10'",
                                   "'inf'",
                                   "'12 apples'",
                                   "x'31'",
                                   "9223372036854775807",
                                   "1"})
            rows << QByteArray("INSERT INTO kv_marks SELECT 'key' || (count(*) + 1), 'v', ") + expiry +
                        " FROM kv_marks";
        runSql(file, rows);
    });
    const QByteArray all = "SELECT rowid, key, expires_at FROM kv_marks";
    const Rows before = rowsOf(twins.ours(), all);
    QCOMPARE(before.size(), 21);

    ConnectionPool pool;
    KeyValueOptions options;
    options.now = [now] { return now; };
    const auto store =
        KeyValueStore::open(pool, twins.ours(), QStringLiteral("marks"), options).result().value();
    QSet<qint64> unseen;
    for (const qint64 row : numbers(before))
        if (!*store->get(QStringLiteral("key%1").arg(row)).result())
            unseen << row;
    const qint64 swept = *store->sweepExpired().result();
    store->close().waitForFinished();
    const QSet<qint64> gone = numbers(before) - numbers(rowsOf(twins.ours(), all));
    QCOMPARE(swept, qint64(gone.size()));
    QCOMPARE(unseen, gone);

    const Ruled ruled = twins.ruled(QStringLiteral("marks"), QStringLiteral("sweep"), now);
    for (auto row = before.begin(); row != before.end(); ++row) {
        QVERIFY2(gone.contains(row.key()) == ruled.meant.contains(row.key()), qPrintable(*row));
        QVERIFY2(gone.contains(row.key()) == (ruled.states[row.key()] == QLatin1String("expired")),
                 qPrintable(*row + ruled.states[row.key()]));
    }
}

// From preview to commit, at the real time: what is left is the same, byte for byte.
void TestExpiryRule::sweptFilesAreTheSame()
{
    const Twins twins([](const QString &file) {
        ConnectionPool pool;
        const auto log = EventLog::open(pool, file).result().value();
        const auto artifacts = ArtifactStore::adopt(log->connection()).result().value();
        const auto keys = KeyValueStore::adopt(log->connection(), QStringLiteral("marks")).result().value();
        const Instant now = Instant::now();
        for (int i = -6; i < 6; ++i) {
            const Instant expires = now.plusNanos((i * 600 + 300) * 1'000'000'000LL);
            ArtifactDraft draft;
            draft.id = QStringLiteral("id%1").arg(i);
            draft.expires = expires;
            QVERIFY(artifacts->put(draft, "body").result());
            QVERIFY(log->recordIdempotent(QStringLiteral("p"), draft.id, "{}", expires).result());
            QVERIFY(keys->set(draft.id, "v", expires).result());
        }
    });
    {
        ConnectionPool pool;
        const auto log = EventLog::open(pool, twins.ours()).result().value();
        const auto artifacts = ArtifactStore::adopt(log->connection()).result().value();
        const auto keys = KeyValueStore::adopt(log->connection(), QStringLiteral("marks")).result().value();
        QCOMPARE(*artifacts->sweepExpired().result(), qint64(6));
        QCOMPARE(*log->sweepIdempotent().result(), qint64(6));
        QCOMPARE(*keys->sweepExpired().result(), qint64(6));
    }
    QCOMPARE(twins.apply(QStringLiteral("artifacts"), QStringLiteral("sweep")).removed, qint64(6));
    QCOMPARE(twins.apply(QStringLiteral("idempotency"), QStringLiteral("sweep")).removed, qint64(6));
    for (const char *sql : {"SELECT rowid, * FROM arcp_artifact", "SELECT rowid, * FROM arcp_idempotency"}) {
        QCOMPARE(rowsOf(twins.theirs(), sql), rowsOf(twins.ours(), sql));
        QCOMPARE(rowsOf(twins.ours(), sql).size(), 6);
    }
}

QTEST_GUILESS_MAIN(TestExpiryRule)
#include "tst_expiryrule.moc"
