// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace storescope;
using namespace storescope::test;

// A queue that the real crate wrote, and what it claimed from it, lane by lane: ours claims the same.
class ClaimTrialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void claimsWhatTheCrateClaims_data();
    void claimsWhatTheCrateClaims();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Alone<WorkQueue>> m_queue;
};

void ClaimTrialsTest::init()
{
    if (m_queue)
        return;
    QVERIFY(copyFixture(lashFixtures + u"queue"_qs, m_dir.path(), u"session.db"_qs));
    m_queue = std::make_unique<Alone<WorkQueue>>(m_dir.filePath(u"session.db"_qs));
    QVERIFY(m_queue->store);
}

void ClaimTrialsTest::claimsWhatTheCrateClaims_data()
{
    QTest::addColumn<QJsonObject>("trial");
    const QJsonArray trials = expectedOf(u"queue"_qs)[u"claims"_qs].toArray();
    QCOMPARE(trials.size(), 60);
    for (const auto &value : trials) {
        const QJsonObject trial = value.toObject();
        QTest::addRow("%s, %s, at most %d", qPrintable(trial[u"lane"_qs].toString()),
                      qPrintable(trial[u"boundary"_qs].toString()), trial[u"max"_qs].toInt())
            << trial;
    }
}

void ClaimTrialsTest::claimsWhatTheCrateClaims()
{
    QFETCH(QJsonObject, trial);
    StoreConnection &connection = m_queue->connection();
    QVERIFY(execute(connection, "CREATE TEMP TABLE before AS SELECT * FROM queued_work_batches"));
    const bool idle = trial[u"boundary"_qs].toString() == u"idle";
    const auto claimed = (*m_queue)
                             ->claimReady(trial[u"session_id"_qs].toString(), u"trial"_qs,
                                          idle ? ClaimBoundary::Idle : ClaimBoundary::ActiveTurnCheckpoint,
                                          60'000, trial[u"max"_qs].toInt())
                             .result();
    QVERIFY(claimed);
    QJsonArray ids, seqs;
    for (const WorkBatch &batch : *claimed ? (*claimed)->batches : std::vector<WorkBatch>()) {
        ids += batch.id;
        seqs += batch.seq;
    }
    const QJsonArray expected = trial[u"batch_ids"_qs].toArray();
    QCOMPARE(ids, expected);
    QCOMPARE(seqs, trial[u"enqueue_seqs"_qs].toArray());
    QCOMPARE(claimed->has_value(), !expected.isEmpty());
    if (*claimed) {
        QCOMPARE((*claimed)->id, trial[u"claim_id"_qs].toString());
        QCOMPARE((*claimed)->fencingToken, trial[u"fencing_token"_qs].toInteger());
    }
    // As it was, for the next trial.
    QVERIFY(execute(connection, "UPDATE queued_work_batches AS q SET (claim_id, claim_owner_id, claim_token, "
                                "claim_fencing_token, claim_claimed_at_ms, claim_expires_at_ms) = (SELECT "
                                "claim_id, claim_owner_id, claim_token, claim_fencing_token, "
                                "claim_claimed_at_ms, claim_expires_at_ms FROM temp.before AS b WHERE "
                                "b.batch_id = q.batch_id)"));
    QVERIFY(execute(connection, "DROP TABLE temp.before"));
}

QTEST_GUILESS_MAIN(ClaimTrialsTest)
#include "tst_claimtrials.moc"
