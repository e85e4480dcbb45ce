// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QTemporaryDir>

using namespace storescope;
using namespace storescope::test;

// What a claim costs among many batches, and that what makes it cheap loses none.
class ClaimCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void claimingDoesNotSlowWithWaitingBatches_data();
    void claimingDoesNotSlowWithWaitingBatches();
    void manyDelayedBatchesInFrontHideNothing();
    void noIndexIsLeftBehind();

private:
    WorkQueue &queue() { return *m_queue; }
    std::optional<WorkClaim> claim(int max = 1)
    {
        const auto claimed =
            m_queue->claimReady(u"s"_qs, u"worker"_qs, ClaimBoundary::Idle, 1000, max).result();
        return claimed ? *claimed : std::nullopt;
    }
    // Batches 'qwb:1' to 'qwb:COUNT' of a session, available at `moment`, which may speak of n.
    Result<void> fill(int count, const QByteArray &moment, const QByteArray &session = "'s'")
    {
        return execute(
            *queue().connection(),
            "INSERT INTO queued_work_batches (batch_id, session_id, delivery_policy, slot_policy, "
            "merge_key_json, available_at_ms, enqueued_at_ms) WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL "
            "SELECT n + 1 FROM k WHERE n < " +
                QByteArray::number(count) + ") SELECT 'qwb:' || n, " + session +
                ", 'earliest_safe_boundary', 'join', '\"never\"', " + moment + ", 1 FROM k");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Alone<WorkQueue>> m_opened;
    std::shared_ptr<WorkQueue> m_queue;
};

void ClaimCostTest::init()
{
    m_queue.reset();
    m_opened.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_opened = std::make_unique<Alone<WorkQueue>>(m_dir->filePath(u"session.db"_qs));
    QVERIFY(m_opened->store);
    m_queue = std::make_shared<WorkQueue>(m_opened->store->connection(), [] { return 1'000'000; });
}

void ClaimCostTest::claimingDoesNotSlowWithWaitingBatches_data()
{
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<QByteArray>("session");
    QTest::addColumn<int>("limit"); // a search of all of them takes more than a hundred thousand
    const auto row = [](const char *name, const char *moment, const char *session, int limit) {
        QTest::newRow(name) << QByteArray(moment) << QByteArray(session) << limit;
    };
    row("ready at once", "0", "'s'", 1000);
    row("each ready at its own time", "n", "'s'", 1000);
    row("of another session", "0", "'t'", 1000);
    row("not ready yet", "2000000 + n", "'s'", 10'000);
    row("behind many that are not ready", "CASE WHEN n < 500 THEN 2000000 ELSE 0 END", "'s'", 10'000);
    // Where nothing helps it is no worse than a search of all.
    row("that too, each at its own time", "CASE WHEN n < 500 THEN 2000000 ELSE n END", "'s'", 250'000);
}

void ClaimCostTest::claimingDoesNotSlowWithWaitingBatches()
{
    QFETCH(QByteArray, moment);
    QFETCH(QByteArray, session);
    QFETCH(int, limit);
    QVERIFY(fill(10'000, moment, session));
    QVERIFY(queue().enqueue(draft(u"s"_qs)).result());
    qint64 steps = 0;
    {
        const Effort measured(*queue().connection());
        const auto claimed = claim();
        QVERIFY(claimed);
        QVERIFY(queue().complete(claimed->completion()).result());
        steps = measured.steps();
    }
    QVERIFY2(steps > 100 && steps < limit, qPrintable(QString::number(steps)));
}

void ClaimCostTest::manyDelayedBatchesInFrontHideNothing()
{
    // More delayed ones than are looked at one by one, more moments than that, and some whose claim expired.
    for (const QByteArray moment : {"0", "1700 - n"}) {
        QVERIFY(execute(*queue().connection(), "DELETE FROM queued_work_batches"));
        QVERIFY(fill(700, "CASE WHEN n <= 300 THEN 2000000 ELSE " + moment + " END"));
        QVERIFY(execute(*queue().connection(),
                        "UPDATE queued_work_batches SET claim_id = 'qwc:302:1', claim_token = 'lost', "
                        "claim_expires_at_ms = 5 WHERE batch_id IN ('qwb:302', 'qwb:304')"));
        QVERIFY(execute(*queue().connection(),
                        "UPDATE queued_work_batches SET claim_id = 'qwc:303:1', claim_token = 'held', "
                        "claim_expires_at_ms = 5000000 WHERE batch_id = 'qwb:303'"));
        const auto claimed = claim(5);
        QVERIFY(claimed);
        QList<qint64> seqs;
        for (const WorkBatch &batch : claimed->batches)
            seqs += batch.seq;
        QCOMPARE(seqs, (QList<qint64>{301, 302, 304, 305, 306}));
    }
}

void ClaimCostTest::noIndexIsLeftBehind()
{
    const QByteArray sql = "SELECT type || name || coalesce(sql, '') FROM sqlite_master ORDER BY name";
    const QStringList before = lines(*queue().connection(), sql);
    QVERIFY(before.size() > 10);
    for (int n = 0; n < 20; ++n)
        QVERIFY(queue().enqueue(draft(u"s"_qs)).result());
    for (int n = 0; n < 20; ++n)
        QVERIFY(queue().complete(claim()->completion()).result());
    QCOMPARE(lines(*queue().connection(), sql), before);
}

QTEST_GUILESS_MAIN(ClaimCostTest)
#include "tst_claimcost.moc"
