// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/sha256.h"
#include "tests/action/twins.h"
#include "tests/store/lashtest.h"

using namespace storescope;
using namespace storescope::test;

namespace {

constexpr qint64 at = 1'772'366'400'123;

const QByteArray claimColumns = "SELECT enqueue_seq, batch_id, claim_token, claim_id, claim_expires_at_ms, "
                                "available_at_ms FROM queued_work_batches";

// A queue whose clock stands.
struct StandingQueue
{
    ConnectionPool pool;
    std::shared_ptr<StoreConnection> connection;
    std::unique_ptr<WorkQueue> queue;

    StandingQueue(const QString &file, qint64 now)
    {
        connection = StoreConnection::open(pool, file, sessionSchema(), asTheCrate).result().value();
        queue = std::make_unique<WorkQueue>(connection, [now] { return now; });
    }
};

// Every mix of a claim's columns, each in a session of its own so that none stands in another's way.
void makeMixedQueue(const QString &file)
{
    const Alone<WorkQueue> queue(file);
    const QByteArray t = QByteArray::number(at);
    int n = 0;
    for (const QByteArray &token : {QByteArray("NULL"), QByteArray("''"), QByteArray("'token'")})
        for (const QByteArray &claim : {QByteArray("NULL"), QByteArray("'qwc:1:1'")})
            for (const QByteArray &until : {t, QByteArray("0"), QByteArray("'never'"), t + ".5"})
                for (const QByteArray &available : {QByteArray("0"), t, t + "+1"}) {
                    QVERIFY(queue->enqueue(draft(QStringLiteral("s%1").arg(++n))).result());
                    QVERIFY(execute(queue.connection(),
                                    "UPDATE queued_work_batches SET claim_token = " + token +
                                        ", claim_id = " + claim + ", claim_expires_at_ms = " + until +
                                        ", available_at_ms = " + available +
                                        " WHERE enqueue_seq = " + QByteArray::number(n)));
                }
}

// Three batches, of which the claim of two ran out an hour ago.
WorkClaim makeLapsedClaim(const QString &file)
{
    StandingQueue past(file, QDateTime::currentMSecsSinceEpoch() - 3'660'000);
    for (int i = 0; i < 3; ++i)
        past.queue->enqueue(joining(QStringLiteral("s"))).waitForFinished();
    const auto claim =
        past.queue->claimReady(QStringLiteral("s"), QStringLiteral("w"), ClaimBoundary::Idle, 60'000, 2)
            .result();
    return claim.value().value();
}

QByteArray sqlText(const QByteArray &text)
{
    return "CAST(x'" + text.toHex() + "' AS TEXT)";
}

} // namespace

// What is claimable, lapsed or reachable in a lash session file is said by the stores and by the profile;
// here each row is asked on both sides.
class TestLashRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claimsLapseAlike_data();
    void claimsLapseAlike();
    void releasedRowsAreTheSame();
    void cancelledRowsAreTheSame();
    void blobsAreReachableAlike_data();
    void blobsAreReachableAlike();

private:
    static void compareCollections(const Twins &twins, bool keepsAll);
};

void TestLashRule::claimsLapseAlike_data()
{
    QTest::addColumn<qint64>("now");
    QTest::newRow("equal") << at;
    QTest::newRow("one before") << at - 1;
    QTest::newRow("one after") << at + 1;
}

