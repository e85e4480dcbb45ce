// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/writeaccess.h"
#include "core/action/writeturns.h"
#include "tests/action/actionfixture.h"

#include <QElapsedTimer>

using namespace storescope;
using namespace storescope::test;
using namespace std::chrono_literals;

// How long we let others write. Only what is waited at least is looked at: a busy computer may wait longer.
class TestWriteTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ActionFixture>(ActionFixture::withItems());
        auto connection = openStoreForWriting(m_fixture->file(), 1000);
        QVERIFY(connection);
        m_turns = std::make_unique<WriteTurns>();
        m_connection = std::move(*connection);
        allowChanges(*m_connection, {QStringLiteral("items")});
        m_turns->watch(*m_connection);
    }
    void cleanup()
    {
        m_connection.reset();
        m_turns.reset();
        m_fixture.reset();
    }

    void theFirstWaitsForNothing()
    {
        m_turns->ended(1h, 1);
        WriteTurns first;
        first.watch(*m_connection);
        QVERIFY(first.wait({}));
    }

    void theGapBeginsAtTheEnd()
    {
        QVERIFY(m_turns->begun());
        m_turns->ended(30ms, 10);
        QElapsedTimer since;
        since.start();
        QVERIFY(m_turns->wait({}));
        QVERIFY2(since.nsecsElapsed() >= 29'000'000, qPrintable(QString::number(since.nsecsElapsed())));
    }

    void aCancelEndsALongGap()
    {
        m_turns->ended(1h, 1);
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(m_turns->wait(cancel)); // comes back at all
    }

    // Our last transaction made the log long: its writer gets time to begin it anew.
    void aLongLogIsLeftToItsWriter()
    {
        QVERIFY(m_turns->begun());
        QCOMPARE(m_fixture->sql({"INSERT INTO items VALUES('other', 1, 1)", "SELECT 1"}), QByteArray("1"));
        QVERIFY(m_turns->begun());
        QVERIFY(m_connection->execute("INSERT INTO items VALUES('ours', 1, zeroblob(4000000))"));
        m_turns->ended(1us, 1);
        QElapsedTimer since;
        since.start();
        QVERIFY(m_turns->wait({}));
        QVERIFY2(since.elapsed() >= 240, qPrintable(QString::number(since.elapsed())));
    }

    // Its log is long enough, and it may be checkpointing just now.
    void aCheckpointHasTimeToEnd()
    {
        m_fixture->sql(
            {"PRAGMA wal_autocheckpoint=0", "INSERT INTO items VALUES('theirs', 1, zeroblob(4000000))"});
        QVERIFY(m_connection->dataVersion());
        QElapsedTimer since;
        since.start();
        m_turns->letCheckpoint({});
        QVERIFY2(since.nsecsElapsed() >= 4'000'000, qPrintable(QString::number(since.nsecsElapsed())));
        QVERIFY(!m_turns->isInTheWay()); // not before somebody commits
        m_fixture->sql({"INSERT INTO items VALUES('more', 1, 1)"});
        QVERIFY(m_turns->isInTheWay());
    }

private:
    std::unique_ptr<ActionFixture> m_fixture;
    std::unique_ptr<WriteTurns> m_turns;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestWriteTurns)
#include "tst_writeturns.moc"
