// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QTemporaryDir>

#include <thread>

using namespace storescope;
using namespace storescope::test;

class WorkQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theSameSourceKeyGivesTheExistingBatch();
    void idsDoNotCollideBetweenConnections();
    void whatTheRuntimeCannotReadIsRefused();

    void theOldestIsClaimedFirst();
    void delayedAndHeldBatchesAreNotClaimed();
    void anExclusiveBatchIsClaimedAlone();
    void joiningBatchesAreClaimedTogether();
    void aBatchThatWaitsForTheTurnBlocksACheckpoint();
    void theFencingTokenGrowsAndSurvivesARelease();
    void aClaimThatChangesNoRowIsNoClaim();
    void twoConnectionsNeverOwnOneBatch();

    void renewAndCompleteWorkUntilSomebodyElseClaims();
    void aTokenOfAnotherClaimCompletesNothing();
    void abandoningALostClaimDoesNothing();
    void cancelSparesALiveClaim();
    void pendingIncludesDelayedBatches();

    void everyCallLocksBeforeItReads();

private:
    WorkQueue &queue() { return *m_queue; }
    std::optional<WorkClaim> claim(int max = 1, ClaimBoundary boundary = ClaimBoundary::Idle,
                                   qint64 ttl = 1000)
    {
        const auto claimed = m_queue->claimReady(u"s"_qs, u"worker"_qs, boundary, ttl, max).result();
        return claimed ? *claimed : std::nullopt;
    }
    WorkBatch put(const BatchDraft &made) { return m_queue->enqueue(made).result().value_or(WorkBatch{}); }
    static QList<qint64> seqs(const std::optional<WorkClaim> &claim)
    {
        QList<qint64> found;
        for (const WorkBatch &batch : claim ? claim->batches : std::vector<WorkBatch>())
            found += batch.seq;
        return found;
    }
    QString file() const { return m_dir->filePath(u"session.db"_qs); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Alone<WorkQueue>> m_opened;
    std::shared_ptr<WorkQueue> m_queue;
    std::shared_ptr<std::atomic<qint64>> m_now;
};

void WorkQueueTest::init()
{
    m_queue.reset();
    m_opened.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_opened = std::make_unique<Alone<WorkQueue>>(file());
    QVERIFY(m_opened->store);
    m_now = std::make_shared<std::atomic<qint64>>(1'000'000);
    m_queue =
        std::make_shared<WorkQueue>(m_opened->store->connection(), [now = m_now] { return now->load(); });
}

void WorkQueueTest::theSameSourceKeyGivesTheExistingBatch()
{
    BatchDraft first = draft(u"s"_qs, u"one"_qs);
    first.sourceKey = u"key"_qs;
    BatchDraft second = draft(u"s"_qs, u"two"_qs);
    second.sourceKey = u"key"_qs;
    const WorkBatch stored = put(first);
    QVERIFY(!stored.id.isEmpty());
    QCOMPARE(stored.items.size(), std::size_t(1));
    QCOMPARE(stored.items[0].payload, payload(u"one"_qs));
    QVERIFY(put(second) == stored);
    second.session = u"t"_qs;
    QVERIFY(put(second).id != stored.id);
    QCOMPARE(ask(*queue().connection(), "SELECT count(*) FROM queued_work_batches"), u"2"_qs);
    QCOMPARE(ask(*queue().connection(), "SELECT count(*) FROM queued_work_items"), u"2"_qs);
}

void WorkQueueTest::idsDoNotCollideBetweenConnections()
{
    // The clock stands: every id is made in one millisecond, by two connections, of equal drafts.
    const Alone<WorkQueue> other(file());
    QVERIFY(other.store);
    WorkQueue second(other.store->connection(), [now = m_now] { return now->load(); });
    QSet<QString> ids;
    for (int n = 0; n < 50; ++n) {
        for (WorkQueue *each : {m_queue.get(), &second}) {
            const auto stored = each->enqueue(draft(u"s"_qs)).result();
            QVERIFY2(stored, stored ? "" : qPrintable(stored.error().sentence));
            ids += stored->id;
        }
    }
    QCOMPARE(ids.size(), 100);
}

