// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/eventlogfixture.h"

using namespace storescope;
using namespace storescope::test;

namespace {

Instant at(const char *iso)
{
    return Instant::fromIso(QString::fromLatin1(iso)).value();
}

} // namespace

class EventLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordsAndLooksUp();
    void keysBelongToAPrincipal();
    void expiresAsAnInstant();
    void sweepsAsInstants();
    void sweepsMoreThanABatch();
    void anExpiryThatIsNoTimeIsCorrupt();

private:
    Result<void> record(const QString &key, const char *expires)
    {
        return m_log->recordIdempotent(QStringLiteral("p"), key, "{}", at(expires)).result();
    }
    QString keys()
    {
        return ask(m_log->connection(), "SELECT group_concat(idempotency_key) FROM arcp_idempotency");
    }
    std::unique_ptr<StoreFolder> m_dir;
    ConnectionPool m_pool;
    EventLog::Ptr m_log;
};

void EventLedgerTest::init()
{
    m_log.reset();
    m_dir = std::make_unique<StoreFolder>();
    STORE_VALUE(log, EventLog::open(m_pool, m_dir->file()).result());
    m_log = log;
}

void EventLedgerTest::recordsAndLooksUp()
{
    const auto lookUp = [this] {
        return m_log->lookupIdempotent(QStringLiteral("p"), QStringLiteral("k"), at("2026-01-01T00:00:00Z"))
            .result();
    };
    QCOMPARE(lookUp().value(), std::nullopt);
    for (const QByteArray outcome : {"{\"n\":1}", "{\"n\":2}"}) { // the second replaces the first
        STORE_OK(m_log
                     ->recordIdempotent(QStringLiteral("p"), QStringLiteral("k"), outcome,
                                        at("2026-01-01T00:00:01Z"), at("2025-12-31T00:00:00Z"))
                     .result());
        QCOMPARE(lookUp().value(), std::optional(outcome));
    }
    QCOMPARE(ask(m_log->connection(), "SELECT created_at_iso || ' ' || expires_at_iso FROM arcp_idempotency"),
             QStringLiteral("2025-12-31T00:00:00Z 2026-01-01T00:00:01Z"));
}

void EventLedgerTest::keysBelongToAPrincipal()
{
    STORE_OK(record(QStringLiteral("k"), "2100-01-01T00:00:00Z"));
    const auto other = m_log->lookupIdempotent(QStringLiteral("q"), QStringLiteral("k")).result();
    QCOMPARE(other.value(), std::nullopt);
}

void EventLedgerTest::expiresAsAnInstant()
{
    // As text ".5Z" is before "Z", so text would call this expired half a second early.
    STORE_OK(record(QStringLiteral("k"), "2026-01-01T00:00:05.5Z"));
    const auto isThere = [this](const char *now) {
        return m_log->lookupIdempotent(QStringLiteral("p"), QStringLiteral("k"), at(now))
            .result()
            .value()
            .has_value();
    };
    QVERIFY(isThere("2026-01-01T00:00:05Z"));
    QVERIFY(isThere("2026-01-01T00:00:05.500000000Z")); // equal is not expired
    QVERIFY(!isThere("2026-01-01T00:00:05.500000001Z"));
    QVERIFY(!isThere("2026-01-01T00:00:06Z"));
}

void EventLedgerTest::sweepsAsInstants()
{
    STORE_OK(record(QStringLiteral("a"), "2026-01-01T00:00:05Z"));     // text: after .05Z
    STORE_OK(record(QStringLiteral("b"), "2026-01-01T00:00:05.050Z")); // equal: stays
    STORE_OK(record(QStringLiteral("c"), "2026-01-01T00:00:05.1Z"));
    STORE_OK(record(QStringLiteral("d"), "2026-01-01T01:00:04+01:00")); // text: an hour later
    STORE_OK(record(QStringLiteral("e"), "2025-12-31T23:00:06-01:00")); // text: an hour earlier
    QCOMPARE(m_log->sweepIdempotent(at("2026-01-01T00:00:05.05Z")).result().value_or(-1), 2);
    QCOMPARE(keys(), QStringLiteral("b,c,e"));
}

void EventLedgerTest::sweepsMoreThanABatch()
{
    STORE_OK(
        m_log->connection()
            .write([](Connection &connection) {
                return connection.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) INSERT "
                    "INTO "
                    "arcp_idempotency SELECT 'p', i, '{}', '2025-01-01T00:00:00Z', "
                    "CASE i % 100 WHEN 0 THEN '2100-01-01T00:00:00Z' ELSE '2025-01-01T00:00:01Z' END FROM n");
            })
            .result());
    QCOMPARE(m_log->sweepIdempotent().result().value_or(-1), 1188);
    QCOMPARE(m_log->sweepIdempotent().result().value_or(-1), 0);
}

void EventLedgerTest::anExpiryThatIsNoTimeIsCorrupt()
{
    STORE_OK(record(QStringLiteral("k"), "2100-01-01T00:00:00Z"));
    STORE_OK(m_log->connection()
                 .write([](Connection &connection) {
                     return connection.execute("UPDATE arcp_idempotency SET expires_at_iso = 'soon'");
                 })
                 .result());
    STORE_FAILS(m_log->lookupIdempotent(QStringLiteral("p"), QStringLiteral("k")).result(), Corrupt);
    QCOMPARE(m_log->sweepIdempotent().result().value_or(-1), 0); // who cannot tell keeps it
    QCOMPARE(keys(), QStringLiteral("k"));
}

QTEST_GUILESS_MAIN(EventLedgerTest)
#include "tst_eventledger.moc"
