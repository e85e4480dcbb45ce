// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QTemporaryDir>

#include <latch>
#include <thread>

using namespace storescope;
using namespace storescope::test;

class SessionStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aCommitWritesEverything();
    void aCommitIsCompareAndSetOverTwoConnections();
    void theLoserOfManyRacesLearnsTheHead();
    void aCommitLocksBeforeItReads();
    void noExpectedRevisionMeansNoComparison();
    void aTurnCommittedAgainGivesTheFirstResult();
    void aTurnWithAnotherHashIsAConflict();
    void anotherSessionIsRefused();
    void whatTheRuntimeCannotReadIsRefused();
    void anyFailureRollsEverythingBack_data();
    void anyFailureRollsEverythingBack();
    void aCommitCompletesClaims();
    void aCommitConfirmsAttachments();

    void theCostDoesNotGrowWithTheGraph();
    void theNodeCountIsRightWhoeverWrites();
    void theActivePathFollowsParents();
    void tombstonedNodesAreNotSeenAndVacuumed();
    void replacingTheGraphLeavesTheNewOne();

private:
    SessionStore &store() { return *m_opened->store; }
    CommitAnswer commit(const SessionCommit &made) { return store().commit(made).result(); }
    QString file() const { return m_dir->filePath(u"session.db"_qs); }
    qint64 nodesInHead() { return (*store().head().result())->graphNodeCount().value_or(-1); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Alone<SessionStore>> m_opened;
};

void SessionStoreTest::init()
{
    m_opened.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_opened = std::make_unique<Alone<SessionStore>>(file());
    QVERIFY(m_opened->store);
}

void SessionStoreTest::aCommitWritesEverything()
{
    SessionCommit first = commitOf(u"s"_qs, 1, 0);
    first.currentAgentFrame = u"frame"_qs;
    first.agentFrames = Json::array({Json{{"frame_id", "frame"}}});
    first.checkpoint.toolState = Json{{"tools", Json::array({"read"})}};
    first.checkpoint.pluginSnapshotRef = u"standing"_qs;
    first.checkpoint.pluginSnapshotRevision = 7;
    first.checkpoint.executionState = QByteArray("\x00\xff", 2);
    first.turn = TurnStamp{u"t1"_qs, u"h1"_qs};
    const auto result = commit(first);
    QVERIFY(result);
    QCOMPARE(result->headRevision, 1);

    const auto head = *store().head().result();
    QCOMPARE(head->session, u"s"_qs);
    QCOMPARE(head->revision, 1);
    QCOMPARE(head->text("checkpoint_ref"), result->checkpointRef);
    QCOMPARE(head->text("leaf_node_id"), u"s-1"_qs);
    QCOMPARE(head->text("current_agent_frame_id"), u"frame"_qs);
    QVERIFY(head->document["config"] == first.config);
    QVERIFY(head->document["agent_frames"] == first.agentFrames);

    QVERIFY(result->manifest["turn_state"] == first.checkpoint.turnState);
    QCOMPARE(result->manifest["plugin_snapshot_ref"].get<std::string>(), std::string("standing"));
    QCOMPARE(result->manifest["plugin_snapshot_revision"].get<int>(), 7);
    const auto ref = [&](const char *key) {
        return QString::fromStdString(result->manifest[key].get<std::string>());
    };
    QCOMPARE(*store().blob(ref("tool_state_ref")).result(), QByteArray("\x81\xa5tools\x91\xa4read"));
    QCOMPARE(*store().blob(ref("execution_state_ref")).result(), QByteArray("\x92\x00\xcc\xff", 4));
    QVERIFY(store().blob(result->checkpointRef).result());
    QVERIFY(*store().usage().result() == first.usage);
    QCOMPARE(store().graph().result()->front().json, first.graph.nodes[0]);
    QCOMPARE(lines(m_opened->connection(), "SELECT turn_id, turn_commit_hash FROM runtime_turn_commits"),
             QStringList{u"t1|h1"_qs});
}

void SessionStoreTest::aCommitIsCompareAndSetOverTwoConnections()
{
    Alone<SessionStore> other(file());
    QVERIFY(other.store);
    auto a = store().commit(commitOf(u"s"_qs, 1, 0));
    auto b = other->commit(commitOf(u"s"_qs, 2, 0));
    const CommitAnswer answers[]{a.result(), b.result()};
    const bool firstWon = answers[0].has_value();
    QVERIFY(answers[0].has_value() != answers[1].has_value());
    const CommitError &loser = answers[firstWon ? 1 : 0].error();
    QCOMPARE(loser.code, ErrorCode::Conflict);
    QVERIFY(loser.refusal == CommitError::Refusal(HeadRevisionConflict{0, 1}));
    QCOMPARE((*store().head().result())->revision, 1);
    QCOMPARE(store().graph().result()->size(), std::size_t(1));
}