void WorkQueueTest::whatTheRuntimeCannotReadIsRefused()
{
    BatchDraft nameless = draft(QString());
    BatchDraft unknown = draft(u"s"_qs);
    unknown.payloads = {"{\"type\":\"else\"}"};
    BatchDraft text = draft(u"s"_qs);
    text.payloads = {payload(u"x"_qs), "\"turn_input\""};
    for (const BatchDraft &wrong : {nameless, unknown, text}) {
        const auto stored = queue().enqueue(wrong).result();
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::InvalidArgument);
    }
    QCOMPARE(ask(*queue().connection(), "SELECT count(*) FROM queued_work_batches"), u"0"_qs);
}

void WorkQueueTest::theOldestIsClaimedFirst()
{
    const qint64 first = put(draft(u"s"_qs)).seq;
    put(draft(u"s"_qs));
    const auto claimed = claim();
    QCOMPARE(seqs(claimed), QList<qint64>{first});
    QCOMPARE(claimed->id, u"qwc:%1:1"_qs.arg(first));
    QCOMPARE(claimed->owner, u"worker"_qs);
    QCOMPARE(claimed->claimedAtMs, 1'000'000);
    QCOMPARE(claimed->expiresAtMs, 1'001'000);
    QCOMPARE(claimed->batches[0].items.size(), std::size_t(1));
    QVERIFY(!claim(0));
    // An older one whose claim expired comes before what nobody ever took.
    *m_now += 1000;
    QCOMPARE(seqs(claim()), QList<qint64>{first});
}

void WorkQueueTest::delayedAndHeldBatchesAreNotClaimed()
{
    BatchDraft delayed = draft(u"s"_qs);
    delayed.availableAtMs = 1'000'001;
    const qint64 late = put(delayed).seq;
    const qint64 held = put(draft(u"s"_qs)).seq;
    const qint64 free = put(draft(u"s"_qs)).seq;
    put(draft(u"another"_qs));
    QCOMPARE(seqs(claim()), QList<qint64>{held});
    QCOMPARE(seqs(claim()), QList<qint64>{free});
    QVERIFY(!claim());
    *m_now += 1;
    QCOMPARE(seqs(claim()), QList<qint64>{late});
    QVERIFY(!claim());
}

void WorkQueueTest::anExclusiveBatchIsClaimedAlone()
{
    const qint64 first = put(joining(u"s"_qs)).seq;
    const qint64 alone = put(draft(u"s"_qs)).seq;
    const qint64 last = put(joining(u"s"_qs)).seq;
    QCOMPARE(seqs(claim(10)), QList<qint64>{first});
    QCOMPARE(seqs(claim(10)), QList<qint64>{alone});
    QCOMPARE(seqs(claim(10)), QList<qint64>{last});
}

void WorkQueueTest::joiningBatchesAreClaimedTogether()
{
    const MergeKey a = MergeKey::ofGroup(u"a"_qs);
    const MergeKey b = MergeKey::ofGroup(u"b"_qs);
    QList<qint64> seq;
    for (const MergeKey &key : {a, a, b, a, MergeKey{}, MergeKey{}})
        seq += put(joining(u"s"_qs, key)).seq;
    BatchDraft later = joining(u"s"_qs);
    later.delivery = DeliveryPolicy::AfterCurrentTurnCommit;
    seq += put(later).seq;
    QCOMPARE(seqs(claim(10)), seq.mid(0, 2));
    QCOMPARE(seqs(claim(10)), seq.mid(2, 1));
    QCOMPARE(seqs(claim(10)), seq.mid(3, 1));
    const auto never = claim(10); // never equals never; another delivery policy ends it
    QCOMPARE(seqs(never), seq.mid(4, 2));
    QVERIFY(queue().abandon(*never).result());
    QCOMPARE(seqs(claim(1)), seq.mid(4, 1));
    QCOMPARE(seqs(claim(1)), seq.mid(5, 1));
}

void WorkQueueTest::aBatchThatWaitsForTheTurnBlocksACheckpoint()
{
    BatchDraft waits = draft(u"s"_qs);
    waits.delivery = DeliveryPolicy::AfterCurrentTurnCommit;
    const qint64 first = put(waits).seq;
    const qint64 behind = put(draft(u"s"_qs)).seq;
    QVERIFY(!claim(10, ClaimBoundary::ActiveTurnCheckpoint));
    QCOMPARE(seqs(claim(10, ClaimBoundary::Idle)), QList<qint64>{first});
    QCOMPARE(seqs(claim(10, ClaimBoundary::ActiveTurnCheckpoint)), QList<qint64>{behind});
}