void TestLashRule::claimsLapseAlike()
{
    QFETCH(qint64, now);
    const Twins twins(makeMixedQueue);
    const Rows before = rowsOf(twins.ours(), claimColumns);
    QCOMPARE(before.size(), 72);
    const Instant instant = Instant::fromMilliseconds(now);
    const Ruled release = twins.ruled(QStringLiteral("queue"), QStringLiteral("release"), instant);
    const Ruled cancel = twins.ruled(QStringLiteral("queue"), QStringLiteral("cancel"), instant);
    const StandingQueue claims(twins.ours(), now), cancels(twins.theirs(), now);
    int claimed = 0, cancelled = 0, lapsed = 0;
    for (auto row = before.begin(); row != before.end(); ++row) {
        const QStringList cells = row->split(QLatin1Char('|'));
        const QString session = QStringLiteral("s%1").arg(row.key()), state = release.states[row.key()];
        const bool hasToken = cells[1] != QLatin1String("0 ");
        const bool isDue = cells[4].section(QLatin1Char(' '), 1).toLongLong() <= now;
        const bool hasLapsed = state == QLatin1String("lease-expired");

        const auto claim =
            claims.queue->claimReady(session, QStringLiteral("w"), ClaimBoundary::Idle, 1000, 1).result();
        QVERIFY2(claim, qPrintable(*row));
        const bool isClaimable = state == QLatin1String("claimable") || (hasLapsed && isDue);
        QVERIFY2(claim->has_value() == isClaimable, qPrintable(*row + state));
        const auto gone = cancels.queue->cancel(session, cells[0].section(QLatin1Char(' '), 1)).result();
        QVERIFY2(gone, qPrintable(*row));
        QVERIFY2(gone->has_value() == cancel.meant.contains(row.key()), qPrintable(*row + state));
        QVERIFY2(hasLapsed == release.meant.contains(row.key()), qPrintable(*row + state));
        QVERIFY2(hasLapsed == (hasToken && gone->has_value()), qPrintable(*row + state));
        claimed += claim->has_value();
        cancelled += gone->has_value();
        lapsed += hasLapsed;
    }
    QVERIFY(claimed > 10 && cancelled >= claimed && lapsed > 5 && cancelled < 72);
}

// A claim that its owner gives back, and one that the action takes back, leave the same row.
void TestLashRule::releasedRowsAreTheSame()
{
    WorkClaim claim;
    const Twins twins([&claim](const QString &file) { claim = makeLapsedClaim(file); });
    {
        const Alone<WorkQueue> queue(twins.ours());
        QVERIFY(queue->abandon(claim).result());
    }
    const ApplyReport report = twins.apply(QStringLiteral("queue"), QStringLiteral("release"));
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
    QCOMPARE(report.removed, qint64(2));
    const QByteArray all = "SELECT enqueue_seq, * FROM queued_work_batches";
    QCOMPARE(rowsOf(twins.theirs(), all), rowsOf(twins.ours(), all));
    QCOMPARE(rowsOf(twins.ours(), all).size(), 3);
}

void TestLashRule::cancelledRowsAreTheSame()
{
    const Twins twins([](const QString &file) { makeLapsedClaim(file); });
    {
        const Alone<WorkQueue> queue(twins.ours());
        const auto waiting = queue->list(QStringLiteral("s")).result().value();
        for (const WorkBatch &batch : waiting)
            QVERIFY(queue->cancel(batch.session, batch.id).result()->has_value());
    }
    const ApplyReport report = twins.apply(QStringLiteral("queue"), QStringLiteral("cancel"));
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
    QCOMPARE(report.removed, qint64(3));
    for (const QString &file : {twins.ours(), twins.theirs()}) {
        QCOMPARE(rowsOf(file, "SELECT rowid FROM queued_work_batches"), Rows());
        QCOMPARE(rowsOf(file, "SELECT rowid FROM queued_work_items"), Rows());
    }
}

