// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/alarm.h"
#include "core/sqlite/opening.h"
#include "tests/read/storefixture.h"

#include <atomic>

using namespace storescope;
using namespace std::chrono_literals;

class TestAlarm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_fixture.create(QStringLiteral("--rows 1")));
        auto connection = openForReading(m_fixture.file());
        QVERIFY(connection);
        m_connection = std::move(*connection);
    }
    void cleanup() { m_connection.reset(); }

    // Both statements would never end.
    void ringsWhenTheTimeIsOver()
    {
        Alarm alarm(*m_connection, 5ms);
        QVERIFY(!m_connection->scalar(endless));
        QVERIFY(alarm.stop());
    }
    void ringsWhenItsWriterIsAboutToCheckpoint()
    {
        std::atomic<int> looks = 0;
        Alarm alarm(*m_connection, 1h, [&looks] { return WalState{++looks < 5 ? 900u : 1200u, 0, 0}; });
        QVERIFY(!m_connection->scalar(endless));
        QVERIFY(alarm.stop());
    }
    // A long log to which nobody adds waits for nothing.
    void doesNotRingForALogThatRests()
    {
        std::atomic<int> looks = 0;
        Alarm alarm(*m_connection, 1h, [&looks] {
            ++looks;
            return WalState{5000, 0, 0};
        });
        QTRY_VERIFY(looks >= 5);
        QVERIFY(!alarm.stop());
    }

private:
    static constexpr auto endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    StoreFixture m_fixture;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestAlarm)
#include "tst_alarm.moc"