void WorkQueueTest::theFencingTokenGrowsAndSurvivesARelease()
{
    put(draft(u"s"_qs));
    const auto first = claim();
    QCOMPARE(first->fencingToken, 1);
    QVERIFY(queue().abandon(*first).result());
    QCOMPARE(ask(*queue().connection(), "SELECT claim_fencing_token FROM queued_work_batches"), u"1"_qs);
    const auto second = claim();
    QCOMPARE(second->fencingToken, 2);
    QVERIFY(second->token != first->token);
    *m_now += 1000;
    QCOMPARE(claim()->fencingToken, 3);
}

void WorkQueueTest::aClaimThatChangesNoRowIsNoClaim()
{
    put(joining(u"s"_qs));
    const QString second = put(joining(u"s"_qs)).id;
    StoreConnection &connection = *queue().connection();
    const QByteArray trigger =
        "CREATE TRIGGER keep BEFORE UPDATE ON queued_work_batches WHEN OLD.batch_id = '" + second.toUtf8() +
        "' BEGIN SELECT RAISE(IGNORE); END";
    QVERIFY(execute(connection, trigger));
    const auto none = queue().claimReady(u"s"_qs, u"owner"_qs, ClaimBoundary::Idle, 60'000, 2).result();
    QVERIFY2(none, none ? "" : qPrintable(none.error().sentence)); // somebody else was faster: no error
    QVERIFY(!*none);
    QCOMPARE(ask(connection, "SELECT count(*) FROM queued_work_batches WHERE claim_token IS NOT NULL"),
             u"0"_qs);
    QVERIFY(execute(connection, "DROP TRIGGER keep"));
    QCOMPARE(seqs(claim(2)).size(), 2);
}

void WorkQueueTest::twoConnectionsNeverOwnOneBatch()
{
    constexpr int count = 300;
    for (int n = 0; n < count; ++n)
        put(draft(u"s"_qs));
    const auto work = [this](QStringList &owned, const QString &name) {
        const Alone<WorkQueue> own(file());
        while (true) {
            const auto claimed = own->claimReady(u"s"_qs, name, ClaimBoundary::Idle, 3'600'000).result();
            if (!claimed || !*claimed || !own->renew(**claimed, 3'600'000).result())
                return;
            owned += (*claimed)->batches[0].id;
        }
    };
    QStringList a, b;
    std::thread first(work, std::ref(a), u"a"_qs);
    std::thread second(work, std::ref(b), u"b"_qs);
    first.join();
    second.join();
    QCOMPARE(a.size() + b.size(), count);
    QCOMPARE(QSet<QString>(a.begin(), a.end()).unite(QSet<QString>(b.begin(), b.end())).size(), count);
}

void WorkQueueTest::renewAndCompleteWorkUntilSomebodyElseClaims()
{
    put(draft(u"s"_qs));
    const auto first = claim();
    *m_now += 5000;
    const auto renewed = queue().renew(*first, 1000).result();
    QVERIFY(renewed);
    QCOMPARE(renewed->expiresAtMs, 1'006'000);
    *m_now += 5000;
    const auto second = claim();
    QCOMPARE(queue().renew(*first, 1000).result().error().code, ErrorCode::ClaimExpired);
    QCOMPARE(queue().complete(first->completion()).result().error().code, ErrorCode::ClaimExpired);
    QCOMPARE(ask(*queue().connection(), "SELECT claim_expires_at_ms FROM queued_work_batches"),
             QString::number(second->expiresAtMs));
    *m_now += 5000;
    QVERIFY(queue().complete(second->completion()).result());
    QCOMPARE(ask(*queue().connection(), "SELECT count(*) FROM queued_work_batches"), u"0"_qs);
    QCOMPARE(ask(*queue().connection(), "SELECT count(*) FROM queued_work_items"), u"0"_qs);
    QCOMPARE(queue().complete(second->completion()).result().error().code, ErrorCode::ClaimExpired);
}

void WorkQueueTest::aTokenOfAnotherClaimCompletesNothing()
{
    put(joining(u"s"_qs));
    put(joining(u"s"_qs));
    const auto held = claim(2);
    const QStringList before = everything(*queue().connection());
    WorkCompletion wrongToken = held->completion();
    wrongToken.token = u"guessed"_qs;
    WorkCompletion half = held->completion();
    half.batches.removeLast();
    WorkCompletion foreign = held->completion();
    foreign.batches[1] = u"qwb:other"_qs;
    for (const WorkCompletion &wrong : {wrongToken, half, foreign})
        QCOMPARE(queue().complete(wrong).result().error().code, ErrorCode::ClaimExpired);
    QCOMPARE(everything(*queue().connection()), before);
    WorkClaim stolen = *held;
    stolen.token = u"guessed"_qs;
    QCOMPARE(queue().renew(stolen, 9000).result().error().code, ErrorCode::ClaimExpired);
    QVERIFY(queue().abandon(stolen).result());
    QCOMPARE(everything(*queue().connection()), before);
}

void WorkQueueTest::abandoningALostClaimDoesNothing()
{
    put(draft(u"s"_qs));
    const auto lost = claim();
    *m_now += 1000;
    const auto now = claim();
    const QStringList before = everything(*queue().connection());
    QVERIFY(queue().abandon(*lost).result());
    QCOMPARE(everything(*queue().connection()), before);
    QVERIFY(queue().renew(*now, 1000).result());
}

void WorkQueueTest::cancelSparesALiveClaim()
{
    const WorkBatch batch = put(draft(u"s"_qs));
    QVERIFY(claim());
    QVERIFY(!*queue().cancel(u"s"_qs, batch.id).result());
    *m_now += 1000;
    QVERIFY(!*queue().cancel(u"another"_qs, batch.id).result());
    QVERIFY(**queue().cancel(u"s"_qs, batch.id).result() == batch);
    QVERIFY(!*queue().cancel(u"s"_qs, batch.id).result());
    QCOMPARE(ask(*queue().connection(), "SELECT count(*) FROM queued_work_items"), u"0"_qs);
}

void WorkQueueTest::pendingIncludesDelayedBatches()
{
    const WorkBatch held = put(draft(u"s"_qs, u"held"_qs));
    BatchDraft later = draft(u"s"_qs, u"later"_qs);
    later.availableAtMs = 9'000'000;
    later.payloads.push_back(payload(u"and this"_qs));
    const WorkBatch delayed = put(later);
    BatchDraft nothing = draft(u"s"_qs);
    nothing.payloads.clear();
    const WorkBatch empty = put(nothing);
    put(draft(u"another"_qs));
    QCOMPARE(seqs(claim()), QList<qint64>{held.seq});
    QVERIFY(*queue().list(u"s"_qs).result() == (std::vector{held, delayed, empty}));
    QVERIFY(*queue().listPending(u"s"_qs).result() == (std::vector{delayed, empty}));
    *m_now += 1000;
    QCOMPARE(queue().listPending(u"s"_qs).result()->size(), std::size_t(3));
}

void WorkQueueTest::everyCallLocksBeforeItReads()
{
    // The clock is asked within the transaction: from there nobody else can write any more.
    ConnectionPool pool;
    WriteOptions impatient = asTheCrate;
    impatient.busyTimeoutMs = 1;
    const auto other = WorkQueue::open(pool, file(), impatient).result();
    QVERIFY(other);
    QList<ErrorCode> seen;
    WorkQueue watched(queue().connection(), [&] {
        const auto stored = (*other)->enqueue(draft(u"t"_qs)).result();
        seen += stored ? ErrorCode::NotFound : stored.error().code;
        return qint64(1'000'000);
    });
    BatchDraft keyed = draft(u"s"_qs);
    keyed.sourceKey = u"key"_qs;
    const auto stored = watched.enqueue(keyed).result();
    QVERIFY(stored);
    const auto claimed = watched.claimReady(u"s"_qs, u"w"_qs, ClaimBoundary::Idle, 0).result();
    QVERIFY(claimed && *claimed);
    QVERIFY(*watched.cancel(u"s"_qs, stored->id).result());
    QCOMPARE(seen, QList<ErrorCode>(3, ErrorCode::Busy));
}

QTEST_GUILESS_MAIN(WorkQueueTest)
#include "tst_workqueue.moc"