void TestLashRule::blobsAreReachableAlike_data()
{
    QTest::addColumn<QByteArray>("head"); // SQL of head_json; empty: as it is
    QTest::addColumn<QByteArray>(
        "manifest");                      // msgpack of another live manifest; empty: the one that is there
    QTest::addColumn<QByteArray>("more"); // SQL besides
    QTest::addColumn<bool>("keepsAll");
    const auto row = [](const char *name, bool keepsAll, const QByteArray &head,
                        const QByteArray &manifest = {}, const QByteArray &more = {}) {
        QTest::newRow(name) << head << manifest << more << keepsAll;
    };
    const QByteArray config = R"("config":{"provider_id":"p","model":{"id":"m"}})";
    const auto head = [](const QByteArray &text) { return sqlText(text); };
    row("as it is", false, {});
    row("no head row", false, {}, {}, "DELETE FROM session_head");
    row("empty text", true, "''");
    row("empty object", true, "'{}'");
    row("null", true, "'null'");
    row("a list", true, "'[]'");
    row("no config", true, head(R"({"session_id":"s","checkpoint_ref":null})"));
    row("config is no object", true, head(R"({"session_id":"s","config":"p"})"));
    row("config without a model", true, head(R"({"config":{"provider_id":"p"}})"));
    row("no session id", false, head('{' + config + '}'));
    row("no checkpoint", false, head(R"({"session_id":"s",)" + config + R"(,"checkpoint_ref":null})"));
    row("checkpoint is a number", true, head('{' + config + R"(,"checkpoint_ref":5})"));
    row("checkpoint is not there", true, head('{' + config + R"(,"checkpoint_ref":"abc"})"));
    row("cut off", true, head('{' + config));
    row("text after it", true, head('{' + config + "} x"));
    row("invalid UTF-8", true, head('{' + config + ",\"leaf_node_id\":\"\xff\"}"));
    row("as a blob", false, "CAST(head_json AS BLOB)");

    const auto map = [](const Json &json) {
        const auto bytes = Json::to_msgpack(json);
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    };
    const Json turn{{"turn_index", 1}};
    row("manifest without states", false, {}, map({{"turn_state", turn}}));
    row("manifest without a turn", true, {}, map({{"tool_state_ref", "a"}}));
    row("turn is no object", true, {}, map({{"turn_state", 5}}));
    row("turn without an index", true, {}, map({{"turn_state", Json::object()}}));
    row("state is null", false, {}, map({{"turn_state", turn}, {"tool_state_ref", nullptr}}));
    row("state is a number", true, {}, map({{"turn_state", turn}, {"tool_state_ref", 5}}));
    row("state is a list", true, {},
        map({{"turn_state", turn}, {"execution_state_ref", Json::array({"a"})}}));
    row("state is not there", false, {}, map({{"turn_state", turn}, {"plugin_snapshot_ref", "gone"}}));
    row("manifest is a list", true, {}, map(Json::array({turn, "a"})));
    row("manifest is a number", true, {}, map(7));
    row("manifest is text", true, {}, "{\"turn_state\":{\"turn_index\":1}}");
    row("manifest is another than its name", true, {}, {},
        "UPDATE blobs SET content = CAST(x'" + map({{"turn_state", turn}}).toHex() +
            "' AS BLOB) WHERE hash = (SELECT json_extract(head_json, '$.checkpoint_ref') FROM session_head)");
    row("an artifact that is not there", false, {}, {}, "INSERT INTO artifact_refs VALUES('odd', 'none')");
    row("an artifact with an empty name", false, {}, {}, "INSERT INTO artifact_refs VALUES('', '')");
}

void TestLashRule::blobsAreReachableAlike()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, manifest);
    QFETCH(QByteArray, more);
    QFETCH(bool, keepsAll);
    const Twins twins([&](const QString &file) {
        QVERIFY(QFile::copy(lashFixtures + QStringLiteral("gc/session.db"), file));
        QFile(file).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QByteArrayList statements;
        if (!head.isEmpty())
            statements << "UPDATE session_head SET head_json = " + head;
        if (!manifest.isEmpty()) { // as a row without an envelope
            const QByteArray hash = sha256Hex(manifest);
            statements << "INSERT INTO blobs VALUES('" + hash + "', x'" + manifest.toHex() + "')"
                       << "UPDATE session_head SET head_json = json_set(head_json, '$.checkpoint_ref', '" +
                              hash + "')";
        }
        if (!more.isEmpty())
            statements << more;
        runSql(file, statements);
    });
    compareCollections(twins, keepsAll);
}

void TestLashRule::compareCollections(const Twins &twins, bool keepsAll)
{
    const QByteArray all = "SELECT rowid, hash FROM blobs";
    const Rows before = rowsOf(twins.ours(), all);
    QVERIFY(before.size() >= 24);
    QString why;
    {
        const Alone<SessionStore> session(twins.ours());
        const auto report = session->gcUnreachable().result();
        QVERIFY(report);
        why = report->keptBecause;
        QCOMPARE(report->deleted, int(before.size() - rowsOf(twins.ours(), all).size()));
    }
    QCOMPARE(!why.isEmpty(), keepsAll);
    const Rows kept = rowsOf(twins.ours(), all);
    QCOMPARE(kept.size() == before.size(), keepsAll);

    const auto store = twins.actions().open(twins.theirs());
    const PreviewReport seen =
        ActionFixture::preview(store, QStringLiteral("collect"), QStringLiteral("blobs"));
    QVERIFY2(!seen.error, seen.error ? qPrintable(seen.error->sentence) : "");
    QVERIFY2(seen.note.isEmpty() == why.isEmpty(), qPrintable(seen.note + QStringLiteral(" / ") + why));
    if (!keepsAll) {
        const ApplyReport report = twins.actions().apply(store, seen.plan);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
    }
    QCOMPARE(rowsOf(twins.theirs(), all), kept);
}

QTEST_GUILESS_MAIN(TestLashRule)
#include "tst_lashrule.moc"