void SessionStoreTest::theLoserOfManyRacesLearnsTheHead()
{
    constexpr int each = 60;
    std::latch together(2);
    std::atomic<int> refused = 0, wrong = 0;
    const auto run = [&](int from) {
        const Alone<SessionStore> own(file());
        together.arrive_and_wait();
        qint64 expected = 0;
        for (int n = from; n < from + each;) {
            const auto done = own->commit(commitOf(u"s"_qs, n, expected)).result();
            if (done) {
                ++n;
                expected = done->headRevision;
            } else if (const auto *head = std::get_if<HeadRevisionConflict>(&done.error().refusal)) {
                wrong += head->expected != expected || head->actual <= expected;
                ++refused;
                expected = head->actual;
            } else {
                ++wrong;
                return;
            }
        }
    };
    std::thread a(run, 1), b(run, 1000);
    a.join();
    b.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(refused > 0);
    QCOMPARE((*store().head().result())->revision, 2 * each);
    QCOMPARE(nodesInHead(), 2 * each);
}

void SessionStoreTest::aCommitLocksBeforeItReads()
{
    ConnectionPool pool;
    WriteOptions impatient = asTheCrate;
    impatient.busyTimeoutMs = 1;
    const auto other = SessionStore::open(pool, file(), impatient).result();
    QVERIFY(other);
    std::optional<CommitAnswer> meanwhile;
    SessionStore watched(store().connection(), [&] { // asked within the transaction
        meanwhile = (*other)->commit(commitOf(u"s"_qs, 2, 0)).result();
        return qint64(1);
    });
    QVERIFY(watched.commit(commitOf(u"s"_qs, 1, 0)).result());
    QVERIFY(meanwhile && !*meanwhile);
    QCOMPARE(meanwhile->error().code, ErrorCode::Busy);
}

void SessionStoreTest::noExpectedRevisionMeansNoComparison()
{
    for (int n = 1; n <= 3; ++n)
        QCOMPARE(commit(commitOf(u"s"_qs, n))->headRevision, n);
    const auto late = commit(commitOf(u"s"_qs, 4, 2));
    QVERIFY(late.error().refusal == CommitError::Refusal(HeadRevisionConflict{2, 3}));
}

void SessionStoreTest::aTurnCommittedAgainGivesTheFirstResult()
{
    SessionCommit turn = commitOf(u"s"_qs, 1, 0);
    turn.turn = TurnStamp{u"t1"_qs, u"h1"_qs};
    const auto first = commit(turn);
    QVERIFY(first);
    QVERIFY(commit(commitOf(u"s"_qs, 2, 1)));
    const QStringList before = everything(m_opened->connection());
    const auto again = commit(turn); // its expected head is long outdated
    QVERIFY(again);
    QVERIFY(*again == *first);
    QCOMPARE(everything(m_opened->connection()), before);
}

void SessionStoreTest::aTurnWithAnotherHashIsAConflict()
{
    SessionCommit turn = commitOf(u"s"_qs, 1, 0);
    turn.turn = TurnStamp{u"t1"_qs, u"h1"_qs};
    QVERIFY(commit(turn));
    const QStringList before = everything(m_opened->connection());
    turn.turn->hash = u"h2"_qs;
    const auto other = commit(turn); // the turn is looked at before the head
    QCOMPARE(other.error().code, ErrorCode::Conflict);
    QVERIFY(other.error().refusal == CommitError::Refusal(TurnCommitConflict{u"s"_qs, u"t1"_qs}));
    QCOMPARE(everything(m_opened->connection()), before);
}

void SessionStoreTest::anotherSessionIsRefused()
{
    QVERIFY(commit(commitOf(u"s"_qs, 1)));
    SessionCommit other = commitOf(u"else"_qs, 2, 99);
    other.turn = TurnStamp{u"t1"_qs, u"h1"_qs};
    const auto refused = commit(other); // before anything else is looked at
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().refusal == CommitError::Refusal(SessionBindingMismatch{u"s"_qs, u"else"_qs}));
    QVERIFY(refused.error().sentence.contains(file()));
}

void SessionStoreTest::whatTheRuntimeCannotReadIsRefused()
{
    std::vector<SessionCommit> wrong(5, commitOf(u"s"_qs, 1));
    wrong[0].session.clear();
    wrong[1].config = Json::object();
    wrong[2].checkpoint.turnState = nullptr;
    wrong[3].graph.kind = GraphChange::Kind::Unchanged;
    wrong[4].graph.nodes = {"{\"id\":\"no node\"}"};
    for (const SessionCommit &each : wrong)
        QCOMPARE(commit(each).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(everything(m_opened->connection()), QStringList());
}

void SessionStoreTest::anyFailureRollsEverythingBack_data()
{
    QTest::addColumn<QByteArray>("trigger");
    QTest::newRow("a node that is there") << QByteArray();
    for (const char *table : {"blobs", "usage_deltas", "session_head", "runtime_turn_commits"})
        QTest::newRow(table) << QByteArray("CREATE TRIGGER refuse BEFORE INSERT ON ") + table +
                                    " BEGIN SELECT RAISE(ABORT, 'refused'); END";
}

void SessionStoreTest::anyFailureRollsEverythingBack()
{
    QFETCH(QByteArray, trigger);
    QVERIFY(commit(commitOf(u"s"_qs, 1)));
    WorkQueue queue(store().connection());
    QVERIFY(queue.enqueue(draft(u"s"_qs)).result());
    const auto claim = *queue.claimReady(u"s"_qs, u"w"_qs, ClaimBoundary::Idle, 60'000).result();
    if (!trigger.isEmpty())
        QVERIFY(execute(m_opened->connection(), trigger));
    const QStringList before = everything(m_opened->connection());

    SessionCommit next = commitOf(u"s"_qs, 2);
    next.turn = TurnStamp{u"t2"_qs, u"h2"_qs};
    next.completed = {claim->completion()};
    if (trigger.isEmpty())
        next.graph.nodes.push_back(graphNode(u"s-1"_qs));
    const auto failed = commit(next);
    QVERIFY(!failed);
    QVERIFY(std::holds_alternative<std::monostate>(failed.error().refusal));
    QCOMPARE(everything(m_opened->connection()), before);

    if (!trigger.isEmpty())
        QVERIFY(execute(m_opened->connection(), "DROP TRIGGER refuse"));
    else
        next.graph.nodes.pop_back();
    QVERIFY(commit(next));
    QCOMPARE(nodesInHead(), 2);
}

void SessionStoreTest::aCommitCompletesClaims()
{
    WorkQueue queue(store().connection());
    QVERIFY(queue.enqueue(draft(u"s"_qs)).result());
    QVERIFY(queue.enqueue(draft(u"other"_qs)).result());
    const auto claim = *queue.claimReady(u"s"_qs, u"w"_qs, ClaimBoundary::Idle, 60'000).result();
    const auto foreign = *queue.claimReady(u"other"_qs, u"w"_qs, ClaimBoundary::Idle, 60'000).result();
    SessionCommit first = commitOf(u"s"_qs, 1);
    first.completed = {claim->completion(), foreign->completion()};
    QCOMPARE(commit(first).error().code, ErrorCode::ClaimExpired); // a claim of another session
    QCOMPARE(queue.list(u"s"_qs).result()->size(), std::size_t(1));
    first.completed.pop_back();
    QVERIFY(commit(first));
    QCOMPARE(queue.list(u"s"_qs).result()->size(), std::size_t(0));
    SessionCommit second = commitOf(u"s"_qs, 2);
    second.completed = {claim->completion()};
    QCOMPARE(commit(second).error().code, ErrorCode::ClaimExpired); // completed before
    QCOMPARE((*store().head().result())->revision, 1);
}

void SessionStoreTest::aCommitConfirmsAttachments()
{
    const AttachmentIntent picture{u"a1"_qs, u"s"_qs, u"/tmp/a1"_qs, 100};
    const AttachmentIntent lost{u"a2"_qs, u"s"_qs, u"/tmp/a2"_qs, 200};
    const AttachmentIntent foreign{u"a3"_qs, u"t"_qs, u"/tmp/a3"_qs, 300};
    for (const auto &intent : {picture, lost, foreign})
        QVERIFY(store().recordIntent(intent).result());
    QVERIFY(store().recordIntent({u"a1"_qs, u"t"_qs, u"/elsewhere"_qs, 1}).result()); // the first one stands
    SessionCommit first = commitOf(u"s"_qs, 1);
    first.attachments = {u"a1"_qs, u"a3"_qs};
    QVERIFY(commit(first));
    QVERIFY(*store().uncommittedAttachments(300).result() == (std::vector{lost, foreign}));
    QVERIFY(*store().uncommittedAttachments(299).result() == std::vector{lost});
    QVERIFY(store().forgetAttachment(u"a2"_qs).result());
    QVERIFY(*store().uncommittedAttachments(299).result() == std::vector<AttachmentIntent>());
}

void SessionStoreTest::theCostDoesNotGrowWithTheGraph()
{
    const auto effort = [this](int n) {
        const Effort measured(m_opened->connection());
        return commit(commitOf(u"s"_qs, n)) ? measured.steps() : qint64(-1);
    };
    QVERIFY(commit(commitOf(u"s"_qs, 1)));
    const qint64 small = effort(2);
    QVERIFY(small > 0);
    SessionCommit many = commitOf(u"s"_qs, 3);
    for (int n = 4; n <= 5000; ++n)
        many.graph.nodes.push_back(graphNode(u"s-%1"_qs.arg(n)));
    QVERIFY(commit(many));
    const qint64 large = effort(5001);
    QVERIFY2(large > 0 && large < small + 1000, qPrintable(u"%1 after %2"_qs.arg(large).arg(small)));
    QCOMPARE(nodesInHead(), 5001);
}

void SessionStoreTest::theNodeCountIsRightWhoeverWrites()
{
    for (int n = 1; n <= 4; ++n)
        QVERIFY(commit(commitOf(u"s"_qs, n)));
    QCOMPARE(nodesInHead(), 4);
    // Another program takes nodes away and leaves the head as it is.
    const Alone<SessionStore> other(file());
    QVERIFY(execute(other.connection(), "UPDATE graph_nodes SET tombstoned = 1 WHERE node_id = 's-2'"));
    QVERIFY(commit(commitOf(u"s"_qs, 5)));
    QCOMPARE(nodesInHead(), 4);
    // So does a second store on this connection, whose writes the first does not see as foreign.
    SessionStore second(store().connection());
    QCOMPARE(*second.tombstone({u"s-3"_qs, u"s-3"_qs, u"none"_qs}).result(), 1);
    QCOMPARE(nodesInHead(), 3);
    QVERIFY(commit(commitOf(u"s"_qs, 6)));
    QCOMPARE(nodesInHead(), 4);
    QVERIFY(second.commit(commitOf(u"s"_qs, 7)).result());
    QVERIFY(commit(commitOf(u"s"_qs, 8)));
    QCOMPARE(nodesInHead(), 6);
    QCOMPARE(ask(m_opened->connection(), "SELECT count(*) FROM graph_nodes WHERE tombstoned = 0"), u"6"_qs);
}

static QStringList idsOf(const Result<std::vector<GraphNode>> &nodes)
{
    QStringList ids;
    for (const GraphNode &node : nodes.value_or(std::vector<GraphNode>()))
        ids += node.id;
    return ids;
}

void SessionStoreTest::theActivePathFollowsParents()
{
    SessionCommit tree = commitOf(u"s"_qs, 1);
    tree.graph.nodes = {graphNode(u"root"_qs), graphNode(u"left"_qs, u"root"_qs),
                        graphNode(u"right"_qs, u"root"_qs), graphNode(u"leaf"_qs, u"right"_qs),
                        graphNode(u"round"_qs, u"round"_qs)};
    QVERIFY(commit(tree));
    QCOMPARE(idsOf(store().activePath(u"leaf"_qs).result()),
             (QStringList{u"root"_qs, u"right"_qs, u"leaf"_qs}));
    QCOMPARE(idsOf(store().activePath(u"none"_qs).result()), QStringList());
    QVERIFY(idsOf(store().activePath(u"round"_qs).result()).size() < 10); // its own parent: it ends
}

void SessionStoreTest::tombstonedNodesAreNotSeenAndVacuumed()
{
    for (int n = 1; n <= 3; ++n)
        QVERIFY(commit(commitOf(u"s"_qs, n)));
    QCOMPARE(*store().tombstone({u"s-2"_qs}).result(), 1);
    QCOMPARE(idsOf(store().graph().result()), (QStringList{u"s-1"_qs, u"s-3"_qs}));
    QCOMPARE(idsOf(store().activePath(u"s-3"_qs).result()), QStringList{u"s-3"_qs});
    QCOMPARE(store().node(u"s-2"_qs).result().error().code, ErrorCode::NotFound);
    QVERIFY(store().node(u"s-1"_qs).result());
    QCOMPARE(ask(m_opened->connection(), "SELECT count(*) FROM graph_nodes"), u"3"_qs);
    QCOMPARE(*store().vacuum().result(), 1);
    QCOMPARE(ask(m_opened->connection(), "SELECT count(*) FROM graph_nodes"), u"2"_qs);
    QCOMPARE(*store().vacuum().result(), 0);
}

void SessionStoreTest::replacingTheGraphLeavesTheNewOne()
{
    for (int n = 1; n <= 3; ++n)
        QVERIFY(commit(commitOf(u"s"_qs, n)));
    SessionCommit other = commitOf(u"s"_qs, 3);
    other.graph.kind = GraphChange::Kind::ReplaceAll;
    QVERIFY(commit(other));
    QCOMPARE(idsOf(store().graph().result()), QStringList{u"s-3"_qs});
    QCOMPARE(nodesInHead(), 1);
    SessionCommit same = commitOf(u"s"_qs, 4);
    same.graph = {};
    same.graph.leaf = u"s-3"_qs;
    QVERIFY(commit(same));
    QCOMPARE(nodesInHead(), 1);
}

QTEST_GUILESS_MAIN(SessionStoreTest)
#include "tst_sessionstore.moc"
